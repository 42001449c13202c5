"""The faults: one text of one file, what stands there instead, and the tests that must notice.

Each is a slip that somebody could make: a threshold moved by one, `>` for `>=`, a condition left
out. An old text stands exactly once in its file; a test of every run looks for that.
"""

from tests.mutants.fault import Fault as Fault
from tests.mutants.fault import faults_of as _in
from tests.mutants.newer_faults import NEWER

RULES = (
    *_in(
        "data_access/rules/weights.toml",
        ("partner_silent_days = 30", "partner_silent_days = 31", "tests/disclosure/test_thresholds.py::test_the_weights_and_limits_are_those_that_were_proposed"),
        ("surveyed = 30", "surveyed = 31", "tests/indicators/test_edges.py::test_a_repair_is_stalled_a_day_after_its_limit"),
        ("smallest_sample = 5", "smallest_sample = 4", "tests/disclosure/test_thresholds.py::test_the_weights_and_limits_are_those_that_were_proposed"),
    ),
    *_in(
        "data_access/rules/plan.py",
        ('spi >= thresholds["on_track"]', 'spi > thresholds["on_track"]', "tests/rules/test_plan.py"),
        ('spi >= thresholds["watch"]', 'spi > thresholds["watch"]', "tests/rules/test_plan.py"),
        ("(day - reported_on).days > stale_after_days", "(day - reported_on).days >= stale_after_days", "tests/rules/test_plan.py"),
        ("actual >= self.target if", "actual > self.target if", "tests/rules/test_plan.py"),
        ("start + timedelta(1), end + timedelta(1)", "start, end", "tests/rules/test_plan.py"),
        ("if day < until:", "if day <= until:", "tests/queries/test_target_history.py::test_the_line_of_the_plan_steps_on_the_day_of_the_change"),
    ),
    *_in(
        "data_access/rules/weight_sets.py",
        ('one["valid_from"] <= day.isoformat()', 'one["valid_from"] < day.isoformat()', "tests/rules/test_weight_sets.py::test_a_set_holds_from_its_day_on"),
        ("if after < begun <= until:", "if after <= begun <= until:", "tests/rules/test_weight_sets.py::test_changes_are_those_of_the_sets_that_began_in_between"),
        ("since <= last", "since < last", "tests/rules/test_weight_sets.py::test_a_set_that_cannot_be_used_is_refused_with_its_day"),
    ),
    *_in(
        "data_access/rules/alkire_foster.py",
        ('weights["smallest_scored_share"] - NEARLY', 'weights["smallest_scored_share"] + NEARLY', "tests/rules/test_alkire_foster.py::test_below_four_in_five_too_little_is_surveyed"),
        ("return _over(self.weighed, self.poor)", "return _over(self.weighed, self.scored)", "tests/rules/test_alkire_foster.py::test_the_published_example_gives_its_published_figures"),
    ),
    *_in(
        "data_access/snapshots/poverty_scores.py",
        ("is_scored and {weighed} >= {cutoff!r}e0", "is_scored and {weighed} > {cutoff!r}e0 + 0.1e0", "tests/queries/test_poverty.py::test_headcount_intensity_and_index_are_of_people"),
        ("or coalesce(h.jpt_set, '') <> ''", "or true", "tests/queries/test_poverty.py::test_an_empty_cell_is_an_answer_only_where_somebody_looked"),
    ),
    *_in(
        "data_access/queries/needs/net_need.py",
        ("max(0, area.unfunded - row", "(area.unfunded - row", "tests/queries/test_net_need.py::test_a_pledge_pays_as_many_whole_houses_as_its_baht_reach"),
        ('str.startswith(area.area_code)', 'str.startswith(area.area_code[:4])', "tests/queries/test_net_need.py::test_a_pledge_to_a_district_or_the_province_is_in_no_subdistrict_and_stands_apart"),
    ),
    *_in(
        "data_access/rules/derive.py",
        ('assessed.round(9) >= weights["smallest_condition_weight"]', 'assessed.round(9) > weights["smallest_condition_weight"]', "tests/rules/test_derive.py"),
        ("min(100, sum(", "min(110, sum(", "tests/rules/test_derive.py"),
        ('latest["score"] >= weights["need_condition_score"]', 'latest["score"] > weights["need_condition_score"]', "tests/rules/test_derive.py"),
        ('drop_duplicates("household_id", keep="last")', 'drop_duplicates("household_id", keep="first")', "tests/rules/test_derive.py"),
        ("needy[best.index] = True", "needy[best.index] = False", "tests/rules/test_derive.py"),
        ("NEAR_ENOUGH_KM = 2", "NEAR_ENOUGH_KM = 3", "tests/rules/test_derive.py"),
        ('where(log["to_status"] != "on_hold"', 'where(log["to_status"] != "cancelled"', "tests/rules/test_derive.py"),
    ),
    *_in(
        "data_access/snapshots/state_as_of.py",
        ("where valid_from <= {day}\n) as c", "where valid_from < {day}\n) as c", "tests/queries/test_target_history.py::test_a_target_holds_from_its_day_on"),
        ('where valid_from <= {day}"""', 'where valid_from < {day}"""', "tests/queries/test_target_history.py::test_the_target_of_an_area_holds_from_its_day_on"),
        ("p.due_on < {day} and coalesce(d.verified, 0) < p.qty as overdue", "p.due_on <= {day} and coalesce(d.verified, 0) < p.qty as overdue", "tests/indicators/test_edges.py::test_a_pledge_is_overdue_after_its_day_and_due_soon_up_to_thirty_days_before"),
        ("cast(p.due_on - {day} as int) <= {int(due_soon_days)}", "cast(p.due_on - {day} as int) < {int(due_soon_days)}", "tests/indicators/test_edges.py::test_a_pledge_is_overdue_after_its_day_and_due_soon_up_to_thirty_days_before"),
        ("least(greatest(coalesce(d.verified, 0), 0), p.qty) as counted_qty", "greatest(coalesce(d.verified, 0), 0) as counted_qty", "tests/queries/test_partners.py::test_what_goes_beyond_one_pledge_does_not_fill_the_gap_of_another"),
        ("where verification = 'verified' and reported_on <= {day}", "where verification = 'verified' and reported_on < {day}", "tests/indicators/test_edges.py::test_a_report_of_today_counts_and_one_of_tomorrow_does_not"),
    ),
    *_in(
        "data_access/snapshots/days/day_tables.py",
        ("{household}registered_on <= {day}", "{household}registered_on < {day}", "tests/indicators/test_edges.py::test_a_household_counts_from_the_day_of_its_registration_on"),
        ('f"{household}active and {household}', 'f"{household}', "tests/queries/test_households.py::test_a_household_no_longer_active_is_in_no_count"),
        ("next_on > {day})", "next_on >= {day})", "tests/indicators/test_edges.py::test_a_repair_stands_where_the_move_of_the_day_itself_left_it"),
        ("where r.rank >= {Stage.APPROVED}", "where r.rank >= {Stage.COMMUNITY_VERIFIED}", "tests/indicators/test_edges.py::test_money_counts_from_the_approval_on"),
        ("case when s.rank_after = {Stage.HANDED_OVER} then s.changed_on end", "case when s.rank_after >= {Stage.COMPLETED} then s.changed_on end", "tests/queries/test_houses.py"),
        ('>= {float(weights["need_condition_score"])!r}e0', '> {float(weights["need_condition_score"])!r}e0', "tests/queries/test_need.py::test_a_score_of_fifty_is_in_need_and_one_of_forty_eight_is_not_for_both"),
        ("or best_rank is not null as in_need", "or best_rank > 0 as in_need", "tests/queries/test_need.py::test_at_the_edges_of_need_both_say_what_the_rule_says"),
        ('>= {float(weights["urgent_priority"])!r}e0', '> {float(weights["urgent_priority"])!r}e0', "tests/indicators/test_edges.py::test_a_household_is_urgent_from_a_priority_of_seventy_on"),
        ('{is_before("best_rank", Stage.IN_PROGRESS)} as urgent_not_started', '{is_before("best_rank", Stage.APPROVED)} as urgent_not_started', "tests/queries/test_households.py::test_urgent_is_danger_or_a_high_priority_where_work_has_not_begun"),
        ("case when parts >= 2 then weighted / part_weight end as priority", "case when parts >= 1 then weighted / part_weight end as priority", "tests/queries/test_households.py::test_without_two_scores_there_is_no_priority"),
        ("assessed_on > {assessed_after}", "assessed_on >= {assessed_after}", "tests/queries/test_quality.py"),
    ),
    *_in(
        "data_access/rules/quality_rules.py",
        ("gps_state in ('missing', 'outside')", "gps_state in ('missing')", "tests/queries/test_quality.py"),
        ("consent = 'not_asked'", "consent <> 'given'", "tests/queries/test_quality.py"),
        ("income_pp_year_thb is null and not coalesce(income_unknown, false)", "income_pp_year_thb is null", "tests/queries/test_quality.py"),
    ),
)  # fmt: skip

