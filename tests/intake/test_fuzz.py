"""Whatever is in a file: it is read, or refused in words. Nothing else ever comes of it."""

from datetime import date

import pandas as pd
from hypothesis import example, given
from hypothesis import strategies as st

from data_access.intake.cells import coordinates, dates, normalise, numbers
from data_access.intake.cells.identity import holds_national_id
from data_access.intake.cells.places import Places
from data_access.intake.checks.check import checked
from data_access.intake.issues import collected
from data_access.intake.layout.layout import layouts
from data_access.intake.layout.table_file import read_sheet
from data_access.intake.layout.workbook import open_book
from data_access.language.vocabulary import TENURE, VULNERABLE_GROUP
from data_access.system.errors import RecordsError
from tests import records
from tests.intake import sheets
from tests.tiers import cases

MANY, SOME, FEW = cases(150), cases(25), cases(6)
AREAS = records.minimal_programme()["area"]
PLACES = Places.of(pd.DataFrame(AREAS))
HEADING = "household_id,subdistrict_code,moo,lat,lon,n_members,registered_on,active,updated_at"
# Letters that files bring trouble with, among any others.
TROUBLE = st.sampled_from(list("เแำํา่้ัี๑๒,;\"'\n\t-/.:#=%฿° \u200b\u00a0\u202e\ufffd\0") + ["พ.ศ.", "มี.ค.", "ต.", "NA"])  # fmt: skip
TEXT = st.lists(TROUBLE | st.characters(codec="utf-8"), max_size=24).map("".join)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
FORMS = st.sampled_from(
    [
        lambda day: day.isoformat(),
        lambda day: f"{day.day}/{day.month}/{day.year + 543}",
        lambda day: f"{day.year + 543}-{day.month:02}-{day.day:02}",
        lambda day: f"{day.day} {dates.MONTHS[day.month - 1][0]} พ.ศ. {day.year + 543}",
        lambda day: f"{day.day} {dates.MONTHS[day.month - 1][1]} {day.year + 543}",
        lambda day: f"{day.day} {dates.MONTHS[day.month - 1][2].title()} {day.year}",
        lambda day: f"{day.day}/{day.month}/{day.year + 543}".translate(
            str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
        ),
    ]
)


def come_through(name, content):
    """Reads and checks a file as far as it goes."""
    try:
        book = open_book(name, content)
    except RecordsError as error:
        assert error.text.th and error.text.en
        return
    for layout in layouts(book, "household"):
        file = read_sheet(book, layout)
        read = checked(file, PLACES, date(2024, 6, 1))
        issues = collected([*file.issues, *read.issues])
        assert len(read.records) == len(file.cells) == len(file.source_rows)
        for line in [*issues.lines(), *issues.warning_lines(), *file.changes.lines(name)]:
            assert line.th and line.en


@MANY
@given(TEXT)
@example("ำ่ำ่" * 8)
@example("\u0e4d\u0e4d\u0e32")
def test_text_made_tidy_is_tidy(text):
    once, _ = normalise.tidied(text)

    assert normalise.tidied(once) == (once, [])


@MANY
@given(TEXT)
@example("31/3/2567/1")
@example("9" * 5_000)
@example("๙" * 13)
def test_no_cell_breaks_a_reader(text):
    dates.read_date(text)
    dates.why_unread(text)
    dates.order_of([text])
    numbers.read_whole(text, "THB")
    numbers.read_number(text, "degree")
    numbers.why_unread(text)
    coordinates.read_coordinate(text)
    normalise.read_choice(text, TENURE)
    normalise.read_choices(text, VULNERABLE_GROUP)
    normalise.read_yes_no(text)
    holds_national_id(text)
    PLACES.read(text)
    PLACES.why_unread(text)
    for level in ("province", "district", "subdistrict"):
        PLACES.read(text, level)


@MANY
@given(DAYS, FORMS)
@example(date(2024, 2, 29), lambda day: f"{day.day}/{day.month}/{day.year + 543}")
def test_a_day_written_in_any_form_is_that_day(day, form):
    assert dates.read_date(form(day)) == day


@MANY
@given(st.integers(-(10**12), 10**12))
def test_a_sum_written_with_commas_and_baht_is_that_sum(amount):
    assert numbers.read_whole(f"{amount:,} บาท", "THB") == amount
    assert numbers.read_whole(f"{amount:,}.00") == amount


@MANY
@given(st.sampled_from(AREAS), st.sampled_from(["{}", " {} ", "{}\u200b"]))
def test_an_area_is_known_by_its_code_and_by_its_address(area, around):
    prefix = {"province": "จ.", "district": "อ.", "subdistrict": "ต."}[area["level"]]
    for said in (area["area_code"], f"{prefix}{area['name_th']}", f"{prefix} {area['name_th']}"):
        written, _ = normalise.tidied(around.format(said))
        assert PLACES.read(written) == area["area_code"]


@MANY
@given(st.integers(-90 * 3600, 90 * 3600))
def test_a_latitude_written_in_degrees_minutes_and_seconds_is_that_latitude(seconds):
    degrees, rest = divmod(abs(seconds), 3600)
    side = "S" if seconds < 0 else "N"
    written = f"{degrees}°{rest // 60}'{rest % 60}\"{side}"

    assert abs(coordinates.read_coordinate(written) - seconds / 3600) < 1e-6


@SOME
@given(st.lists(st.lists(TEXT, min_size=1, max_size=10), max_size=6))
@example([["HH-1", "580302"] + ["\u0e34"] * 7])
def test_no_csv_breaks_the_reading(rows):
    body = "\n".join(",".join(cells) for cells in rows)

    come_through("household.csv", f"{HEADING}\n{body}".encode())


@SOME
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"PK\x03\x04")
@example("à¸\xa0".encode("cp1252"))
def test_no_bytes_break_the_reading(content):
    for name in ("household.csv", "household.xls"):
        come_through(name, content)


@FEW
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=40))
@example(49, b"\0")
def test_no_damaged_workbook_breaks_the_reading(place, damage):
    workbook = sheets.xlsx([HEADING.split(","), ["HH-1", "580302", "3", "", "", "4", "31/3/2567"]])

    come_through("household.xlsx", workbook[:place] + damage + workbook[place + len(damage) :])
