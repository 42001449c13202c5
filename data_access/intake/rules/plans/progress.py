"""What a plan has secured and done, over records as they would be once the rows are saved.

The same is asked of a snapshot in SQL (snapshots/days/plan_tables.py); a test compares the two.
"""

from datetime import date
from typing import NamedTuple

import pandas as pd

from data_access.intake.matching.incoming import Incoming, looked_up
from data_access.language.number_words import baht_words
from data_access.language.thai_calendar import fiscal_year_of
from data_access.language.vocabulary import SECURED, Text


class YearMoney(NamedTuple):
    """Baht of a plan's measures in one fiscal year: planned, and of it secured."""

    year: int
    planned: int
    secured: int

    @property
    def words(self) -> Text:
        planned, secured = baht_words(self.planned), baht_words(self.secured)
        return Text(
            f"เงินที่อนุมัติหรือจ่ายแล้วของปี {self.year} ไม่น้อยกว่า {planned.th} (มี {secured.th})",
            f"{planned.en} approved or paid for {self.year} (there is {secured.en})",
        )


class Left(NamedTuple):
    """The numbers of a plan's measures that are neither done nor cancelled, `of` how many."""

    numbers: tuple[int, ...]
    of: int


def year_money(incoming: Incoming, plan_id: str, on: date) -> YearMoney:
    """Of the fiscal year in which the day lies. Cancelled measures cost nothing."""
    year = fiscal_year_of(on)
    measures = incoming.whole("measure")
    live = measures[(measures["plan_id"] == plan_id) & (measures["status"] == "in_plan")]
    lines = incoming.whole("measure_budget")
    lines = lines[lines["measure_id"].isin(live["measure_id"]) & (lines["fiscal_year_be"] == year)]
    secured = lines.loc[lines["secured"].isin(SECURED), "amount_thb"]
    return YearMoney(year, int(lines["amount_thb"].sum()), int(secured.sum()))


def unfinished_measures(incoming: Incoming, plan_id: str) -> Left:
    measures = incoming.whole("measure")
    mine = measures[measures["plan_id"] == plan_id].sort_values("seq")
    done = _is_done(incoming, mine)
    left = mine.loc[~done & (mine["status"] == "in_plan"), "seq"]
    return Left(tuple(int(one) for one in left), len(mine))


def _is_done(incoming: Incoming, measures: pd.DataFrame) -> pd.Series:
    """Whether what is linked makes up the target; where no link has the measure's unit, whether all
    that is linked is done."""
    links = linked(incoming)
    links = links.merge(measures[["measure_id", "unit"]], on="measure_id", suffixes=("", "_wanted"))
    links["fits"] = links["unit"] == links["unit_wanted"]
    links["counted"] = links["qty"].where(links["fits"], 0)
    by_measure = links.groupby("measure_id").agg(
        fits=("fits", "sum"), qty=("counted", "sum"), links=("done", "size"), done=("done", "sum")
    )
    of = by_measure.reindex(measures["measure_id"]).fillna(0).set_axis(measures.index)
    enough = (of["fits"] > 0) & (of["qty"] >= measures["target_qty"].astype("float64"))
    all_done = (of["fits"] == 0) & (of["links"] > 0) & (of["done"] == of["links"])
    return enough | all_done


def linked(incoming: Incoming) -> pd.DataFrame:
    """One row a link: measure_id, seq, `done`, and `qty` in `unit`, what it brings (0 where it is a
    decision, which is done or is not)."""
    links = incoming.whole("measure_link")
    parts = [
        _of(links, "repair_id", _repairs(incoming)),
        _of(links, "livelihood_id", _livelihoods(incoming)),
        _of(links, "pledge_id", _pledges(incoming)),
        _of(links, "commitment_id", _commitments(incoming)),
        _of(links, "decision_id", _decisions(incoming)),
    ]
    return pd.concat(parts, ignore_index=True)


def _of(links: pd.DataFrame, column: str, records: pd.DataFrame) -> pd.DataFrame:
    mine = links[links[column].notna()]
    there = records[~records.index.duplicated()]
    return pd.DataFrame(
        {
            "measure_id": mine["measure_id"],
            "seq": mine["seq"],
            "unit": looked_up(mine[column], there["unit"]),
            "qty": looked_up(mine[column], there["qty"]).fillna(0).astype("float64"),
            "done": looked_up(mine[column], there["done"]).fillna(False).astype(bool),
        }
    )


def _repairs(incoming: Incoming) -> pd.DataFrame:
    rows = incoming.whole("repair")
    done = (rows["status"] == "handed_over").fillna(False)
    return _counted(rows["repair_id"], "house", done.astype(int), done)


def _livelihoods(incoming: Incoming) -> pd.DataFrame:
    rows = incoming.whole("livelihood")
    return _counted(rows["livelihood_id"], "household", 1, True)


def _pledges(incoming: Incoming) -> pd.DataFrame:
    """A pledge brings what was verified of it, and no more than was promised."""
    rows = incoming.whole("pledge")
    given = incoming.whole("delivery")
    verified = given[given["verification"] == "verified"].groupby("pledge_id")["qty"].sum()
    brought = looked_up(rows["pledge_id"], verified).fillna(0).astype("float64").clip(lower=0)
    promised = rows["qty"].astype("float64")
    return _counted(
        rows["pledge_id"], rows["unit"], brought.clip(upper=promised), brought >= promised
    )


def _commitments(incoming: Incoming) -> pd.DataFrame:
    rows = incoming.whole("commitment")
    reports = incoming.whole("commitment_update")
    verified = reports[reports["verification"] == "verified"].sort_values("reported_on")
    newest = verified.drop_duplicates("commitment_id", keep="last").set_index("commitment_id")
    kept = looked_up(rows["commitment_id"], newest["qty_to_date"]).fillna(0).astype("float64")
    return _counted(
        rows["commitment_id"], rows["metric_unit"], kept, kept >= rows["target_qty"].astype(float)
    )


def _decisions(incoming: Incoming) -> pd.DataFrame:
    reports = incoming.whole("decision_update")
    verified = reports[reports["verification"] == "verified"].sort_values("seq")
    newest = verified.drop_duplicates("decision_id", keep="last").set_index("decision_id")
    rows = incoming.whole("decision")
    done = (looked_up(rows["decision_id"], newest["status"]) == "done").fillna(False)
    return _counted(rows["decision_id"], None, 0, done)


def _counted(keys: pd.Series, unit, qty, done) -> pd.DataFrame:
    table = pd.DataFrame({"key": keys})
    table["unit"] = (
        pd.array([unit] * len(table), "str") if not isinstance(unit, pd.Series) else unit
    )
    table["qty"], table["done"] = qty, done
    return table.set_index("key")
