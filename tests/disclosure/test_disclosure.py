"""Counts of households and people too small to show: hidden, and never said to be zero."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.disclosure.households import COUNTS as COLUMNS
from data_access.disclosure.households import NEED, QUALITY, shown_groups, shown_households
from data_access.indicators import BY_KEY, Figure
from data_access.publishing.current import current_snapshot
from data_access.queries.areas.map_values import map_values
from data_access.queries.households.households import need_by_area, shown_need_by_area
from data_access.queries.households.raw_counts import every_count
from data_access.queries.households.safe_counts import counts_of_areas
from data_access.queries.insights.insights import findings
from data_access.queries.network.network import subdistrict_board
from data_access.queries.partners.contributions import shown_gaps
from data_access.queries.repairs.houses import progress_by_area
from data_access.snapshots.programme import Programme
from tests.programmes import CODI, GOVERNOR, PUBLIC, assessed, home, programme_of, repair_at
from tests.random_records import FEW, programmes
from tests.records import area_target, event
from tests.solving import possible_values

READERS = (GOVERNOR, Principal("data_officer"), CODI, Principal("presenter"), PUBLIC)
COUNTS = ["in_need", "reached", "urgent", "unfunded"]
PAI = Scope(frozenset({"5803"}))


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
        *(assessed(home(number), 2) for number in range(1, 12)),
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
            assert set(shown) == {
                "area_code", *COUNTS, "households", "assessed", "coverage", "state",
            }  # fmt: skip


def seen_by(programme, reader):
    return Programme(programme.snapshot, programme.scope, reader)


# What would give a hidden count away is hidden with it.


def counts_of(need, **columns):
    """The counts of subdistricts by code. A number is of households in need that are all unfunded;
    more columns by area code."""
    rows = pd.DataFrame(0, index=sorted(need), columns=list(COLUMNS))
    rows["in_need"] = rows["unfunded"] = pd.Series(need)
    rows["households"] = rows["passing"] = rows["in_need"] + 50
    for name, column in columns.items():
        rows[name] = pd.Series(column).reindex(rows.index).fillna(rows[name]).astype(int)
    return rows


def need_shown(counts, smallest=10):
    return shown_households(counts, smallest)["in_need"]


def test_one_small_count_is_hidden_with_the_smallest_beside_it_and_the_sum_stays():
    shown = need_shown(counts_of({"990101": 3, "990102": 14, "990103": 40}))

    assert shown.isna().to_dict() == {
        "990101": True,
        "990102": True,
        "990103": False,
        "9901": False,
        "99": False,
    }


def test_no_more_columns_are_hidden_than_are_needed():
    shown = shown_households(counts_of({"990101": 3, "990102": 14, "990103": 40}), 10)

    hidden = {column for column in shown if shown[column].isna().any()}
    assert hidden == {"in_need", "unfunded"}


def test_a_zero_is_never_hidden():
    shown = need_shown(counts_of({"990101": 3, "990102": 0, "990103": 40}))

    assert shown["990102"] == 0
    assert shown[["990101", "990103"]].isna().all()


def test_where_no_neighbour_can_hide_it_the_district_is_hidden_and_another_with_it():
    shown = need_shown(
        counts_of({"990101": 3, "990201": 30, "990202": 40, "990301": 60, "990302": 70})
    )

    assert shown[["990101", "9901", "9902", "990201", "990202"]].isna().all()
    assert shown[["9903", "990301", "990302", "99"]].to_list() == [130, 60, 70, 203]


def test_a_part_is_hidden_where_the_rest_of_the_whole_is_small():
    # 20 in need of whom 17 are reached: 3 wait.
    need = {code: 20 for code in ("990101", "990102", "990103")}
    counts = counts_of(
        need,
        unfunded=dict.fromkeys(need, 0),
        reached={"990101": 17, "990102": 10, "990103": 10},
        people_housed=dict.fromkeys(need, 60),
    )

    shown = shown_households(counts, 10)

    assert pd.isna(shown.at["990101", "reached"])
    assert shown["in_need"].notna().all()


@pytest.mark.parametrize(("second", "third_is_hidden"), [(1, True), (2, True), (3, False)])
def test_a_hidden_count_could_have_two_other_values_or_its_neighbour_is_hidden_too(
    second, third_is_hidden
):
    # 1 and 1 add up to 2 in one way and 1 and 2 to 3 in two, which is too few; 1 and 3 to 4 in three.
    need = dict.fromkeys(("990101", "990102", "990103"), 60)
    reached = {"990101": 1, "990102": second, "990103": 30}
    counts = counts_of(
        need,
        reached=reached,
        unfunded={code: 60 - count for code, count in reached.items()},
        people_housed=dict.fromkeys(need, 90),
    )

    shown = shown_households(counts, 10)["reached"]

    assert shown[["990101", "990102"]].isna().all()
    assert pd.isna(shown["990103"]) == third_is_hidden
    assert shown["9901"] == 31 + second


@pytest.mark.parametrize(("second", "third_is_hidden"), [(5, True), (6, False), (7, False)])
def test_a_column_of_its_own_is_hidden_until_a_count_could_have_half_the_smallest_other_values(
    second, third_is_hidden
):
    # 1 and 6 add up to 7 in six ways: five other values, half of ten.
    counts = counts_of(
        dict.fromkeys(("990101", "990102", "990103"), 20),
        livelihoods={"990101": 1, "990102": second, "990103": 40},
    )

    shown = shown_households(counts, 10)["livelihoods"]

    assert shown[["990101", "990102"]].isna().all()
    assert pd.isna(shown["990103"]) == third_is_hidden


@pytest.mark.parametrize(
    ("passing", "is_hidden"), [(60, False), (61, True), (69, True), (70, False)]
)
def test_records_that_pass_are_hidden_where_those_that_fail_are_few(passing, is_hidden):
    # 70 households in each place: 10, 9, 1 or none of them fail the rule of the income.
    places = ("990101", "990102", "990103")
    counts = counts_of(
        dict.fromkeys(places, 20),
        passing=dict.fromkeys(places, passing),
        income=dict.fromkeys(places, 70 - passing),
    )

    shown = shown_households(counts, 10)

    assert (shown.loc[list(places), "passing"].isna() == is_hidden).all()
    assert (shown.loc[list(places), "income"].isna() == is_hidden).all()


@pytest.mark.parametrize(
    ("reached", "is_hidden"), [(15, False), (16, True), (24, True), (25, False)]
)
def test_those_reached_of_a_sensitive_group_are_hidden_where_fewer_than_ten_wait(
    reached, is_hidden
):
    rows = pd.DataFrame({"in_need": [25, 60], "reached": [reached, 30]}, index=["9901", "9902"])

    shown = shown_groups(rows)

    assert pd.isna(shown.at["9901", "reached"]) == is_hidden


def test_what_is_hidden_does_not_depend_on_what_a_reader_chooses():
    programme = programme_of(
        *(assessed(home(number, "580301"), 3) for number in range(3)),
        *(assessed(home(number, "580302"), 3) for number in range(14)),
        *(assessed(home(number, "580104"), 3) for number in range(40)),
    )
    whole = shown_need_by_area(programme, "subdistrict").set_index("area_code")["in_need"]

    def chosen(scope):
        return shown_need_by_area(programme.within(scope), "subdistrict").set_index("area_code")

    for scope in (PAI, Scope(subdistricts=frozenset({"580301"})), Scope(fiscal_year_be=2567)):
        rows = chosen(scope)["in_need"]
        pd.testing.assert_series_equal(rows, whole[rows.index])
    both = Scope(subdistricts=frozenset({"580302", "580104"}))
    assert BY_KEY["G8"].measure(programme.within(both)).state == "hidden"  # 54 − 40 would be 14


# Somebody calculates.


def primary_only(counts, smallest):
    """What hiding small counts alone would show, without all that tells them."""
    full = shown_households(counts, 1)
    return full.mask((full > 0) & (full < smallest))


def test_small_counts_hidden_alone_are_found_out_to_the_last_one():
    counts = counts_of({"990101": 3, "990102": 14, "990103": 40})

    found = possible_values(primary_only(counts, 10), NEED)

    assert found["990101", "in_need"] == (3, 3)
    assert found["990101", "unfunded"] == (3, 3)


def test_two_small_counts_hidden_alone_are_found_out_when_both_are_one():
    counts = counts_of({"990101": 1, "990102": 1, "990103": 40})

    assert possible_values(primary_only(counts, 10), NEED)["990101", "in_need"] == (1, 1)
    assert possible_values(shown_households(counts, 10), NEED)["990101", "in_need"][1] >= 3


@pytest.fixture(scope="module")
def sample(sample_published):
    """The sample records as a published snapshot, seen by the governor."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(sample_published))
        return Programme(current_snapshot(), Scope(), GOVERNOR)


