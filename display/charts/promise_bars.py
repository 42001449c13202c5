"""What partners promised and what has come of it, as bars: of all partners in baht, of one by unit."""

import pandas as pd

from data_access.language.number_words import MILLION_BAHT, millions_words
from data_access.language.plurals import counted
from data_access.language.shares import is_known, percent_words
from data_access.language.vocabulary import UNIT, Text
from data_access.queries.partners import partners
from data_access.snapshots.programme import Programme
from display.charts.bars import NOTHING_SAID, Amount, Bar, Bars, amount, known
from display.words.alike import alike
from display.words.bilingual import Bilingual

PROMISED, DELIVERED = Text("คำมั่น", "Promised"), Text("ส่งมอบแล้ว", "Delivered")
DUE, OVERDUE = Text("ครบกำหนดถึงวันนี้", "Due by today"), Text("ค้างส่งเกินกำหนด", "Overdue")
BEYOND = Text("เกินคำมั่น", "Beyond the promise")
NO_PLEDGE = Text("ยังไม่มีคำมั่นในขอบเขตที่เลือก", "No pledge in what is chosen yet")
QUANTITIES = ("promised", "delivered", "due", "surplus")


def promise_bars(
    programme: Programme, partner_id: str | None = None, most: int | None = None
) -> Bars:
    """One bar a partner with pledges in baht, most outstanding first; of one partner, one a unit of
    its pledges, for units do not add up. Beyond `most` partners the rest stand in one row; of units
    there are no more than that."""
    rows = _by_unit(programme, partner_id, most) if partner_id else _by_partner(programme, most)
    return promises_of(rows, partners.fulfilment(programme, partner_id)["fulfilment"])


def with_rest(rows: pd.DataFrame, most: int | None, columns: list[str]) -> pd.DataFrame:
    """The first rows as they are and those beyond `most` in one more, whose `columns` are summed:
    its partner_id is missing and its `others` how many they are."""
    rows = rows.assign(others=0)
    if most is None or len(rows) <= most:
        return rows
    rest = rows.iloc[most:]
    last = {"partner_id": None, "others": len(rest), **rest[columns].sum().to_dict()}
    return pd.concat([rows.head(most), pd.DataFrame([last])], ignore_index=True)


def promises_of(rows: pd.DataFrame, fulfilment: float | None = None) -> Bars:
    """Columns: key, name, promised, delivered, due (by today), surplus (beyond the promise), unit.

    Rows of one unit share one scale. Sheets and person-days have none in common, so with several
    units each bar is in parts of its own promise.
    """
    in_one = rows["unit"].nunique() == 1
    in_baht = in_one and rows["unit"].iloc[0] == "THB"
    return Bars(
        tuple(_bar(row, in_one, in_baht) for row in rows.itertuples()),
        PROMISED,
        DELIVERED,
        DUE,
        _alt(len(rows), fulfilment),
        NO_PLEDGE,
        late=OVERDUE,
        beyond=BEYOND,
        unit=MILLION_BAHT if in_baht else NOTHING_SAID,
    )


def _bar(row, in_one: bool, in_baht: bool) -> Bar:
    has_promise = is_known(row.promised) and row.promised > 0
    scale = 1.0 if in_one else row.promised if has_promise else None
    promised, delivered, due, surplus = (
        known(None if scale is None or not is_known(one) else one / scale)
        for one in (getattr(row, name) for name in QUANTITIES)
    )
    if delivered is not None and promised is not None:
        delivered = min(delivered, promised)
    late = None
    if due is not None and delivered is not None and due > delivered:
        late = (delivered, due - delivered)
    of, done, until_now = (
        _words(one, row.unit, in_baht) for one in (row.promised, row.delivered, row.due)
    )
    share = delivered / promised if promised and delivered is not None else None
    return Bar(
        row.key,
        row.name,
        promised,
        delivered,
        due,
        of,
        done,
        until_now,
        alike(percent_words(share)),
        tuple(_remarks(row, of, done, until_now)),
        late=late,
        beyond=surplus if surplus is not None and surplus > 0 else None,
    )


def _remarks(row, of: Amount, done: Amount, due: Amount):
    came = done.full if row.unit == "THB" else done.bare  # the unit stands behind the promise
    yield Text(f"ส่งมอบ {came.th} จาก {of.full.th}", f"{came.en} of {of.full.en} delivered")
    if is_known(row.due) and row.due > 0:
        yield Text(f"ครบกำหนด {due.full.th}", f"{due.full.en} due")
    if is_known(row.surplus) and row.surplus > 0:
        more = amount(row.surplus, row.unit).full
        yield Text(f"เกินคำมั่น {more.th}", f"{more.en} beyond the promise")


def _words(quantity: float | None, unit: str, in_millions: bool) -> Amount:
    """Bare, money is in millions where the whole chart is."""
    words = amount(quantity, unit)
    if in_millions and is_known(quantity):
        return Amount(alike(millions_words(quantity)), words.full)
    return words


def _alt(bars: int, fulfilment: float | None) -> Text:
    if not bars:
        return Text("ไม่มีคำมั่นให้แสดง", "There is no pledge to show")
    share = percent_words(fulfilment)
    return Text(
        f"แถบคำมั่นและส่งมอบ {bars} แถว รวมส่งมอบแล้ว {share}",
        f"{counted(bars, 'bar')} of promised and delivered; {share} delivered in all",
    )


def _by_partner(programme: Programme, most: int | None) -> pd.DataFrame:
    names = Bilingual(programme)
    rows = partners.by_partner(programme).rename(
        columns={
            "promised_thb": "promised",
            "counted_thb": "delivered",
            "due_thb": "due",
            "surplus_thb": "surplus",
        }
    )
    rows = with_rest(rows[rows["promised"] > 0], most, list(QUANTITIES))
    rows["name"] = [
        Text(f"อีก {others} ภาคี", counted(others, "other")) if others else names.partner(one)
        for one, others in zip(rows["partner_id"], rows["others"], strict=True)
    ]
    return rows.assign(key=rows["partner_id"].fillna("others"), unit="THB")


def _by_unit(programme: Programme, partner_id: str, most: int | None) -> pd.DataFrame:
    rows = partners.by_unit(programme, partner_id)
    rows = rows[rows["promised"] > 0].head(most or len(rows))
    rows = rows.drop(columns="delivered").rename(columns={"counted": "delivered"})
    return rows.assign(key=rows["unit"], name=[UNIT[one] for one in rows["unit"]])
