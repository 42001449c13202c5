"""Net need: what is unfunded, less what open pledges can still do; pledges to all stand apart."""

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.queries.areas.map_values import map_values
from data_access.queries.needs import net_need
from tests.programmes import PUBLIC, assessed, home, programme_of, repair_at, together
from tests.records import delivery, pledge, repair_funding

PAI = "580302"


def waiting(count, subdistrict=PAI):
    """Households in need without a repair."""
    return together(*(assessed(home(one, subdistrict), 3) for one in range(101, 101 + count)))


def done(count, thb, subdistrict="580104"):
    """Houses handed over, each of this many baht in cash, 10 person-days and 3 sheets."""
    houses = [
        repair_at("handed_over", "2024-02-01", home(one, subdistrict), repair_id=f"R-{one}",
                  actual_cash_thb=str(thb), inkind_value_thb="0")
        for one in range(count)
    ]  # fmt: skip
    lines = [
        repair_funding(funding_id=f"F-{one}-{unit}", repair_id=f"R-{one}", kind=kind, unit=unit,
                       qty=str(qty), value_thb=str(qty), partner_id="", delivery_id="")
        for one in range(count)
        for kind, unit, qty in (("cash", "THB", thb), ("labour", "person_day", 10),
                                ("material", "sheet", 3))
    ]  # fmt: skip
    return together(*houses, {"repair_funding": lines})


def promised(number, qty, area=PAI, unit="THB", value="1"):
    kind = {"THB": "cash", "person_day": "labour", "sheet": "material", "session": "training"}[unit]
    return pledge(pledge_id=f"K-{number}", qty=str(qty), unit=unit, kind=kind, area_code=area,
                  unit_value_thb=value)  # fmt: skip


def net_of(programme, code=PAI, level="subdistrict"):
    return net_need.net_need(programme, level).set_index("area_code").loc[code]


@pytest.mark.parametrize(
    ("baht", "net"), [(0, 12), (19_999, 12), (20_000, 11), (59_999, 10), (60_000, 9), (999_999, 0)]
)
def test_a_pledge_pays_as_many_whole_houses_as_its_baht_reach(baht, net):
    pledges = [promised(1, baht)] if baht else []
    row = net_of(programme_of(waiting(12), done(6, 20_000), pledge=pledges))

    assert (row["unfunded"], row["net"]) == (12, net)


def test_what_was_delivered_already_can_pay_no_more():
    programme = programme_of(
        waiting(12), done(6, 20_000), pledge=[promised(1, 60_000)],
        delivery=[delivery(delivery_id="D-1", pledge_id="K-1", qty="40000", area_code=PAI,
                           value_thb="40000", repair_id="")],
    )  # fmt: skip

    assert net_of(programme)["net"] == 11


def test_a_pledge_to_a_district_or_the_province_is_in_no_subdistrict_and_stands_apart():
    programme = programme_of(
        waiting(12), done(6, 20_000),
        pledge=[promised(1, 60_000, "58"), promised(2, 40_000, "5803"), promised(3, 20_000, "5801")],
    )  # fmt: skip

    assert net_of(programme)["net"] == 12
    assert net_of(programme, "5803", "district")["net"] == 10
    apart = net_need.pledges_apart(programme)
    assert apart["area_code"].to_list() == ["58", "5801", "5803"]
    in_pai = net_need.pledges_apart(programme.within(Scope(districts=frozenset({"5803"}))))
    assert in_pai["area_code"].to_list() == ["58", "5803"]


def test_a_pledge_of_what_no_house_takes_pays_no_house():
    programme = programme_of(
        waiting(12), done(6, 20_000), pledge=[promised(1, 4, unit="session", value="50000")]
    )

    assert net_of(programme)["net"] == 12


def test_the_shortage_is_of_cash_labour_and_sheets_less_what_is_promised_in_each():
    programme = programme_of(
        waiting(12), done(6, 20_000),
        pledge=[promised(1, 40_000), promised(2, 100, unit="person_day", value=""),
                promised(3, 50, unit="sheet", value="")],
    )  # fmt: skip
    row = net_of(programme)

    assert row["net"] == 10  # labour and sheets without a value pay no house
    assert row["short_cash_thb"] == 12 * 20_000 - 40_000
    assert row["short_person_days"] == 12 * 10 - 100
    assert row["short_sheets"] == 0


@pytest.mark.parametrize(("houses", "is_known"), [(4, False), (5, True)])
def test_without_enough_houses_to_know_the_cost_no_net_need_is_said(houses, is_known):
    without_cost = (
        repair_at("handed_over", "2024-02-01", home(one, "580104")) for one in range(50, 60)
    )
    programme = programme_of(
        waiting(12), done(houses, 20_000), *without_cost, pledge=[promised(1, 60_000)]
    )
    on_map = map_values(programme, "net", "subdistrict").set_index("area_code").loc[PAI]

    assert pd.notna(net_of(programme)["net"]) == is_known
    assert on_map["state"] == ("shown" if is_known else "none")


def test_where_the_unfunded_are_hidden_so_is_all_that_follows_from_them():
    row = net_of(programme_of(waiting(7), done(12, 20_000), reader=PUBLIC))

    assert row[["unfunded", *net_need.NET]].isna().all()


def test_the_list_of_gaps_has_the_net_need_and_the_order_of_the_gaps():
    programme = programme_of(
        waiting(12), waiting(20, "580301"), done(6, 20_000), pledge=[promised(1, 60_000)]
    )
    rows = net_need.shown_net_gaps(programme)

    assert rows["subdistrict_code"].to_list() == ["580301", PAI]
    assert rows["net"].to_list() == [20, 9]
