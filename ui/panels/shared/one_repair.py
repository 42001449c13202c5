"""One repair: its path, its money by source, and what is done. Nothing of who lives there."""

import pandas as pd
import streamlit as st

from data_access.language.vocabulary import FUNDING_PROGRAM, HOUSE_ROLE, REPAIR_STATUS, Text
from data_access.queries.partners.followed import promises_of_house
from data_access.queries.repairs import single_repairs
from data_access.schema.headings import heading
from ui import charts
from ui.panels.repairs import NO_REPAIRS
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.language import say, say_fiscal_year
from ui.session.numbers import say_baht
from ui.session.words import partner_name, readable

PROMISES = Text("คำมั่นที่บ้านหลังนี้มาจาก", "The promises this house leads back to")
NO_PROMISE = Text("ไม่มีคำมั่นที่บันทึกไว้", "No promise is recorded for it")
NONE_OF_YOURS = Text("ไม่มีคำมั่นของท่านที่บันทึกไว้", "No promise of yours is recorded for it")


def one_repair(repair_id: str) -> None:
    """One repair's path and its money by source."""
    path, money = (
        view.ask(single_repairs.repair_path, repair_id),
        view.ask(single_repairs.repair_money, repair_id),
    )
    if path.empty:
        st.info(
            say(
                Text(
                    f"ไม่พบ {repair_id} ในพื้นที่และบทบาทที่เลือก ลองเลือกทุกอำเภอ",
                    f"{repair_id} is not in what is chosen or may not be seen. Try all districts.",
                )
            )
        )
        return
    _facts(repair_id)
    path["label"] = [
        say(REPAIR_STATUS[row.status])
        + (f" ({readable(path)['hold_reason'][row.Index]})" if row.status == "on_hold" else "")
        for row in path.itertuples()
    ]
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**{say(Text('ขั้นตอนของรายการนี้', 'The path of this repair'))}**")
        drawn = path.rename(columns={"changed_on": "day"})
        alt = say(Text("ลำดับสถานะ", "Path of statuses"))
        charts.show(charts.Picture(charts.timeline(drawn), alt, "timeline"))
    with right:
        st.markdown(f"**{say(Text('เงินและสิ่งสมทบตามแหล่ง (บาท)', 'Money by source (baht)'))}**")
        _money(money)
    _promises(repair_id)


def _facts(repair_id: str) -> None:
    """Where it is, what is done, and what was approved and spent. Nothing of who lives there."""
    row = readable(view.ask(single_repairs.one_repair, repair_id)).iloc[0]
    st.subheader(f"{repair_id} · {row['subdistrict_code']} · {row['district_code']}")
    st.markdown(
        " · ".join(
            (
                row["repair_type"],
                f"**{row['status']}** {say(Text('ตั้งแต่', 'since'))} {row['status_since']}",
                say_fiscal_year(int(row["fiscal_year_be"])),
                f"{say(heading('lead_partner_id'))} {row['lead_partner_id']}",
                f"{say(Text('อนุมัติ', 'approved'))} {say_baht(row['approved_thb'])}",
                f"{say(Text('ใช้จริง', 'spent'))} {say_baht(row['actual_cash_thb'])}",
            )
        )
    )


def _promises(repair_id: str) -> None:
    """The promises that the house leads back to, or that none is recorded."""
    found = view.ask(promises_of_house, repair_id)
    st.markdown(f"**{say(PROMISES)}**")
    if found.empty:
        sees_all = view.programme().principal.rights.rows == "all"
        st.caption(say(NO_PROMISE if sees_all else NONE_OF_YOURS))
    for row in found.itertuples():
        parts = [row.promise_id, str(row.text_th)]
        if isinstance(row.partner_id, str):
            parts.append(partner_name(row.partner_id))
        else:
            parts += [row.participant_id, say(HOUSE_ROLE[row.role])]
        st.markdown(f"- {' · '.join(parts)}")


def _money(money: pd.DataFrame) -> None:
    """Money by source; for a partner what others gave is one sum below it."""
    if money.empty:
        st.info(say(Text("ยังไม่มีแหล่งเงิน", "No source of money yet")))
        return
    of_others = money.loc[money["is_of_others"], "value_thb"]
    money = money[~money["is_of_others"]].reset_index(drop=True)
    money["label"] = [
        say(FUNDING_PROGRAM[row.funding_program])
        + (f" · {partner_name(row.partner_id)}" if isinstance(row.partner_id, str) else "")
        for row in money.itertuples()
    ]
    is_cash = money["kind"] == "cash"
    money["cash"] = money["value_thb"].where(is_cash)
    money["inkind"] = money["value_thb"].where(~is_cash)
    drawn = money.groupby("label", as_index=False, sort=False)[["cash", "inkind"]].sum()
    alt = Text("เงินและสิ่งสมทบตามแหล่ง", "Money by source")
    charts.show(charts.Picture(charts.money_by_source(drawn), say(alt), "money"))
    rows(
        money,
        ("funding_program", "partner_id", "kind", "qty", "unit", "value_thb"),
        "repair_money",
        NO_REPAIRS,
    )
    if view.programme().principal.rights.rows == "own":
        given = say_baht(of_others.sum() if len(of_others) else 0)
        others = Text(
            f"แหล่งอื่นรวมกัน {given} ไม่รวมส่วนที่ครัวเรือนออกเอง ซึ่งไม่แสดงแก่ภาคี",
            f"All other sources together {given}, without what the household paid itself,"
            " which is not shown to partners.",
        )
        st.caption(say(others))
