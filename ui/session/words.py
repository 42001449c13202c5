"""Codes of the records in the reader's language: places, partners, statuses, kinds, columns."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd
from pandas.util import hash_pandas_object

from data_access.choice.reasons import OUTCOME, REASON
from data_access.choice.terms import SEASON
from data_access.language import vocabulary as closed
from data_access.language.area_codes import level_of
from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import names_in_view
from data_access.schema import Table
from ui.session import view
from ui.session.language import NOTHING, say, say_date

YES, NO = Text("ใช่", "Yes"), Text("ไม่", "No")
PROVINCE_WIDE = Text("ทั้งจังหวัด", "Whole province")

LISTS: dict[str, Mapping[str, Text]] = {
    "status": closed.REPAIR_STATUS,
    "hold_reason": closed.HOLD_REASON,
    "repair_type": closed.REPAIR_TYPE,
    "funding_program": closed.FUNDING_PROGRAM,
    "kind": closed.CONTRIBUTION_KIND,
    "unit": closed.UNIT,
    "verification": closed.VERIFICATION,
    "participant_group": closed.PARTICIPANT_GROUP,
    "metric_unit": closed.UNIT,
    "vulnerable_group": closed.VULNERABLE_GROUP,
    "partner_type": closed.PARTNER_TYPE,
    "outcome": OUTCOME,
    "why": REASON,
    "season": SEASON,
}
AREAS = ("area_code", "district_code", "subdistrict_code")
PARTNERS = ("partner_id", "lead_partner_id", "owner_partner_id")


def column_name(table: Table, name: str) -> str:
    """What a column of the schema is called."""
    return say(table.column(name).label)


class Names(NamedTuple):
    """What areas and partners are called, taken while a page is drawn: a download is written on
    another thread, which knows no reader."""

    areas: dict[str, str]
    partners: dict[str, str]


def names_now() -> Names:
    return Names(_of_areas(), _of_partners())


def area_names(codes: Iterable[str | None]) -> list[str]:
    """The name of each area, in order; the whole province has its own words."""
    return _named(codes, _of_areas())


def names_of_figures(codes: Iterable[str | None]) -> list[str]:
    """The same for figures by district, of which only some subdistricts may be in view."""
    names = {code: say(name) for code, name in view.ask(names_in_view).items()}
    return _named(
        codes, _of_areas() | {code: names[code] for code in names if level_of(code) == "district"}
    )


def area_name(code: str | None) -> str:
    return area_names([code])[0]


def partner_names(ids: Iterable[str | None]) -> list[str]:
    """The short name of each partner, in order."""
    return _named(ids, _of_partners())


def partner_name(partner_id: str | None) -> str:
    return partner_names([partner_id])[0]


def readable(table: pd.DataFrame, names: Names | None = None) -> pd.DataFrame:
    """The same rows with every code and date in words, for a table on the screen or in a file."""
    names = names or names_now()
    shown = table.copy()
    for column in shown.columns:
        if column in AREAS:
            shown[column] = _named(shown[column], names.areas)
        elif column in PARTNERS:
            shown[column] = _named(shown[column], names.partners)
        elif column in LISTS:
            shown[column] = [
                say(LISTS[column][code]) if code in LISTS[column] else "" for code in shown[column]
            ]
        elif pd.api.types.is_datetime64_any_dtype(shown[column]):
            shown[column] = ["" if pd.isna(day) else say_date(day) for day in shown[column]]
        elif pd.api.types.is_bool_dtype(shown[column]):
            shown[column] = [say(YES if one else NO) for one in shown[column]]
        elif not pd.api.types.is_numeric_dtype(shown[column]):
            shown[column] = shown[column].fillna("")
    return shown


class Rows(NamedTuple):
    """Rows that are known by what is in them, so that their words can be remembered."""

    digest: str
    table: pd.DataFrame

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self.digest == other.digest

    @classmethod
    def of(cls, table: pd.DataFrame) -> "Rows":
        kinds = f"{list(table.columns)} {list(table.dtypes)}".encode()
        content = hash_pandas_object(table, index=False).to_numpy().tobytes()
        return cls(hashlib.blake2b(kinds + content).hexdigest(), table)


def _of_areas() -> dict[str, str]:
    return view.drawn(_areas_in_words)


def _areas_in_words() -> dict[str, str]:
    areas = view.names()
    return {code: say(name) for code, name in areas.names.items()} | {
        areas.province: say(PROVINCE_WIDE)
    }


def _of_partners() -> dict[str, str]:
    return view.drawn(_partners_in_words)


def _partners_in_words() -> dict[str, str]:
    return {one: say(Text(*name)) for one, name in view.partner_names().items()}


def _named(codes: Iterable[str | None], known: dict[str, str]) -> list[str]:
    return [known.get(code, NOTHING) for code in codes]
