"""The ledger in one sentence: how what was delivered and what is in houses come from each other."""

from dataclasses import dataclass

import pandas as pd

from data_access.language.number_words import baht_words
from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.partners.followed import PARTS


@dataclass(frozen=True)
class LedgerSums:
    """Baht of one partner or of all; `cash` and `in_kind` are `delivered` by what it was."""

    promised: int
    delivered: int
    cash: int
    placed: int
    not_placed: int
    not_for_houses: int
    without_delivery: int
    on_houses: int

    @property
    def in_kind(self) -> int:
        return self.delivered - self.cash


def sums_of(table: pd.DataFrame) -> LedgerSums:
    """Of the rows of queries/partners/ledger.py."""
    columns = (
        "promised", "delivered", "placed", "not_placed", "not_for_houses", "without_delivery", "on_houses",
    )  # fmt: skip
    sums = {name: int(table[f"{name}_thb"].sum()) for name in columns}
    cash = int(table.loc[table["unit"] == "THB", "delivered_thb"].sum())
    return LedgerSums(cash=cash, **sums)


def bridge(sums: LedgerSums) -> Text:
    """Money + in kind = delivered = in houses + not placed + not for houses; and what is in houses
    without a delivery."""
    said = {
        name: baht_words(getattr(sums, name))
        for name in (
            "promised", "cash", "in_kind", "delivered", "placed", "not_placed", "not_for_houses",
            "without_delivery", "on_houses",
        )
    }  # fmt: skip
    th, en = ({name: words[at] for name, words in said.items()} for at in (0, 1))
    return Text(
        f"สัญญา {th['promised']} · ส่งมอบที่ตรวจแล้ว: เงิน {th['cash']} + ไม่ใช่เงิน {th['in_kind']}"
        f" = {th['delivered']} · ในนั้นอยู่ในบ้าน {th['placed']} + ยังไม่ได้ลงบ้าน {th['not_placed']}"
        f" + ไม่ใช่ของสำหรับบ้าน {th['not_for_houses']} · บันทึกในบ้านทั้งหมด {th['on_houses']}"
        f" ซึ่งไม่ระบุการส่งมอบ {th['without_delivery']} (ทั้งจังหวัด ทุกปี)",
        f"Promised {en['promised']}. Delivered and verified: cash {en['cash']} + in kind"
        f" {en['in_kind']} = {en['delivered']}, of which {en['placed']} is in houses,"
        f" {en['not_placed']} not placed, {en['not_for_houses']} not meant for houses. On houses in all"
        f" {en['on_houses']}, of which {en['without_delivery']} names no delivery (whole province, all"
        " years).",
    )


def linked_words(linked: pd.Series) -> Text:
    """How many of the houses handed over can be followed back to a promise, and how many cannot; the
    row of houses_linked."""
    houses, *parts = (linked[name] for name in ("houses", *PARTS))
    if not houses:
        return Text("ยังไม่มีบ้านส่งมอบให้ตามกลับ", "No house has been handed over yet.")
    if pd.isna(parts).any():
        return Text(
            f"จากบ้านที่ส่งมอบ {houses:,} หลัง ไม่แสดงว่ากี่หลังตามกลับถึงคำมั่นได้ เพราะจำนวนน้อย",
            f"Of {counted(houses, 'house')} handed over it is not shown how many lead back to a"
            " pledge: too few.",
        )
    pledge, commitment, gift, none = map(int, parts)
    return Text(
        f"จากบ้านที่ส่งมอบ {houses:,} หลัง ตามกลับถึงคำมั่นของภาคีได้ {pledge:,} หลัง"
        f" ถึงคำมั่นของคนในเครือข่าย {commitment:,} หลัง ไม่มีคำมั่น {gift + none:,} หลัง"
        f" ({gift:,} หลังมาจากของที่ให้นอกคำมั่น {none:,} หลังไม่ระบุการส่งมอบ)",
        f"Of {counted(houses, 'house')} handed over, {pledge:,}"
        f" {one_or_many(pledge, 'leads', 'lead')} back to a partner’s pledge, {commitment:,} to a"
        f" commitment of the network, and {gift + none:,} to no promise ({gift:,} to a gift outside"
        f" pledges, {none:,} to no recorded delivery).",
    )
