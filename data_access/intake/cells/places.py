"""Names of places, and codes that were abolished, in the codes that the area table has now."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data_access.intake.cells.normalise import THAI_DIGITS, alike
from data_access.intake.issues import Rule, asking
from data_access.language import area_codes
from data_access.language.area_codes import LEVELS, part_of, pattern_of
from data_access.language.vocabulary import Text

UNKNOWN_PLACE = Rule(
    Text("ไม่มีชื่อพื้นที่นี้ในจังหวัด", "is not the name of an area of the province"),
    Text("ตรวจตัวสะกด หรือใส่รหัสพื้นที่แทนชื่อ", "Check the spelling, or write the area's code"),
)
SEVERAL_PLACES = Rule(
    Text("เป็นชื่อของพื้นที่มากกว่าหนึ่งแห่ง", "is the name of more than one area"),
    Text(
        "เติม ต. อ. หรือ จ. หน้าชื่อ หรือใส่รหัสพื้นที่", "Put ต., อ. or จ. before it, or write the area's code"
    ),
)
ABOLISHED = Rule(
    Text("เป็นรหัสพื้นที่ที่เลิกใช้แล้ว และไม่มีรหัสใหม่ที่แน่นอน", "is an area code that was abolished without a sure successor"),
    Text("ตรวจว่าปัจจุบันอยู่ในตำบลใด แล้วใส่รหัสปัจจุบัน", "Find out in which area it lies now, and write that code"),
)  # fmt: skip
# What may stand before a name, or behind it in English, and the level that it says.
BEFORE = {
    "subdistrict": ("ตำบล", "ต", "tambon", "subdistrict", "แขวง"),
    "district": ("อำเภอ", "อ", "amphoe", "district", "เขต"),
    "province": ("จังหวัด", "จ", "changwat", "province"),
}
PART = re.compile(
    r"(?P<before>ตำบล|ต\.|tambon |อำเภอ|อ\.|amphoe |จังหวัด|จ\.|changwat )\s*", re.IGNORECASE
)
CODE = re.compile(rf"(?:TH)?({pattern_of(None)})(?:\.0)?", re.IGNORECASE)
NEAREST, NEAR = 2, 0.6  # names proposed for one that is unknown, and how like it they must be
CAPITAL = "เมือง"  # the capital district, written without the name of its province


@dataclass(frozen=True)
class Places:
    """The areas by code and by name. Made by `Places.of` from records of the area table."""

    levels: dict[str, str]
    by_name: dict[tuple[str, str], tuple[str, ...]]
    successors: dict[str, str | None]
    names: dict[str, str]

    @classmethod
    def of(cls, *areas: pd.DataFrame) -> "Places":
        """Records of the area table, later ones in place of earlier ones: area_code, level, name_th, name_en, valid_to, replaced_by.

        An area with a last day is abolished: its name is no longer known, its code leads to its
        successor, and to None where the table names none.
        """
        levels: dict[str, str] = {}
        called: dict[str, str] = {}
        names: dict[tuple[str, str], list[str]] = {}
        successors: dict[str, str | None] = {}
        columns = ["area_code", "level", "name_th", "name_en", "valid_to", "replaced_by"]
        known = pd.concat([table.reindex(columns=columns) for table in areas])
        known = known.drop_duplicates("area_code", keep="last").dropna(subset="area_code")
        provinces = [
            alike(name) for name in known.loc[known["level"] == "province", "name_th"].dropna()
        ]
        for code, level, thai, english, valid_to, successor in known.itertuples(index=False):
            if pd.notna(valid_to):
                successors[code] = successor if pd.notna(successor) else None
                continue
            if level not in LEVELS:
                continue
            levels[code] = level
            called[code] = thai if isinstance(thai, str) else code
            spellings = {alike(name) for name in (thai, english) if isinstance(name, str)}
            if level == "district":
                spellings |= {CAPITAL for name in provinces if alike(CAPITAL) + name in spellings}
            for spelling in spellings:
                names.setdefault((level, spelling), []).append(code)
        return cls(levels, {key: tuple(codes) for key, codes in names.items()}, successors, called)

    def read(self, text: str, level: str | None = None) -> str | None:
        """The code of the area meant, of one level or of any; None where that is not sure.

        Read are codes (580302, TH580302), names with or without ต. อ. จ., whole addresses
        (ต.เวียงเหนือ อ.ปาย จ.แม่ฮ่องสอน) and a code with its name behind it. A code that no area
        has comes back as it is: the references are asked later.
        """
        codes = self._codes(text, level)
        return codes[0] if len(codes) == 1 else None

    def why_unread(self, text: str, level: str | None = None) -> Rule | None:
        """The rule that a text breaks which `read` gives no code for; None for digits, which are
        no name and have not the form of a code."""
        if (code := _code(text)) and code in self.successors:
            return ABOLISHED
        if not re.search(r"[^\W\d]", text):
            return None
        if len(self._codes(text, level)) > 1:
            return SEVERAL_PLACES
        return asking(UNKNOWN_PLACE, *self._nearest(text, level))

    def kind_of_change(self, text: str) -> str | None:
        """Which kind of change (of changes.KINDS) reading the text takes."""
        if (code := _code(text)) is None:
            return "place"
        if code in self.successors:
            return "old_code"
        if code == text:
            return None
        if not text.isascii():
            return "digits"
        return "code_form" if text.endswith(".0") else "code_prefix"

    def _codes(self, text: str, level: str | None) -> tuple[str, ...]:
        if code := _code(text):
            if code in self.successors:
                successor = self.successors[code]
                return (successor,) if successor else ()
            return (code,) if level in (None, area_codes.level_of(code)) else ()
        first, _, rest = text.partition(" ")
        if (code := _code(first)) and rest:
            named = self._named(rest, level)
            return (code,) if code in named else ()
        return self._named(text, level)

    def _named(self, text: str, level: str | None) -> tuple[str, ...]:
        said = _parts(text)
        asked = [level] if level else [one for one in LEVELS if one in said] or list(LEVELS)
        if level is None and len(said) > 1:
            asked = [max(said.keys() & set(LEVELS), key=LEVELS.index)]
        codes = [
            code
            for one in asked
            for code in self.by_name.get((one, said.get(one, said.get("", ""))), ())
            if self._lies_in(code, said)
        ]
        return tuple(codes)

    def _nearest(self, text: str, level: str | None) -> list[str]:
        """The names that this one may be meant for, the likest first. They are asked, never taken."""
        said = _parts(text)
        levels = [level] if level else [one for one in LEVELS if one in said] or list(LEVELS)
        known = {name: codes[0] for (of, name), codes in self.by_name.items() if of in levels}
        asked = next((said[one] for one in (*levels, "") if one in said), "")
        close = difflib.get_close_matches(asked, known, n=NEAREST, cutoff=NEAR)
        return list(dict.fromkeys(self.names[known[name]] for name in close))

    def _lies_in(self, code: str, said: dict[str, str]) -> bool:
        """Whether the larger areas that the address names are those of the code."""
        return all(
            part_of(code, level) in self.by_name.get((level, name), ())
            for level, name in said.items()
            if level and part_of(code, level) != code
        )


def level_of(pattern: str | None) -> str | None:
    """The level that a column's pattern asks for; None if any will do."""
    return next((level for level in LEVELS if pattern == pattern_of(level)), None)


def _code(text: str) -> str | None:
    found = CODE.fullmatch(text.translate(THAI_DIGITS).strip())
    return found[1] if found else None


def _parts(text: str) -> dict[str, str]:
    """The names in an address by their level; a name without a prefix under ""."""
    pieces = PART.split(text)
    said: dict[str, str] = {}
    if bare := alike(pieces[0]):
        said[""] = bare
    for before, name in _pairs(pieces[1:]):
        level = next(one for one in LEVELS if alike(before) in BEFORE[one])
        said[level] = alike(name)
    return said


def _pairs(pieces: list[str]) -> Iterable[tuple[str, str]]:
    return zip(pieces[::2], pieces[1::2], strict=True)
