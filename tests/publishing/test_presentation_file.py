"""The published file: what a presenter may be told, signed, and nothing that was not meant to leave."""

import os
import stat
import sys
import zipfile
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data_access.__main__ import main
from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.boundaries import supplied
from data_access.disclosure.households import COUNTS
from data_access.indicators import BY_KEY
from data_access.presentation_file.contents import published_days, published_scopes
from data_access.presentation_file.format import MANIFEST
from data_access.presentation_file.reader import open_file
from data_access.presentation_file.release_check import COUNTS_OF_HOUSEHOLDS, IDS, not_cleared
from data_access.presentation_file.signing import office_fingerprint
from data_access.presentation_file.writing import (
    PresenterAnswers,
    ask_as_a_presenter,
    ask_beside_one_another,
    write_answers,
    write_file,
)
from data_access.publishing.current import current_snapshot, snapshot
from data_access.queries.households.households import shown_need_by_area
from data_access.questions import QUESTIONS
from data_access.snapshots import result_cache
from data_access.snapshots.programme import Programme
from data_access.system.errors import RecordsError
from tests.pages.reading import NAMES, read
from tests.programmes import assessed, home, programme_of, repair_at
from tests.records import (
    area_target,
    commitment,
    delivery,
    event,
    member,
    minimal_programme,
    participant,
    pledge,
    subdistrict_step,
)

PRESENTER = Principal("presenter")
MEETING = date(2024, 2, 15)
# What stands in ids of single records and in words about them, and in no answer for a presenter.
CANARIES = ("HH-", "R-HH", "C-CANARY", "K-CANARY", "D-CANARY", "P-CANARY", "นกขมิ้น")


def records():
    """Two districts: enough households to be told of, and some too few."""
    return programme_of(
        *(assessed(home(n, "580302"), 3, at_risk=n < 4) for n in range(24)),
        *(assessed(home(n, "580301"), 3) for n in range(3)),
        *(assessed(home(n, "580104"), 2) for n in range(30)),
        *(repair_at("handed_over", "2024-02-01", home(n, "580302")) for n in range(11)),
        *(repair_at("approved", "2024-03-01", home(n, "580104")) for n in range(13)),
        # One house by itself, and what one partner gave to it.
        repair_at("handed_over", "2024-03-06", home(0, "580301"), repair_type="utility"),
        area=minimal_programme()["area"],
        area_target=[area_target(area_code="580302", target_value="20")],
        event=[event(kind="review", held_on=MEETING.isoformat())],
        participant=[participant(participant_id="P-CANARY", role_th="นายกนกขมิ้น")],
        commitment=[
            commitment(commitment_id="C-CANARY", participant_id="P-CANARY", text_th="คำมั่นนกขมิ้น")
        ],
        pledge=[pledge(pledge_id="K-CANARY", text_th="สัญญานกขมิ้น")],
        delivery=[
            delivery(delivery_id="D-CANARY", pledge_id="K-CANARY", repair_id=""),
            delivery(
                delivery_id="D-CANARY-2",
                pledge_id="",
                repair_id=f"R-{home(0, '580301')}",
                area_code="580301",
                verification="verified",
                value_thb="44350",
            ),
        ],
        member=[
            member(member_id=f"M-{n}", household_id=home(n), groups="disabled") for n in range(12)
        ],
        subdistrict_step=[subdistrict_step()],
    )


