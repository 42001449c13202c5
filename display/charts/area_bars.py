"""How far each area has come to its target, as bars, and the need there."""

import pandas as pd

from data_access.language.number_words import count_words, hidden_words
from data_access.language.plurals import one_or_many
from data_access.language.shares import NOTHING, is_known
from data_access.language.vocabulary import AREA_LEVEL, Text
from data_access.queries.areas.areas import names_in_view
from data_access.queries.households.households import shown_need_by_area
from data_access.queries.insights.houses_answer import state_words
from data_access.queries.repairs.houses import progress_by_area
from data_access.snapshots.programme import Programme
from display.charts.bars import Amount, Bar, Bars, count, known
from display.words.alike import alike

TARGET, HANDED_OVER = Text("เป้าหมาย", "Target"), Text("ส่งมอบแล้ว", "Handed over")
EXPECTED = Text("ควรได้ถึงวันนี้", "Expected by today")
NO_AREA = Text("ไม่มีพื้นที่ในขอบเขตที่เลือก", "No area in what is chosen")
NEED_UNKNOWN = Text("ไม่ทราบจำนวนที่เดือดร้อน", "need not known")


def areas_with_need(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of the level in view, most houses left first: the columns of progress_by_area
    and of shown_need_by_area, and `name`."""
    rows = progress_by_area(programme, level).merge(
        shown_need_by_area(programme, level), on="area_code", how="left"
    )
    rows["left"] = rows["target"] - rows["handed_over"]
    names = names_in_view(programme)
    rows["name"] = [names[code] for code in rows["area_code"]]
    return rows.sort_values(["left", "area_code"], ascending=[False, True], ignore_index=True)


def area_bars(programme: Programme, level: str) -> Bars:
    """One bar an area, all on one scale, in the order of areas_with_need."""
    hidden = hidden_words(programme.principal.rights.smallest_count)
    return areas_of(areas_with_need(programme, level), level, hidden)


def areas_of(rows: pd.DataFrame, level: str, hidden: Text) -> Bars:
    """Columns: area_code, name, handed_over, target, expected, rag, houses_state, and of the need
    in_need, urgent and state. `hidden` is written where a count is not shown."""
    kind = AREA_LEVEL[level]
    return Bars(
        tuple(_bar(area, hidden) for area in rows.itertuples()),
        TARGET,
        HANDED_OVER,
        EXPECTED,
        Text(f"ความก้าวหน้าสู่เป้าหมายราย{kind.th}", f"Progress to the target, by {kind.en.lower()}"),
        NO_AREA,
    )


def _bar(area, hidden: Text) -> Bar:
    is_hidden = area.houses_state == "hidden"
    done = Amount(hidden, hidden) if is_hidden else count(area.handed_over)
    of, expected = count(area.target), area.expected
    due = count(round(expected) if is_known(expected) else None)
    in_need, urgent = (_people(one, area.state, hidden) for one in (area.in_need, area.urgent))
    state = area.rag if isinstance(area.rag, str) else "no_data"
    said = hidden if is_hidden else state_words(area.rag, area.target)
    return Bar(
        area.area_code,
        area.name,
        known(area.target),
        known(area.handed_over),
        known(area.expected),
        of,
        done,
        due,
        _value(area.target, of.bare, done.bare, area.handed_over),
        (
            said,
            Text(f"ควรได้ {due.bare.th}", f"expected {due.bare.en}"),
            _need(area.in_need, in_need),
        ),
        state,
        said,
        cells={"in_need": in_need, "urgent": urgent},
    )


def _value(target: float | None, of: Text, done: Text, number: float | None) -> Text:
    houses = one_or_many(number if is_known(number) else 0, "house")
    if not is_known(target):
        return Text(f"{done.th} หลัง ไม่มีเป้าหมาย", f"{done.en} {houses}, no target")
    if not target:
        return Text(f"{done.th} หลัง", f"{done.en} {houses}")
    return Text(
        f"{done.th} จาก {of.th} หลัง", f"{done.en} of {of.en} {one_or_many(target, 'house')}"
    )


def _people(number: float | None, state: str, hidden: Text) -> Text:
    """A count of households: hidden, unknown and zero are three different things."""
    if state == "none":
        return alike(NOTHING)
    return alike(count_words(number)) if is_known(number) else hidden


def _need(number: float | None, words: Text) -> Text:
    if words == alike(NOTHING):
        return NEED_UNKNOWN
    households = one_or_many(number if is_known(number) else 0, "household")
    if not is_known(number):
        return Text(f"ครัวเรือนเดือดร้อน {words.th}", f"{households} in need: {words.en}")
    return Text(f"เดือดร้อน {words.th} ครัวเรือน", f"{words.en} {households} in need")