@pytest.mark.parametrize("smallest", [5, 10])
def test_nobody_can_calculate_a_hidden_count_of_the_sample(sample, smallest):
    shown = shown_households(every_count(sample).set_index("area_code"), smallest)

    for cell, (least, most) in possible_values(shown, NEED).items():
        assert most - least >= 2, cell


@pytest.mark.parametrize(("smallest", "most_hidden"), [(5, 0.35), (10, 0.6)])
def test_what_is_hidden_leaves_the_table_of_use(sample, smallest, most_hidden):
    shown = shown_households(every_count(sample).set_index("area_code"), smallest)
    of_subdistricts = shown[shown.index.str.len() == 6]

    assert shown.loc["58"].notna().all()
    assert (
        shown.loc[shown.index.str.len() == 4, ["in_need", "reached", "unfunded"]]
        .notna()
        .all(axis=None)
    )
    assert of_subdistricts[list(NEED)].isna().mean().mean() <= most_hidden
    assert of_subdistricts["in_need"].isna().mean() <= 0.2


@pytest.mark.parametrize("seed", range(8))
def test_nobody_can_calculate_a_hidden_count_of_any_table(seed):
    chance = np.random.default_rng(seed)
    counts = random_counts(chance)
    smallest = (5, 10)[seed % 2]
    shown = shown_households(counts, smallest)
    full = shown_households(counts, 1)

    assert (shown.isna() | (shown == full)).all(axis=None)
    assert shown[(full > 0) & (full < smallest)].isna().all(axis=None)
    assert not (shown.isna() & (full == 0)).any(axis=None)
    for cell, (least, most) in possible_values(shown).items():
        assert most - least >= 2, cell


