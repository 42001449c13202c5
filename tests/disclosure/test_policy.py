"""The policy lies below every question: whoever asks whatever way, the same is refused."""

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data_access.access.roles import RIGHTS, Principal
from data_access.access.scope import Scope
from data_access.disclosure.households import COUNTS
from data_access.presentation_file.release_check import COUNTS_OF_HOUSEHOLDS, IDS
from data_access.questions import RAW, asked_of_readers
from data_access.schema import TABLES
from data_access.snapshots import result_cache
from data_access.snapshots.programme import Programme
from tests.programmes import GOVERNOR, ORGANISATIONS, PUBLIC, READERS, home, programme_of, repair_at
from tests.random_records import PARTNERS, SUBDISTRICTS, programmes
from tests.records import pledge
from tests.tiers import cases

ROOT = Path(__file__).parents[2]
# What nobody but who sees every row may list one by one, and how a partner's own are known.
OF_AN_ORGANISATION = {"repair_id", "pledge_id", "delivery_id", "promise_id"}
# Of the many statuses that repairs may be counted by, the first will do.
QUESTIONS = [
    (question.ask, arguments)
    for question, arguments in asked_of_readers()
    if question.name != "repairs_by_area" or arguments[1] == "reported"
]

readers = st.sampled_from(
    [
        *(READERS[role] for role in RIGHTS if role != "partner"),
        *(Principal("partner", name) for name in PARTNERS),
    ]
)
scopes = st.builds(
    Scope,
    districts=st.frozensets(st.sampled_from(["5801", "5803", "5806"]), max_size=2),
    subdistricts=st.frozensets(st.sampled_from(SUBDISTRICTS), max_size=2),
    fiscal_year_be=st.sampled_from([None, 2566, 2567]),
)


def rows_of(question, arguments, programme):
    """The answer as a table, if it is one."""
    found = question(programme, *arguments)
    return found if isinstance(found, pd.DataFrame) else pd.DataFrame()


def own_ids(programme, reader):
    """What is the reader's, told from the records and not by the policy."""
    recorded, own, name = programme.snapshot.answer, {}, reader.organisation
    if reader.role != "partner":
        people = recorded("select participant_id, lao_id from raw_participant")
        mine = (
            people["lao_id"] == name if reader.role == "lao" else people["participant_id"] == name
        )
        promised = recorded("select commitment_id, participant_id from raw_commitment")
        own["participant_id"] = set(people.loc[mine, "participant_id"])
        is_own = promised["participant_id"].isin(own["participant_id"])
        own["promise_id"] = set(promised.loc[is_own, "commitment_id"])
        houses = recorded("select commitment_id, repair_id from raw_commitment_house")
        own["repair_id"] = set(
            houses.loc[houses["commitment_id"].isin(own["promise_id"]), "repair_id"]
        )
        return own
    for table, column in (("pledge", "pledge_id"), ("delivery", "delivery_id")):
        rows = recorded(f"select {column}, partner_id from raw_{table}")
        own[column] = set(rows.loc[rows["partner_id"] == name, column])
    repairs = [
        recorded("select repair_id, lead_partner_id as partner_id from raw_repair"),
        recorded("select repair_id, partner_id from raw_repair_funding"),
        recorded("select repair_id, partner_id from raw_delivery where repair_id is not null"),
    ]
    own["repair_id"] = set().union(
        *(set(rows.loc[rows["partner_id"] == name, "repair_id"]) for rows in repairs)
    )
    own["promise_id"] = own["pledge_id"]
    return own


@cases(3)  # each asks every question
@given(programmes(households=(0, 8)), st.data())
def test_no_question_gives_a_reader_a_row_or_a_small_count_that_the_role_may_not_see(tables, data):
    programme = programme_of(tables)
    reader, scope = data.draw(readers), data.draw(scopes)
    asked = Programme(programme.snapshot, scope, reader)
    own = own_ids(programme, reader) if reader.role in ORGANISATIONS else {}

    for question, arguments in QUESTIONS:
        rows = rows_of(question, arguments, asked)
        if reader.rights.rows != "all" and not rows.empty:
            for column in set(rows.columns) & IDS:
                assert column in OF_AN_ORGANISATION or own, (question.__name__, column)
            for column in _of_the_reader(rows):
                seen = set(rows[column].dropna())
                assert seen <= own.get(column, set()), (question.__name__, column)
        for column in set(rows.columns) & COUNTS_OF_HOUSEHOLDS:
            if pd.api.types.is_numeric_dtype(rows[column]):
                counts = rows[column].dropna()
                small = (counts > 0) & (counts < reader.rights.smallest_count)
                assert not small.any(), (question.__name__, column)


