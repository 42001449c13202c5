"""The households: where they live, how they get there and what they earn."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from sample_data.making.basics import days
from sample_data.making.basics.chance import Chance
from sample_data.making.basics.portions import portions
from sample_data.making.basics.tables import coded_set, known, write_table, yes_no
from sample_data.making.places.subdistricts import SUBDISTRICTS

DIMENSIONS = ("access", "education", "health", "income", "living")
_SIZES = {1: 13, 2: 20, 3: 24, 4: 20, 5: 12, 6: 6, 7: 3, 8: 1.4, 9: 0.6}
_INCOME_QUANTILES = (
    9_000,
    17_000,
    24_000,
    31_000,
    39_000,
    49_000,
    62_000,
    84_000,
    120_000,
    190_000,
)
_TENURE_NEAR = {
    "own_title": 50,
    "own_no_title": 22,
    "relative": 14,
    "rent": 6,
    "temple": 3,
    "state_land": 3,
    "unknown": 2,
}
_TENURE_FAR = {
    "state_land": 46,
    "own_no_title": 34,
    "relative": 10,
    "own_title": 5,
    "temple": 2,
    "unknown": 3,
}


class Households(NamedTuple):
    """One entry a household, in order of its id."""

    id: np.ndarray
    place: np.ndarray  # which of SUBDISTRICTS
    village: np.ndarray
    size: np.ndarray
    access: np.ndarray
    is_remote: np.ndarray  # reached only in the dry season, or on foot
    severity: np.ndarray  # 0 a sound house, 1 one that is about to fall
    income: np.ndarray
    income_is_known: np.ndarray
    welcomes_survey: np.ndarray  # lies within the share of its subdistrict that was ever assessed
    consent: np.ndarray
    registered_on: np.ndarray


def make_households(count: int, seed: int) -> Households:
    chance = Chance(seed, "household")
    per_place = portions(count, SUBDISTRICTS.houses)
    place = np.repeat(np.arange(len(per_place)), per_place)
    number = np.arange(count) - np.repeat(np.cumsum(per_place) - per_place, per_place) + 1
    codes = SUBDISTRICTS.code[place]
    identifiers = np.empty(count, dtype=object)
    identifiers[:] = [
        f"HH-{code}-{position:04d}"
        for code, position in zip(codes.tolist(), number.tolist(), strict=True)
    ]
    remote, need = SUBDISTRICTS.remote[place], SUBDISTRICTS.need[place]
    # A village has a lie of its own: some of a remote subdistrict's are on the road.
    village = chance.whole(1, SUBDISTRICTS.villages[place], count)
    lie = remote + 0.22 * chance.spread(count)
    access = np.select(
        [lie > 0.82, lie > 0.52, lie > 0.25], ["foot", "dry_season", "dirt_all_year"], "paved"
    ).astype(object)
    severity = np.clip(0.20 + 0.50 * need + 0.42 * chance.spread(count), 0.0, 1.0)
    income = chance.along(_INCOME_QUANTILES, count) * (1.22 - 0.62 * need)
    consent = chance.pick({"given": 88, "not_asked": 8, "refused": 4}, count)
    registered_on = chance.along(
        [
            days.day(on)
            for on in ("2022-11-01", "2023-01-15", "2023-03-10", "2023-06-01", "2024-02-25")
        ],
        count,
    ).astype(np.int64)
    return Households(
        id=identifiers,
        place=place,
        village=village,
        size=chance.pick(_SIZES, count).astype(np.int64),
        access=access,
        is_remote=lie > 0.52,
        severity=severity,
        income=(income / 500).astype(np.int64) * 500,
        income_is_known=~chance.happens(0.05, count),
        welcomes_survey=chance.happens(SUBDISTRICTS.surveyed[place], count),
        consent=consent,
        registered_on=registered_on,
    )


def _coordinates(
    households: Households, chance: Chance
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Latitude, longitude and whether there is any: villages around the centre, houses around them.

    A square that lies within the radius is drawn, so the house is nearer to its own
    subdistrict's centre than to any other; about 1.5 % were noted in a neighbouring one.
    """
    count = len(households.id)
    place = households.place.copy()
    is_misplaced = chance.happens(0.016, count)
    neighbour = _nearest_other()
    place[is_misplaced] = neighbour[place[is_misplaced]]
    village_chance = chance.shares(2 * 45 * 30).reshape(2, 45, 30) * 2 - 1
    offsets = []
    for axis in (0, 1):
        around_village = chance.spread(count) * 0.14
        offsets.append(village_chance[axis, place, households.village - 1] * 0.54 + around_village)
    reach = SUBDISTRICTS.radius[place]
    lat = np.round(SUBDISTRICTS.lat[place] + offsets[0] * reach, 5)
    lon = np.round(SUBDISTRICTS.lon[place] + offsets[1] * reach / 0.945, 5)
    return lat, lon, ~chance.happens(0.06, count)


