"""Each figure against its twin, which counts the same records row by row, and not by questions."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_access.access.roles import RIGHTS, Rights
from data_access.access.scope import Scope
from data_access.disclosure import households as hidden_households
from data_access.disclosure import poverty as hidden_poverty
from data_access.indicators import BY_KEY, INDICATORS
from data_access.rules.weights import weights_in_force
from tests.programmes import completed, programme_of
from tests.random_network import whole_programmes
from tests.random_records import DAYS
from tests.tiers import cases
from tests.twins import TWINS
from tests.twins.twin import ANYTHING
from tests.twins.view import View

CASES = settings(cases(10), suppress_health_check=list(HealthCheck))  # each asks every figure twice
AREAS = st.sampled_from(
    [
        {},
        {},
        {"districts": frozenset({"5803"})},
        {"districts": frozenset({"5801", "5806"})},
        {"subdistricts": frozenset({"580302"})},
        {"subdistricts": frozenset({"580104", "580301"})},
    ]
)
YEARS = st.sampled_from([None, None, 2566, 2567])
BEFORE_THE_START, OPENED, NEWEST = date(2023, 1, 1), date(2023, 3, 16), date(2024, 3, 31)


@pytest.fixture(autouse=True, scope="module")
def nothing_is_hidden():
    """A small programme is all small counts: what is hidden is tested in tests/disclosure."""
    governor = Rights(1, RIGHTS["governor"].capabilities)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(RIGHTS, "governor", governor)
        patch.setattr(hidden_households, "SENSITIVE_GROUP_MINIMUM", 1)
        patch.setattr(hidden_poverty, "SENSITIVE_GROUP_MINIMUM", 1)
        yield


def test_every_indicator_has_a_twin():
    assert sorted(TWINS) == sorted(one.key for one in INDICATORS)


@CASES
@given(st.data())
def test_every_figure_is_what_its_twin_counts(data):
    tables = data.draw(whole_programmes())
    weights = data.draw(WEIGHTS)
    programme = programme_of(tables, weights=weights)
    meetings = [date.fromisoformat(row["held_on"]) for row in tables["event"]]
    some = st.sampled_from([BEFORE_THE_START, OPENED, NEWEST, *meetings])
    for _ in range(2):
        day = data.draw(some | DAYS.map(date.fromisoformat))
        scope = Scope(fiscal_year_be=data.draw(YEARS), as_of=day, **data.draw(AREAS))
        view = View(completed(tables), scope, day, weights)

        assert differences(programme.within(scope), view) == {}, (scope, day)


@st.composite
def _weights(draw):
    """Those in force, and smaller limits of what is compared or has a median."""
    weights = weights_in_force()
    few = draw(st.sampled_from([1, 2, weights["smallest_sample"]]))
    return weights | {
        "smallest_sample": few,
        "smallest_need_compared": few,
        "forecast": weights["forecast"] | {"smallest_handovers": few},
    }


WEIGHTS = _weights()


def differences(programme, view):
    """By key what a figure says and what its twin counts, where they are not the same."""
    found = {}
    for key, twin in TWINS.items():
        figure, counted = BY_KEY[key].measure(programme), twin(view)
        said = (figure.value, figure.denominator)
        if figure.state == "hidden":
            said = ("hidden", None)
        if not _are_alike(said, counted):
            found[key] = (said, counted)
    return found


def _are_alike(said, counted):
    value, out_of = said
    if value is None or counted.value is None or isinstance(counted.value, str | date):
        return value == counted.value
    alike = value == pytest.approx(counted.value, rel=1e-9, abs=1e-9)
    if counted.out_of is ANYTHING or not alike:
        return alike
    if out_of is None or counted.out_of is None:
        return out_of == counted.out_of
    return out_of == pytest.approx(counted.out_of, rel=1e-9)
