"""Issue the table in a file: its heading, its columns, and what belongs to no record."""

import csv
import io

import pytest

from data_access.intake.checks.check import checked
from data_access.intake.issues import collected
from data_access.intake.layout.headings import spelt
from data_access.intake.layout.layout import layouts
from data_access.intake.layout.table_file import read_sheet
from data_access.intake.layout.workbook import open_book
from data_access.schema import TABLES
from data_access.system.errors import RecordsError
from tests.intake import sheets

EVENT = ["event_id", "kind", "held_on", "place", "updated_at"]
FORUM = ["E1", "forum", "2023-03-16", "ศาลากลาง", "2023-03-16"]


def as_csv(rows):
    content = io.StringIO()
    csv.writer(content).writerows(rows)
    return content.getvalue().encode()


def book_of(rows, name="file.csv"):
    return open_book(name, as_csv(rows) if name.endswith(".csv") else sheets.xlsx(rows))


def read(book, layout):
    file = read_sheet(book, layout)
    return file, collected(file.issues)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xlsb", "xls"])
def test_every_kind_of_workbook_reads_the_same(kind):
    book = open_book(f"file.{kind}", getattr(sheets, kind)([EVENT, FORUM]))
    (layout,) = layouts(book)

    assert layout.table.name == "event"
    assert read(book, layout)[0].cells.loc[2].to_dict() == dict(zip(EVENT, FORUM, strict=True))


def test_a_table_is_known_by_its_headings_below_titles():
    rows = [["รายงานกิจกรรม ประจำปี 2566"], [], ["รหัสกิจกรรม", "ประเภท", "วันที่จัด", "สถานที่", "วันที่ปรับปรุง"], FORUM]  # fmt: skip
    book = book_of(rows)
    (layout,) = layouts(book)

    assert (layout.table.name, layout.header_rows, layout.first_row) == ("event", (3,), 4)
    assert layout.mapping["สถานที่"] == "place"
    assert "row 3" in layout.notes[0].en
    assert list(read(book, layout)[0].cells.index) == [4]


def test_a_heading_of_two_rows_with_merged_cells_is_one():
    rows = [
        ["รหัสครัวเรือน", "ที่ตั้งบ้าน", "", "พิกัด", "", "สมาชิก"],
        ["", "ตำบล", "หมู่ที่", "ละติจูด", "ลองจิจูด", ""],
        ["HH-1", "580302", "3", "19.42051", "98.43017", "4"],
    ]

    def merge(book, sheet):
        sheet.merge_range(0, 0, 1, 0, rows[0][0])
        sheet.merge_range(0, 1, 0, 2, rows[0][1])
        sheet.merge_range(0, 3, 0, 4, rows[0][3])
        sheet.merge_range(0, 5, 1, 5, rows[0][5])

    for content, name in (
        (sheets.xlsx(rows, change=merge), "f.xlsx"),
        (as_csv(rows), "f.csv"),
    ):
        (layout,) = layouts(open_book(name, content))

        assert layout.columns == ("household_id", "subdistrict_code", "moo", "lat", "lon", "n_members")  # fmt: skip
        assert (layout.header_rows, layout.first_row) == ((1, 2), 3)
        assert layout.headings[1] == "ที่ตั้งบ้าน › ตำบล"


def test_a_label_merged_over_several_rows_belongs_to_each():
    rows = [EVENT, FORUM, ["E2", "", "2023-04-01", "ปาย", "2023-04-01"], ["E3", "training", *FORUM[2:]]]  # fmt: skip
    content = sheets.xlsx(rows, change=lambda book, sheet: sheet.merge_range(1, 1, 2, 1, "forum"))
    book = open_book("f.xlsx", content)
    file, _ = read(book, layouts(book)[0])

    assert list(file.cells["kind"]) == ["forum", "forum", "training"]
    assert file.changes.counts["kind", "merged"] == 1


def test_totals_remarks_and_headings_printed_again_are_passed_over_and_said():
    rows = [EVENT, FORUM, EVENT, ["รวมทั้งสิ้น", "", "", "1", ""], ["", "", "", "", ""], ["หมายเหตุ: ข้อมูลเบื้องต้น", "", "", "", ""], ["E2", *FORUM[1:]]]  # fmt: skip
    book = book_of(rows)
    file, issues = read(book, layouts(book)[0])

    assert list(file.cells.index) == [2, 7]
    assert [line.en.partition(", and was passed over")[0] for line in issues.warning_lines()] == [
        "file.csv, row 4: is a row of totals, not a record",
        "file.csv, row 6: is a remark, not a record",
        "file.csv, row 3: is the heading printed again, not a record",
    ]