ACCESS = (
    *_in(
        "data_access/access/roles.py",
        ('"partner": _rights(10,', '"partner": _rights(5,', "tests/disclosure/test_thresholds.py::test_a_count_of_households_is_shown_from_the_roles_number_on"),
        ('"governor": _rights(\n        5,', '"governor": _rights(\n        4,', "tests/disclosure/test_thresholds.py::test_a_count_of_households_is_shown_from_the_roles_number_on"),
        ('"public": _rights(10, "see_aggregates"', '"public": _rights(10, "see_all_rows", "see_aggregates"', "tests/disclosure/test_thresholds.py::test_a_role_may_do_what_the_table_says_and_nothing_else"),
        ('"admin": _rights(10, "see_aggregates"', '"admin": _rights(10, "see_personal", "see_aggregates"', "tests/disclosure/test_thresholds.py::test_a_role_may_do_what_the_table_says_and_nothing_else"),
        ("if not self.may(capability):", 'if self.role == "public" and not self.may(capability):', "tests/disclosure/test_thresholds.py::test_a_role_may_do_what_the_table_says_and_nothing_else"),
        ('return "own" if "see_own_rows" in self.capabilities else "none"', 'return "own"', "tests/disclosure/test_thresholds.py::test_a_role_may_do_what_the_table_says_and_nothing_else"),
    ),
    *_in(
        "data_access/access/allowed_scope.py",
        ('return principal.rights.rows != "all"', 'return principal.rights.rows == "none"', "tests/disclosure/test_disclosure.py::test_who_may_not_see_every_row_may_not_narrow_to_a_subdistrict"),
        ("subdistricts=frozenset())", "subdistricts=scope.subdistricts)", "tests/disclosure/test_disclosure.py::test_who_may_not_see_every_row_may_not_narrow_to_a_subdistrict"),
    ),
    *_in(
        "data_access/snapshots/programme.py",
        ("limited_to_allowed(self.scope, self.principal)", "self.scope", "tests/disclosure/test_disclosure.py::test_who_may_not_see_every_row_may_not_narrow_to_a_subdistrict"),
        ("min(self.scope.as_of or newest, newest)", "self.scope.as_of or newest", "tests/queries/test_houses.py::test_a_day_after_the_snapshot_asks_about_the_snapshots_own_day"),
    ),
    *_in(
        "data_access/snapshots/scoped_tables.py",
        ('if rows == "none":\n        return "false"', 'if rows == "none":\n        return "true"', "tests/snapshots/test_scoped_tables.py::test_single_households_are_rows_for_those_who_may_see_every_row"),
        ('"\\nselect * from household_now where " + _own(principal, "false")', '"\\nselect * from household_now"', "tests/snapshots/test_scoped_tables.py::test_single_households_are_rows_for_those_who_may_see_every_row"),
        ('"\\nselect * from pledge_now where "\n        + _own(principal, "partner_id = {organisation}")', '"\\nselect * from pledge_now"', "tests/access/test_access.py::test_a_partner_sees_its_own_pledges_and_deliveries"),
        ("or repair_id in (select repair_id from raw_delivery where partner_id = {organisation})", "or repair_id in (select repair_id from raw_delivery)", "tests/indicators/test_edges.py::test_a_delivery_of_another_partner_opens_no_repair"),
        ('"goal_update", "model_step"', '"goal_update", "household", "model_step"', "tests/snapshots/test_scoped_tables.py::test_a_question_over_the_households_as_they_are_is_refused_for_everybody"),
        ('sql, re.IGNORECASE)', 'sql)', "tests/snapshots/test_scoped_tables.py::test_a_question_over_the_households_as_they_are_is_refused_for_everybody"),
        ('''organisation.replace("'", "''")''', "organisation", "tests/access/test_access.py::test_the_name_of_an_organisation_is_a_name_and_never_a_condition"),
        ("(withdrawn_on > {day}", "(withdrawn_on >= {day}", "tests/queries/test_partners.py::test_a_pledge_is_live_from_the_day_it_was_made_until_it_is_withdrawn"),
        ("{area_codes.sql_district(column)} in", "substr({column}, 1, 2) || '03' in", "tests/queries/test_partners.py::test_what_was_promised_to_the_whole_province_is_no_districts_share"),
    ),
    *_in(
        "data_access/language/thai_calendar.py",
        ("date(year - 1, FIRST_MONTH, 1)", "date(year - 1, FIRST_MONTH - 1, 30)", "tests/snapshots/test_scoped_tables.py::test_a_fiscal_year_begins_in_october_of_the_year_before"),
    ),
    *_in(
        "data_access/queries/households/safe_counts.py",
        ("or programme.as_of in days", "or True", "tests/disclosure/test_disclosure.py::test_who_may_not_see_every_row_is_told_of_households_on_days_of_meetings_only"),
    ),
)  # fmt: skip

