"""Words that state a rule have their numbers from the weights in force, and from nowhere else."""

import re

import pytest

from data_access.indicators import BY_KEY, INDICATORS
from data_access.language.vocabulary import Text
from data_access.queries.households.households import household_counts
from data_access.queries.insights import insights
from data_access.queries.repairs.repairs import days_report_to_handover
from data_access.rules.quality_rules import RULES
from data_access.rules.rule_words import DUE_SOON, plain_number, stated
from data_access.rules.weight_words import named_weights
from data_access.rules.weights import weights_in_force
from tests.programmes import assessed, home, homes, programme_of, repair_at, repair_of, together
from tests.records import pledge
from tests.weights import changed_weights, every_weight, weight_of

NAMED = re.compile(r"\{([^}]*)\}")


def with_weight(name, value):
    """The weights in force, but for one of them."""
    table, _, key = name.rpartition(".")
    weights = weights_in_force()
    return weights | ({table: weights[table] | {key: value}} if table else {key: value})


def templates():
    for one in INDICATORS:
        yield one.key, one.name
        yield one.key, one.formula_template
    for rule in RULES:
        yield rule.key, rule.name_template
    yield "due soon", DUE_SOON


# The words.


def test_no_number_stands_in_the_words_of_a_rule():
    for key, template in templates():
        for words in template:
            assert not re.search(r"\d", words), key


def test_both_languages_name_the_same_weights():
    for key, template in templates():
        assert NAMED.findall(template.th) == NAMED.findall(template.en), key


@pytest.mark.parametrize(
    ("weight", "value", "key", "thai", "english"),
    [
        ("need_condition_score", 55, "G8", "≥ 55", "≥ 55"),
        ("urgent_priority", 65, "G10", "≥ 65", "≥ 65"),
        ("smallest_need_compared", 12, "G12a", "≥ 12", "at least 12 households"),
        ("assessed_within_days", 180, "G13", "ใน 180 วัน", "within 180 days"),
        ("assessed_within_days", 180, "G18", "ภายใน 180 วัน", "within 180 days"),
        ("handovers_within_days", 120, "G7", "ใน 120 วัน", "in 120 days"),
        ("smallest_sample", 8, "G7", "น้อยกว่า 8 หลัง", "fewer than 8"),
        ("smallest_sample", 8, "M10", "น้อยกว่า 8 หลัง", "fewer than 8"),
        ("smallest_sample", 8, "G15", "น้อยกว่า 8 หลัง", "fewer than 8"),
        ("pace.on_track", 0.9, "M5", "SPI ≥ 0.9 ", "SPI ≥ 0.9 "),
        ("pace.on_track", 0.975, "M12", "SPI ≥ 0.975 ", "SPI ≥ 0.975 "),
        ("due_soon_days", 14, "P7", "ภายใน 14 วัน", "within 14 days"),
        ("partner_silent_days", 45, "P16", "เกิน 45 วัน", "older than 45 days"),
    ],
)
def test_a_formula_states_the_weight_in_force(weight, value, key, thai, english):
    words = BY_KEY[key].formula(with_weight(weight, value))

    assert thai in words.th
    assert english in words.en


def test_every_formula_that_names_a_weight_states_its_new_number():
    weights = changed_weights()
    named = {
        (one, weight)
        for one in INDICATORS
        for weight in NAMED.findall(one.formula_template.th + one.formula_template.en)
    }
    for one, weight in named:
        for words in one.formula(weights):
            assert plain_number(weight_of(weights, weight)) in words, one.key
            assert "{" not in words, one.key
    assert len(named) >= 10


def test_the_rule_of_record_quality_states_how_long_an_assessment_is_current():
    rule = next(rule for rule in RULES if rule.key == "assessment")

    assert rule.name(with_weight("assessed_within_days", 180)) == Text(
        "ประเมินบ้านภายใน 180 วัน", "House assessed within 180 days"
    )


@pytest.mark.parametrize(
    ("number", "written"),
    [(50, "50"), (0.95, "0.95"), (0.80, "0.8"), (100_000, "100,000"), (1_500_000, "1,500,000"),
     (50.0, "50"), (0.125, "0.125")],
)  # fmt: skip
def test_a_weight_is_written_as_it_was_set(number, written):
    assert plain_number(number) == written


def test_a_weight_that_is_not_there_is_an_error_and_no_gap_in_the_words():
    with pytest.raises(KeyError):
        stated(Text("ใน {no_such_days} วัน", "in {no_such_days} days"), weights_in_force())


def test_every_weight_has_a_name_and_is_listed_once():
    weights = changed_weights()
    listed = [value for section in named_weights(weights) for _, value in section.weights]

    assert sorted(map(str, listed)) == sorted(
        str(weight_of(weights, name)) for name in every_weight()
    )


def test_the_finding_on_areas_nobody_surveyed_states_the_days():
    programme = programme_of(assessed(home(1)), weights=with_weight("assessed_within_days", 100))

    said = [one.text.en for one in insights.findings(programme)]

    assert any("within 100 days in 4 subdistricts" in one for one in said)


# What is counted. All as of 31 March 2024.


@pytest.mark.parametrize(("on", "assessed_lately"), [("2024-03-01", 0), ("2024-03-02", 1)])
def test_an_assessment_is_current_for_the_days_of_the_weights(on, assessed_lately):
    # 30 days before 31 March are 1 March.
    programme = programme_of(
        homes([1], registered_on="2023-01-01"),
        assessed(home(1), on=on),
        weights=with_weight("assessed_within_days", 30),
    )

    assert household_counts(programme)["assessed"] == assessed_lately
    assert len(BY_KEY["G13"].rows.question(programme)) == assessed_lately
    assert BY_KEY["G13"].measure(programme).value == assessed_lately


@pytest.mark.parametrize(("on", "counted"), [("2024-03-01", 5), ("2024-03-02", 6)])
def test_the_median_days_look_back_as_far_as_the_weights_say(on, counted):
    programme = programme_of(
        *(repair_at("handed_over", "2024-03-20", home(number)) for number in range(1, 6)),
        repair_of(home(6), ("reported", "2024-01-01"), ("handed_over", on)),
        weights=with_weight("handovers_within_days", 30),
    )

    assert days_report_to_handover(programme)["n"].iloc[0] == counted


@pytest.mark.parametrize(("in_need", "gap"), [(14, None), (15, 1), (16, 1)])
def test_a_district_is_compared_from_so_many_households_in_need_on(in_need, gap):
    programme = programme_of(
        together(
            *(repair_at("handed_over", "2024-03-01", home(number)) for number in range(1, 21)),
            *(
                repair_at("surveyed", "2024-03-01", home(number, "580104"))
                for number in range(1, in_need + 1)
            ),
        ),
        weights=with_weight("smallest_need_compared", 15),
    )

    assert BY_KEY["G12a"].measure(programme).value == gap


@pytest.mark.parametrize(
    ("due_on", "soon"),
    [("2024-04-06", 1), ("2024-04-07", 1), ("2024-04-08", 0)],
    ids=["6 days", "7 days", "8 days"],
)
def test_a_pledge_is_due_soon_within_the_days_of_the_weights(due_on, soon):
    programme = programme_of(
        pledge=[pledge(pledge_id="K-1", due_on=due_on)], weights=with_weight("due_soon_days", 7)
    )

    assert BY_KEY["P7"].measure(programme).value == soon