def test_totals_remarks_and_signatures_with_digits_in_the_middle_are_one_warning_each():
    rows = [
        EVENT,
        FORUM,
        ["รวม หมู่ 3", "", "", "8", ""],
        ["E2", *FORUM[1:]],
        ["", "", "รวม", "4", "45000"],
        ["รวมทั้งสิ้น 3 ครั้ง", "", "", "12", ""],
        ["* ข้อมูลจากผู้ใหญ่บ้าน ณ 20 มี.ค. 2567", "", "", "", ""],
        ["หมายเหตุ : ยังไม่ครบ 2 ราย", "", "", "", ""],
        ["", "ลงชื่อ ............ ผู้รายงาน", "", "", ""],
        ["E3", *FORUM[1:]],
    ]
    book = book_of(rows)
    file, issues = read(book, layouts(book)[0])

    assert list(file.cells.index) == [2, 4, 10]
    assert [line.en.split(":")[0] for line in issues.warning_lines()] == [
        f"file.csv, row {row}" for row in (3, 5, 6, 7, 8, 9)
    ]
    assert not issues


def test_of_a_file_without_known_headings_a_person_says_the_table_and_each_column():
    rows = [
        ["บัญชีบ้านซ่อม"],
        ["ลำดับ", "หลัง", "จัดเมื่อ", "ที่ไหน", "แก้เมื่อ"],
        ["1", "forum", "16/3/2566", "ปาย", "16/3/2566"],
    ]
    book = book_of(rows)
    assert layouts(book) == layouts(book, "event") == []

    (asked,) = layouts(book, "event", unknown=True)
    assert (asked.header_rows, asked.first_row, set(asked.columns)) == ((2,), 3, {None})
    assert "row 2 was taken for the headings" in asked.notes[0].en

    meant = {"ลำดับ": "event_id", "หลัง": "kind", "จัดเมื่อ": "held_on", "ที่ไหน": "place", "แก้เมื่อ": "updated_at"}  # fmt: skip
    for mapping in (meant, {"ลำดับ": "event_id"}):
        (layout,) = layouts(book, "event", mapping, unknown=True)
        assert layout.mapping == dict.fromkeys(meant) | mapping
    file, _ = read(book, layouts(book, "event", meant)[0])
    assert file.cells.loc[3].tolist() == rows[2]


def test_a_row_that_is_the_same_in_every_cell_is_counted_once_and_said():
    numbered = [["ลำดับ", *EVENT], *([str(n), *FORUM] for n in range(1, 4)), ["4", "E2", *FORUM[1:]]]
    spaced = [*FORUM[:3], f" {FORUM[3]} ", FORUM[4]]
    for rows in (numbered, [EVENT, FORUM, FORUM, spaced, ["E2", *FORUM[1:]]]):
        book = book_of(rows)
        file, issues = read(book, layouts(book)[0])

        assert list(file.cells.index) == [2, 5]
        assert [line.en.partition(" What")[0] for line in issues.warning_lines()] == [
            f"file.csv, row {row}: repeats an earlier row in every cell, and is counted once."
            for row in (3, 4)
        ]
        assert not issues


def test_rows_of_one_id_that_differ_or_have_no_id_are_not_repeats():
    other, nameless = ["E1", *FORUM[1:3], "ที่อื่น", FORUM[4]], ["", *FORUM[1:]]
    book = book_of([EVENT, ["E1", *FORUM[1:]], other, nameless, nameless])
    file, issues = read(book, layouts(book)[0])

    assert list(file.cells.index) == [2, 3, 4, 5]
    assert issues.warning_lines() == []


def test_a_record_that_begins_like_a_total_is_read():
    rows = [EVENT, ["รวมใจพัฒนา", *FORUM[1:]], ["หมายเหตุ 5", *FORUM[1:]], ["total2", *FORUM[1:]]]
    book = book_of(rows)
    file, issues = read(book, layouts(book)[0])

    assert list(file.cells.index) == [2, 3, 4]
    assert issues.warning_lines() == []


def test_a_heading_in_both_languages_is_one():
    labels = ["รหัสกิจกรรม", "ประเภท", "วันที่จัด", "สถานที่", "วันที่ปรับปรุง"]
    book = book_of([labels, EVENT, FORUM])

    assert list(read(book, layouts(book)[0])[0].cells.index) == [3]