@pytest.mark.parametrize("seed", range(8))
def test_where_a_whole_and_a_part_are_shown_the_rest_is_none_or_ten_at_least(seed):
    shown = shown_households(random_counts(np.random.default_rng(seed)), 10)

    for whole, part in (("in_need", "reached"), ("in_need", "unfunded"), ("households", "passing")):
        rest = (shown[whole] - shown[part]).dropna()
        assert not rest.between(1, 9).any(), (whole, part)


def random_counts(chance):
    """Subdistricts of one to four districts, some with hardly anybody in them."""
    rows = {}
    for district in range(1, chance.integers(2, 5)):
        for number in range(1, chance.integers(2, 6)):
            most = chance.choice([3, 12, 25])
            reached, unfunded, on_the_way = (int(chance.integers(0, most)) for _ in range(3))
            in_need = reached + unfunded + on_the_way
            households = in_need + int(chance.integers(0, 2 * most))
            fails = chance.random((households, len(QUALITY))) < chance.choice([0.02, 0.1, 0.4])
            rows[f"99{district:02}{number:02}"] = {
                "in_need": in_need,
                "reached": reached,
                "unfunded": unfunded,
                "urgent": int(chance.integers(0, unfunded + on_the_way + 1)),
                "households": households,
                "passing": int((~fails.any(axis=1)).sum()),
                **dict(zip(QUALITY, fails.sum(axis=0), strict=True)),
                "people_housed": int(chance.integers(1, 6, reached).sum()),
                "livelihoods": int(chance.integers(0, most)),
            }
    return pd.DataFrame(rows).T.astype(int)


@pytest.mark.parametrize("reader", [GOVERNOR, PUBLIC], ids=lambda reader: reader.role)
def test_a_sensitive_group_is_hidden_below_ten_with_what_would_tell_it(reader):
    rows = pd.DataFrame(
        {"in_need": [4, 25, 60], "reached": [0, 11, 30]}, index=["9901", "9902", "9903"]
    )

    shown = shown_groups(rows)

    assert shown["in_need"].isna().to_list() == [True, True, False, False]
    assert shown.at["99", "in_need"] == 89


