"""Where need is not funded yet: what it is short of, and what is promised to wider areas."""

import pandas as pd
import streamlit as st

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.queries.needs import net_need
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.language import NOTHING, say
from ui.session.numbers import say_hidden, say_quantity

HOW_NET = Text(
    "ขาดสุทธิ = ครัวเรือนที่ยังไม่มีงบ ลบบ้านที่คำมั่นค้างส่งของตำบลนั้นยังทำได้ (มูลค่า ÷ ต้นทุนต่อหลังมัธยฐาน)"
    " เงิน แรงงาน และแผ่นหลังคา คิดจากที่บ้านซึ่งส่งมอบแล้วใช้เฉลี่ยต่อหลัง",
    f"Net need is what is unfunded, less the houses that open pledges for the {SUBDISTRICT.one} can"
    " still pay (value ÷ median cost of a house). Cash, labour and roof sheets: by what a house"
    " handed over took on average.",
)
APART = Text(
    "คำมั่นค้างส่งที่ให้ทั้งจังหวัดหรือทั้งอำเภอ ยังไม่นับในตำบลใด",
    f"Open pledges to the whole province or a whole district: in no {SUBDISTRICT.one} yet",
)


def gaps() -> None:
    """Subdistricts with more need than funded houses, most first, with what they are short of."""
    table = view.ask(net_need.shown_net_gaps)
    hidden = say_hidden(view.programme().principal.rights.smallest_count)
    is_hidden = table["gap"].isna()
    for name in ("in_need", "funded", "gap", *net_need.NET):
        table[name] = [
            (hidden if unseen or name not in net_need.NET else NOTHING)
            if pd.isna(one)
            else f"{one:,}"
            for one, unseen in zip(table[name], is_hidden, strict=True)
        ]
    with st.container(key="gaps_with_words"):  # on paper a table is drawn: alone, it says nothing
        st.caption(say(HOW_NET))
        rows(
            table,
            ("subdistrict_code", "district_code", "in_need", "funded", "gap", *net_need.NET),
            "gaps",
            Text("ไม่มีตำบลที่มีช่องว่าง", f"No {SUBDISTRICT.one} has a gap"),
        )


def pledges_apart() -> None:
    """Pledges made for a whole district or the province: of no subdistrict yet."""
    table = view.ask(net_need.pledges_apart)
    if table.empty:
        return
    names, said = view.names().names, []
    for code, mine in table.groupby("area_code"):
        promised = [say_quantity(row.outstanding, row.unit) for row in mine.itertuples()]
        said.append(f"{say(names[code])}: {', '.join(promised)}")
    with st.expander(say(APART)):
        st.markdown("\n".join(f"- {one}" for one in said))