def test_tags_say_what_a_column_is_where_its_heading_does_not():
    rows = [
        ["household_id", "Sub-district", "GPS 1", "GPS 2", "Updated on", "Comment"],
        ["#meta +id", "#ADM3 + code", "#geo+lat", "#geo +lon", "#date +updated", ""],
        ["HH-1", "580302", "19.42051", "98.43017", "2024-03-31", "x"],
    ]
    book = book_of(rows)
    (layout,) = layouts(book, "household")

    assert layout.columns == ("household_id", "subdistrict_code", "lat", "lon", "updated_at", None)
    assert layout.first_row == 3


def test_a_file_with_nothing_but_tags_for_a_heading_is_read():
    rows = [
        ["#org+code", "#adm3+code", "#value+thb", "#date +delivered", "#reached"],
        ["CODI", "580302", "100", "2024-01-05", "5"],
    ]
    (layout,) = layouts(book_of(rows), "delivery")

    assert layout.columns == ("partner_id", None, "value_thb", "delivered_on", "qty")


def test_a_file_without_a_heading_has_no_layout():
    rows = [["กระบี่", "กบ", "Krabi", "KBI"], ["แม่ฮ่องสอน", "มส", "Mae Hong Son", "MSN"]]

    assert layouts(book_of(rows)) == []
    assert layouts(book_of(rows), "area") == []


def test_a_heading_that_is_only_like_a_known_one_is_offered_and_not_taken():
    rows = [[*EVENT[:3], "สถานที่จัด", "updated_at"], FORUM]
    book = book_of(rows)
    (layout,) = layouts(book, "event")

    assert layout.mapping["สถานที่จัด"] is None
    assert "place" in layout.suggestions["สถานที่จัด"]
    assert layout.missing == ["place"]


def test_a_mapping_saved_for_a_source_is_used_again():
    rows = [[*EVENT[:3], "ที่ไหน", "วันนี้"], FORUM]
    book = book_of(rows)
    (layout,) = layouts(book, "event", {"ที่ไหน": "place", "วันนี้": "updated_at", "kind": None})
    file, issues = read(book, layout)

    assert list(file.cells) == ["event_id", "held_on", "place", "updated_at"]
    assert file.headings["place"] == "ที่ไหน"
    assert "left out: kind" in file.notes[0].en
    with pytest.raises(ValueError, match="no column somewhere"):
        layouts(book, "event", {"ที่ไหน": "somewhere"})


def test_the_first_rows_show_no_personal_value_and_none_of_an_unknown_column():
    rows = [["household_id", "moo", "head_name", "ไลน์"], ["HH-1", "3", "ใจดี", "jaidee"]]
    (layout,) = layouts(book_of(rows), "household")

    assert layout.first_rows().iloc[0].tolist() == ["HH-1", "3", "•••", "•••"]


def test_a_workbook_of_several_tables_is_read_table_by_table():
    content = sheets.xlsx_of({
        "คำอธิบาย": [["วิธีกรอก"], ["กรอกให้ครบ"]],
        "กิจกรรม": [EVENT, FORUM],
        "ภาคี": [["partner_id", "name_th", "active"], ["CODI", "พอช.", "yes"]],
    })  # fmt: skip
    book = open_book("forms.xlsx", content)

    found = {layout.table.name: layout.file for layout in layouts(book)}

    assert found == {"event": "forms.xlsx [กิจกรรม]", "partner": "forms.xlsx [ภาคี]"}


def test_what_was_sent_is_kept_beside_what_was_read():
    rows = [
        [*EVENT, "จำนวน"],
        ["E1", " forum ", "๑๖/๓/๒๕๖๖", "ศาลา\u200bกลาง", "2023-03-16", "120"],
    ]
    book = book_of(rows)
    file, issues = read(book, layouts(book, "event", {"จำนวน": "attendees"})[0])
    records = checked(file).records

    assert file.source_rows.loc[2].tolist() == rows[1]
    assert records.loc[2, "held_on"].isoformat() == "2023-03-16T00:00:00"
    assert dict(file.changes.counts) == {
        ("kind", "spaces"): 1,
        ("place", "invisible"): 1,
        ("held_on", "calendar"): 1,
    }
    said = [line.en for line in file.changes.lines("file.csv")]
    assert said[2] == (
        "file.csv, column held_on: years of the Buddhist era turned into CE, 1 cell,"
        " as in row 2 ‘๑๖/๓/๒๕๖๖’ → ‘2023-03-16’."
    )


