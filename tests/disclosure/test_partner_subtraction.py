"""What a partner can work out by taking its own rows from a total: of others' houses nothing."""

import pandas as pd
import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.indicators import BY_KEY
from data_access.queries.partners import contributions, partners
from data_access.queries.repairs import repairs, single_repairs
from data_access.queries.repairs.subsidies import subsidies_against_caps
from data_access.snapshots.programme import Programme
from tests.programmes import CODI, GOVERNOR, PUBLIC, home, programme_of, repair_at, together
from tests.records import pledge, repair_funding

OTHERS = [(0, True), (1, False), (9, False), (10, True), (11, True)]
PAI = Scope(districts=frozenset({"5803"}))


def house(number, lead, **given):
    return repair_at(
        "handed_over",
        "2024-02-01",
        home(number),
        lead_partner_id=lead,
        **{"approved_thb": "20000", "actual_cash_thb": str(18_000 + number), **given},
    )


def money(number, partner_id, thb=18_000, program="codi_bpp", kind="cash"):
    return repair_funding(
        funding_id=f"F-{number}-{program}-{partner_id}",
        repair_id=f"R-{home(number)}",
        partner_id=partner_id,
        funding_program=program,
        value_thb=str(thb),
        kind=kind,
        delivery_id="",
    )


def built(own, others):
    """So many houses that CODI paid for and leads, and so many of another partner."""
    whose = ["CODI"] * own + ["LAO"] * others
    return together(
        *(house(number, lead) for number, lead in enumerate(whose)),
        {"repair_funding": [money(number, lead) for number, lead in enumerate(whose)]},
    )


def seen_by(programme, reader):
    return Programme(programme.snapshot, programme.scope, reader)


@pytest.mark.parametrize("scope", [Scope(), PAI], ids=["province", "district"])
@pytest.mark.parametrize(("others", "is_shown"), OTHERS)
def test_baht_is_shown_to_a_partner_where_the_rest_is_none_or_ten_houses(others, is_shown, scope):
    programme = programme_of(built(12, others), reader=CODI, scope=scope)

    row = repairs.budget(programme).iloc[0]
    sums = row[["approved", "spent", "approved_of_spent"]]
    leverage = contributions.leverage(programme)[["state", "others"]]

    assert sums.notna().all() == is_shown and sums.isna().any() != is_shown
    assert leverage.notna().all() == is_shown
    for key in ("G14a", "G14b"):
        assert (BY_KEY[key].measure(programme).state == "shown") is is_shown


@pytest.mark.parametrize(("others", "is_shown"), OTHERS)
def test_medians_are_shown_to_a_partner_where_the_rest_is_none_or_ten_houses(others, is_shown):
    programme = programme_of(built(12, others), reader=CODI)

    assert pd.notna(repairs.cost_per_house(programme)["total"].iloc[0]) == is_shown
    assert repairs.cost_by_type(programme)["total"].notna().all() == is_shown
    assert repairs.days_between_stages(programme)["median_days"].notna().all() == is_shown
    days = repairs.days_report_to_handover(programme)["median_days"]
    assert pd.notna(days.iloc[0]) == is_shown


@pytest.mark.parametrize("scope", [Scope(), PAI], ids=["province", "district"])
@pytest.mark.parametrize(("others", "is_shown"), OTHERS)
def test_a_fund_is_told_of_to_a_partner_where_the_rest_is_none_or_ten_houses(
    others, is_shown, scope
):
    programme = programme_of(built(12, others), reader=CODI, scope=scope)

    (row,) = subsidies_against_caps(programme)[["repairs", "highest_thb", "median_thb"]].to_numpy()

    assert pd.notna(row).all() == is_shown
    assert pd.notna(row).any() == is_shown


def test_who_has_no_row_or_every_row_has_nothing_to_take_away():
    programme = programme_of(built(12, 1))

    for reader in (GOVERNOR, PUBLIC):
        asked = seen_by(programme, reader)
        assert repairs.budget(asked)["spent"].iloc[0] == sum(18_000 + one for one in range(13))
        assert pd.notna(repairs.cost_per_house(asked)["total"].iloc[0])
        assert subsidies_against_caps(asked)["repairs"].to_list() == [13]


@pytest.mark.parametrize(("count", "is_shown"), [(1, False), (9, False), (10, True)])
def test_baht_of_fewer_than_ten_houses_is_told_to_who_may_list_them_only(count, is_shown):
    programme = programme_of(*(house(number, "LAO") for number in range(count)))

    for reader, is_told in ((PUBLIC, is_shown), (GOVERNOR, True)):
        asked = seen_by(programme, reader)
        assert pd.notna(repairs.budget(asked)["spent"].iloc[0]) == is_told
        assert repairs.budget(asked)["repairs_spent"].iloc[0] == count


def test_two_partners_never_share_what_was_made_for_one_of_them():
    programme = programme_of(built(12, 1))
    lao = Principal("partner", "LAO")

    assert pd.isna(repairs.budget(seen_by(programme, CODI))["spent"].iloc[0])
    assert repairs.budget(seen_by(programme, lao))["spent"].notna().all()  # twelve are others'


