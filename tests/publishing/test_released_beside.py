"""Baht of houses and who is poor, from release to release: what few have changed stays as it was."""

from datetime import date

import pandas as pd
import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import publish
from data_access.queries.needs.poverty import poverty_in_view
from data_access.queries.repairs.released.houses import oldest_shown
from data_access.queries.repairs.repairs import budget
from data_access.queries.repairs.stage_counts import repairs_at
from data_access.snapshots import result_cache
from data_access.snapshots.programme import Programme
from data_access.snapshots.result_cache import noting
from data_access.store.record_store import open_store
from tests.programmes import completed, home, homes, keep, repair_at, together

GOVERNOR, PUBLIC = Principal("governor"), Principal("public")
CODI = Principal("partner", "CODI")
PAI = Scope(districts=frozenset({"5803"}))
PLACES = ("580302", "580104")


def poor(numbers, place, day):
    return homes(
        numbers, place, mpi_failed="health;income", registered_on="2023-05-01", updated_at=day
    )


def house(number, place, on, thb, day):
    rows = repair_at(
        "handed_over", on, home(number, place), actual_cash_thb=str(thb), lead_partner_id="LAO"
    )
    return {name: [{**row, "updated_at": day} for row in some] for name, some in rows.items()}


def reported(numbers, day, **given):
    """Houses of another district that are reported that day, of people who are not poor."""
    place = PLACES[1]
    known = homes(numbers, place, mpi_failed="health", registered_on="2023-05-01")
    rows = together(
        known, *(repair_at("reported", day, home(one, place), **given) for one in numbers)
    )
    return {name: [{**row, "updated_at": day} for row in some] for name, some in rows.items()}


def seen(reader):
    """What the reader sees in the district: baht spent, and people who are poor; and in another one
    houses that are reported, with the day of which they are where that is an earlier one."""
    programme = Programme(current_snapshot(), PAI, reader)
    spent, people = budget(programme)["spent"].iloc[0], poverty_in_view(programme).poor
    with noting():
        other = programme.within(Scope(districts=frozenset({"5801"})))
        assert oldest_shown(other) is None  # before any is asked for
        houses = repairs_at(other).set_index("status").loc["reported", "repairs"]
        oldest = oldest_shown(other)
    return None if pd.isna(spent) else int(spent), people, int(houses), oldest


@pytest.fixture(scope="module")
def looks(tmp_path_factory):
    """What each reader saw after each of three ends of months."""
    found = {reader: [] for reader in (GOVERNOR, PUBLIC, CODI)}
    first, second, third = "2024-03-31", "2024-05-02", "2024-06-02"
    begun = [
        together(
            poor(range(30), place, first),
            *(house(n, place, "2024-02-01", 20_000, first) for n in range(12)),
        )
        for place in PLACES
    ]
    # Of that fiscal year no house but the partner's own is reported.
    own = {"lead_partner_id": CODI.organisation, "fiscal_year_be": "2566"}
    begun += [reported(range(50, 62), "2024-03-01"), reported([62], "2024-03-01", **own)]
    one = [poor([30], PLACES[0], second), house(12, PLACES[0], "2024-04-10", 44_350, second)]
    one.append(reported([70], "2024-04-20"))
    ten = [
        poor(range(31, 41), PLACES[0], third),
        *(house(n, PLACES[0], "2024-05-10", 20_000, third) for n in range(13, 23)),
        reported(range(71, 81), "2024-05-20"),
    ]
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(tmp_path_factory.mktemp("beside") / "var"))
        store = open_store()
        for rows in (completed(together(*begun)), together(*one), together(*ten)):
            keep(store, rows)
            publish(store)
            result_cache.forget()
            for reader, some in found.items():
                some.append(seen(reader))
        store.close()
    return found


def test_the_baht_of_the_one_house_of_a_month_are_in_no_difference_of_two_releases(looks):
    spent = {reader: [one for one, *_ in some] for reader, some in looks.items()}

    assert spent[GOVERNOR] == [240_000, 284_350, 484_350]
    assert spent[PUBLIC] == [240_000, 240_000, 484_350]  # with the ten of the next month
    assert spent[CODI] == [240_000, None, 484_350]


def test_the_one_family_that_has_become_poor_is_in_no_difference_of_two_releases(looks):
    people = {reader: [one for _, one, *_ in some] for reader, some in looks.items()}

    assert people[GOVERNOR] == [90, 93, 123]
    assert people[PUBLIC] == people[CODI] == [90, 90, 123]


def test_reported_houses_of_few_stay_with_the_day_of_which_they_are(looks):
    found = {reader: [tuple(one[2:]) for one in some] for reader, some in looks.items()}

    assert found[GOVERNOR] == [(13, None), (14, None), (24, None)]
    assert found[PUBLIC] == [(13, None), (13, date(2024, 3, 31)), (24, None)]
    # No house of others is in the one count of which the release tells of its own alone.
    assert found[CODI] == found[PUBLIC]
