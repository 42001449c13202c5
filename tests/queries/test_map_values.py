"""What the map shows of each area, layer by layer."""

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.queries.areas.map_values import LAYERS, map_values
from data_access.queries.partners.contributions import deliveries_to_wider_areas
from tests.programmes import assessed, home, programme_of, repair_at
from tests.records import area_target, delivery


@pytest.fixture(scope="module")
def programme():
    """In 580302 12 in need, 6 reached; in 580301 one household; 580104 surveyed and well."""
    return programme_of(
        *(repair_at("handed_over", "2024-02-01", home(number)) for number in range(1, 7)),
        *(repair_at("surveyed", "2024-03-01", home(number)) for number in range(7, 13)),
        assessed(home(1, "580301"), 3),
        assessed(home(1, "580104"), 0),
        area_target=[area_target(area_code="580302", target_value="12")],
        delivery=[delivery(pledge_id="", repair_id="", value_thb="700")],
    )


def layer(programme, name, **given):
    return map_values(programme, name, "subdistrict", **given).set_index("area_code")


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize("level", ["district", "subdistrict"])
def test_every_layer_has_a_row_for_every_area_and_a_value_only_where_it_is_shown(
    programme, name, level
):
    rows = map_values(programme, name, level)

    assert len(rows) == {"district": 3, "subdistrict": 5}[level]
    assert list(rows["area_code"]) == sorted(rows["area_code"])
    assert set(rows["state"]) <= {"shown", "hidden", "none"}
    assert list(rows["value"].notna()) == list(rows["state"] == "shown")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("need", 12),
        ("unmet", 6),
        ("coverage", 0.5),
        # 6 of the 12 × 381 ÷ 564 expected.
        ("pace", 6 / (12 * 381 / 564)),
        ("repairs", 6),
        ("deliveries", 700),
    ],
)
def test_the_value_of_an_area_is_that_of_its_question(programme, name, value):
    assert layer(programme, name).loc["580302", "value"] == pytest.approx(value)


def test_few_households_are_hidden_and_nobody_surveyed_is_none(programme):
    need = layer(programme, "need")

    assert need.loc["580301", "state"] == "hidden"
    assert need.loc["580606", "state"] == "none"
    assert need.loc["580104", ["value", "state"]].to_list() == [0, "shown"]


def test_out_of_nobody_in_need_there_is_no_coverage(programme):
    assert layer(programme, "coverage").loc["580104", "state"] == "none"


def test_an_area_without_a_target_has_no_pace_and_one_without_a_delivery_has_zero(programme):
    assert layer(programme, "pace").loc["580301", "state"] == "none"
    assert layer(programme, "deliveries").loc["580301", ["value", "state"]].to_list() == [
        0,
        "shown",
    ]


def test_the_repairs_of_a_status_can_be_chosen(programme):
    assert layer(programme, "repairs", status="surveyed").loc["580302", "value"] == 6


def test_a_layer_that_is_not_known_is_refused(programme):
    with pytest.raises(ValueError, match="not one of"):
        map_values(programme, "income", "district")


def test_a_map_of_nothing_says_that_nothing_is_known():
    need = map_values(programme_of(), "need", "district")

    assert set(need["state"]) == {"none"}
    assert pd.isna(need["value"]).all()


def test_what_was_delivered_to_a_district_is_no_zero_in_its_subdistricts():
    given = {"pledge_id": "", "repair_id": ""}
    programme = programme_of(
        delivery=[
            delivery(delivery_id="D-1", area_code="5803", value_thb="9000", **given),
            delivery(delivery_id="D-2", area_code="580302", value_thb="700", **given),
        ]
    )
    rows = layer(programme, "deliveries")
    one = programme.within(Scope(subdistricts=frozenset({"580301"})))

    assert rows.loc["580302", "value"] == 700
    assert rows.loc["580301", "state"] == "none"
    assert rows.loc["580606", ["value", "state"]].to_list() == [0, "shown"]
    assert layer(one, "deliveries").loc["580301", "state"] == "none"
    apart = deliveries_to_wider_areas(programme, "subdistrict")
    assert apart.values.tolist() == [["5803", 9000, 1]]
    assert map_values(programme, "deliveries", "district")["value"].to_list() == [0, 9700, 0]


def test_what_was_delivered_to_the_province_is_a_zero_nowhere():
    programme = programme_of(
        delivery=[delivery(pledge_id="", repair_id="", area_code="58", value_thb="9000")]
    )
    in_pai = programme.within(Scope(districts=frozenset({"5803"})))

    for level in ("district", "subdistrict"):
        assert set(map_values(programme, "deliveries", level)["state"]) == {"none"}
        assert set(map_values(in_pai, "deliveries", level)["state"]) == {"none"}
        assert deliveries_to_wider_areas(in_pai, level)["value_thb"].to_list() == [9000]