def _of_the_reader(rows):
    """The ids that say whose a row is: of a delivery its own, and not the pledge or repair that it
    was made to, which may be another's."""
    listed = set(rows.columns) & OF_AN_ORGANISATION
    return {"delivery_id"} if "delivery_id" in listed else listed


def test_two_readers_with_one_question_never_get_each_others_rows_from_the_cache():
    programme = programme_of(
        *(
            repair_at(
                "approved", "2024-02-01", home(n), lead_partner_id=name, repair_id=f"R-{name}"
            )
            for n, name in enumerate(("CODI", "LAO"))
        ),
        pledge=[pledge(pledge_id=f"K-{name}", partner_id=name) for name in ("CODI", "LAO")],
    )
    order = [Principal("partner", "CODI"), Principal("partner", "LAO"), PUBLIC, GOVERNOR]
    listing = [
        one for one in QUESTIONS if IDS & set(rows_of(*one, replace(programme, principal=GOVERNOR)))
    ]
    result_cache.forget()

    assert len(listing) > 5
    for turn in (order, order[::-1]):
        for reader in turn:
            asked = replace(programme, principal=reader)
            for question, arguments in listing:
                rows = rows_of(question, arguments, asked)
                if reader is PUBLIC:
                    assert rows.empty, question.__name__
                for column, letter in (("repair_id", "R"), ("pledge_id", "K")):
                    if reader.role == "partner" and column in rows:
                        assert set(rows[column]) <= {f"{letter}-{reader.organisation}"}


def test_no_page_panel_chart_or_file_counts_households_before_anything_is_hidden():
    names = "|".join(sorted(RAW))
    raw = re.compile(
        r"queries\.households\.raw_counts\b|queries\.households import [^\n]*\braw_counts\b"
        rf"|\b(?:households|quality)\.(?:{names})\b"
        r"|queries\.needs\.raw_poverty\b|queries\.needs import [^\n]*\braw_poverty\b"
        rf"|queries\.households\.(?:households|quality) import [^\n]*\b(?:{names})\b"
    )
    found = {
        (path.relative_to(ROOT).as_posix(), one)
        for room in ("pages", "ui", "exports", "display")
        for path in (ROOT / room).rglob("*.py")
        for one in raw.findall(path.read_text("utf-8"))
    }

    assert found == set()


def test_only_what_hides_counts_asks_for_them_as_they_are():
    may = {
        "raw_counts.py", "safe_counts.py", "households.py", "quality.py", "releasing.py",
        "raw_poverty.py", "poverty.py", "raw_baht.py", "released_baht.py", "released_beside.py",
        "raw_stages.py", "released/houses.py",
        "candidates.py", "proposal.py",  # rows, for who may see every row
        "effects.py", "alike.py",  # for who sees every row; names of places without a number
        "income.py", "released_income.py",
    }  # fmt: skip
    asking = re.compile(rf"\b({'|'.join(sorted(RAW))})\(")
    found = {
        f"released/{path.name}" if path.parent.name == "released" else path.name
        for path in (ROOT / "data_access").rglob("*.py")
        if asking.search(path.read_text("utf-8"))
    }

    assert found <= may


def test_every_column_that_is_hidden_is_watched():
    assert set(COUNTS) <= COUNTS_OF_HOUSEHOLDS


def test_every_personal_field_is_in_the_document_of_privacy_with_what_it_is_for():
    written = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    listed = {
        name
        for line in written.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([a-z_]+(?:\.[a-z_]+)?)`", line.split("|")[1])
    }
    personal = {
        "entered_by" if column.name == "entered_by" else f"{table.name}.{column.name}"
        for table in TABLES
        for column in table.columns
        if column.personal
    }

    assert listed == personal
    assert "not legal advice" in written
