"""What moved between two days, and what the logs say of it."""

from datetime import date

import pandas as pd

from data_access.indicators import since
from data_access.language.vocabulary import Text
from data_access.queries.repairs.houses import handed_over_count
from display.changes import changes
from display.changes.change import shared
from tests.programmes import PUBLIC, home, programme_of, repair_at, repair_of, together
from tests.records import (
    area_target,
    commitment,
    commitment_update,
    delivery,
    partner,
    pledge,
    subdistrict_step,
)

MEETING = date(2024, 2, 29)


def before(status, number, **given):
    return repair_at(status, "2024-02-29", home(number), **given)


def after(status, number, **given):
    return repair_at(status, "2024-03-01", home(number), **given)


def sent_back(number):
    """Handed over before the meeting, and opened again after it for a defect."""
    return repair_of(
        home(number), ("reported", "2023-06-01"), ("approved", "2023-07-01"),
        ("in_progress", "2023-08-01"), ("completed", "2023-09-01"), ("handed_over", "2023-09-02"),
        ("in_progress", "2024-03-05"),
    )  # fmt: skip


def held(number, reason, subdistrict="580302", again_on=None):
    moves = [("reported", "2023-06-01"), ("approved", "2023-07-01"), ("on_hold", "2024-03-10")]
    moves += [("approved", again_on)] if again_on else []
    return repair_of(home(number, subdistrict), *moves, holds=reason)


def said(programme, key):
    """The English sentences of one change: the move first, then its reasons."""
    (change,) = [one for one in changes(programme, MEETING) if one.key == key]
    return [change.said.en, *(why.en for why in change.why)]


def test_what_happened_on_the_earlier_day_was_known_then():
    programme = programme_of(before("handed_over", 1), after("handed_over", 2))
    moves = since.moves_since(programme, MEETING)

    assert moves.loc[moves["to_status"] == "handed_over", "moves"].tolist() == [1]


def test_hand_overs_less_those_sent_back_are_the_difference_of_the_two_counts():
    programme = programme_of(
        before("handed_over", 1), after("handed_over", 2), after("handed_over", 3), sent_back(4)
    )
    moves = since.moves_since(programme, MEETING)
    given = moves.loc[moves["to_status"] == "handed_over", "moves"].sum()
    back = moves.loc[moves["from_status"] == "handed_over", "moves"].sum()
    difference = handed_over_count(programme) - handed_over_count(programme.on(MEETING))

    assert (given, back, difference) == (2, 1, 1)


def test_a_move_in_another_district_is_not_counted_in_this_one():
    programme = programme_of(after("handed_over", 1), repair_at("handed_over", "2024-03-01", home(1, "580606")))  # fmt: skip
    narrowed = programme.within(type(programme.scope)(districts=frozenset({"5806"})))
    moves = since.moves_since(narrowed, MEETING)

    assert set(moves["district_code"]) == {"5806"}


def test_both_days_are_counted_anew_and_what_is_not_known_on_both_has_no_difference():
    programme = programme_of(before("handed_over", 1), after("handed_over", 2))
    rows = since.then_and_now(programme, MEETING).set_index("key")

    assert rows.loc["G1", ["then", "now", "moved"]].tolist() == [1, 2, 1]
    assert pd.isna(rows.loc["P2", "moved"])  # nobody has promised anything
    assert list(rows.index) == list(since.COMPARED)


def test_a_correction_takes_its_baht_off_and_is_no_delivery():
    programme = programme_of(
        pledge=[pledge()],
        delivery=[
            delivery(delivery_id="D-1", delivered_on="2024-03-01", qty="500", value_thb="500"),
            delivery(delivery_id="D-2", delivered_on="2024-03-02", qty="-200", value_thb="-200"),
            delivery(delivery_id="D-3", delivered_on="2024-02-29", qty="900", value_thb="900"),
            delivery(delivery_id="D-4", delivered_on="2024-03-03", qty="50", value_thb="50",
                     verification="self_reported"),
            delivery(delivery_id="D-5", delivered_on="2024-03-03", qty="70", value_thb="70",
                     verification="rejected"),
        ],
    )  # fmt: skip
    (row,) = since.deliveries_since(programme, MEETING).to_dict("records")

    assert (row["deliveries"], row["value_thb"], row["waiting"]) == (1, 300, 1)


def test_pledges_made_withdrawn_fulfilled_and_newly_overdue_are_told_apart():
    programme = programme_of(
        pledge=[
            pledge(pledge_id="K-made", pledged_on="2024-03-01"),
            pledge(pledge_id="K-withdrawn", withdrawn_on="2024-03-10", pledge_status="withdrawn"),
            pledge(pledge_id="K-fulfilled", qty="100"),
            pledge(pledge_id="K-overdue", due_on="2024-03-15"),
            pledge(pledge_id="K-late-already", due_on="2024-02-01"),
            pledge(pledge_id="K-same"),
        ],
        delivery=[
            delivery(
                delivery_id="D-1", pledge_id="K-fulfilled", delivered_on="2024-03-05", qty="100"
            )
        ],
    )
    (row,) = since.pledges_since(programme, MEETING).to_dict("records")

    assert row == {
        "partner_id": "CODI",
        "made": 1,
        "withdrawn": 1,
        "fulfilled": 1,
        "overdue": 1,
    }