DISCLOSURE = (
    *_in(
        "data_access/disclosure/steps.py",
        ("if so_far and not is_small(so_far, smallest):", "if so_far:", "tests/disclosure/test_few_houses.py::test_hand_overs_are_told_by_months_and_ten_together_at_least"),
    ),
    *_in(
        "data_access/queries/repairs/released_baht.py",
        ('if programme.principal.rights.rows == "own":', "if False:", "tests/publishing/test_released_beside.py::test_the_baht_of_the_one_house_of_a_month_are_in_no_difference_of_two_releases"),
    ),
    *_in(
        "data_access/disclosure/rule.py",
        ("SENSITIVE_GROUP_MINIMUM = 10", "SENSITIVE_GROUP_MINIMUM = 9", "tests/disclosure/test_thresholds.py::test_a_sensitive_group_is_shown_from_ten_on_to_every_role"),
        ("SENSITIVE_GROUP_MINIMUM = 10\n", "SENSITIVE_GROUP_MINIMUM = 11\n", "tests/disclosure/test_thresholds.py::test_a_sensitive_group_is_shown_from_ten_on_to_every_role"),
        ("& (count < smallest)", "& (count <= smallest)", "tests/disclosure/test_thresholds.py::test_a_count_is_small_from_one_to_one_below_the_smallest_alike_in_python_and_in_sql"),
        ("(count > 0) &", "(count >= 0) &", "tests/disclosure/test_thresholds.py::test_a_count_is_small_from_one_to_one_below_the_smallest_alike_in_python_and_in_sql"),
        ("{count} < {int(smallest)}", "{count} <= {int(smallest)}", "tests/disclosure/test_thresholds.py::test_a_count_is_small_from_one_to_one_below_the_smallest_alike_in_python_and_in_sql"),
        ("else max(fewest,", "else min(fewest,", "tests/disclosure/test_thresholds.py::test_a_median_is_of_five_or_of_as_many_as_a_reader_is_shown"),
        ("count(*) >= {int(fewest)}", "count(*) > {int(fewest)}", "tests/disclosure/test_thresholds.py::test_there_is_a_median_of_as_many_houses_as_a_reader_is_told_of"),
    ),
    *_in(
        "data_access/disclosure/cells.py",
        ("FEWEST_OTHERS = 2", "FEWEST_OTHERS = 1", "tests/disclosure/test_disclosure.py::test_a_hidden_count_could_have_two_other_values_or_its_neighbour_is_hidden_too"),
        ("if is_small(rest, self.smallest) and", "if False and", "tests/disclosure/test_disclosure.py::test_a_part_is_hidden_where_the_rest_of_the_whole_is_small"),
        ("if others >= self.smallest // 2:", "if others >= 0:", "tests/disclosure/test_disclosure.py::test_one_small_count_is_hidden_with_the_smallest_beside_it_and_the_sum_stays"),
        ("if others >= self.smallest // 2:", "if others >= FEWEST_OTHERS:", "tests/disclosure/test_disclosure.py::test_a_column_of_its_own_is_hidden_until_a_count_could_have_half_the_smallest_other_values"),
        ("return min(ways, key=self._cost)\n", "return max(ways, key=self._cost)\n", "tests/disclosure/test_disclosure.py::test_one_small_count_is_hidden_with_the_smallest_beside_it_and_the_sum_stays"),
        ("cheapest = min(ways, key=self._cost, default=[])", "cheapest = max(ways, key=self._cost, default=[])", "tests/disclosure/test_disclosure.py::test_no_more_columns_are_hidden_than_are_needed"),
    ),
    *_in(
        "data_access/disclosure/households.py",
        ("return np.maximum(count - 1, 0)", "return np.maximum(count, 0)", "tests/disclosure/test_disclosure.py::test_a_column_of_its_own_is_hidden_until_a_count_could_have_half_the_smallest_other_values"),
        ('pairs = [("in_need", "reached")]', "pairs = []", "tests/disclosure/test_disclosure.py::test_those_reached_of_a_sensitive_group_are_hidden_where_fewer_than_ten_wait"),
        ('"in_need", "reached"), ("in_need", "unfunded"), ("households", "passing")', '"in_need", "reached"), ("in_need", "unfunded")', "tests/disclosure/test_disclosure.py::test_where_a_whole_and_a_part_are_shown_the_rest_is_none_or_ten_at_least"),
        ("moves, SENSITIVE_GROUP_MINIMUM, pairs", "moves, 5, pairs", "tests/disclosure/test_thresholds.py::test_a_sensitive_group_is_shown_from_ten_on_to_every_role"),
    ),
    *_in(
        "data_access/presentation_file/release_check.py",
        ("is_small(table[name], SMALLEST).any()\n    }\n    return sorted", "is_small(table[name], SMALLEST).all()\n    }\n    return sorted", "tests/disclosure/test_thresholds.py::test_a_count_below_ten_households_leaves_in_no_published_file"),
        ('RIGHTS["presenter"].smallest_count', 'RIGHTS["governor"].smallest_count', "tests/disclosure/test_thresholds.py::test_a_count_below_ten_households_leaves_in_no_published_file"),
    ),
    *_in(
        "data_access/queries/households/safe_counts.py",
        ("vulnerable.reindex(table.index)", "vulnerable.reindex(table.index.str[:4]).to_numpy()", "tests/disclosure/test_thresholds.py::test_a_figure_of_sensitive_groups_is_hidden_below_a_district"),
        ("if scope.subdistricts or not rows:", "if not rows:", "tests/disclosure/test_thresholds.py::test_a_sensitive_group_is_shown_of_no_subdistrict_to_any_role"),
        ('or level == "district"', "or True", "tests/disclosure/test_disclosure.py::test_who_may_not_see_every_row_is_told_of_few_houses_in_no_subdistrict"),
        ("sum(skipna=False)", "sum()", "tests/disclosure/test_disclosure.py::test_what_is_hidden_does_not_depend_on_what_a_reader_chooses"),
    ),
    *_in(
        "data_access/queries/repairs/subsidies.py",
        ("for one in (over, not_over))", "for one in (over,))", "tests/disclosure/test_thresholds.py::test_fewer_than_ten_houses_of_people_with_disabilities_are_over_no_cap_that_is_shown"),
    ),
    *_in(
        "data_access/queries/repairs/safe_houses.py",
        ("if not self.programme.scope.is_whole_province:", "if False:", "tests/queries/test_repairs.py::test_money_for_people_with_disabilities_is_told_of_ten_houses_or_more_in_the_whole_province"),
        ("if self._hides(\"types of repair\", _types, SENSITIVE_TYPE, year):", "if False:", "tests/disclosure/test_partner_subtraction.py::test_a_hidden_fund_hides_the_other_and_the_type_that_would_tell_it"),
        ("if self.others is None:", "if True:", "tests/disclosure/test_partner_subtraction.py::test_a_fund_is_told_of_to_a_partner_where_the_rest_is_none_or_ten_houses"),
    ),
    *_in(
        "data_access/disclosure/sums.py",
        ("if is_small(count, smallest)", "if is_small(count, smallest - 1)", "tests/disclosure/test_disclosure_houses.py::test_baht_of_fewer_houses_than_a_reader_is_told_of_is_hidden"),
        ("if counts.get(cell):", "if False:", "tests/disclosure/test_disclosure_houses.py::test_baht_of_a_year_is_hidden_with_another_of_its_district_and_of_its_year"),
    ),
    *_in(
        "data_access/snapshots/scoped_tables.py",
        ("and funding_program <> 'household'", "and funding_program <> 'nobody'", "tests/disclosure/test_partner_subtraction.py::test_on_a_shared_repair_a_partner_sees_others_as_one_sum_and_not_the_households_share"),
    ),
)  # fmt: skip

