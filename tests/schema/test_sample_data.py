"""The made-up records: the same each time, sound, and telling what they were made to tell."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date

import pytest

from data_access import schema
from data_access.language.vocabulary import OFF_PATH, REPAIR_MOVES
from data_access.rules.stages import REPAIR_RANK
from sample_data.generate import HERE, generate
from sample_data.making.network.ties import UNTIED

AS_OF = "2024-03-31"
SOURCE = "ข้อมูลสมมติ"
RANK_DATES = (
    "reported_on",
    "surveyed_on",
    "verified_on",
    "approved_on",
    "started_on",
    "completed_on",
    "handed_over_on",
)
NEVER_SURVEYED = "580603"
PLANS = {"due_on", "planned_start", "planned_finish", "valid_from"}  # days that lie ahead


def read(folder, name):
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sample():
    return {table.name: read(HERE, table.name) for table in schema.TABLES}


@pytest.fixture(scope="module")
def district_of(sample):
    return {row["household_id"]: row["subdistrict_code"][:4] for row in sample["household"]}


@pytest.fixture(scope="module")
def handed_over(sample):
    return [row for row in sample["repair"] if row["handed_over_on"]]


def share_of_plan_by(day: date) -> float:
    """The rain-aware plan curve of the houses: a day from June to October counts 0.4."""

    def work(first, last):
        days = map(date.fromordinal, range(first.toordinal() + 1, last.toordinal() + 1))
        return sum(0.4 if 6 <= one.month <= 10 else 1.0 for one in days)

    start, due = date(2023, 3, 16), date(2024, 9, 30)
    return work(start, day) / work(start, due)


def test_the_committed_files_are_made_again_byte_for_byte(tmp_path):
    generate(tmp_path)

    committed = {
        path.name: path.read_bytes() for path in HERE.iterdir() if path.suffix in {".csv", ".json"}
    }
    assert sorted(committed) == sorted(path.name for path in tmp_path.iterdir())
    for path in tmp_path.iterdir():
        assert path.read_bytes() == committed[path.name], path.name


def test_another_number_of_households_scales_the_repairs_and_keeps_the_network(tmp_path):
    generate(tmp_path, household_count=400, seed=7)

    assert len(read(tmp_path, "household")) == 400
    assert 150 <= len(read(tmp_path, "repair")) <= 180
    assert len(read(tmp_path, "participant")) == 120
    assert read(tmp_path, "goal")[5]["target"] == "90"


def test_files_are_plain_utf_8_with_the_schemas_columns():
    for table in schema.TABLES:
        written = (HERE / f"{table.name}.csv").read_bytes()

        assert not written.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in written
        heading = written.split(b"\n", 1)[0].decode()
        assert heading == ",".join(column.name for column in table.columns)


def test_every_row_says_that_it_is_made_up(sample):
    assert sample["programme"][0]["made_up"] == "true"
    for rows in sample.values():
        assert {row["source"] for row in rows} == {SOURCE}


def test_no_number_of_thirteen_digits_and_no_telephone_that_can_be_called(sample):
    highest_baht = {"1000000000000"}  # the schema's own limit, told in datapackage.json
    for path in (*HERE.glob("*.csv"), *HERE.glob("*.json")):
        assert set(re.findall(r"\d{13,}", path.read_text("utf-8"))) <= highest_baht, path.name
    assert all(row["phone"][:4] in ("", "000-") for row in sample["household"])


def test_names_of_people_say_that_they_are_samples(sample):
    assert all(row["head_name"].startswith("ครัวเรือนตัวอย่าง ") for row in sample["household"])
    assert all(row["name"].startswith("ผู้แทนตัวอย่าง ") for row in sample["participant"])


def test_the_sizes_are_those_of_the_programme(sample):
    levels = Counter(row["level"] for row in sample["area"] if not row["valid_to"])
    kinds = Counter(row["lao_type"] for row in sample["lao"])
    groups = Counter(row["participant_group"] for row in sample["participant"])

    assert levels == {"province": 1, "district": 7, "subdistrict": 45}
    assert kinds == {"pao": 1, "town_mun": 1, "subdistrict_mun": 6, "sao": 42}
    assert groups == {"lao_executive": 50, "council_network": 70}
    assert len(sample["household"]) == 2000
    assert len(sample["repair"]) == 830
    assert len(sample["member"]) >= 5000
    assert len(sample["assessment"]) >= 2000
    assert len(sample["partner"]) >= 14
    assert sum(row["mou_party"] == "true" for row in sample["partner"]) == 5
    assert 65 <= len(sample["pledge"]) <= 85
    assert 220 <= len(sample["delivery"]) <= 270
    assert len(sample["goal"]) == 10


def test_a_household_has_as_many_members_as_it_says(sample):
    people = Counter(row["household_id"] for row in sample["member"])

    assert people == {row["household_id"]: int(row["n_members"]) for row in sample["household"]}


def test_the_newest_update_is_the_as_of_day_and_nothing_but_plans_lies_after_it(sample):
    newest = max(row["updated_at"] for rows in sample.values() for row in rows)
    assert newest == AS_OF

    for table in schema.TABLES:
        for column in table.columns:
            if column.kind == "date" and column.name not in PLANS:
                rows = [one for one in sample[table.name] if one.get("status") != "planned"]
                days = [row[column.name] for row in rows]
                assert max(days) <= AS_OF, (table.name, column.name)


def test_the_status_of_a_repair_is_where_its_history_ends(sample):
    last = {row["repair_id"]: row for row in sample["repair_status_log"]}

    for repair in sample["repair"]:
        end = last[repair["repair_id"]]
        assert (end["to_status"], end["changed_on"]) == (repair["status"], repair["status_since"])


def test_every_move_of_a_repair_is_allowed(sample):
    histories = defaultdict(list)
    for row in sample["repair_status_log"]:
        histories[row["repair_id"]].append(row)

    for moves in histories.values():
        assert [int(move["seq"]) for move in moves] == list(range(1, len(moves) + 1))
        assert (moves[0]["from_status"], moves[0]["to_status"]) == ("", "reported")
        assert [move["changed_on"] for move in moves] == sorted(
            move["changed_on"] for move in moves
        )
        left = None
        for before, move in zip(moves, moves[1:], strict=False):
            assert move["from_status"] == before["to_status"]
            assert move["to_status"] in REPAIR_MOVES[move["from_status"]]
            if move["to_status"] == "on_hold":
                left = move["from_status"]
                assert move["hold_reason"]
            if move["from_status"] == "on_hold":
                assert move["to_status"] in (left, "cancelled")


def test_a_repair_has_the_days_that_its_status_needs_and_they_never_run_backwards(sample):
    for repair in sample["repair"]:
        days = [repair[name] for name in RANK_DATES if repair[name]]

        assert days == sorted(days)
        rank = REPAIR_RANK.get(repair["status"], 0)
        assert all(repair[name] for name in RANK_DATES[: rank + 1])
        assert bool(repair["hold_reason"]) == (repair["status"] == "on_hold")


def test_what_is_done_has_its_cost_its_photo_and_its_check(sample):
    with_photo = {row["repair_id"] for row in sample["photo"] if row["stage"] == "after"}

    for repair in sample["repair"]:
        if repair["completed_on"]:
            assert repair["actual_cash_thb"]
            assert repair["repair_id"] in with_photo
        if repair["handed_over_on"]:
            assert repair["quality_check"] == "pass"


def test_a_repair_past_the_survey_has_an_assessment_by_that_day(sample):
    first = {}
    for row in sample["assessment"]:
        first.setdefault(row["household_id"], row["assessed_on"])

    for repair in sample["repair"]:
        if repair["surveyed_on"]:
            assert first[repair["household_id"]] <= repair["surveyed_on"]


def test_an_active_household_has_at_most_one_open_repair(sample):
    closed = {"handed_over", *OFF_PATH}
    open_repairs = Counter(
        row["household_id"] for row in sample["repair"] if row["status"] not in closed
    )

    assert set(open_repairs.values()) == {1}


def test_every_approved_repair_is_paid_for_and_no_grant_passes_its_cap(sample):
    repairs = {row["repair_id"]: row for row in sample["repair"]}
    caps = {
        (row["funding_program"], row["fiscal_year_be"]): int(row["cap_thb"])
        for row in sample["subsidy_cap"]
    }
    given = Counter()
    for line in sample["repair_funding"]:
        year = repairs[line["repair_id"]]["fiscal_year_be"]
        given[line["repair_id"], line["funding_program"], year] += int(line["value_thb"])

    funded = {repair_id for repair_id, _, _ in given}
    assert {row["repair_id"] for row in sample["repair"] if row["approved_on"]} <= funded
    assert all(sum_ <= caps.get((name, year), sum_) for (_, name, year), sum_ in given.items())


def test_a_delivery_is_counted_in_the_unit_of_its_pledge_and_never_before_it(sample):
    pledges = {row["pledge_id"]: row for row in sample["pledge"]}

    for delivery in sample["delivery"]:
        if delivery["pledge_id"]:
            pledge = pledges[delivery["pledge_id"]]
            assert delivery["unit"] == pledge["unit"]
            assert delivery["partner_id"] == pledge["partner_id"]
            assert delivery["delivered_on"] >= pledge["pledged_on"]


def test_what_is_in_houses_names_its_delivery_but_for_the_marked_exceptions(sample):
    lines = [one for one in sample["repair_funding"] if one["partner_id"]]
    untied = {(one["partner_id"], one["kind"]) for one in lines if not one["delivery_id"]}
    given = {one["delivery_id"]: one for one in sample["delivery"]}
    placed = Counter()
    for one in lines:
        if one["delivery_id"]:
            delivery = given[one["delivery_id"]]
            assert (one["partner_id"], one["kind"], one["unit"]) == (
                delivery["partner_id"], delivery["kind"], delivery["unit"],
            )  # fmt: skip
            assert delivery["verification"] == "verified"
            placed[one["delivery_id"]] += int(one["qty"])

    assert untied == UNTIED
    assert all(placed[one] <= int(given[one]["qty"]) for one in placed)


def test_houses_lead_back_to_a_promise_or_to_none_and_a_promise_only_to_houses_of_its_place(sample):
    place = {row["household_id"]: row["subdistrict_code"] for row in sample["household"]}
    house = {row["repair_id"]: place[row["household_id"]] for row in sample["repair"]}
    promised = {row["commitment_id"]: row for row in sample["commitment"]}
    serves = defaultdict(set)
    for row in sample["lao_subdistrict"]:
        serves[row["lao_id"]].add(row["subdistrict_code"])
    people = {row["participant_id"]: row for row in sample["participant"]}
    pledged = {row["delivery_id"] for row in sample["delivery"] if row["pledge_id"]}

    for link in sample["commitment_house"]:
        person = people[promised[link["commitment_id"]]["participant_id"]]
        assert house[link["repair_id"]] in (
            serves[person["lao_id"]] if person["lao_id"] else {person["subdistrict_code"]}
        )
    to_promise = {row["repair_id"] for row in sample["commitment_house"]} | {
        row["repair_id"] for row in sample["repair_funding"] if row["delivery_id"] in pledged
    }
    done = {row["repair_id"] for row in sample["repair"] if row["handed_over_on"]}
    assert 140 <= len(done & to_promise) < len(done)


def test_a_house_lies_nearest_to_its_own_subdistrict_but_for_a_few_mistakes(sample):
    centres = {
        row["area_code"]: (float(row["lat"]), float(row["lon"]))
        for row in sample["area"]
        if row["level"] == "subdistrict" and row["lat"]
    }
    placed = [row for row in sample["household"] if row["lat"]]

    def nearest(row):
        lat, lon = float(row["lat"]), float(row["lon"])
        return min(
            centres,
            key=lambda code: (
                (centres[code][0] - lat) ** 2 + ((centres[code][1] - lon) * 0.945) ** 2
            ),
        )

    misplaced = [row for row in placed if nearest(row) != row["subdistrict_code"]]
    assert 0.005 < len(misplaced) / len(placed) < 0.03
    assert 0.04 < 1 - len(placed) / len(sample["household"]) < 0.08


def test_the_houses_are_a_little_behind_the_plan(handed_over):
    expected = 450 * share_of_plan_by(date(2024, 3, 31))
    last_90_days = [row for row in handed_over if row["handed_over_on"] > "2024-01-01"]

    assert 0.87 < len(handed_over) / expected < 0.93
    assert 95 <= len(last_90_days) <= 110


def test_sop_moei_is_far_behind_mae_la_noi_a_little_and_pai_and_mueang_ahead(
    sample, handed_over, district_of
):
    planned = Counter()
    for target in sample["area_target"]:
        planned[target["area_code"][:4]] += int(target["target_value"])
    done = Counter(district_of[row["household_id"]] for row in handed_over)
    part = share_of_plan_by(date(2024, 3, 31))
    pace = {district: done[district] / (planned[district] * part) for district in planned}

    assert planned.total() == 450
    assert pace["5806"] < 0.7
    assert 0.78 < pace["5805"] < 0.88
    assert pace["5803"] > 1.0 and pace["5801"] > 1.0
    assert min(pace, key=pace.get) == "5806"


def test_rain_stops_most_of_the_work(sample, handed_over):
    rainy = ("2023-07", "2023-08", "2023-09", "2023-10")
    in_rain = [row for row in handed_over if row["handed_over_on"].startswith(rainy)]
    holds = [row for row in sample["repair_status_log"] if row["hold_reason"] == "rain_access"]

    assert len(in_rain) < 0.15 * len(handed_over)
    assert len(holds) >= 30
    assert all("2023-06-01" <= row["changed_on"] <= "2023-10-31" for row in holds)


def test_stalled_repairs_wait_for_many_reasons_and_sop_moei_for_the_road(sample, district_of):
    held = [row for row in sample["repair"] if row["status"] == "on_hold"]
    at_sop_moei = [row["hold_reason"] for row in held if district_of[row["household_id"]] == "5806"]

    assert len({row["hold_reason"] for row in held}) == 7
    assert Counter(at_sop_moei).most_common(1)[0][0] == "rain_access"


def test_one_subdistrict_was_never_surveyed_and_three_hardly(sample):
    place = {row["household_id"]: row["subdistrict_code"] for row in sample["household"]}
    homes = Counter(place.values())
    assessed = Counter(place[one] for one in {row["household_id"] for row in sample["assessment"]})

    assert assessed[NEVER_SURVEYED] == 0
    assert homes[NEVER_SURVEYED] > 20
    few = [code for code in homes if 0 < assessed[code] < 0.3 * homes[code]]
    assert len(few) == 3


def test_need_is_greater_in_remote_places(sample):
    place = {row["household_id"]: row["subdistrict_code"] for row in sample["household"]}
    unsafe, seen = Counter(), Counter()
    for row in sample["assessment"]:
        code = place[row["household_id"]]
        seen[code] += 1
        unsafe[code] += row["structure_condition"] in ("2", "3")

    for remote in ("580406", "580606", "580604", "580508"):
        assert unsafe[remote] / seen[remote] > 0.5
    for near in ("580101", "580301", "580402"):
        assert unsafe[near] / seen[near] < 0.15


def test_some_partners_are_late_some_gave_more_some_unasked_and_some_withdrew(sample):
    verified = Counter()
    for row in sample["delivery"]:
        if row["verification"] == "verified":
            verified[row["pledge_id"]] += int(row["qty"])
    live = [row for row in sample["pledge"] if row["pledge_status"] != "withdrawn"]
    late = [
        one
        for one in live
        if one["due_on"] < AS_OF and verified[one["pledge_id"]] < int(one["qty"])
    ]
    over = [one for one in live if verified[one["pledge_id"]] > int(one["qty"])]

    assert len(late) >= 10
    assert len(over) >= 4
    assert len(live) < len(sample["pledge"])
    assert sum(not row["pledge_id"] for row in sample["delivery"]) >= 8
    assert sum(int(row["qty"]) < 0 for row in sample["delivery"]) == 1
    assert {row["verification"] for row in sample["delivery"]} == {
        "verified",
        "self_reported",
        "rejected",
    }


def test_most_participants_promised_something_and_some_nothing(sample):
    standing = {row["participant_id"] for row in sample["commitment"] if row["status"] != "dropped"}

    assert 95 <= len(standing) <= 112


def test_a_few_houses_were_opened_again_for_a_defect(sample):
    again = [
        row
        for row in sample["repair_status_log"]
        if (row["from_status"], row["to_status"]) == ("handed_over", "in_progress")
    ]
    with_defect = {row["repair_id"] for row in sample["repair"] if row["defect_reported_on"]}

    assert 2 <= len(again) <= 3
    assert {row["repair_id"] for row in again} == with_defect
