"""Every question gives the same answer in DuckDB and in Spark SQL, over the same Parquet files."""

import ast
import socket
import sys
import zlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import data_access
from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.presentation_file.contents import published_days
from data_access.publishing.current import current_snapshot
from data_access.queries.network import goals
from data_access.snapshots import duckdb_engine, result_cache
from data_access.snapshots.programme import Programme
from data_access.system.errors import RecordsError
from tests.questions import questions
from tests.spark import spark_server
from tests.tiers import IS_SOAK

HOUSE = Path(data_access.__file__).parent

# Each scope is asked by another reader, so that every right is a condition in some text.
VIEWS = {
    "whole_province": (Scope(), Principal("governor")),
    "one_district": (Scope(frozenset({"5803"})), Principal("partner", "codi-north")),
    "one_subdistrict_and_year": (
        Scope(subdistricts=frozenset({"580302"}), fiscal_year_be=2567),
        Principal("data_officer"),
    ),
    "an_earlier_day": (Scope(as_of=date(2024, 2, 29)), Principal("public")),
}


@dataclass(frozen=True)
class Listening(Programme):
    """A programme that keeps what was asked of it, with the answer and the place of asking."""

    asked: dict[tuple[Scope, str], pd.DataFrame] = field(default_factory=dict, compare=False)
    places: set[tuple[str, int]] = field(default_factory=set, compare=False)

    def ask(self, sql):
        asking = sys._getframe(1)
        self.places.add((asking.f_code.co_filename, asking.f_lineno))
        answer = super().ask(sql)
        self.asked[self.scope, sql] = answer.copy()
        return answer


def everything_asked_of(programme):
    for question, arguments in questions():
        question.ask(programme, *arguments)
    goals._reported(
        programme, "G9", "value"
    )  # of a goal that its owner reports: the sample has none
    return programme


def places_that_ask():
    """The file, first and last line of every `….ask(sql)` in data_access."""
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "ask"
                and len(node.args) == 1
            ):
                yield str(path), node.lineno, node.end_lineno


@pytest.fixture(scope="module")
def sample(sample_published):
    """The snapshot of the sample records, through the real load."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(sample_published))
        return current_snapshot()


@pytest.fixture(scope="module")
def asked_in_duckdb(sample):
    """By view, a programme of which everything has been asked, in DuckDB."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("HOH_ENGINE", raising=False)
        return {
            name: everything_asked_of(Listening(sample, scope, reader))
            for name, (scope, reader) in VIEWS.items()
        }


@pytest.fixture(scope="module")
def spark_url():
    with spark_server() as url:
        yield url


@pytest.fixture
def in_spark(spark_url, monkeypatch):
    """From here on questions go to Spark, and no answer of the other engine is remembered."""
    monkeypatch.setenv("HOH_ENGINE", spark_url)
    result_cache.forget()
    yield
    result_cache.forget()


@pytest.mark.parametrize("view", VIEWS)
def test_every_question_has_the_same_answer_in_spark_as_in_duckdb(view, asked_in_duckdb, in_spark):
    """Each text in the first view and in one of the others; in `make soak` in all."""
    first, *others = VIEWS
    mine = None if view == first or IS_SOAK else others.index(view)
    assert_same_in_spark(
        asked_in_duckdb[view],
        lambda sql: mine is None or zlib.crc32(sql.encode()) % len(others) == mine,
    )


@pytest.mark.skipif(not IS_SOAK, reason="an hour: make soak")
def test_every_question_has_the_same_answer_in_spark_on_every_published_day(
    sample, spark_url, monkeypatch
):
    whole = Programme(sample, Scope(), Principal("presenter"))
    for day in published_days(whole):
        monkeypatch.delenv("HOH_ENGINE", raising=False)
        result_cache.forget()
        listening = everything_asked_of(Listening(sample, Scope(as_of=day), whole.principal))
        monkeypatch.setenv("HOH_ENGINE", spark_url)
        result_cache.forget()
        assert_same_in_spark(listening)
    result_cache.forget()


def assert_same_in_spark(listening, is_asked=lambda sql: True):
    for (scope, sql), known in listening.asked.items():
        if not is_asked(sql):
            continue
        in_view = Programme(listening.snapshot, scope, listening.principal)

        # This Spark rounds to a millionth where between two rows a percentile lies.
        near = 1e-6 if "percentile_cont" in sql else 1e-9
        pd.testing.assert_frame_equal(in_view.ask(sql), known, rtol=near, atol=0, obj=sql)


def test_no_place_that_asks_is_passed_over(asked_in_duckdb):
    reached = set().union(*(listening.places for listening in asked_in_duckdb.values()))
    passed_over = [
        f"{path}:{first}"
        for path, first, last in places_that_ask()
        if not any(file == path and first <= line <= last for file, line in reached)
    ]

    assert passed_over == []


@pytest.mark.parametrize("view", VIEWS)
def test_each_answer_of_several_rows_has_an_order_of_its_own(view, asked_in_duckdb):
    """Without one, two engines (and one engine twice) may answer in two orders."""
    unordered = [
        sql
        for (_, sql), answer in asked_in_duckdb[view].asked.items()
        if len(answer) > 1 and "order by" not in sql
    ]

    assert unordered == []


def test_without_a_cluster_the_questions_stay_in_duckdb(sample):
    programme = Programme(sample, Scope(), Principal("public"))

    assert programme.ask("select version() as engine")["engine"].iloc[0].startswith("v")


def test_with_a_cluster_they_go_there(sample, in_spark):
    programme = Programme(sample, Scope(), Principal("public"))

    assert not programme.ask("select version() as engine")["engine"].iloc[0].startswith("v")


def test_nothing_listens_any_more_when_the_server_was_stopped():
    with spark_server() as url:
        host, port = url.removeprefix("sc://").split(":")
        with socket.socket() as caller:
            assert caller.connect_ex((host, int(port))) == 0

    with socket.socket() as caller:
        assert caller.connect_ex((host, int(port))) != 0


@pytest.mark.filterwarnings("ignore:.RETRIES_EXCEEDED")
def test_a_cluster_that_is_gone_is_explained_and_one_that_is_back_is_asked_again(
    sample, monkeypatch
):
    with spark_server() as url:
        monkeypatch.setenv("HOH_ENGINE", url)
        assert duckdb_engine.run("select 1 as one", sample.folder)["one"].iloc[0] == 1
    with pytest.raises(RecordsError, match="does not answer"):
        duckdb_engine.run("select 1 as one", sample.folder)

    with spark_server(port=int(url.rpartition(":")[2])):
        assert duckdb_engine.run("select 1 as one", sample.folder)["one"].iloc[0] == 1
