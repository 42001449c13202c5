"""The quality of the records: which households fail which rule."""

import pytest
import shapely

from data_access.queries.households.quality import RULES, failing_households, shown_failures
from data_access.queries.households.raw_counts import every_count
from tests.programmes import assessed, home, homes, programme_of

# Some two kilometres around the point at which the ordinary household of 580302 stands.
SHAPES = {"580302": shapely.box(98.41, 19.40, 98.45, 19.44)}


def good(number, **given):
    return homes([number], **given), assessed(home(number), on="2024-01-10")


def failures(programme):
    return every_count(programme)[[rule.key for rule in RULES]].sum()


def passing(programme):
    return every_count(programme)[["households", "passing"]].sum().to_dict()


def failing(*parts, **given):
    counts = failures(programme_of(*parts, shapes=SHAPES, **given))
    return counts[counts > 0].to_dict()


def test_an_ordinary_household_fails_nothing():
    programme = programme_of(*good(1), shapes=SHAPES)

    assert passing(programme) == {"households": 1, "passing": 1}
    assert failures(programme).sum() == 0


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"lat": "", "lon": ""}, "position"),
        ({"lat": "19.60"}, "position"),
        ({"income_pp_year_thb": ""}, "income"),
        ({"consent": "not_asked"}, "consent"),
    ],
)
def test_what_is_missing_or_elsewhere_fails_its_rule(given, rule):
    assert failing(*good(1, **given)) == {rule: 1}


def test_a_point_within_two_kilometres_of_its_subdistrict_is_near_enough():
    # 0.017 degrees of latitude beyond the northern edge are 1.9 km, 0.019 are 2.1.
    assert failing(*good(1, lat="19.457")) == {}
    assert failing(*good(1, lat="19.459")) == {"position": 1}


def test_without_a_map_of_the_subdistrict_a_point_is_not_said_to_be_wrong():
    programme = programme_of(*good(1, lat="19.60"))

    assert passing(programme)["passing"] == 1


def test_an_income_said_to_be_unknown_passes():
    assert failing(*good(1, income_pp_year_thb="", income_unknown="yes")) == {}


def test_a_refusal_is_an_answer():
    assert failing(*good(1, consent="refused", consent_date="")) == {}


@pytest.mark.parametrize(("on", "fails"), [("2023-04-01", {"assessment": 1}), ("2023-04-02", {})])
def test_an_assessment_is_current_for_a_year(on, fails):
    assert failing(homes([1]), assessed(home(1), on=on)) == fails


def test_a_household_that_fails_two_rules_passes_once_less():
    programme = programme_of(
        *good(1, consent="not_asked", lat="", lon=""),
        *good(2),
        *good(3, active="no"),
        shapes=SHAPES,
    )

    assert passing(programme) == {"households": 2, "passing": 1}
    assert list(shown_failures(programme)["rule"]) == [rule.key for rule in RULES]
    assert failing_households(programme, "consent").to_dict("records") == [
        {"household_id": home(1), "subdistrict_code": "580302", "district_code": "5803"}
    ]