class Remembering(PresenterAnswers):
    """Keeps the answers as they were given too."""

    def __init__(self):
        super().__init__()
        self.frames = {}

    def keep(self, name, table):
        super().keep(name, table)
        self.frames[name] = table.copy()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The records, the file that the office made of them, its fingerprint, and what was told."""
    office = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(office))
        programme = records()
        path = office / "meeting.hoh"
        told = Remembering()
        ask_as_a_presenter(programme.snapshot, told)
        write_answers(programme.snapshot, told, path)
        return programme, path, office_fingerprint(), told


@pytest.fixture
def path(made):
    return made[1]


@pytest.fixture
def copied(path, tmp_path):
    """A copy of the file that a test may damage."""
    copy = tmp_path / "copied.hoh"
    copy.write_bytes(path.read_bytes())
    return copy


def contents(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# What is in it.


def test_the_file_tells_what_a_presenter_is_told_of_each_place_on_each_published_day(made):
    programme, path, *_ = made
    opened = open_file(path)

    assert opened.days == [date(2024, 3, 31), MEETING]
    assert len(published_scopes(programme)) == 6
    of_a_district = next(one for one in published_scopes(programme) if one.as_of and one.districts)
    for scope in (Scope(), of_a_district):
        told = Programme(opened, scope, PRESENTER)
        known = Programme(programme.snapshot, scope, PRESENTER)
        for figure in BY_KEY.values():
            assert figure.measure(told) == figure.measure(known), (figure.key, scope)
        pd.testing.assert_frame_equal(
            shown_need_by_area(told, "subdistrict"), shown_need_by_area(known, "subdistrict")
        )


def test_every_answer_comes_back_with_its_types(made):
    _, path, _, told = made
    opened = open_file(path).tables()

    assert opened.keys() == told.frames.keys()
    for name, table in told.frames.items():
        pd.testing.assert_frame_equal(opened[name], table)


def test_no_answer_in_the_file_holds_an_id_or_a_count_of_few_households(path):
    tables = open_file(path).tables()

    assert len(tables) > 300
    for table in tables.values():
        if len(table):
            assert not set(table) & IDS
            assert "lat" not in table or "level" in table
        for name in set(table) & COUNTS_OF_HOUSEHOLDS:
            counts = table[name].dropna().astype(int)
            assert not ((counts > 0) & (counts < 10)).any(), name
    assert any("in_need" in table and table["in_need"].isna().any() for table in tables.values())


# Small numbers that may stand beside a subdistrict: of its targets and steps, and a flag.
OF_NO_HOUSE = {"target_value", "target", "has_team", "has_list", "has_plan", "stage", "is_surveyed"}
OF_NO_HOUSE |= {"sequence", "outstanding"}  # of what is promised for the whole of a subdistrict


def small_numbers(table):
    return {
        name
        for name in table
        if pd.api.types.is_numeric_dtype(table[name]) and table[name].dropna().between(1, 9).any()
    }


def test_the_file_as_a_whole_tells_of_no_few_houses_of_a_subdistrict_a_day_or_a_type(path):
    tables = list(open_file(path).tables().values())

    by_place = [
        table
        for table in tables
        for name in {"area_code", "subdistrict_code"} & set(table)
        if (table[name].dropna().str.len() == 6).any()
    ]
    assert len(by_place) > 10
    for table in by_place:
        assert not small_numbers(table) - OF_NO_HOUSE, list(table)
        assert "deliveries" not in table
    for table in tables:
        if {"day", "until", "handed_over_on"} & set(table):
            assert "houses" not in small_numbers(table)
            assert len(table) < 3  # steps of ten, and not the days
        if "repair_type" in table:
            assert "n" not in small_numbers(table)


def test_nothing_of_a_single_record_is_anywhere_in_the_file(path):
    everything = b"".join(contents(path).values())

    for canary in CANARIES:
        assert canary.encode() not in everything, canary


def test_a_table_of_single_records_or_small_counts_is_not_cleared():
    assert not_cleared(pd.DataFrame({"household_id": ["HH-1"], "in_need": [40]})) == [
        "household_id"
    ]
    assert not_cleared(pd.DataFrame({"area_code": ["58"], "reached": [9]})) == ["reached"]
    assert not_cleared(pd.DataFrame({"lat": [19.3], "lon": [97.9]})) == ["lat", "lon"]
    assert not_cleared(pd.DataFrame({"household_id": [], "in_need": []})) == []
    assert not_cleared(pd.DataFrame({"area_code": ["58"], "reached": [10], "urgent": [0]})) == []


def test_a_question_that_asks_past_disclosure_lets_no_file_be_written(made, tmp_path, monkeypatch):
    programme, *_ = made
    raw = next(one for one in QUESTIONS if one.name == "need_by_area")
    monkeypatch.setattr(
        "data_access.presentation_file.contents.asked_of_readers",
        lambda since: iter([(raw, ("subdistrict",))]),
    )

    with pytest.raises(ValueError, match="in_need"):
        write_file(programme.snapshot, tmp_path / "never.hoh")

    assert list(tmp_path.glob("*.hoh")) == []


def test_other_readers_years_and_days_are_not_in_it_and_it_says_so(path):
    opened = open_file(path)
    told = Programme(opened, Scope(), PRESENTER)

    for other in (
        told.within(Scope(fiscal_year_be=2567)),
        told.within(Scope(districts=frozenset({"5801", "5803"}))),
    ):
        with pytest.raises(RecordsError, match="holds no answer"):
            BY_KEY["G1"].measure(other)
    with pytest.raises(RecordsError, match="The nearest"):
        told.on(date(2024, 1, 31))
    with pytest.raises(RecordsError, match="holds no answer"):
        replace(told, principal=Principal("governor")).ask("select * from repair_row")


# Whose it is.


def test_the_office_signs_with_a_key_of_its_own_that_others_cannot_read(made):
    _, path, print_of_key, _ = made
    key = path.parent / "keys" / "publishing.key"

    assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
    assert open_file(path).fingerprint == print_of_key
    assert key.read_text().strip().encode() not in b"".join(contents(path).values())


def test_every_byte_that_is_changed_is_noticed(copied):
    whole = copied.read_bytes()
    step = len(whole) // 40

    for place in range(10, len(whole), step):
        damaged = bytearray(whole)
        damaged[place] ^= 0x20
        copied.write_bytes(damaged)
        try:
            opened = open_file(copied)
        except RecordsError as error:
            assert "damaged" in error.text.en
        else:  # it is of the list of contents, where it says nothing: all that is told is whole
            opened.tables()
    copied.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RecordsError, match="damaged"):
        open_file(copied)


def test_a_table_put_in_the_place_of_another_is_noticed(copied):
    parts = contents(copied)
    first, second = [name for name in parts if name.startswith("tables/")][:2]
    parts[first] = parts[second]
    with zipfile.ZipFile(copied, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    with pytest.raises(RecordsError, match="damaged or was changed"):
        open_file(copied)


def test_a_manifest_that_was_rewritten_is_noticed(copied):
    parts = contents(copied)
    parts[MANIFEST] = parts[MANIFEST].replace(b'"made_up": true', b'"made_up": false')
    with zipfile.ZipFile(copied, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    with pytest.raises(RecordsError, match="damaged or was changed"):
        open_file(copied)


@pytest.fixture
def foreign(made, tmp_path, monkeypatch):
    """The same records in a file of another office."""
    folder = tmp_path / "another_office"
    folder.mkdir()
    with monkeypatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder))
        write_answers(made[0].snapshot, made[3], folder / "foreign.hoh")
    return folder / "foreign.hoh"


def test_the_office_opened_first_is_trusted_from_then_on_and_another_is_refused(
    path, foreign, made
):
    open_file(path)
    open_file(path)

    with pytest.raises(RecordsError, match="HOH_TRUSTED") as refused:
        open_file(foreign)
    assert made[2] in refused.value.text.th


def test_a_fingerprint_that_is_told_decides_alone(path, foreign, made, monkeypatch):
    monkeypatch.setenv("HOH_TRUSTED", made[2].upper())

    open_file(path)
    with pytest.raises(RecordsError, match="not that of the office"):
        open_file(foreign)


def test_a_file_that_is_not_there_and_one_that_is_no_such_file_are_explained(tmp_path):
    with pytest.raises(RecordsError, match="no file gone.hoh"):
        open_file(tmp_path / "gone.hoh")
    (tmp_path / "letter.hoh").write_text("สวัสดี")
    with pytest.raises(RecordsError, match="letter.hoh is damaged"):
        open_file(tmp_path / "letter.hoh")


def test_several_processes_are_told_what_one_is(made, monkeypatch):
    # A page that was tried in this process may have left its script as the main one.
    monkeypatch.delattr(sys.modules["__main__"], "__file__", raising=False)
    programme, _, _, told = made
    steps = []
    together = ask_beside_one_another(
        programme.snapshot, lambda done, of: steps.append((done, of)), processes=2
    )

    assert together.answers == told.answers
    assert together.tables == told.tables
    assert steps[-1][0] == steps[-1][1] == len(published_scopes(programme))


# On a machine that has nothing else.


@pytest.fixture
def presenting(path, var, monkeypatch):
    """HOH_PRESENT names the file; there is no record store and no snapshot."""
    monkeypatch.setenv("HOH_PRESENT", str(path))
    result_cache.forget()
    return var


def test_the_file_is_read_instead_of_a_snapshot_and_no_record_store_is_made(presenting, made):
    programme, *_ = made

    assert current_snapshot().id == programme.snapshot.id
    assert snapshot(programme.snapshot.id).is_presented
    with pytest.raises(RecordsError, match="not another"):
        snapshot("another")
    assert not (presenting / "store.sqlite").exists()
    assert not (presenting / "snapshots").exists()


def test_the_offices_boundaries_travel_with_the_file(made, tmp_path, monkeypatch):
    office, hall = tmp_path / "office", tmp_path / "hall"
    monkeypatch.setenv("HOH_VAR", str(office))
    supplied.shapes_file().parent.mkdir(parents=True)
    supplied.shapes_file().write_text('{"features": []}')
    supplied.about_file().write_text('{"credit": {"th": "กรมหนึ่ง", "en": "One department"}}')
    write_answers(made[0].snapshot, PresenterAnswers(), office / "with_boundaries.hoh")

    monkeypatch.setenv("HOH_VAR", str(hall))
    monkeypatch.setenv("HOH_PRESENT", str(office / "with_boundaries.hoh"))
    current_snapshot()

    assert supplied.shapes_file().is_relative_to(hall)
    assert supplied.shapes_file().read_text() == '{"features": []}'
    assert supplied.credit().en == "One department"


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_drawn_from_the_file_alone(presenting, name):
    page = read(name, "en")

    assert not page.app.exception
    assert not page.app.error
    assert len(page.answer) > 20
    assert not (presenting / "store.sqlite").exists()


def test_a_page_of_a_district_on_the_day_of_a_meeting_is_drawn_from_the_file(presenting):
    page = read("overview", "th", district="5803", as_of=MEETING.isoformat(), role="governor")

    assert not page.app.exception
    assert not page.app.error
    assert "role" not in page.app.session_state  # nobody else can be chosen


def test_the_commands_write_and_check_a_file(made, var, tmp_path, monkeypatch, capsys):
    programme, path, print_of_key, _ = made
    assert main(["check-file", str(path)]) == 0
    said = capsys.readouterr().out
    assert programme.snapshot.id in said
    assert print_of_key in said

    assert main(["publish-file", str(tmp_path / "nowhere" / "x.hoh")]) == 2
    assert "Nothing has been published" in capsys.readouterr().err
    monkeypatch.setenv("HOH_PRESENT", str(path))
    assert main(["publish-file", str(tmp_path / "x.hoh")]) == 2
    assert "HOH_PRESENT" in capsys.readouterr().err


def test_what_a_presenter_may_count_is_what_the_file_watches():
    assert set(COUNTS) <= COUNTS_OF_HOUSEHOLDS
    assert published_days(records())[0] == date(2024, 3, 31)
