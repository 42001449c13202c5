"""The survey form for one household, as an XLSForm: for KoboToolbox, ODK and their like.

Questions carry the names of the schema's columns, in a group named after their table, and the
people of a household repeat; so an export of the answers loads as it is. Every id is made once, when
the form is opened, and stays whatever is corrected; who comes again chooses a known household.
"""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

import xlsxwriter

from data_access.intake.layout.kobo import AGAIN, FIRST, VISIT
from data_access.language.area_codes import district_of
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, VERSION, Column, Table
from exports.forms.allowed import YES_NO, allowed, limits

FORM_ID = "home_of_happiness_household"
TITLE = Text("แบบประเมินครัวเรือน บ้านแห่งความสุข", "Household assessment, Home of Happiness")
LANGUAGES = ("ไทย (th)", "English (en)")
TRANSLATED = ("label", "hint", "constraint_message", "required_message")
SURVEY = (
    "type",
    "name",
    *(f"{name}::{language}" for name in TRANSLATED for language in LANGUAGES),
    "required",
    "relevant",
    "constraint",
    "calculation",
    "choice_filter",
    "default",
    "parameters",
)
CHOICES = (
    "list_name",
    "name",
    *(f"label::{language}" for language in LANGUAGES),
    "district",
    "area_code",
)
GROUPS = ("household", "member", "assessment")
REPEATED = "member"
NEEDED = Text("ต้องตอบข้อนี้", "This question must be answered")
DISTRICT = Text("อำเภอ", "District")
PLACE = Text("ตำแหน่งบ้าน", "Location of the house")
PHOTO = Text("ภาพบ้าน โดยไม่ให้เห็นใบหน้าคน", "A photo of the house, without anybody's face")
WHICH_VISIT = Text("เยี่ยมครั้งนี้", "This visit")
VISITS = {
    FIRST: Text("ครั้งแรกของครัวเรือนนี้", "The first to this household"),
    AGAIN: Text("มาประเมินซ้ำ", "Another assessment of a known household"),
}
KNOWN, NEW = "known_household", "new_household_id"
WHICH_HOUSEHOLD = Text("ครัวเรือนที่มีข้อมูลแล้ว", "The known household")
AT_FIRST = f"${{{VISIT}}} = '{FIRST}'"
COMES_AGAIN = f"${{{VISIT}}} = '{AGAIN}'"
# What the form knows without asking, as the survey's own expressions.
CALCULATED = {
    NEW: "once(concat('HH-', substr(uuid(), 0, 13)))",
    "household_id": f"if({COMES_AGAIN}, ${{{KNOWN}}}, ${{{NEW}}})",
    "assessment_id": "once(concat('A-', uuid()))",
    "member_id": "once(concat('M-', uuid()))",
    "form_version": f"'{VERSION}'",
    "updated_at": "string(today())",
    "source": f"'{FORM_ID}'",
    "active": "'yes'",
}
LEFT_OUT = {
    *("entered_by", "record_version", "photo_ids", "inactive_reason", "jpt_set"),
    *("jpt_housing_pass", "elevation_m", "lat", "lon", "location_accuracy_m", "fragile_level"),
}
ASKED_IF = {
    "consent_date": "${consent} = 'given'",
    "income_pp_year_thb": "${income_unknown} != 'yes'",
    "disability_types": "selected(${groups}, 'disabled')",
    "disability_card": "selected(${groups}, 'disabled')",
}
TYPES = {"text": "text", "whole": "integer", "number": "decimal", "date": "date"}


