"""The houses of a choice as a table, with the columns that a reader may have: page and files."""

import pandas as pd

from data_access.access.roles import Principal
from data_access.choice.proposal import Proposal
from data_access.choice.scenarios import Scenario
from data_access.choice.stability import Stability
from data_access.language.vocabulary import Text

COLUMNS = (
    "household_id",
    "district_code",
    "subdistrict_code",
    "outcome",
    "why",
    "funding_program",
    "season",
    "pays_thb",
    "steady",
)
# From these and the prices the priority of a house can be worked out, and with it how frail the
# people in it are: for those who may see personal fields.
OF_THE_HOUSE = ("cost_thb", "points_short", "enters_at_thb", "more_thb")
GROUPS = {
    "chosen": ("forced_in", "chosen"),
    "reserve": ("reserve",),
    "not_chosen": ("not_chosen", "forced_out"),
}


def columns_for(reader: Principal) -> tuple[str, ...]:
    return (*COLUMNS, *OF_THE_HOUSE) if reader.may("see_personal") else COLUMNS


def choice_rows(proposal: Proposal, steady: Stability, reader: Principal) -> pd.DataFrame:
    """One row a house, in the order of Explained.houses, with the columns of `columns_for`, as
    codes. `steady` is the percent of weightings that choose it; missing where none was tried."""
    rows = [
        {
            "household_id": one.house.household_id,
            "district_code": one.house.district_code,
            "subdistrict_code": one.house.subdistrict_code,
            "outcome": one.outcome,
            "why": one.reason,
            "funding_program": one.funding_program,
            "season": one.season,
            "pays_thb": one.pays_thb,
            "steady": _percent(one.house.household_id, steady),
            "cost_thb": one.house.cost_thb or None,
            "points_short": one.points_short,
            "enters_at_thb": one.enters_at_thb,
            "more_thb": one.more_thb,
        }
        for one in proposal.houses
    ]
    columns = [*columns_for(reader)]
    table = pd.DataFrame(rows, columns=[*COLUMNS, *OF_THE_HOUSE])[columns]
    whole = {"pays_thb", "steady", "cost_thb", "enters_at_thb", "more_thb"} & {*columns}
    return table.astype(dict.fromkeys(sorted(whole), "Int64"))


def _percent(household_id: str, steady: Stability) -> int | None:
    return round(100 * steady.share.get(household_id, 0.0)) if steady.ways else None


def reasons_counted(proposal: Proposal) -> pd.DataFrame:
    """One row a reason of the houses that are not chosen, the most frequent first: `why`, `houses`."""
    others = [one.reason for one in proposal.houses if one.outcome not in GROUPS["chosen"]]
    counted = pd.Series(others, dtype=object).value_counts(sort=False).rename_axis("why")
    table = counted.reset_index(name="houses")
    return table.sort_values(["houses", "why"], ascending=[False, True], ignore_index=True)


def compared(here: Proposal, saved: Scenario) -> pd.DataFrame:
    """What two choices do, the one worked out now and a saved one: one row a thing counted (`what`,
    a Text) with `here` and `saved`; the homes of both and of one alone last."""
    mine, theirs = {*here.chosen.households}, saved.homes
    rows = [
        (Text("วงเงิน (บาท)", "Sum (baht)"), here.ask.budget_thb, saved.ask.budget_thb),
        (Text("จ่าย (บาท)", "Paid (baht)"), here.chosen.spent, saved.spent_thb),
        (
            Text("ประโยชน์ (แต้ม)", "Benefit (points)"),
            round(here.chosen.benefit),
            round(saved.benefit),
        ),
        (Text("บ้าน (หลัง)", "Homes"), len(mine), len(theirs)),
        (Text("อยู่ในทั้งสองชุด (หลัง)", "Homes in both"), len(mine & theirs), len(mine & theirs)),
        (Text("อยู่ในชุดเดียว (หลัง)", "Homes in one alone"), len(mine - theirs), len(theirs - mine)),
    ]
    return pd.DataFrame(rows, columns=["what", "here", "saved"])
