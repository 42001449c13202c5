"""78 things that can be wrong with a file, each with what must come of it.

refused: nothing of the file can be kept. row: its row waits to be corrected, and the others can be
kept. normalised: it is read, and what was altered is counted. warned: it is read, and doubted.
told: it is read, and something is said of it. read: it is read as it stands.
"""

import io
import os
import zipfile
from typing import NamedTuple

import pytest

from data_access.intake.commit.commit import commit
from data_access.intake.layout.layout import layouts
from data_access.intake.layout.table_file import read_sheet
from data_access.intake.layout.workbook import open_book
from data_access.intake.preview.folder import check_folder, checked_files
from data_access.schema import BY_NAME
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from tests import records
from tests.intake import sheets

COLUMNS = (
    "household_id", "subdistrict_code", "moo", "village_name_th", "head_name", "lat", "lon",
    "n_members", "income_pp_year_thb", "tenure", "access", "survey_method", "consent",
    "registered_on", "active", "updated_at",
)  # fmt: skip
NEW = {
    "household_id": "HH-NEW-1",
    "village_name_th": "บ้านใหม่",
    "lat": "19.42051",
    "lon": "98.43017",
}


def row(**given):
    """One new household, as `COLUMNS` has it."""
    full = records.household(**{**NEW, **given})
    return [full.get(name, "") for name in COLUMNS]


def text(rows, separator=","):
    def cell(value):
        return f'"{value}"' if separator in value or "\n" in value else value

    return "\r\n".join(separator.join(map(cell, cells)) for cells in rows) + "\r\n"


def csv(*rows, heading=COLUMNS, separator=",", encoding="utf-8"):
    return text([heading, *(rows or [row()])], separator).encode(encoding)


def one(**given):
    """A CSV of one household that is otherwise in order."""
    return csv(row(**given))


def column(name, *values):
    """A CSV of several households that differ in one column."""
    return csv(
        *(row(household_id=f"HH-NEW-{n}", **{name: value}) for n, value in enumerate(values))
    )


def of(table_name, *rows):
    """A CSV of another table."""
    names = [column.name for column in BY_NAME[table_name].columns]
    return text([names, *([full.get(name, "") for name in names] for full in rows)]).encode()


def workbook(**options):
    return sheets.xlsx([COLUMNS, row()], **options)


def merged_heading(book, sheet):
    sheet.merge_range(0, 5, 0, 6, "lat")


def hidden_rows(book, sheet):
    sheet.set_row(1, None, None, {"hidden": True})


def formula(book, sheet):
    sheet.write_formula(1, COLUMNS.index("n_members"), "=1+2", None, "")


def bomb():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(260):
                part.write(b"0" * 2**20)
    return content.getvalue()


def two_corners():
    """Two cells far from each other, for which a reader may ask for 500 GB."""
    return sheets.xlsx([["a"]], change=lambda book, sheet: sheet.write(1_048_575, 16_383, "z"))


def entities():
    declared = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><sst>&d;</sst>'
    )
    return sheets.repacked(workbook(), xl__sharedStrings_xml=declared)


def seen_by_excel_in_1904():
    rows = [COLUMNS, row()]
    rows[1][COLUMNS.index("registered_on")] = 43539
    return sheets.xlsx(rows, date_1904=True)


GARBLED = "".join(chr(0xC2 + number % 30) for number in range(12))
POINTS = [row(household_id=f"HH-NEW-{n}", head_name=f"คน {n}") for n in range(6)]
COSTS = [row(household_id=f"HH-NEW-{n}", income_pp_year_thb=str(n)) for n in range(40_001, 40_025)]


class Case(NamedTuple):
    number: int
    about: str
    file: str
    content: bytes
    outcome: str
    said: str


def case(number, about, content, outcome, said, file="household.csv"):
    return pytest.param(Case(number, about, file, content, outcome, said), id=f"{number} {about}")