INDICATORS = (
    *_in(
        "data_access/indicators/changed/changed_rows.py",
        ("where l.changed_on > {_day", "where l.changed_on >= {_day", "tests/indicators/test_changed_lists.py::test_each_number_opens_as_many_rows_with_the_columns_that_are_shown"),
    ),
    *_in(
        "data_access/choice/choose.py",
        ("return sorted(_ready(offers) - served)", "return sorted(set(offers.areas) - served)", "tests/choice/test_choice_words.py::test_a_subdistrict_whose_home_costs_more_than_the_whole_sum_has_nothing"),
    ),
    *_in(
        "display/choice/choice_answer.py",
        ("tenths = floor(", "tenths = round(", "tests/choice/test_choice_words.py::test_what_is_proven_is_never_rounded_up"),
    ),
    *_in(
        "data_access/indicators/need.py",
        ('rows["in_need"] >= programme', 'rows["in_need"] > programme', "tests/indicators/test_edges.py::test_the_gap_between_districts_counts_a_district_from_ten_in_need_on"),
    ),
    *_in(
        "data_access/indicators/meeting.py",
        ('if day < programme.as_of]', 'if day <= programme.as_of]', "tests/indicators/test_edges.py::test_a_meeting_of_today_is_not_the_last_one"),
    ),
    *_in(
        "data_access/indicators/partnership.py",
        ('rows["days"] > programme', 'rows["days"] >= programme', "tests/indicators/test_edges.py::test_a_partner_is_silent_after_more_than_thirty_days"),
    ),
    *_in(
        "data_access/queries/repairs/raw_stages.py",
        ('status_since as int) > {limit_of(programme)}"', 'status_since as int) >= {limit_of(programme)}"', "tests/indicators/test_edges.py::test_a_repair_is_stalled_a_day_after_its_limit"),
    ),
    *_in(
        "data_access/queries/repairs/repairs.py",
        ("where handed_over_on > {{ago_", "where handed_over_on >= {{ago_", "tests/indicators/test_edges.py::test_the_median_of_hand_overs_looks_back_less_than_a_year"),
    ),
    *_in(
        "data_access/rules/stages.py",
        (">= {Stage.APPROVED} and", ">= {Stage.COMMUNITY_VERIFIED} and", "tests/queries/test_houses.py"),
        (") < {stage}", ") <= {stage}", "tests/queries/test_households.py"),
    ),
    *_in(
        "data_access/queries/households/raw_counts.py",
        ('{is_before("h.best_rank", Stage.APPROVED)} then 1 end) as unfunded', '{is_before("h.best_rank", Stage.IN_PROGRESS)} then 1 end) as unfunded', "tests/queries/test_households.py"),
    ),
    *_in(
        "data_access/queries/network/network.py",
        ("when min(c.kept_share) >= 1 then 4", "when max(c.kept_share) >= 1 then 4", "tests/queries/test_network.py"),
    ),
)  # fmt: skip

