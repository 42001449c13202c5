"""Whether income has grown, and what of the wages stayed, in a sentence and tiles."""

from functools import cached_property

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.language.number_words import baht_words, count_words, hidden_words
from data_access.language.plurals import counted, one_or_many
from data_access.language.shares import NOTHING, percent_words
from data_access.language.vocabulary import Text
from data_access.queries.households.safe_counts import counts_in_view
from data_access.queries.network.goals import goal_board
from data_access.queries.practice.income import (
    followed_in_view,
    income_change,
    wages_that_stayed,
)
from data_access.snapshots.programme import Programme
from display.tiles.tile import NOTHING_SAID, Tile, baht_tile
from display.words.alike import alike

NOT_SHOWN = Text("ไม่แสดง", "Not shown")
NOT_ENOUGH = Text(
    "ครัวเรือนที่รู้รายได้ทั้งก่อนและหลังยังน้อยเกินกว่าจะบอกได้",
    "Too few households have a known income both before and after to say",
)


class IncomeAnswer:
    def __init__(self, programme: Programme):
        self.programme = programme

    @cached_property
    def change(self) -> pd.Series:
        return income_change(self.programme)

    @cached_property
    def followed(self) -> pd.Series:
        return followed_in_view(self.programme)

    @cached_property
    def wages(self) -> pd.Series:
        return wages_that_stayed(self.programme)

    @property
    def hidden(self) -> Text:
        return hidden_words(self.programme.principal.rights.smallest_count)

    def number(self, count: int | None) -> Text:
        return self.hidden if pd.isna(count) else alike(f"{count:,}")

    def work(self, amount: int | None) -> Text:
        """Days or houses of work, which outsiders see rounded down: "32,500 or more"."""
        if pd.isna(amount) or not amount or not is_outsider(self.programme.principal):
            return self.number(amount)
        return Text(f"{amount:,} ขึ้นไป", f"{amount:,}+")

    @property
    def sentence(self) -> Text:
        one = self.change
        if pd.isna(one["median_gain"]):
            return NOT_ENOUGH
        pairs, gain = self.number(self.followed["pairs"]), baht_words(one["median_gain"])
        of_these = _many(self.followed["pairs"], "household")
        low, high = count_words(one["low_gain"]), count_words(one["high_gain"])
        fell = NOTHING_SAID
        if not pd.isna(self.followed["fell"]) and self.followed["fell"]:
            fewer = self.number(self.followed["fell"])
            fell = Text(f" รายได้ลดลง {fewer.th} ครัวเรือน", f"; {fewer.en} earn less")
        return Text(
            f"**ครึ่งหนึ่งมีรายได้เพิ่มตั้งแต่ {gain.th} ต่อคนต่อปี** จาก {pairs.th} ครัวเรือนที่รู้รายได้ก่อนและหลัง"
            f" (ช่วงกลาง {low} ถึง {high}){fell.th}",
            f"**Half gained {gain.en} per person and year or more**, of {pairs.en} {of_these} whose income"
            f" is known before and after (middle half {low} to {high}){fell.en}",
        )

    @property
    def tiles(self) -> list[Tile]:
        follow, wages = self.followed, self.wages
        return [
            self._supported(),
            Tile(
                Text("รายได้ที่เพิ่ม มัธยฐาน (บาทต่อคนต่อปี)", "Median gain (baht per person, year)"),
                self._median(),
                Text(
                    f"ก่อน {count_words(self.change['median_before'])}"
                    f" หลัง {count_words(self.change['median_after'])}",
                    f"before {count_words(self.change['median_before'])},"
                    f" after {count_words(self.change['median_after'])}",
                )
                if not pd.isna(self.change["median_gain"])
                else NOTHING_SAID,
            ),
            self._tile(
                Text("ติดตามหลังครึ่งปี", "Checked after half a year"),
                self._share(follow["checked"], follow["due"]),
                Text(
                    f"{self.number(follow['checked']).th} จาก {self.number(follow['due']).th} ที่ครบกำหนด",
                    f"{self.number(follow['checked']).en} of {self.number(follow['due']).en} that are due",
                ),
            ),
            self._tile(
                Text("ได้ทั้งบ้านและอาชีพ (ครัวเรือน)", "House and livelihood (households)"),
                self.number(follow["repaired"]),
                Text("บ้านส่งมอบแล้ว และได้ส่งเสริมอาชีพ", "house handed over, livelihood supported"),
            ),
            self._tile(
                Text("แรงงานของชุมชนเอง (คน-วัน)", "Work of the community (person-days)"),
                self.work(wages["own_days"]),
                Text(
                    f"จาก {self.work(wages['person_days']).th} ใน {self.work(wages['houses']).th} หลัง",
                    f"of {self.work(wages['person_days']).en} in"
                    f" {self.work(wages['houses']).en} {_many(wages['houses'], 'house')}",
                ),
            ),
            *self._wages(),
        ]  # fmt: skip

    def _tile(self, name: Text, value: Text, compare: Text, state: str | None = None) -> Tile:
        """A number that is hidden is said in a word that is not cut, and the rule below it."""
        if value == self.hidden:
            return Tile(name, NOT_SHOWN, self.hidden, state)
        return Tile(name, value, compare, state)

    def _wages(self) -> list[Tile]:
        """What craftsmen were paid, for those who see every row."""
        if pd.isna(self.wages["own_thb"]):
            return []
        return [
            baht_tile(
                Text("ค่าแรงช่างที่อยู่ในชุมชน", "Wages of craftsmen that stayed"),
                self.wages["own_thb"],
                Text("จ่ายจากกองทุนชุมชนและครัวเรือน", "paid by community funds and households"),
            )
        ]

    def _supported(self) -> Tile:
        count = counts_in_view(self.programme)["livelihoods"]
        board = goal_board(self.programme)
        goals = board[board["rollup"] == "count_livelihoods"]
        goal = goals.iloc[0] if len(goals) else None
        compare, state = NOTHING_SAID, None
        if goal is not None and not pd.isna(goal["target"]) and goal["target"]:
            target = count_words(goal["target"])
            compare, state = (
                Text(f"จาก {target} ครัวเรือน", f"of {counted(goal['target'], 'household')}"),
                goal["rag"],
            )
        value = self.hidden if pd.isna(count) else alike(count_words(count))
        return self._tile(
            Text("ครัวเรือนที่ได้ส่งเสริมอาชีพ", "Households with a livelihood supported"),
            value,
            compare,
            state,
        )

    def _median(self) -> Text:
        gain = self.change["median_gain"]
        return Text("ยังบอกไม่ได้", "Cannot be said") if pd.isna(gain) else alike(count_words(gain))

    def _share(self, part: int | None, whole: int | None) -> Text:
        if pd.isna(part) or pd.isna(whole):
            return self.hidden
        return alike(percent_words(part / whole)) if whole else alike(NOTHING)


def _many(count: float, one: str) -> str:
    """The word after a count; of one that is hidden it is of many."""
    return f"{one}s" if pd.isna(count) else one_or_many(count, one)
