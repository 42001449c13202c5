"""Accounts: who may come in, as whom, and what has been done here?"""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.panels import health
from ui.panels.accounts import accounts, audit
from ui.session.language import say

st.title(say(Text("ใครเข้าใช้ได้ และใครทำอะไรไปแล้ว", "Who has access, and what has been done?")))
st.header(accounts.answer(), anchor=False)

st.subheader(say(Text("บัญชีผู้ใช้", "Accounts")))
accounts.register()
st.subheader(say(Text("ฐานข้อมูลและการสำรอง", "Record store and backup")))
health.state_of_the_store()
st.subheader(say(Text("บทบาทและสิทธิ", "Roles and their rights")))
accounts.rights()
st.subheader(say(Text("บันทึกการใช้งาน", "Audit log")))
audit.log()