def _nearest_other() -> np.ndarray:
    north = SUBDISTRICTS.lat[:, None] - SUBDISTRICTS.lat[None, :]
    east = (SUBDISTRICTS.lon[:, None] - SUBDISTRICTS.lon[None, :]) * 0.945
    apart = north * north + east * east + np.eye(len(SUBDISTRICTS.code)) * 9
    return apart.argmin(axis=1)


def write_households(
    folder: Path,
    households: Households,
    has_repair: np.ndarray,
    last_seen_on: np.ndarray,
    seed: int,
) -> np.ndarray:
    """Write household.csv and return who is active. `last_seen_on`: newest day anything was noted."""
    chance = Chance(seed, "household details")
    count = len(households.id)
    need = SUBDISTRICTS.need[households.place]
    lat, lon, has_point = _coordinates(households, chance)
    far = chance.pick(_TENURE_FAR, count)
    tenure = np.where(
        chance.happens(SUBDISTRICTS.remote[households.place] + 0.1, count),
        far,
        chance.pick(_TENURE_NEAR, count),
    )
    living_fails = households.severity > 0.52
    low_income = households.income < 38_000
    mpi_failed = coded_set(
        list(DIMENSIONS),
        [
            chance.happens(0.05 + 0.35 * households.is_remote, count),
            chance.happens(0.05 + 0.30 * need, count),
            chance.happens(0.06 + 0.18 * need, count),
            low_income & chance.happens(0.85, count),
            living_fails & chance.happens(0.9, count),
        ],
    )
    fragile = np.clip(
        (households.income < 100_000).astype(int)
        + (households.income < 30_000)
        + chance.happens(0.35, count)
        - chance.happens(0.2, count),
        0,
        3,
    )
    is_active = has_repair | ~chance.happens(0.04, count)
    consent_given = households.consent == "given"
    number = np.arange(1, count + 1)
    head_name, phone, house_no = (np.empty(count, dtype=object) for _ in range(3))
    head_name[:] = [f"ครัวเรือนตัวอย่าง {one:04d}" for one in number.tolist()]
    # No Thai number begins with 000, so nobody can be called by it.
    phone[:] = [f"000-{one // 10_000 % 1000:03d}-{one % 10_000:04d}" for one in number.tolist()]
    house_no[:] = [str(one) for one in chance.whole(1, 240, count).tolist()]
    village_names = np.array([f"บ้านตัวอย่าง หมู่ {moo}" for moo in range(31)], dtype=object)
    columns = {
        "household_id": households.id,
        "subdistrict_code": SUBDISTRICTS.code[households.place],
        "moo": households.village,
        "village_name_th": village_names[households.village],
        "house_no": house_no,
        "head_name": head_name,
        "phone": known(phone, chance.happens(0.62, count)),
        "lat": known(lat, has_point),
        "lon": known(lon, has_point),
        "location_accuracy_m": known(chance.whole(3, 40, count), has_point),
        "n_members": households.size,
        "income_pp_year_thb": known(households.income, households.income_is_known),
        "income_unknown": yes_no(~households.income_is_known & chance.happens(0.3, count)),
        "state_welfare_card": np.where(
            chance.happens(0.04, count),
            "unknown",
            np.where(chance.happens(0.75 - households.income / 250_000, count), "yes", "no"),
        ),
        "tenure": tenure,
        "access": households.access,
        "elevation_m": known(
            (220 + 700 * SUBDISTRICTS.remote[households.place] + 160 * chance.spread(count)).astype(
                int
            ),
            has_point,
        ),
        "jpt_set": "2565-2569",
        "jpt_housing_pass": yes_no(~living_fails),
        "mpi_failed": mpi_failed,
        "fragile_level": fragile,
        "survey_method": np.where(
            households.welcomes_survey,
            chance.pick({"census": 45, "listed": 45, "self_reported": 10}, count),
            chance.pick({"listed": 60, "self_reported": 40}, count),
        ),
        "form_version": np.where(households.registered_on < days.OPENED, "2565.1", "2566.1"),
        "consent": households.consent,
        "consent_date": days.iso(np.where(consent_given, households.registered_on, days.NEVER)),
        "registered_on": days.iso(households.registered_on),
        "active": yes_no(is_active),
        "inactive_reason": known(
            chance.pick({"moved": 50, "died": 35, "duplicate": 15}, count), ~is_active
        ),
    }
    write_table(folder, "household", columns, last_seen_on + chance.whole(0, 9, count))
    return is_active
