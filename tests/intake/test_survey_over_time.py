"""Exports, corrections, deletions, exports again and undoings, in any order: nothing is lost, nothing
doubled, and undoing returns."""

import shutil
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from data_access.intake.commit.commit import commit
from data_access.intake.commit.undo import undo
from data_access.intake.preview.folder import check_path
from data_access.schema import TABLES
from data_access.store.record_store import open_store
from tests.intake.survey_exports import kobo, person, submission
from tests.tiers import cases

STEPS = 8


class Survey(RuleBasedStateMachine):
    """The server holds submissions; the model says what the store must know of each.

    Every person has a birth year of their own, so that the test can tell them apart; the program
    cannot rely on it.
    """

    def __init__(self, kept, folder):
        super().__init__()
        self.numbers = count(1)
        self.folder = folder
        path = folder / f"store-{len(list(folder.iterdir()))}.sqlite"
        shutil.copy(kept / "store.sqlite", path)
        self.store = open_store(f"sqlite:///{path}")
        self.server = {}  # uuid: household id, birth years, day of the assessment
        self.known = {}  # uuid: household id of the first import, birth years, day
        self.batches = []  # number, store before, model before

    def teardown(self):
        self.store.close()

    @initialize()
    def begin(self):
        self.comes()
        self.comes()
        self.exported()

    @rule()
    def comes(self):
        number = next(self.numbers)
        years = [str(2440 + next(self.numbers)) for _ in range(3)]
        self.server[f"u{number}"] = (f"HH-580302-9{number:03}", years, "2024-02-01")

    @precondition(lambda self: self.server)
    @rule(data=st.data())
    def a_person_is_taken_out_or_corrected_or_comes(self, data):
        uuid = self._one(data)
        house, years, day = self.server[uuid]
        what = data.draw(st.sampled_from(["out", "corrected", "comes", "turned"]))
        years = list(years)
        place = data.draw(st.integers(0, len(years) - 1))
        if what == "out" and len(years) > 1:
            years.pop(place)
        elif what == "corrected":
            years[place] = str(2440 + next(self.numbers))
        elif what == "comes":
            years.insert(place, str(2440 + next(self.numbers)))
        else:
            years.reverse()
        self.server[uuid] = house, years, day

    @precondition(lambda self: self.server)
    @rule(data=st.data(), is_day=st.booleans())
    def the_day_or_the_household_id_is_corrected(self, data, is_day):
        uuid = self._one(data)
        house, years, day = self.server[uuid]
        if is_day:
            day = f"2024-02-{2 + next(self.numbers) % 27:02}"
        else:
            house = f"HH-580302-9{next(self.numbers):03}"
        self.server[uuid] = house, years, day

    @precondition(lambda self: len(self.server) > 1)
    @rule(data=st.data())
    def a_submission_is_deleted_on_the_server(self, data):
        del self.server[self._one(data)]

    @precondition(lambda self: self.server)
    @rule()
    def exported(self):
        rows = [
            submission(uuid, house, [person(year) for year in years], day, number=uuid[1:])
            for uuid, (house, years, day) in self.server.items()
        ]
        path = self.folder / "export.xlsx"
        path.write_bytes(kobo(*rows))
        before, ids = self._everything(), self._ids()
        preview = check_path(path, self.store)
        assert preview.lines() == [], preview.lines()
        outcome = commit(preview, self.store)
        if outcome.state == "already_loaded":
            return
        self.batches.append((str(outcome.number), before, dict(self.known)))
        for uuid, (house, years, day) in self.server.items():
            first = self.known[uuid][0] if uuid in self.known else house
            self.known[uuid] = first, tuple(years), day
        self._holds()
        now = self._ids()
        assert all(now[year] == ids[year] for year in now.keys() & ids.keys())

    @precondition(lambda self: self.batches)
    @rule()
    def the_last_batch_is_undone(self):
        number, before, known = self.batches.pop()
        undo(number, self.store)
        self.known = known
        assert self._everything() == before
        self._holds()

    def _holds(self):
        """The store knows each submission once, as it was last imported, and nothing else."""
        members, assessed = self.store.read("member"), self.store.read("assessment")
        surveyed = self.store.read("household")["household_id"]
        surveyed = set(surveyed[surveyed.str.startswith("HH-580302-9")])
        assert surveyed == {house for house, _years, _day in self.known.values()}
        for house, years, day in self.known.values():
            born = members.loc[members["household_id"] == house, "birth_year_be"]
            assert sorted(map(str, born)) == sorted(years)
            days = assessed.loc[assessed["household_id"] == house, "assessed_on"]
            assert [f"{one:%Y-%m-%d}" for one in days] == [day]

    def _ids(self):
        members = self.store.read("member")
        surveyed = members[members["household_id"].str.startswith("HH-580302-9")]
        return dict(zip(surveyed["birth_year_be"], surveyed["member_id"], strict=True))

    def _everything(self):
        return {table.name: self.store.read_arrow(table.name).to_pylist() for table in TABLES}

    def _one(self, data):
        return data.draw(st.sampled_from(sorted(self.server)))


def test_nothing_is_lost_or_doubled_and_undoing_returns(minimal_kept, loaded_var, tmp_path):
    folder = tmp_path / "stores"
    folder.mkdir()
    run_state_machine_as_test(
        lambda: Survey(minimal_kept, folder), settings=settings(cases(2), stateful_step_count=STEPS)
    )
