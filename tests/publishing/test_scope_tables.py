"""A file's answers, asked of tables that are made once, are those of the engine to the byte."""

import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.presentation_file import scope_tables
from data_access.presentation_file.contents import ask_everything, published_scopes
from data_access.presentation_file.recording import Recording
from data_access.presentation_file.writing import as_arrow
from data_access.snapshots import duckdb_engine, query_cache
from data_access.snapshots.narrowed import Narrowed
from data_access.snapshots.programme import Programme
from tests.programmes import GOVERNOR, WHOLE
from tests.publishing.test_presentation_file import records


class Compared(Recording):
    """Asks the snapshot's own engine the same text, and notes where the two differ."""

    def _run(self, sql):
        found = super()._run(sql)
        same = as_arrow(found) == as_arrow(duckdb_engine.run(sql, self.folder))
        ASKED[sql] = ASKED.get(sql, True) and same
        return found


ASKED = {}


@pytest.fixture(scope="module")
def programme():
    found = records()
    query_cache.forget()
    snapshot = Compared(found.snapshot.folder, found.snapshot.manifest, lambda name, table: None)
    return Programme(snapshot, Scope(), Principal("presenter"))


def test_every_question_has_the_same_answer_to_the_byte(programme):
    scopes = published_scopes(programme)
    for scope in (scopes[0], scopes[-1]):  # the province, and a district on an earlier day
        ask_everything(programme.within(scope))

    assert len(ASKED) > 200
    assert [sql for sql, is_same in ASKED.items() if not is_same] == []


def test_no_reader_reads_the_tables_of_another(programme, monkeypatch):
    monkeypatch.setattr(scope_tables, "MOST_SCOPES", 1)
    seen = {
        reader.role: Programme(programme.snapshot, WHOLE, reader).ask(
            "select repair_id from repair_row order by repair_id"
        )
        for reader in (GOVERNOR, Principal("public"), GOVERNOR)
    }

    assert len(seen["governor"]) == 25
    assert seen["public"].empty


def test_questions_of_one_scope_share_their_tables_and_no_others_do():
    programme = records()
    asked = {}

    class Listening(type(programme.snapshot)):
        def answer(self, sql):
            asked[len(asked)] = sql
            return super().answer(sql)

    listening = Listening(programme.snapshot.folder, programme.snapshot.manifest)
    for scope in (WHOLE, WHOLE, Scope(districts=frozenset({"5803"}))):
        Programme(listening, scope, GOVERNOR).ask("select repair_id from repair order by repair_id")

    first, second, third = (one for one in asked.values() if isinstance(one, Narrowed))
    assert first.scope_digest == second.scope_digest != third.scope_digest
    assert list(first.tables)[-1] == "repair"
