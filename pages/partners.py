"""Partners: what was promised, what was delivered, what is overdue, and where the gaps are."""

import streamlit as st

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from ui.panels import gaps, partners
from ui.panels.downloads import downloads
from ui.panels.shared import ledger
from ui.panels.shared.pick import pick_partner
from ui.panels.shared.row_list import choose_list, draw_list
from ui.panels.shared.tile import tiles
from ui.session.language import say
from ui.shell.title import draw_title

draw_title(Text("ภาคีส่งมอบตามคำมั่นหรือไม่", "Do partners deliver what they promised?"))
row_list = choose_list("partners")
chosen = pick_partner(of_all=row_list is not None)
st.header(partners.answer(chosen), anchor=False)
if row_list:
    draw_list(row_list, chosen)
tiles(partners.partner_tiles(chosen))

if chosen:
    partners.houses_reached(chosen)
    downloads.files_of_partner(chosen)
else:
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.subheader(say(Text("คำมั่นและส่งมอบรายภาคี (บาท)", "Promised and delivered (baht)")))
        partners.bullets()
    with right:
        st.subheader(say(Text("ภาคีใดช่วยที่ใด (บาท)", "Who helps where (baht)")))
        partners.matrix()

st.subheader(say(Text("คำมั่นตามหน่วย (ต่างหน่วยรวมกันไม่ได้)", "By unit (units do not add up)")))
partners.units(chosen)
st.subheader(
    say(
        Text(
            "ตำบลที่ยังต้องการภาคี (ครัวเรือน)",
            f"{SUBDISTRICT.many.capitalize()} that still need a partner",
        )
    )
)
gaps.gaps()
gaps.pledges_apart()
partners.ledger(chosen)
ledger.draw_ledger(chosen)
if chosen:
    st.subheader(say(Text("บ้านที่ร่วมสนับสนุน (รายการซ่อม)", "Houses it reached (repairs)")))
    partners.houses(chosen)
