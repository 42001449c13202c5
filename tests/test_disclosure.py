"""Counts of households and people too small to show: hidden, and never said to be zero."""

import pandas as pd
import pytest
from hypothesis import given

from data_access.access import Principal
from data_access.disclosure import hide_small, is_hidden, is_hidden_for_group
from data_access.findings import findings
from data_access.households import need_by_area, shown_need_by_area
from data_access.indicators import BY_KEY, Figure
from data_access.map_values import map_values
from data_access.programme import Programme
from tests.programmes import CODI, GOVERNOR, PUBLIC, assessed, home, programme_of, repair_at
from tests.random_records import FEW, programmes

READERS = (GOVERNOR, Principal("data_officer"), CODI, Principal("presenter"), PUBLIC)
COUNTS = ["in_need", "reached", "urgent", "unfunded"]


@pytest.mark.parametrize(
    ("reader", "smallest"),
    [(GOVERNOR, 5), (Principal("data_officer"), 5), (CODI, 10), (PUBLIC, 10)],
)
def test_a_count_below_the_readers_threshold_is_hidden_and_one_at_it_is_shown(reader, smallest):
    assert is_hidden(smallest - 1, reader)
    assert is_hidden(1, reader)
    assert not is_hidden(smallest, reader)


def test_nobody_is_not_hidden_and_neither_is_what_is_not_known():
    assert not is_hidden(0, PUBLIC)
    assert not is_hidden(None, PUBLIC)
    assert not is_hidden(float("nan"), PUBLIC)
    assert not is_hidden_for_group(0)


def test_a_sensitive_group_is_hidden_below_ten_for_every_reader():
    assert is_hidden_for_group(9)
    assert not is_hidden_for_group(10)


def test_hidden_counts_are_missing_and_not_zero():
    counts = hide_small(pd.Series([0, 1, 4, 5, 12]), GOVERNOR)

    assert counts.isna().to_list() == [False, True, True, False, False]
    assert counts.dropna().to_list() == [0, 5, 12]


def test_the_same_area_is_shown_to_one_reader_and_hidden_from_another():
    programme = programme_of(*(assessed(home(number), 3) for number in range(1, 8)))

    def need(reader):
        rows = shown_need_by_area(seen_by(programme, reader), "district")
        return rows.set_index("area_code").loc["5803"]

    assert need(GOVERNOR)[["in_need", "state"]].to_list() == [7, "shown"]
    assert need(PUBLIC)["state"] == "hidden"
    assert pd.isna(need(PUBLIC)["in_need"])


def test_coverage_is_hidden_with_the_count_of_those_reached():
    programme = programme_of(
        *(assessed(home(number), 3) for number in range(1, 12)),
        repair_at("handed_over", "2024-02-01", home(1)),
    )

    row = shown_need_by_area(programme, "district").set_index("area_code").loc["5803"]
    on_map = map_values(programme, "coverage", "district").set_index("area_code").loc["5803"]

    assert row["in_need"] == 11
    assert pd.isna(row["reached"])
    assert pd.isna(row["coverage"])
    assert on_map["state"] == "hidden"
    assert pd.isna(on_map["value"])


@pytest.mark.parametrize("key", ["G8", "G9", "G10", "G18", "M9"])
def test_a_figure_of_few_households_or_people_has_no_value_and_no_counts(key):
    programme = programme_of(
        assessed(home(1), 3, at_risk=True),
        assessed(home(2), 3, at_risk=True),
        repair_at("handed_over", "2024-02-01", home(3)),
    )

    figure = BY_KEY[key].measure(seen_by(programme, PUBLIC))

    assert figure == Figure(None, state="hidden")


def test_the_gap_between_districts_is_hidden_with_a_small_count_behind_it():
    # 10 in need in each of two districts; 1 reached in one, 6 in the other: 0.6 − 0.1 would tell.
    def reached(count, subdistrict):
        return [
            *(repair_at("handed_over", "2024-02-01", home(n, subdistrict)) for n in range(count)),
            *(repair_at("surveyed", "2024-02-01", home(n, subdistrict)) for n in range(count, 10)),
        ]

    few = programme_of(*reached(1, "580302"), *reached(6, "580104"))

    assert BY_KEY["G12a"].measure(few).state == "hidden"


def test_no_finding_tells_of_a_count_that_is_hidden():
    programme = programme_of(*(assessed(home(number), 3, at_risk=True) for number in range(1, 8)))

    def urgent(reader):
        said = findings(seen_by(programme, reader))
        return [one for one in said if "urgent" in one.text.en]

    assert len(urgent(GOVERNOR)) == 1
    assert urgent(PUBLIC) == []


@FEW
@given(programmes())
def test_no_small_count_of_an_area_is_ever_shown(tables):
    programme = programme_of(tables)
    for reader in READERS:
        asked = seen_by(programme, reader)
        for level in ("district", "subdistrict"):
            true, shown = need_by_area(asked, level), shown_need_by_area(asked, level)
            small = (true[COUNTS] > 0) & (true[COUNTS] < reader.rights.smallest_count)

            assert not (shown[COUNTS].notna() & small).any(axis=None)
            assert not (shown["coverage"].notna() & small[["in_need", "reached"]].any(axis=1)).any()
            assert set(shown) == {"area_code", *COUNTS, "coverage", "state"}


def seen_by(programme, reader):
    return Programme(programme.snapshot, programme.scope, reader)