X = "household.xlsx"
CASES = [
    case(1, "empty", b"", "refused", "the file is empty"),
    case(2, "a heading only", csv()[: csv().index(b"\n") + 1], "warned", "0 rows"),
    case(3, "another separator", csv(separator=";"), "read", ""),
    case(4, "UTF-8 with its mark", csv(encoding="utf-8-sig"), "read", ""),
    case(5, "Windows-874", csv(encoding="cp874"), "read", ""),
    case(6, "TIS-620", csv(encoding="tis-620"), "read", ""),
    case(7, "UTF-16 with its mark", csv(encoding="utf-16"), "read", ""),
    case(8, "UTF-16 without its mark", csv(encoding="utf-16-le"), "refused", "which are not text|neither in UTF-8"),
    case(9, "Thai read as Western", one(village_name_th=GARBLED), "refused", "read in the wrong encoding"),
    case(10, "two encodings", csv(row(), row(household_id="HH-2")) + csv(encoding="cp874").split(b"\n")[1], "refused", "row 4: is in another encoding"),
    case(11, "NUL bytes", one().replace(b"HH-NEW", b"HH\0NEW"), "refused", "NUL characters"),
    case(12, "a quotation mark left open", one(village_name_th="ก").replace("ก".encode(), '"ก'.encode()), "refused", "quotation mark"),
    case(13, "a row too long", csv(row(), [*row(household_id="HH-2"), "more"]), "row", "row 3: has not as many cells"),
    case(14, "a row too short", csv(row(), row(household_id="HH-2")[:5]), "row", "row 3: has not as many cells"),
    case(15, "the same heading twice", csv([*row(), "4"], heading=(*COLUMNS, "moo")), "refused", "stands in more than one column"),
    case(16, "a million columns", b"a," * 1_000_000 + b"\n1\n", "refused", "500 columns at most"),
    case(17, "a cell too long", one(village_name_th="ก" * 140_000), "refused", "131,072 characters in one cell at most"),
    case(18, "a CSV that is a workbook", workbook(), "refused", "‘XLSX / ZIP’ is not what its name says"),
    case(18, "a workbook that is a CSV", one(), "refused", "‘CSV / text’ is not what its name says", X),
    case(18, "a workbook that is a web page", b"<html><table><tr><td>1</td></tr></table></html>", "refused", "‘HTML / XML’", "household.xls"),
    case(19, "a workbook with a password", sheets.encrypted(), "refused", "protected by a password", X),
    case(20, "a workbook cut off", workbook()[:3000], "refused", "damaged or cut off", X),
    case(21, "a zip bomb", bomb(), "refused", "unreasonable size", X),
    case(21, "two cells at opposite corners", two_corners(), "refused", "unreasonable size", X),
    case(22, "entities", entities(), "refused", "XML declarations", X),
    case(23, "macros", sheets.repacked(workbook(), **{"xl__vbaProject.bin": b"\0"}), "refused", "holds macros", X),
    case(23, "macros by name", workbook(), "refused", "holds macros", "household.xlsm"),
    case(24, "links to other files", sheets.repacked(workbook(), xl__externalLinks__externalLink1_xml=b"<a/>"), "refused", "links to other files", X),
    case(25, "a merged heading", sheets.xlsx([[*COLUMNS[:6], "", *COLUMNS[7:]], row()], change=merged_heading), "refused", "column F1:G1: is a heading merged over", X),
    case(26, "titles above the heading", sheets.xlsx([["รายงานครัวเรือน"], [], COLUMNS, row()]), "told", "The heading stands in row 3", X),
    case(27, "two sheets of the table", sheets.xlsx_of({"ก": [COLUMNS, row()], "ข": [COLUMNS, row()]}), "refused", "more than one sheet", X),
    case(28, "a formula without a value", workbook(change=formula), "row", "is a formula that has no value yet", X),
    case(29, "hidden rows", workbook(change=hidden_rows), "warned", "hidden rows", X),
    case(30, "more than 20 MB", b"a" * (20 * 2**20 + 1), "refused", "bytes at most"),
    case(30, "more than 200,000 rows", b"household_id,moo\n" + b"H,1\n" * 200_001, "refused", "200,000 rows at most"),
    case(31, "the same file again", csv(row(household_id="HH-KEPT")), "told", "already loaded"),
    case(32, "headings in Thai and English", csv(heading=("รหัสครัวเรือน*", "Tambon Code", "หมู่ที่", *COLUMNS[3:])), "read", ""),
    case(33, "a column that is not known", csv([*row(), "x"], heading=(*COLUMNS, "ไลน์ไอดี")), "told", "left out: ไลน์ไอดี"),
    case(34, "a needed column missing", csv(row()[:-1], heading=COLUMNS[:-1]), "refused", "column updated_at: is missing"),
    case(35, "invisible characters in a heading", csv(heading=("household_id\u200b", "subdistrict\u00a0code", *COLUMNS[2:])), "read", ""),
    case(36, "one row twice", csv(row(), row()), "warned", "row 3: repeats an earlier row in every cell"),
    case(36, "one id twice", csv(row(), row(moo="7")), "row", "row 2, column household_id: ‘HH-NEW-1’ is the key of more than one row"),
    case(37, "an id that the store has", csv(row(household_id="HH-KEPT", moo="7")), "told", "1 changed"),
    case(38, "an id as 1.1E+22", csv(row(household_id="1.10070204E+12")), "row", "its last digits are lost"),
    case(38, "an id as 12.0", csv(row(household_id="12.0")), "normalised", "code_form"),
    case(39, "an identity number mistyped", one(head_name="1234545678780"), "row", "whose check digit is wrong"),
    case(39, "an identity number", one(head_name="1-2345-45678-78-1"), "row", "holds a national identity number of 13"),
    case(40, "a card number that begins with 0", one(head_name="0-1234-56789-01-2"), "warned", "number of another card"),
    case(41, "Thai digits", one(n_members="๓"), "normalised", "digits"),
    case(42, "a year of the Buddhist era", one(registered_on="1/5/2566"), "normalised", "calendar"),
    case(43, "a year CE", one(registered_on="2023-05-01"), "read", ""),
    case(44, "a year of two digits", one(registered_on="1/5/66"), "row", "a year of two digits"),
    case(45, "the leap day of 2567", one(registered_on="29/02/2567"), "normalised", "calendar"),
    case(46, "both calendars", column("registered_on", "1/5/2566", "25/5/2023"), "warned", "years of both calendars"),
    case(47, "a day to come", one(registered_on="1/5/2640"), "row", "lies in the future"),
    case(48, "an end before its beginning", of("pledge", records.pledge(pledge_id="K-9", due_on="2023-03-01")), "row", "lies before the day of an earlier step", "pledge.csv"),
    case(49, "day or month first", one(registered_on="03/04/2023"), "row", "can be read as two days"),
    case(49, "day first, proven", column("registered_on", "03/04/2023", "25/04/2023"), "normalised", "day_form"),
    case(50, "a day as Excel counts", one(registered_on="45001"), "normalised", "serial"),
    case(51, "counted from 1904", seen_by_excel_in_1904(), "normalised", "serial", X),
    case(52, "latitude and longitude exchanged", one(lat="98.43017", lon="19.42051"), "row", "the two are exchanged"),
    case(53, "metres of UTM", one(lat="2131000", lon="390000"), "row", "Say at intake which zone and datum"),
    case(54, "the point 0, 0", one(lat="0", lon="0"), "row", "is at 0, 0"),
    case(54, "outside the province", one(lat="13.75631", lon="100.50177"), "row", "far from the programme's areas"),
    case(55, "degrees and minutes", one(lat="19°25'14\"N", lon="98°25'49\"E"), "normalised", "degrees"),
    case(56, "a decimal comma", one(lat="19,42051"), "row", "has a comma where thousands do not end"),
    case(57, "few decimals", one(lat="19.42"), "warned", "fewer than 4 decimals"),
    case(58, "many homes at one point", csv(*POINTS), "warned", "the point of many houses"),
    case(59, "negative money", one(income_pp_year_thb="-1"), "row", "is outside the possible range"),
    case(60, "baht and commas", one(income_pp_year_thb="฿40,000"), "normalised", "number_form"),
    case(61, "a number in words", one(income_pp_year_thb="สามพัน"), "row", "is not of the kind that stands here"),
    case(62, "a percentage above 100", of("goal_update", records.goal_update(goal_id="G2", value="140")), "row", "is a percentage below 0 or above 100", "goal_update.csv"),
    case(62, "a percentage as a fraction", of("goal_update", records.goal_update(goal_id="G2", value="0.5")), "warned", "is a percentage of 1 or less", "goal_update.csv"),
    case(63, "a thousand times the others", csv(*COSTS, row(income_pp_year_thb="40000000")), "warned", "hundreds of times the middle"),
    case(64, "a pledge without a unit", of("pledge", records.pledge(pledge_id="K-9", unit="")), "row", "column unit: is empty", "pledge.csv"),
    case(65, "more delivered than pledged", of("delivery", records.delivery(delivery_id="D-9", qty="999999", repair_id="")), "warned", "more than was pledged", "delivery.csv"),
    case(66, "a repair of an unknown household", of("repair", records.repair(repair_id="R-9", household_id="HH-NOBODY")), "row", "not to be found in the table", "repair.csv"),
    case(67, "a pledge of an unknown partner", of("pledge", records.pledge(pledge_id="K-9", partner_id="NOBODY")), "row", "not to be found in the table", "pledge.csv"),
    case(68, "an unknown word", one(tenure="ปลูกเอง"), "row", "Allowed: own_title, own_no_title"),
    case(69, "words of nothing", one(income_pp_year_thb="NA", village_name_th="-"), "normalised", "nothing"),
    case(70, "a text too long", one(village_name_th="ก" * 2_001), "row", "2,000 characters at most"),
    case(71, "text that turns around", one(village_name_th="บ้าน\u202eใหม่"), "row", "control characters"),
    case(72, "sara am of two characters", one(village_name_th="บ้านน\u0e4dาใส"), "normalised", "look_alike"),
    case(73, "a tone in the wrong order", one(village_name_th="บ้านน\u0e4d\u0e49าใส"), "normalised", "look_alike"),
    case(74, "two เ for แ", one(village_name_th="บ้านเเม่ฮี้"), "normalised", "look_alike"),
    case(75, "a zero-width space in a name", one(head_name="นาย\u200bใจดี"), "normalised", "invisible"),
    case(76, "one name in one village", csv(row(head_name="นายใจดี มีสุข"), row(household_id="HH-2", head_name="ใจดี  มีสุข")), "warned", "may be the same"),
    case(77, "a formula as text", one(village_name_th="=HYPERLINK(1)"), "read", ""),
    case(78, "participant 121", of("participant", *(records.participant(participant_id=f"P-{n}") for n in range(121))), "warned", "more participants than the network was planned", "participant.csv"),
]  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A store with the minimal programme, a goal in percent and one household more."""
    folder = tmp_path_factory.mktemp("filled")
    os.environ["HOH_VAR"] = str(folder / "var")
    store = open_store(f"sqlite:///{folder / 'store.sqlite'}")
    goals = [records.goal(), records.goal(goal_id="G2", unit="%", target="100")]
    commit(check_folder(records.records_folder(folder / "in", goal=goals), store), store)
    (folder / "kept").mkdir()
    (folder / "kept" / "household.csv").write_bytes(csv(row(household_id="HH-KEPT")))
    commit(check_folder(folder / "kept", store), store)
    yield store
    store.close()


def came_of(file, content, store):
    """Everything said, by outcome, of one file read and checked as a page would have it."""
    try:
        book = open_book(file, content)
    except RecordsError as error:
        return {"refused": [error.text.en]}
    table_name = file.partition(".")[0]
    found = layouts(book, table_name)
    if len(found) != 1:
        return {"refused": ["has more than one sheet" if found else "no heading"]}
    read = read_sheet(book, found[0])
    preview = checked_files([read], store)
    if errors := [line.en for line in preview.lines()]:
        kept = preview.tables[table_name].counts.kept
        return {"row" if kept or not preview.issues.of_file else "refused": errors}
    told = [note.en for note in preview.notes]
    if preview.already_loaded:
        told.append("already loaded")
    if changed := preview.counts[table_name].changed:
        told.append(f"{changed} changed")
    warnings = [
        line.en
        for issues in (preview.verdict.found, preview.verdict.afterwards)
        for line in issues.warning_lines()
    ]
    normalised = [kind for _, kind in read.changes.counts]
    came = {"told": told, "warned": warnings, "normalised": normalised}
    return {outcome: said for outcome, said in came.items() if said} or {"read": [""]}


@pytest.mark.parametrize("case", CASES)
def test_a_faulty_file_comes_to_what_it_should(case, filled):
    came = came_of(case.file, case.content, filled)

    said = came.get(case.outcome, [])
    assert any(words in line for words in case.said.split("|") for line in said), came


def test_all_seventy_eight_are_tried():
    assert {param.values[0].number for param in CASES} == set(range(1, 79))
