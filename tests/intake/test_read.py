"""Files as offices send them: their characters, separators, headings and extra rows."""

from datetime import date

from data_access.intake.checks.check import checked
from data_access.intake.issues import collected
from data_access.intake.layout.read import Unread, read_file
from data_access.schema import BY_NAME
from tests.records import partner
from tests.workbooks import write_workbook

COLUMNS = ["partner_id", "name_th", "name_en", "short_th", "partner_type", "mou_party", "active", "updated_at"]  # fmt: skip
ROWS = [COLUMNS, [partner()[name] for name in COLUMNS]]


def read(path):
    file = read_file(BY_NAME["partner"], path)
    return file, collected(file.issues)


def csv_file(folder, text, encoding="utf-8"):
    path = folder / "partner.csv"
    path.write_bytes(text.encode(encoding))
    return path


def as_text(rows=ROWS, delimiter=","):
    return "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"


def expected():
    return dict(zip(COLUMNS, ROWS[1], strict=True))


def test_every_encoding_and_separator_reads_the_same(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "cp874", "utf-16"):
        for delimiter in (",", ";", "\t"):
            file, issues = read(csv_file(tmp_path, as_text(delimiter=delimiter), encoding))

            assert file.cells.loc[2].to_dict() == expected(), (encoding, delimiter)
            assert not issues


def test_a_workbook_reads_like_the_csv(tmp_path):
    file, issues = read(write_workbook(tmp_path / "partner.xlsx", ROWS))

    assert file.cells.loc[2].to_dict() == expected()
    assert not issues


def test_a_workbooks_numbers_and_days_come_without_what_the_format_adds(tmp_path):
    day = date(2023, 3, 16)
    rows = [
        ["event_id", "kind", "held_on", "place", "attendees", "updated_at"],
        [12, "forum", day, "ศาลากลาง", 120, day],
    ]

    file = read_file(BY_NAME["event"], write_workbook(tmp_path / "event.xlsx", rows))

    assert file.cells.loc[2].tolist() == [
        "12",
        "forum",
        "2023-03-16",
        "ศาลากลาง",
        "120",
        "2023-03-16",
    ]


def test_headings_are_known_by_label_in_either_language_and_by_synonym(tmp_path):
    path = tmp_path / "event.csv"
    path.write_text(
        "รหัส กิจกรรม*,ประเภท,on,PLACE,Updated on\nE1,forum,2023-03-16,ปาย,2023-03-16\n", "utf-8"
    )
    file = read_file(BY_NAME["event"], path)

    assert list(file.cells) == ["event_id", "kind", "held_on", "place", "updated_at"]
    assert not file.issues


def test_a_row_of_exchange_tags_is_passed_over(tmp_path):
    tags = ["#org +code", "#org+name", "", "#org", "#org+type", "", "", "#date"]
    file, issues = read(csv_file(tmp_path, as_text([ROWS[0], tags, ROWS[1]])))

    assert list(file.cells.index) == [3]
    assert not issues


def test_rows_keep_the_numbers_that_they_have_in_the_file(tmp_path):
    quoted = [f'"{ROWS[1][0]}"', '"สอง\nบรรทัด"', *ROWS[1][2:]]
    blank = [""] * len(COLUMNS)
    file, _ = read(csv_file(tmp_path, as_text([ROWS[0], quoted, blank, ROWS[1]])))

    assert list(file.cells.index) == [2, 4]


def test_a_row_with_too_few_cells_is_refused_by_its_number(tmp_path):
    _, issues = read(csv_file(tmp_path, as_text([ROWS[0], ROWS[1], ROWS[1][:3]])))

    (line,) = issues.lines()
    assert line.en.startswith("partner.csv, row 3: has not as many cells as the heading.")


def test_a_column_that_is_not_known_is_noted_and_left_out(tmp_path):
    wider = [[*ROWS[0], "line_id"], [*ROWS[1], "somebody"]]
    file, issues = read(csv_file(tmp_path, as_text(wider)))

    assert "line_id" not in file.cells
    assert not issues
    assert "line_id" in file.notes[0].en
    assert "somebody" not in file.notes[0].en


def test_a_required_column_that_is_missing_is_refused(tmp_path):
    narrower = [row[1:] for row in ROWS]
    file, _ = read(csv_file(tmp_path, as_text(narrower)))

    (line,) = collected([*file.issues, *checked(file).issues]).lines()
    assert "partner_id" in line.en
    assert "รหัสภาคี" in line.th


def test_two_columns_that_mean_the_same_are_refused(tmp_path):
    doubled = [[*ROWS[0], "ชื่อ (ไทย)"], [*ROWS[1], "อื่น"]]
    _, issues = read(csv_file(tmp_path, as_text(doubled)))

    assert "stands in more than one column" in issues.lines()[0].en


def test_bytes_that_are_not_thai_text_are_refused(tmp_path):
    path = tmp_path / "partner.csv"
    for content, said in (
        ("Prénom,Âge\nRené,3\n".encode("latin-1"), "neither in UTF-8 nor in Windows-874"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe\xdb", "‘PNG’ is not what its name says"),
    ):
        path.write_bytes(content)
        file, issues = read(path)

        assert isinstance(file, Unread)
        assert said in issues.lines()[0].en


def test_a_workbook_that_is_none_is_refused(tmp_path):
    path = tmp_path / "partner.xlsx"
    path.write_bytes(b"partner_id,name_th\n")

    file, issues = read(path)

    assert isinstance(file, Unread)
    assert "‘CSV / text’ is not what its name says" in issues.lines()[0].en


def test_a_file_with_a_heading_and_no_row_has_no_records(tmp_path):
    file, issues = read(csv_file(tmp_path, as_text(ROWS[:1])))

    assert len(file.cells) == 0
    assert not issues


def test_an_empty_file_is_refused(tmp_path):
    file, issues = read(csv_file(tmp_path, ""))

    assert isinstance(file, Unread)
    assert "has no heading" in issues.lines()[0].en
