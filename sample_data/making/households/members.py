"""The people of each household, with the vulnerable groups that their age and place make likely."""

from pathlib import Path

import numpy as np

from sample_data.making.basics import days
from sample_data.making.basics.chance import Chance
from sample_data.making.basics.tables import coded_set, known, numbered, write_table, yes_no
from sample_data.making.households.households import Households
from sample_data.making.places.subdistricts import SUBDISTRICTS

_YEAR_BE = 2567
_HEAD_AGES = (22, 31, 37, 42, 47, 52, 57, 62, 68, 75, 91)
_ALONE_AGES = (25, 45, 58, 64, 69, 73, 78, 84, 94)
_HEAD, _SPOUSE, _CHILD, _PARENT, _GRANDCHILD = range(5)
_RELATIONS = np.array(["หัวหน้าครัวเรือน", "คู่สมรส", "บุตร", "บิดา/มารดา", "หลาน"], dtype=object)
# What people in the district call themselves; a made-up mix, one name for each district's majority.
_SELF_NAMES = {
    "5801": {"ไทใหญ่": 5, "ปกาเกอะญอ": 3, "ปะโอ": 1, "กะยัน": 0.5, "ม้ง": 1},
    "5802": {"ปกาเกอะญอ": 5, "ไทใหญ่": 3, "ม้ง": 1},
    "5803": {"ปกาเกอะญอ": 4, "ลีซู": 3, "ไทใหญ่": 2, "ลาหู่": 1},
    "5804": {"ปกาเกอะญอ": 6, "ละเวือะ": 3},
    "5805": {"ปกาเกอะญอ": 5, "ละเวือะ": 4},
    "5806": {"ปกาเกอะญอ": 9, "โพล่ง": 1},
    "5807": {"ลาหู่": 4, "ไทใหญ่": 3, "ลีซู": 2, "ปกาเกอะญอ": 1},
}


def _ages(households: Households, home: np.ndarray, position: np.ndarray, chance: Chance):
    """Age and relation of each member: the head first, then a spouse or a child, then the rest."""
    count = len(home)
    is_alone = households.size[home] == 1
    homes = len(households.id)
    head_age = np.where(
        households.size == 1, chance.along(_ALONE_AGES, homes), chance.along(_HEAD_AGES, homes)
    ).astype(np.int64)
    has_spouse = chance.happens(0.84, homes)
    head = head_age[home]
    relation = np.select(
        [
            position == 0,
            (position == 1) & has_spouse[home],
            (position >= 3) & (head < 55) & chance.happens(0.22, count),
            (head >= 55) & chance.happens(0.45, count),
        ],
        [_HEAD, _SPOUSE, _PARENT, _GRANDCHILD],
        _CHILD,
    )
    age = np.select(
        [relation == _HEAD, relation == _SPOUSE, relation == _PARENT, relation == _GRANDCHILD],
        [
            head,
            head + chance.whole(-7, 5, count),
            head + chance.whole(20, 30, count),
            head - chance.whole(42, 58, count),
        ],
        head - chance.whole(19, 36, count),
    )
    return (
        np.clip(age, np.where(relation <= _SPOUSE, 19, 0), 99),
        relation,
        is_alone,
        has_spouse[home],
    )


def write_members(folder: Path, households: Households, seed: int) -> int:
    chance = Chance(seed, "member")
    home = np.repeat(np.arange(len(households.id)), households.size)
    position = np.arange(len(home)) - np.repeat(
        np.cumsum(households.size) - households.size, households.size
    )
    count = len(home)
    place = households.place[home]
    age, relation, is_alone, has_spouse = _ages(households, home, position, chance)
    is_elderly = age >= 60
    is_disabled = chance.happens(np.where(is_elderly, 0.10, 0.03), count)
    is_bedridden = chance.happens(np.where(age >= 70, 0.045, 0.003), count) & ~is_alone
    is_homebound = ~is_bedridden & chance.happens(np.where(age >= 70, 0.09, 0.004), count)
    is_female = chance.happens(0.5, count)
    is_ethnic = chance.happens(SUBDISTRICTS.ethnic[place], len(home))
    is_stateless = chance.happens(SUBDISTRICTS.stateless[place], count)
    head_is_single = (relation == _HEAD) & ~has_spouse & (households.size[home] >= 2) & (age < 55)
    home_in_disaster = chance.happens(0.02, len(households.id))
    in_groups = {
        "elderly": is_elderly,
        "elderly_alone": is_elderly & is_alone,
        "disabled": is_disabled,
        "bedridden": is_bedridden,
        "homebound": is_homebound,
        "chronic": chance.happens(np.where(age >= 45, 0.22, 0.03), count),
        "single_parent": head_is_single & chance.happens(0.7, count),
        "orphan": (age < 18) & chance.happens(0.018, count),
        "child_u6": age <= 6,
        "out_of_school": (age >= 7) & (age <= 17) & chance.happens(0.04, count),
        "pregnant": is_female & (age >= 18) & (age <= 42) & chance.happens(0.035, count),
        "ethnic": is_ethnic,
        "stateless": is_stateless,
        "unemployed": (age >= 19) & ~is_elderly & chance.happens(0.05, count),
        "disaster": home_in_disaster[home],
    }
    disability = chance.pick(
        {
            "mobility": 48,
            "hearing": 18,
            "vision": 10,
            "mental": 9,
            "intellectual": 9,
            "learning": 3,
            "autistic": 3,
        },
        count,
    )
    second = is_disabled & chance.happens(0.07, count)
    disability_types = coded_set(
        ["mobility", "hearing", "vision", "mental", "intellectual", "learning", "autistic"],
        [
            is_disabled & (disability == kind) | (second & (kind == "mobility"))
            for kind in (
                "mobility",
                "hearing",
                "vision",
                "mental",
                "intellectual",
                "learning",
                "autistic",
            )
        ],
    )
    self_name = np.full(count, "", dtype=object)
    for district, names in _SELF_NAMES.items():
        here = is_ethnic & (SUBDISTRICTS.district[place] == district)
        self_name[here] = chance.pick(names, int(here.sum()))
    adl = np.where(is_bedridden, chance.whole(0, 4, count), chance.whole(5, 11, count))
    columns = {
        "member_id": numbered("M-", count, 6),
        "household_id": households.id[home],
        "birth_year_be": known(_YEAR_BE - age, ~chance.happens(0.01, count)),
        "sex": np.where(
            chance.happens(0.005, count), "not_stated", np.where(is_female, "female", "male")
        ),
        "relation": _RELATIONS[relation],
        "groups": coded_set(list(in_groups), list(in_groups.values()), nothing="none"),
        "disability_types": disability_types,
        "disability_card": known(yes_no(chance.happens(0.72, count)), is_disabled),
        "adl_score": known(adl, is_bedridden | is_homebound),
        "ethnic_self_name": known(self_name, chance.happens(0.7, count)),
        "civil_status": np.where(
            is_stateless,
            chance.pick({"card_6_7": 45, "card_0": 40, "none": 15}, count),
            np.where(chance.happens(0.01, count), "unknown", "thai"),
        ),
        "is_head": yes_no(position == 0),
    }
    updated_on = np.minimum(households.registered_on[home] + 5, days.AS_OF)
    return write_table(folder, "member", columns, updated_on)