INTAKE = (
    *_in(
        "data_access/intake/rules/repairs.py",
        ("(rank >= Stage.APPROVED) & ~funded", "(rank >= Stage.IN_PROGRESS) & ~funded", "tests/intake/test_edges.py::test_rows_of_another_table_are_needed_from_a_status_on_and_not_before"),
        ("(rank >= Stage.COMPLETED) & ~shown", "(rank >= Stage.HANDED_OVER) & ~shown", "tests/intake/test_edges.py::test_rows_of_another_table_are_needed_from_a_status_on_and_not_before"),
        ('"approved_on": Stage.APPROVED', '"approved_on": Stage.IN_PROGRESS', "tests/intake/test_edges.py::test_a_column_is_needed_from_its_status_on_and_not_before"),
    ),
    *_in(
        "data_access/intake/checks/plausible_days.py",
        ("if day > last and not is_plan", "if day >= last and not is_plan", "tests/intake/test_edges.py::test_a_day_is_in_the_future_from_tomorrow_on"),
    ),
    *_in(
        "data_access/intake/checks/check.py",
        ("len(value) > LONGEST_TEXT", "len(value) >= LONGEST_TEXT", "tests/intake/test_edges.py::test_a_text_may_have_two_thousand_characters_and_not_one_more"),
        ("value > column.high", "value >= column.high", "tests/intake/test_edges.py::test_a_number_may_be_at_either_end_of_its_range"),
    ),
    *_in(
        "data_access/intake/cells/column_rules.py",
        ("LONGEST_TEXT = 2_000", "LONGEST_TEXT = 2_001", "tests/intake/test_edges.py::test_a_text_may_have_two_thousand_characters_and_not_one_more"),
    ),
    *_in(
        "data_access/intake/rules/money.py",
        ('> lines["cap_thb"]', '>= lines["cap_thb"]', "tests/intake/test_edges.py::test_money_may_reach_its_cap_and_not_one_baht_more"),
    ),
    *_in(
        "data_access/intake/rules/order.py",
        ("records[column.name].to_numpy() > last.to_datetime64()", "records[column.name].to_numpy() >= last.to_datetime64()", "tests/intake/test_edges.py::test_what_happened_lies_no_later_than_the_day_of_the_records"),
    ),
    *_in(
        "data_access/intake/rules/log.py",
        ('log["changed_on"] < day', 'log["changed_on"] <= day', "tests/intake/test_edges.py::test_two_moves_of_a_repair_may_be_on_one_day"),
    ),
    *_in(
        "data_access/intake/rules/shares.py",
        ("value.between(0, 100)", "value.between(0, 99)", "tests/intake/test_edges.py::test_a_percentage_lies_between_nothing_and_a_hundred"),
    ),
)  # fmt: skip

FAULTS = (*RULES, *ACCESS, *DISCLOSURE, *INDICATORS, *INTAKE, *NEWER)