# Houses stand for households below a district.


@pytest.fixture(scope="module")
def building():
    """Houses handed over (first number), under way and surveyed in each subdistrict."""
    plan = {
        "580301": (3, 4, 12),
        "580302": (12, 6, 15),
        "580104": (11, 14, 13),
        "580601": (2, 11, 3),
        "580606": (14, 2, 11),
    }
    parts = []
    for code, numbers in plan.items():
        stages = [
            stage
            for stage, many in zip(("handed_over", "approved", "surveyed"), numbers, strict=True)
            for _ in range(many)
        ]
        parts += [
            repair_at(stage, "2024-02-01", home(number, code))
            for number, stage in enumerate(stages)
        ]
    return programme_of(
        *parts, area_target=[area_target(area_code=code, target_value="20") for code in plan]
    )


def test_who_may_not_see_every_row_is_told_of_few_houses_in_no_subdistrict(building):
    by_public = seen_by(building, PUBLIC)
    need = shown_need_by_area(by_public, "subdistrict").set_index("area_code")
    rows = progress_by_area(by_public, "subdistrict").set_index("area_code")
    hidden = need["reached"].isna()

    assert hidden[["580301", "580601"]].all()
    assert rows.loc[hidden, ["handed_over", "spi", "under_way"]].isna().all(axis=None)
    assert set(rows.loc[hidden, "houses_state"]) == {"hidden"}
    assert set(rows.loc[hidden, "rag"]) == {"no_data"}
    board = subdistrict_board(by_public).set_index("subdistrict_code")["houses"]
    assert board[hidden[hidden].index].isna().all()
    on_map = map_values(by_public, "pace", "subdistrict").set_index("area_code")["state"]
    assert set(on_map[hidden]) == {"hidden"}
    on_map = map_values(by_public, "repairs", "subdistrict").set_index("area_code")["state"]
    assert set(on_map[hidden]) == {"hidden"}
    # Of a district and the province the houses are the programme's own account.
    assert progress_by_area(by_public, "district")["handed_over"].to_list() == [11, 15, 16]
    # Who may list every repair may also count them.
    assert progress_by_area(building, "subdistrict")["handed_over"].notna().all()


def test_houses_and_households_together_tell_no_hidden_count(building):
    by_public = seen_by(building, PUBLIC)
    shown = counts_of_areas(by_public)
    houses = pd.concat(
        progress_by_area(by_public, level).set_index("area_code")
        for level in ("subdistrict", "district")
    )

    found = possible_values(shown, NEED, houses)

    assert len(found) > 5
    for cell, (least, most) in found.items():
        assert most - least >= 2, cell


def test_who_may_not_see_every_row_may_not_narrow_to_a_subdistrict(building):
    one = Scope(subdistricts=frozenset({"580301"}))

    for reader in READERS:
        asked = Programme(building.snapshot, one, reader)
        narrowed_to = asked.scope.subdistricts, asked.scope.districts
        if reader.rights.rows == "all":
            assert narrowed_to == ({"580301"}, frozenset())
        else:
            assert narrowed_to == (frozenset(), {"5803"})


def test_who_may_not_see_every_row_is_told_of_households_on_days_of_meetings_only():
    programme = programme_of(
        *(assessed(home(number), 3) for number in range(20)),
        event=[event(event_id="E-1", kind="review", held_on="2024-02-15")],
    )
    met, between = date(2024, 2, 15), date(2024, 2, 29)

    for reader in (PUBLIC, CODI):
        asked = seen_by(programme, reader)
        assert BY_KEY["G8"].measure(asked).value == 20
        assert BY_KEY["G8"].measure(asked.on(met)).value == 20
        for key in ("G8", "G9", "G10", "G12b", "P14", "M9"):
            assert BY_KEY[key].measure(asked.on(between)) == Figure(None, state="hidden"), key
        assert set(shown_need_by_area(asked.on(between), "district")["state"]) == {"hidden"}
        assert shown_gaps(asked.on(between)).empty
    assert BY_KEY["G8"].measure(programme.on(between)).value == 20