def survey_form(
    subdistricts: Mapping[str, Text],
    districts: Mapping[str, Text],
    known: Sequence[tuple[str, str, int]] = (),
) -> bytes:
    """The XLSX file of the form, in both languages. Areas are names by code, and every
    subdistrict's code begins with its district's; without any, the subdistrict is typed. `known`: of each household to be chosen for
    another visit its id, its subdistrict and its village; without any its id is typed."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    survey = book.add_worksheet("survey")
    survey.write_row(0, 0, SURVEY)
    for row, question in enumerate(_questions(bool(known), bool(subdistricts)), start=1):
        survey.write_row(row, 0, [question.get(column, "") for column in SURVEY])
    choices = book.add_worksheet("choices")
    choices.write_row(0, 0, CHOICES)
    for row, entry in enumerate(_choices(subdistricts, districts, known), start=1):
        choices.write_row(row, 0, entry)
    settings = book.add_worksheet("settings")
    settings.write_row(0, 0, ("form_title", "form_id", "version", "default_language"))
    settings.write_row(1, 0, (f"{TITLE.th} / {TITLE.en}", FORM_ID, str(VERSION), LANGUAGES[0]))
    book.close()
    return file.getvalue()


def _questions(offers_known: bool, offers_areas: bool) -> Iterator[dict[str, str]]:
    for name in GROUPS:
        table = BY_NAME[name]
        kind = "repeat" if name == REPEATED else "group"
        begin = {"type": f"begin {kind}", "name": name, **_translated("label", table.label)}
        yield begin | ({"relevant": AT_FIRST} if name == REPEATED else {})
        if name == "household":
            yield {
                "type": f"select_one {VISIT}",
                "name": VISIT,
                "required": "yes",
                "default": FIRST,
                **_translated("label", WHICH_VISIT),
                **_translated("required_message", NEEDED),
            }
        if name == "household" and offers_areas:
            yield {
                "type": "select_one district",
                "name": "district_code",
                "required": "yes",
                **_translated("label", DISTRICT),
                **_translated("required_message", NEEDED),
            }
        for column in table.columns:
            if _is_asked(column, table):
                yield _question(column, table, offers_areas)
            if column.name == "subdistrict_code":
                yield _known_household(offers_known)
                yield {"type": "calculate", "name": NEW, "calculation": CALCULATED[NEW]}
        if name == "household":
            point = {"type": "geopoint", "name": "gps", "relevant": AT_FIRST}
            yield {**point, **_translated("label", PLACE)}
        if name == "assessment":
            picture = {"type": "image", "name": "photo", "parameters": "max-pixels=1600"}
            yield {**picture, **_translated("label", PHOTO)}
        yield {"type": f"end {kind}", "name": name}


def _known_household(is_offered: bool) -> dict[str, str]:
    """The household that is visited again: chosen by its id from those of the subdistrict."""
    kind = {"type": "text"}
    if is_offered:
        kind = {"type": f"select_one {KNOWN}", "choice_filter": "area_code = ${subdistrict_code}"}
    return {
        **kind,
        "name": KNOWN,
        "relevant": COMES_AGAIN,
        "required": "yes",
        **_translated("label", WHICH_HOUSEHOLD),
        **_translated("required_message", NEEDED),
    }


def _is_asked(column: Column, table: Table) -> bool:
    """Not what the store keeps by itself, and the household's id only once."""
    again = column.name == "household_id" and table.name != "household"
    return column.name not in LEFT_OUT and not again


def _question(column: Column, table: Table, offers_areas: bool) -> dict[str, str]:
    if column.name in CALCULATED:
        return {
            "type": "calculate",
            "name": column.name,
            "calculation": CALCULATED[column.name],
        }
    question = {"type": _type(column), "name": column.name, **_translated("label", column.label)}
    if column.name == "subdistrict_code" and offers_areas:
        question["choice_filter"] = "district = ${district_code}"
    elif column.name == "subdistrict_code":
        question |= {"type": "text", **_translated("hint", allowed(column))}
    if column.required:
        question |= {"required": "yes", **_translated("required_message", NEEDED)}
    asked_if = [ASKED_IF[column.name]] if column.name in ASKED_IF else []
    if table.name == "household" and column.name != "subdistrict_code":
        asked_if.append(AT_FIRST)
    if asked_if:
        question["relevant"] = " and ".join(asked_if)
    if constraint := _constraint(column):
        question |= {"constraint": constraint, **_translated("constraint_message", allowed(column))}
    if hint := limits(column):
        question |= _translated("hint", hint)
    if column.name in ("registered_on", "assessed_on"):
        question["default"] = "today()"
    return question


def _type(column: Column) -> str:
    if column.name == "subdistrict_code":
        return "select_one subdistrict"
    if column.kind == "choice":
        return f"select_one {column.name}"
    if column.kind == "choices":
        return f"select_multiple {column.name}"
    if column.kind == "yes_no":
        return "select_one yes_no"
    return TYPES[column.kind]


def _constraint(column: Column) -> str:
    parts = []
    if column.pattern and not column.refers_to:
        parts.append(f"regex(., '^({column.pattern})$')")
    if column.low is not None:
        parts.append(f". >= {column.low:.0f}")
    if column.high is not None:
        parts.append(f". <= {column.high:.0f}")
    if column.kind == "date":
        parts.append(". <= today()")
    return " and ".join(parts)


def _choices(
    subdistricts: Mapping[str, Text],
    districts: Mapping[str, Text],
    known: Sequence[tuple[str, str, int]],
) -> Iterator[tuple[str, ...]]:
    for code, words in VISITS.items():
        yield VISIT, code, *words
    for code, name in districts.items():
        yield "district", code, *name
    for code, name in subdistricts.items():
        yield "subdistrict", code, *name, district_of(code)
    for household_id, code, moo in known:
        label = Text(f"{household_id} (หมู่ {moo})", f"{household_id} (village {moo})")
        yield KNOWN, household_id, *label, "", code
    for code, words in YES_NO.items():
        yield "yes_no", code, *words
    for table in map(BY_NAME.__getitem__, GROUPS):
        for column in table.columns:
            if column.choices and _is_asked(column, table):
                for code, words in column.choices.items():
                    yield column.name, code, *words


def _translated(name: str, text: Text) -> dict[str, str]:
    return {f"{name}::{language}": words for language, words in zip(LANGUAGES, text, strict=True)}
