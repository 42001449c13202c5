"""Planted faults of releases, of poverty, of choices of homes, of decisions and of the ledger."""

from tests.mutants.fault import faults_of as _in

NEWER = (
    *_in(
        "data_access/disclosure/releases.py",
        ("~(is_small(one.moved[:, : len(columns)], smallest) & one.settled)", "~(is_small(one.moved[:, : len(columns)], smallest - 1) & one.settled)", "tests/disclosure/test_releases.py::test_a_count_moves_once_ten_households_have_entered_or_left_it"),
        ("~(is_small(one.moved[:, : len(columns)], smallest) & one.settled)", "~(is_small(one.moved[:, : len(columns)], smallest + 1) & one.settled)", "tests/disclosure/test_releases.py::test_a_count_moves_once_ten_households_have_entered_or_left_it"),
        ("settled[:, of_part] &= ~(both & is_small(one.moved[:, number], smallest))", "pass", "tests/disclosure/test_releases.py::test_two_counts_of_which_the_difference_is_of_one_household_do_not_both_move"),
        ("    _hold_back(table, settled, before, smallest)\n", "", "tests/disclosure/test_releases.py::test_a_part_that_stays_takes_another_with_it_where_the_rest_would_tell_it"),
        ("        _hold_thirds(table, settled, before, between, smallest)\n", "        pass\n", "tests/disclosure/test_three_releases.py"),
        ("return Release(day, chosen(settled, table, last.cells), since, decided)", "return Release(day, table, since, decided)", "tests/disclosure/test_releases.py::test_a_count_moves_once_ten_households_have_entered_or_left_it"),
        ("since = last.since.mask(decided, day)", "since = last.since", "tests/disclosure/test_releases.py::test_a_count_moves_once_ten_households_have_entered_or_left_it"),
        ("added[:, number] = added[:, whole] - added[:, part]", "added[:, number] = added[:, whole]", "tests/disclosure/test_releases.py::test_the_difference_of_two_counts_has_a_name_of_its_own"),
        ("here = np.where(stays, before != after, after != 0)", "here = np.where(stays, before < after, after != 0)", "tests/disclosure/test_releases.py::test_a_household_that_is_in_need_no_more_left_the_count_though_it_lives_where_it_did"),
    ),
    *_in(
        "data_access/disclosure/flows.py",
        ("        if is_small(many, smallest):\n", "        if False:\n", "tests/disclosure/test_three_releases.py"),
        ("        together = set().union(*(lumps[part] for part in left_open))\n", "        together = set()\n", "tests/disclosure/test_three_releases.py"),
    ),
    *_in(
        "data_access/queries/repairs/released/houses.py",
        ("settled = since == pd.Timestamp(whole.as_of)", "settled = since == whole.as_of", "tests/publishing/test_released_beside.py::test_reported_houses_of_few_stay_with_the_day_of_which_they_are"),
        ("columns=sorted({*one} | named)", "columns=sorted(one)", "tests/publishing/test_released_beside.py::test_reported_houses_of_few_stay_with_the_day_of_which_they_are"),
    ),
    *_in(
        "data_access/access/release_days.py",
        ('MEETINGS = ("kick_off", "review")', 'MEETINGS = ("kick_off", "review", "forum")', "tests/access/test_release_days.py::test_an_outsider_asks_about_days_of_meetings_and_ends_of_months_only"),
        ("while day >= opened:", "while day > opened:", "tests/access/test_release_days.py::test_the_days_of_reports_reach_from_the_opening_itself_to_the_newest_day"),
        ("is_end = (newest + timedelta(days=1)).day == 1", "is_end = newest.day == 1", "tests/access/test_release_days.py::test_the_days_of_reports_reach_from_the_opening_itself_to_the_newest_day"),
        ("day for day in met if opened <= day <= newest", "day for day in met if opened < day < newest", "tests/access/test_release_days.py::test_the_days_of_reports_reach_from_the_opening_itself_to_the_newest_day"),
    ),
    *_in(
        "data_access/disclosure/reasons.py",
        ("while 0 < first < len(named) and", "while False and", "tests/access/test_release_days.py::test_reasons_of_fewer_than_ten_holds_are_not_named_to_an_outsider"),
        ("int((~is_small(named[count], smallest)).sum())", "int((~is_small(named[count], smallest - 1)).sum())", "tests/access/test_release_days.py::test_reasons_of_fewer_than_ten_holds_are_not_named_to_an_outsider"),
    ),
    *_in(
        "data_access/disclosure/poverty.py",
        ('PAIRS = (\n    ("scored", "poor"),', "PAIRS = (", "tests/disclosure/test_disclosure_poverty.py::test_the_poor_are_hidden_where_those_who_are_not_are_few"),
        ("sorted(cell for cell in hidden if cell[0] in areas and cell[1] in columns)", "[]", "tests/disclosure/test_disclosure_poverty.py::test_where_another_table_hides_the_households_those_scored_are_hidden"),
        ("columns, pairs = counts[[\"scored\", \"poor\"]], [(\"scored\", \"poor\")]", "columns, pairs = counts[[\"scored\", \"poor\"]], []", "tests/disclosure/test_disclosure_poverty.py::test_the_poor_of_a_group_are_hidden_where_those_who_are_not_are_few"),
    ),
    *_in(
        "data_access/rules/alkire_foster.py",
        ('.ge(weights["poverty_cutoff"] - NEARLY)', '.gt(weights["poverty_cutoff"] + NEARLY)', "tests/rules/test_alkire_foster.py::test_who_fails_exactly_the_cutoff_is_poor"),
        ("_over(self.poor, everybody), _over(self.poor + self.unscored, everybody)", "_over(self.poor, self.scored), _over(self.poor + self.unscored, everybody)", "tests/queries/test_poverty.py::test_the_bounds_are_where_none_and_where_all_of_the_unknown_are_poor"),
        ("return _over(self.scored, self.scored + self.unscored)", "return _over(self.scored, self.scored)", "tests/rules/test_alkire_foster.py::test_the_share_that_is_surveyed_is_of_everybody"),
        ("_over(self.weights[name] * people, self.weighed)", "_over(people, self.poor)", "tests/rules/test_alkire_foster.py::test_the_published_example_gives_its_headcounts_and_contributions"),
    ),
    *_in(
        "data_access/queries/needs/net_need.py",
        ('mine[mine["unit"].isin(takes)]', "mine", "tests/queries/test_net_need.py::test_a_pledge_of_what_no_house_takes_pays_no_house"),
        ("max(0, wanted - int(promised.get(unit, 0)))", "wanted", "tests/queries/test_net_need.py::test_the_shortage_is_of_cash_labour_and_sheets_less_what_is_promised_in_each"),
        ("        if not pd.isna(area.unfunded):\n", "        if True:\n", "tests/queries/test_net_need.py::test_where_the_unfunded_are_hidden_so_is_all_that_follows_from_them"),
    ),
    *_in(
        "data_access/choice/terms.py",
        ("house.cost_thb > (1 + self.over_cap) * self.cap_thb", "house.cost_thb >= (1 + self.over_cap) * self.cap_thb", "tests/choice/test_choose.py::test_a_programme_pays_to_its_cap_and_not_where_the_house_costs_half_more"),
        ("return min(house.cost_thb, self.cap_thb)", "return house.cost_thb", "tests/choice/test_choose.py::test_a_programme_pays_to_its_cap_and_not_where_the_house_costs_half_more"),
        ("if self.eligible != ALL and self.eligible not in house.groups:", "if False:", "tests/choice/test_choose.py::test_without_a_floor_the_worked_case_gives_467"),
    ),
    *_in(
        "data_access/choice/offers.py",
        ("if room is None or one.days <= room:", "if room is None or one.days < room:", "tests/choice/test_choose.py::test_a_house_reached_in_the_dry_season_alone_waits_for_its_crew"),
        ("for when in (DRY,) if one.only_dry else (DRY, RAIN):", "for when in (DRY, RAIN):", "tests/choice/test_choose.py::test_a_house_reached_in_the_dry_season_alone_is_given_to_no_crew_of_the_rains"),
        ("one.barred or one.household_id in terms.forced_out", "one.barred", "tests/choice/test_choose.py::test_a_house_forced_in_or_out_is_and_one_that_no_programme_pays_cannot_be"),
    ),
    *_in(
        "data_access/choice/limits.py",
        ("np.ones(len(offers.houses)),\n                np.array([one.amount_thb", "np.full(len(offers.houses), 2.0),\n                np.array([one.amount_thb", "tests/choice/test_choose.py::test_a_house_reached_in_the_dry_season_alone_waits_for_its_crew tests/choice/test_choose.py::test_without_a_floor_the_worked_case_gives_467"),
        ("rows[self._starts[2] :] = self.floors / UNIT_THB", "rows[self._starts[2] :] = 0.0", "tests/choice/test_choose.py::test_a_floor_of_50_000_for_b_leaves_a_with_nothing"),
        ("                rows[place] = 1.0\n", "                rows[place] = 0.0\n", "tests/choice/test_choose.py::test_a_house_forced_in_or_out_is_and_one_that_no_programme_pays_cannot_be"),
    ),
    *_in(
        "data_access/snapshots/state_as_of.py",
        ("when coalesce(m.due_on, d.due_on) < {day} then 'late'", "when coalesce(m.due_on, d.due_on) <= {day} then 'late'", "tests/queries/test_decisions.py::test_a_decision_is_late_after_its_day_and_done_once_somebody_verified_it"),
        ("verification = 'verified' and status = 'moved'\")}) as m", "status = 'moved'\")}) as m", "tests/queries/test_decisions.py::test_a_decision_is_late_after_its_day_and_done_once_somebody_verified_it"),
        ("r.seq > coalesce(v.seq, 0)", "r.seq > 0", "tests/queries/test_decisions.py"),
        ("where reported_on <= {day} and {condition}", "where {condition}", "tests/queries/test_decisions.py::test_an_earlier_day_knows_nothing_of_later_reports_and_meetings"),
    ),
    *_in(
        "data_access/queries/meetings/decisions.py",
        ('rows["held_on"].dt.date < before', 'rows["held_on"].dt.date <= before', "tests/queries/test_decisions.py::test_the_last_meeting_is_counted_and_the_most_pressing_is_named"),
        ('sort_values(["rank", "due_on", "decision_id"])', 'sort_values(["due_on", "decision_id"])', "tests/queries/test_decisions.py::test_what_is_late_is_spoken_of_before_what_is_reported_whichever_day_is_earlier"),
    ),
    *_in(
        "data_access/queries/partners/ledger.py",
        ("where f.partner_id is not null and f.is_verified", "where f.partner_id is not null", "tests/queries/test_ledger.py::test_a_line_of_a_delivery_that_nobody_verified_is_in_no_house_yet"),
        ("where verification = 'verified'\n            group by partner_id, unit", "where true\n            group by partner_id, unit", "tests/queries/test_ledger.py"),
        ("where f.partner_id is not null and l.delivery_id is null", "where f.partner_id is not null", "tests/queries/test_ledger.py::test_the_work_list_names_each_line_and_delivery_that_does_not_tie"),
    ),
    *_in(
        "data_access/queries/partners/followed.py",
        ("case when pledged = 0 and committed > 0 then 1 end", "case when committed > 0 then 1 end", "tests/queries/test_ledger.py::test_a_house_leads_back_to_a_promise_or_says_that_it_does_not"),
    ),
    *_in(
        "data_access/intake/checks/owners.py",
        ('            & (rows["qty"] > 0)\n', "", "tests/casework/test_own_reports.py::test_nobody_reads_reports_on_or_withdraws_what_is_anothers"),
        ('            & _is_none_or_in(rows["repair_id"], _houses(incoming, by))\n', "", "tests/casework/test_own_reports.py::test_nobody_reads_reports_on_or_withdraws_what_is_anothers"),
        ('return _is_of(rows, by) & (rows["pledge_status"] == "offered")', "return _is_of(rows, by)", "tests/casework/test_own_reports.py::test_nobody_reads_reports_on_or_withdraws_what_is_anothers"),
    ),
    *_in(
        "data_access/snapshots/state_as_of.py",
        ("where {key} is not null and verification = 'verified' and", "where {key} is not null and", "tests/queries/test_own.py::test_a_new_day_holds_once_it_is_verified_and_the_first_one_stays_in_sight"),
    ),
    *_in(
        "data_access/intake/rules/plans/moves.py",
        ("money.planned == 0 or money.secured < money.planned", "money.secured < money.planned - 40000", "tests/casework/test_plans.py"),
        ('(of_event("came") >= 1)', '(of_event("came") >= 0)', "tests/casework/test_plans.py"),
        ("adopted & log[\"doc_ref\"].isna()", "adopted & log[\"doc_ref\"].isna() & False", "tests/casework/test_plans.py"),
    ),
    *_in(
        "data_access/queries/plans/measures.py",
        ('(rows["fits"] == 0) & (rows["links"] > 0)', '(rows["links"] > 0)', "tests/queries/test_plans.py"),
        ('rows["done_qty"] >= rows["target_qty"]', 'rows["done_qty"] > rows["target_qty"]', "tests/queries/test_plans.py::test_a_measure_is_done_once_what_is_verified_makes_up_its_target"),
    ),
    *_in(
        "data_access/snapshots/days/plan_tables.py",
        ("where m.status = 'in_plan' and {sees_rows}", "where m.status = 'in_plan'", "tests/queries/test_plans.py::test_money_progress_and_the_figures_at_drafting_are_for_readers_of_every_row"),
        ("where status in {COUNTED_STEPS} and adopted_on is not null", "where adopted_on is not null", "tests/queries/test_plans.py::test_the_goal_counts_a_plan_from_its_adoption_on_and_a_step_reported_by_hand"),
    ),
)  # fmt: skip
