"""The survey form for one household, as an XLSForm: for KoboToolbox, ODK and their like.

Questions carry the names of the schema's columns, in a group named after their table, and the
people of a household repeat; so an export of the answers loads as it is.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO

import xlsxwriter

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
CHOICES = ("list_name", "name", *(f"label::{language}" for language in LANGUAGES), "district")
GROUPS = ("household", "member", "assessment")
REPEATED = "member"
NEEDED = Text("ต้องตอบข้อนี้", "This question must be answered")
DISTRICT = Text("อำเภอ", "District")
PLACE = Text("ตำแหน่งบ้าน", "Where the house stands")
PHOTO = Text("ภาพบ้าน โดยไม่ให้เห็นใบหน้าคน", "A photo of the house, without anybody's face")
# What the form knows without asking, as the survey's own expressions.
CALCULATED = {
    "assessment_id": "concat('A-', ${household_id}, '-', format-date(today(), '%Y%m%d'))",
    "member_id": "concat(${household_id}, '-M', position(..))",
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


def survey_form(subdistricts: Mapping[str, Text], districts: Mapping[str, Text]) -> bytes:
    """The XLSX file of the form, in both languages. Areas are names by code, and every
    subdistrict's code begins with its district's."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    survey = book.add_worksheet("survey")
    survey.write_row(0, 0, SURVEY)
    for row, question in enumerate(_questions(), start=1):
        survey.write_row(row, 0, [question.get(column, "") for column in SURVEY])
    choices = book.add_worksheet("choices")
    choices.write_row(0, 0, CHOICES)
    for row, entry in enumerate(_choices(subdistricts, districts), start=1):
        choices.write_row(row, 0, entry)
    settings = book.add_worksheet("settings")
    settings.write_row(0, 0, ("form_title", "form_id", "version", "default_language"))
    settings.write_row(1, 0, (f"{TITLE.th} / {TITLE.en}", FORM_ID, str(VERSION), LANGUAGES[0]))
    book.close()
    return file.getvalue()


def _questions() -> Iterator[dict[str, str]]:
    for name in GROUPS:
        table = BY_NAME[name]
        kind = "repeat" if name == REPEATED else "group"
        yield {"type": f"begin {kind}", "name": name, **_translated("label", table.label)}
        if name == "household":
            yield {
                "type": "select_one district",
                "name": "district_code",
                "required": "yes",
                **_translated("label", DISTRICT),
                **_translated("required_message", NEEDED),
            }
        for column in table.columns:
            if _is_asked(column, table):
                yield _question(column, table)
        if name == "household":
            yield {"type": "geopoint", "name": "gps", **_translated("label", PLACE)}
        if name == "assessment":
            picture = {"type": "image", "name": "photo", "parameters": "max-pixels=1600"}
            yield {**picture, **_translated("label", PHOTO)}
        yield {"type": f"end {kind}", "name": name}


def _is_asked(column: Column, table: Table) -> bool:
    """Not what the store keeps by itself, and the household's id only once."""
    again = column.name == "household_id" and table.name != "household"
    return column.name not in LEFT_OUT and not again


def _question(column: Column, table: Table) -> dict[str, str]:
    if column.name in CALCULATED:
        return {
            "type": "calculate",
            "name": column.name,
            "calculation": CALCULATED[column.name],
        }
    question = {"type": _type(column), "name": column.name, **_translated("label", column.label)}
    if column.name == "subdistrict_code":
        question["choice_filter"] = "district = ${district_code}"
    if column.required:
        question |= {"required": "yes", **_translated("required_message", NEEDED)}
    if column.name in ASKED_IF:
        question["relevant"] = ASKED_IF[column.name]
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
    subdistricts: Mapping[str, Text], districts: Mapping[str, Text]
) -> Iterator[tuple[str, ...]]:
    for code, name in districts.items():
        yield "district", code, *name, ""
    for code, name in subdistricts.items():
        yield "subdistrict", code, *name, district_of(code)
    for code, words in YES_NO.items():
        yield "yes_no", code, *words, ""
    for table in map(BY_NAME.__getitem__, GROUPS):
        for column in table.columns:
            if column.choices and _is_asked(column, table):
                for code, words in column.choices.items():
                    yield column.name, code, *words, ""


def _translated(name: str, text: Text) -> dict[str, str]:
    return {f"{name}::{language}": words for language, words in zip(LANGUAGES, text, strict=True)}
