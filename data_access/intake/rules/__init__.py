"""The rules between columns and between tables. They run once every cell has been read."""

from collections.abc import Iterator

from data_access.intake.matching.incoming import Breach, Incoming
from data_access.intake.rules import (
    as_of_day,
    log,
    meetings,
    members,
    money,
    older_copy,
    order,
    places,
    programme,
    repairs,
    shares,
    targets,
)
from data_access.intake.rules.plans import measures, moves
from data_access.intake.rules.practice import livelihoods, models

RULES = (
    programme.exactly_one,
    programme.made_up_and_real_apart,
    programme.no_more_participants_than_planned,
    places.near_its_areas,
    places.inside_its_subdistrict,
    order.not_backwards,
    order.nothing_after_the_as_of,
    log.moves_that_are_allowed,
    log.status_is_the_last_of_the_log,
    repairs.what_a_status_needs,
    repairs.defect_before_reopening,
    repairs.one_open_repair,
    money.delivery_in_the_unit_of_its_pledge,
    money.within_the_cap,
    money.no_more_delivered_than_pledged,
    shares.percentages,
    targets.quarters_make_up_their_year,
    targets.changed_quarters_make_up_their_year,
    meetings.of_exactly_one,
    meetings.once_each,
    meetings.reports_say_what_they_must,
    meetings.only_plans_lie_ahead,
    meetings.no_person_is_named,
    models.one_origin_and_a_lesson,
    models.nothing_before_it_began,
    models.visited_by_one,
    livelihoods.of_the_same_household,
    livelihoods.checked_after_the_start,
    measures.years_of_a_plan,
    measures.one_lead_and_one_number,
    measures.money_within_the_plan,
    measures.links_count_once_and_here,
    moves.steps_that_are_allowed,
    moves.step_is_the_last_of_the_log,
    moves.what_is_written_stays,
    moves.what_a_step_needs,
    moves.money_and_measures_of_a_step,
    older_copy.no_older_than_the_record,
    members.one_head_and_all_counted,
    as_of_day.moved_by_more_than_a_few_rows,
)


def ask_the_rules(incoming: Incoming) -> Iterator[Breach]:
    """What breaks the rules, rule by rule."""
    for rule in RULES:
        yield from rule(incoming)
