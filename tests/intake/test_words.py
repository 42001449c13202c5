"""What intake says in Thai is Thai: no code of a column or of a list, and no regular expression."""

import ast
import re
from pathlib import Path

from data_access.access.roles import Principal
from data_access.intake.cells.column_rules import form, listed, nearest
from data_access.intake.commit.commit import commit
from data_access.intake.commit.correction import with_points_exchanged
from data_access.intake.issues import column_called
from data_access.intake.preview.folder import check_folder
from data_access.intake.preview.quarantine import quarantined, retry_quarantine
from data_access.schema import BY_NAME, TABLES
from tests.records import household, write_folder

ROOT = Path(__file__).parents[2]
ROOMS = ("data_access/intake", "data_access/casework", "ui/panels/intake", "ui/panels/doubles")
OFFICER = Principal("data_officer", account_id="A1")
THAI = re.compile(r"[\u0e00-\u0e7f]")
CODES = {table.name for table in TABLES} | {
    code
    for table in TABLES
    for column in table.columns
    for code in (column.name, *(column.choices or ()))
    if "_" in code or len(code) > 3
}
# Words of both: names of programs and files that are the same in Thai, and names of commands.
COMMANDS = {"load"}
REGEX = re.compile(r"\\d|\[[A-Za-z0-9]-|\{\d+(,\d*)?\}|\(\?")


def thai_texts():
    """Every Thai text that is written as the first part of a Text, with where it is."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                    thai = node.args[0] if node.args else None
                    parts = getattr(thai, "values", [thai])  # of one with words put into it
                    words = "".join(
                        one.value
                        for one in parts
                        if isinstance(one, ast.Constant) and isinstance(one.value, str)
                    )
                    if THAI.search(words):
                        yield path.relative_to(ROOT).as_posix(), words


def codes_in(words):
    return set(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", words)) & CODES - COMMANDS


def test_no_thai_text_of_intake_holds_a_code_or_a_regular_expression():
    found = [(where, codes_in(words)) for where, words in thai_texts() if codes_in(words)]

    assert found == []
    assert [where for where, words in thai_texts() if REGEX.search(words)] == []


def test_every_pattern_is_said_in_words():
    for pattern in {column.pattern for table in TABLES for column in table.columns} - {None}:
        words = form(pattern)

        assert THAI.search(words.th), pattern
        assert not REGEX.search(words.th + words.en), pattern


def test_a_closed_list_is_said_in_thai_by_its_words():
    assert listed(BY_NAME["household"].column("consent")).th == "ยินยอม, ไม่ยินยอม, ยังไม่ได้ถาม"


def test_a_column_is_called_in_thai_as_its_own_table_calls_it():
    assert column_called("repair.csv", "started_on") == "เริ่มซ่อมเมื่อ"
    assert column_called("ปาย.xlsx", "household_id") == "รหัสครัวเรือน"
    assert column_called("x.csv", "repair_id, seq") == "รหัสการซ่อม, ลำดับ"
    assert column_called("x.csv", "อะไรก็ไม่รู้") == "«อะไรก็ไม่รู้»"


def test_a_word_like_one_of_the_list_is_proposed_and_another_is_not():
    consent = BY_NAME["household"].column("consent")

    assert nearest(consent, "ไม่ยินยอน") == ("ไม่ยินยอม",)
    assert nearest(consent, "ฟ้า") == ()


def test_every_message_on_a_file_full_of_mistakes_is_thai(loaded, tmp_path):
    """The nearest name of a place is proposed, and nothing is taken for it."""
    wrong = [
        household(household_id="HH-1", subdistrict_code="เวียงเหนอ"),
        household(household_id="HH-2", subdistrict_code="ดาวอังคาร", tenure="เช่าา"),
        household(household_id="HH-3", moo="99", n_members="สาม"),
        household(household_id="HH-4", registered_on="32/13/2566", consent=""),
        household(household_id="HH-5", lat="98.43", lon="19.42"),
        household(household_id="HH-6", lon=""),
        household(household_id="HH 6!", income_pp_year_thb="45.000"),
        household(household_id="HH-7", mpi_failed="บ้าน;อะไร"),
    ]
    preview = check_folder(write_folder(tmp_path / "in", {"household": wrong}), loaded)
    lines = [line.th for line in [*preview.lines(), *preview.issues.warning_lines()]]

    assert preview.rows_rejected == len(wrong)
    assert [line for line in lines if codes_in(line.replace("household.csv", ""))] == []
    assert [line for line in lines if REGEX.search(line)] == []
    assert any("หมายถึง «เวียงเหนือ» ?" in line for line in lines)
    assert not any("ดาวอังคาร" in line and "หมายถึง" in line for line in lines)


def test_points_that_are_exchanged_are_put_right_for_all_chosen_rows(loaded, tmp_path):
    rows = [
        household(household_id="HH-1", lat="98.431", lon="19.421"),
        household(household_id="HH-2", lat="98.432", lon="19.422"),
        household(household_id="HH-3", moo="99"),
        household(household_id="HH-4", lat="19.43", lon="98.44"),
    ]
    commit(check_folder(write_folder(tmp_path / "in", {"household": rows}), loaded), loaded)
    waiting = quarantined(loaded, OFFICER)
    points = with_points_exchanged(waiting)
    assert len(waiting) == 3 and len(points) == 2

    preview = retry_quarantine(loaded, OFFICER, list(points), points)

    assert preview.counts["household"].new == 2
    assert sorted(preview.records["household"]["lat"]) == [19.421, 19.422]