def test_no_spelling_of_a_column_is_that_of_another():
    for table in TABLES:
        owner = {}
        for column in table.columns:
            for spelling in {column.name, *column.synonyms, *column.label}:
                assert owner.setdefault(spelt(spelling), column.name) == column.name, spelling


MAIN = [
    "start", "household/household_id", "household/subdistrict_code", "household/moo",
    "household/gps", "_household/gps_latitude", "_household/gps_longitude", "_household/gps_precision",
    "household/mpi_failed", "household/mpi_failed/health", "household/mpi_failed/income",
    "assessment/assessed_on", "assessment/roof_condition", "assessment/people_at_risk",
    "_id", "_uuid", "_submission_time", "_submitted_by", "_index",
]  # fmt: skip
SUBMISSIONS = [
    ["", "HH-1", "580302", "3", "19.42 98.43 0 0", "19.42051", "98.43017", "5", "health income", "1", "1", "2024-03-01", "2", "yes", "7", "aa-1", "2024-03-01T20:15:00", "kobo", "1"],
    ["", "HH-2", "580302", "4", "", "", "", "", "", "0", "0", "2024-03-02", "0", "no", "8", "bb-2", "2024-03-02T03:00:00", "kobo", "2"],
]  # fmt: skip
REPEAT = ["member/sex", "member/is_head", "_index", "_parent_table_name", "_parent_index", "_submission__uuid", "_submission__submission_time"]  # fmt: skip
MEMBERS = [
    ["male", "yes", "1", "main", "1", "aa-1", "2024-03-01T20:15:00"],
    ["female", "no", "2", "main", "1", "aa-1", "2024-03-01T20:15:00"],
    ["female", "yes", "3", "main", "2", "bb-2", "2024-03-02T03:00:00"],
]


@pytest.mark.parametrize("separator", ["/", ".", ":"])
def test_an_export_of_a_survey_becomes_its_tables(separator):
    main = [heading.replace("/", separator) for heading in MAIN]
    repeat = [heading.replace("/", separator) for heading in REPEAT]
    content = sheets.xlsx_of({"survey": [main, *SUBMISSIONS], "member": [repeat, *MEMBERS]})
    book = open_book("kobo.xlsx", content)
    files = {layout.table.name: read(book, layout)[0] for layout in layouts(book)}

    assert list(files) == ["household", "member", "assessment"]
    household = files["household"].cells.loc[2]
    assert household[["household_id", "lat", "location_accuracy_m", "mpi_failed"]].tolist() == ["HH-1", "19.42051", "5", "health income"]  # fmt: skip
    assert household["source"] == "uuid:aa-1"
    assert household["updated_at"] == "2024-03-02", "the server's evening is the next day here"
    assert files["assessment"].cells.loc[3, ["assessment_id", "household_id"]].tolist() == ["HH-2-20240302", "HH-2"]  # fmt: skip
    ids = files["member"].cells["member_id"]
    assert ids.str.fullmatch(r"HH-[12]-[0-9a-f]{8}").all() and ids.is_unique
    assert files["member"].cells.loc[4, ["household_id", "source"]].tolist() == ["HH-2", "uuid:bb-2"]  # fmt: skip
    assert files["member"].changes.counts["member_id", "derived"] == 3


def test_choices_that_are_only_exploded_are_put_together():
    place = MAIN.index("household/mpi_failed")
    rows = [[*row[:place], *row[place + 1 :]] for row in (MAIN, *SUBMISSIONS)]
    book = open_book("kobo.xlsx", sheets.xlsx_of({"survey": rows}))
    files = {layout.table.name: read(book, layout)[0] for layout in layouts(book)}

    assert list(files["household"].cells["mpi_failed"]) == ["health income", ""]


def test_a_mapping_to_a_table_that_is_not_there_is_no_records_error():
    with pytest.raises(KeyError):
        layouts(book_of([EVENT, FORUM]), "nothing")


def test_an_unreadable_file_is_a_records_error_that_names_it():
    with pytest.raises(RecordsError, match="file.pdf: ‘.pdf’ is no table"):
        open_book("file.pdf", b"%PDF-1.7")


def test_a_formula_without_a_value_in_a_row_of_totals_is_no_error():
    def add_up(book, sheet):
        sheet.write_formula(2, 3, "=SUM(D2:D2)", None, "")

    book = open_book("f.xlsx", sheets.xlsx([EVENT, FORUM, ["รวม"]], change=add_up))
    file, issues = read(book, layouts(book)[0])

    assert list(file.cells.index) == [2]
    assert not issues