def test_a_year_that_is_hidden_is_not_the_rest_of_the_district_or_of_the_year():
    years = [("2566", "5803", 12), ("2566", "5801", 15), ("2567", "5803", 1), ("2567", "5801", 14)]
    houses = [
        house(n, "LAO", fiscal_year_be=year, repair_id=f"R-{year}-{n}-{district}")
        if district == "5803"
        else repair_at(
            "handed_over", "2024-02-01", home(n, "580104"), repair_id=f"R-{year}-{n}-{district}",
            lead_partner_id="LAO", fiscal_year_be=year, actual_cash_thb="17000",
        )
        for start, (year, district, count) in zip((1, 20, 40, 60), years, strict=True)
        for n in range(start, start + count)
    ]  # fmt: skip
    programme = programme_of(*houses, reader=PUBLIC)

    def spent(district, year):
        districts = frozenset({district} if district else ())
        asked = programme.within(Scope(districts=districts, fiscal_year_be=year))
        return repairs.budget(asked)["spent"].iloc[0]

    hidden = {
        (district, year)
        for district in ("5803", "5801", None)
        for year in (2566, 2567, None)
        if pd.isna(spent(district, year))
    }
    assert hidden == {("5803", 2566), ("5803", 2567), ("5801", 2566), ("5801", 2567)}


# Promises are an organisation's, and public, however few.


def test_what_an_organisation_promised_is_told_to_everybody_also_of_one_pledge():
    programme = programme_of(
        pledge=[pledge(pledge_id=f"K-{name}", partner_id=name) for name in ("CODI", "LAO")]
    )

    for reader in (GOVERNOR, CODI, PUBLIC):
        cells = contributions.partner_by_district(seen_by(programme, reader))
        assert list(cells["partner_id"]) == ["CODI", "LAO"]
        assert cells["promised_thb"].notna().all()
        assert (partners.by_partner(seen_by(programme, reader))["pledges"] == 1).all()


# A repair that several pay for.


SHARED = together(
    house(1, "LAO", repair_id=f"R-{home(1)}", inkind_value_thb="4000"),
    {
        "repair_funding": [
            money(1, "CODI", 10_000),
            money(1, "LAO", 7_000, "lao_budget"),
            money(1, "TEMPLE", 900, "community_fund", kind="material"),
            money(1, "", 1_100, "household"),
        ]
    },
)


def test_on_a_shared_repair_a_partner_sees_others_as_one_sum_and_not_the_households_share():
    money_of = single_repairs.repair_money(programme_of(SHARED, reader=CODI), f"R-{home(1)}")

    own, others = money_of.to_dict("records")
    assert (own["partner_id"], own["value_thb"], own["is_of_others"]) == ("CODI", 10_000, False)
    assert (others["value_thb"], others["is_of_others"]) == (7_900, True)
    known = {name for name, value in others.items() if pd.notna(value)}
    assert known == {"repair_id", "value_thb", "is_of_others"}


def test_on_a_shared_repair_the_totals_do_not_tell_the_households_share():
    programme = programme_of(SHARED, house(2, "CODI"), reader=CODI)

    rows = single_repairs.repair_rows(programme).set_index("repair_id")
    one = single_repairs.one_repair(programme, f"R-{home(1)}").iloc[0]

    assert rows.loc[f"R-{home(1)}", ["actual_cash_thb", "inkind_value_thb"]].isna().all()
    assert one[["actual_cash_thb", "inkind_value_thb"]].isna().all()
    assert rows.loc[f"R-{home(2)}", "actual_cash_thb"] == 18_002


def test_who_sees_every_row_sees_every_line_of_a_shared_repair():
    programme = programme_of(SHARED)

    lines = single_repairs.repair_money(programme, f"R-{home(1)}")

    assert list(lines["value_thb"]) == [10_000, 7_000, 1_100, 900]
    assert not lines["is_of_others"].any()
    assert single_repairs.repair_rows(programme)["actual_cash_thb"].to_list() == [18_001]
    assert single_repairs.repair_money(seen_by(programme, PUBLIC), f"R-{home(1)}").empty


# Doors to what is sensitive: the funds and the type.


def adapted(count, program, start=0):
    return together(
        *(house(start + n, "LAO", repair_type="accessibility") for n in range(count)),
        {"repair_funding": [money(start + n, "LAO", program=program) for n in range(count)]},
    )


@pytest.mark.parametrize("reader", [GOVERNOR, CODI, PUBLIC], ids=lambda one: one.role)
@pytest.mark.parametrize(("disabled", "is_shown"), [(9, False), (10, True)])
def test_a_hidden_fund_hides_the_other_and_the_type_that_would_tell_it(disabled, is_shown, reader):
    programme = programme_of(
        adapted(disabled, "dep_disabled"),
        adapted(20, "dop_elderly", start=40),
        *(house(80 + n, "LAO", repair_type="utility") for n in range(15)),
        reader=reader,
    )

    funds = subsidies_against_caps(programme)
    types = repairs.cost_by_type(programme).set_index("repair_type")

    assert set(funds["funding_program"]) == {"dep_disabled", "dop_elderly"}
    assert funds["repairs"].notna().to_list() == [is_shown, is_shown]
    assert types.loc["accessibility"].notna().all() == is_shown
    assert types.loc["accessibility"].notna().any() == is_shown
    # Or it would be the rest of all types together, which is public.
    assert pd.notna(types.loc["utility", "n"]) == is_shown


@pytest.mark.parametrize("program", ["dep_disabled", "dop_elderly"])
def test_a_fund_for_the_old_or_disabled_is_told_of_in_the_whole_province_only(program):
    programme = programme_of(adapted(30, program), *(house(80 + n, "LAO") for n in range(15)))

    assert subsidies_against_caps(programme)["repairs"].to_list() == [30]
    assert subsidies_against_caps(programme.within(PAI))["repairs"].isna().all()