def test_a_partner_whose_pledges_have_not_moved_has_no_row():
    assert since.pledges_since(programme_of(pledge=[pledge()]), MEETING).empty


def test_reports_of_commitments_are_counted_with_the_people_who_sent_them():
    programme = programme_of(
        commitment=[
            commitment(target_qty="5"),
            commitment(commitment_id="C002", participant_id="P002"),
        ],
        commitment_update=[
            commitment_update(reported_on="2024-02-29", qty_to_date="2"),
            commitment_update(reported_on="2024-03-10", qty_to_date="4"),
            commitment_update(reported_on="2024-03-20", qty_to_date="5"),
        ],
    )
    moved = since.commitments_since(programme, MEETING)

    assert moved.to_dict() == {"reports": 2, "people": 1, "begun": 0, "kept": 1}


def test_steps_that_subdistricts_reached_are_counted_by_step():
    programme = programme_of(
        subdistrict_step=[
            subdistrict_step(reached_on="2024-02-29"),
            subdistrict_step(step="list", reached_on="2024-03-01"),
            subdistrict_step(subdistrict_code="580606", step="list", reached_on="2024-03-02"),
        ]
    )

    assert since.steps_since(programme, MEETING).to_dict("records") == [
        {"step": "list", "subdistricts": 2}
    ]


def test_the_sentence_of_houses_says_how_many_where_and_how_the_plan_moved():
    programme = programme_of(
        before("handed_over", 1),
        after("handed_over", 2),
        after("handed_over", 3),
        repair_at("handed_over", "2024-03-02", home(1, "580606")),
        area_target=[area_target(target_value="30")],
    )

    assert said(programme, "houses") == [
        "3 more houses handed over, from 1 to 4",
        "Most of them in Pai (2 of 3)",
        "The plan asked for 1: 18 behind plan then, 16 behind plan now",
    ]


def test_holds_are_told_with_their_main_reason_and_with_those_that_went_on_again():
    programme = programme_of(
        held(1, "rain_access"),
        held(2, "rain_access"),
        held(3, "materials"),
        held(4, "labour", again_on="2024-03-20"),
    )

    assert said(programme, "holds") == [
        "Repairs on hold rose from 0 to 3",
        "4 newly on hold, the largest number because of “rainy season, road cut” (2 of 4)",
        "1 went on again",
    ]


def test_nothing_moved_is_said_and_is_no_gap():
    programme = programme_of(before("handed_over", 1))

    assert said(programme, "houses")[0] == (
        "No more house has been handed over; the count stays at 1"
    )
    assert said(programme, "holds") == ["Repairs on hold stay at 0"]


def test_a_figure_that_is_not_known_on_both_days_is_left_out():
    keys = {change.key for change in changes(programme_of(before("reported", 1)), MEETING)}

    assert keys == {"houses", "holds", "subdistricts"}


def test_withdrawn_pledges_are_told_with_who_withdrew_them():
    programme = programme_of(
        together(
            {"partner": [partner(partner_id="SHOP", short_th="ร้าน", short_en="Shop")]},
            {
                "pledge": [
                    pledge(),
                    pledge(
                        pledge_id="K-2",
                        partner_id="SHOP",
                        withdrawn_on="2024-03-10",
                        pledge_status="withdrawn",
                    ),
                ]
            },
        )
    )

    assert "1 pledge withdrawn (Shop)" in said(programme, "pledges")


def test_before_anything_is_due_nothing_is_on_plan():
    programme = programme_of(
        area_target=[area_target(target_value="30")],
    ).on(date(2023, 3, 16))

    why = next(one for one in changes(programme, date(2023, 3, 10)) if one.key == "houses").why

    assert why[0].en == "The plan asks for nothing yet"


def test_a_share_that_reads_the_same_is_the_same():
    assert shared("x", Text("", ""), (0.5001, 0.5004), ("50.0%", "50.0%"), Text("", ""), []).state == "same"  # fmt: skip


def test_more_holds_are_for_the_worse_and_more_houses_have_but_increased():
    programme = programme_of(held(1, "materials"), after("handed_over", 2))
    states = {change.key: change.state for change in changes(programme, MEETING)}

    assert states["holds"] == "worse"
    assert states["houses"] == "increased"
    assert states["subdistricts"] == "same"


def test_every_sentence_is_in_both_languages():
    programme = programme_of(held(1, "materials"), after("handed_over", 2), reader=PUBLIC)
    for change in changes(programme, MEETING):
        for text in (change.name, change.said, *change.why):
            assert text.th and text.en and text.th != text.en
