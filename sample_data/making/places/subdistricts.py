"""The 45 subdistricts: official codes and names, a centre each, and made-up traits.

Names and codes: GeoThai/data (CC BY 4.0). Centres to 0.01 degree: UN OCHA COD-AB Thailand /
Royal Thai Survey Department (CC BY 3.0 IGO). `houses`, `remote`, `need`, `surveyed`, `ethnic` and
`stateless` are invented, so that the places differ as places do.
"""

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np

NEVER_SURVEYED = "580603"
HARDLY_SURVEYED = ("580205", "580307", "580605")


class Subdistricts(NamedTuple):
    code: np.ndarray
    name_th: np.ndarray
    name_en: np.ndarray
    postal_code: np.ndarray
    lat: np.ndarray
    lon: np.ndarray
    radius: np.ndarray  # degrees: nearer to this centre than to any other, and inside the province
    villages: np.ndarray
    houses: np.ndarray  # weight: how many of the registered households live here
    remote: np.ndarray  # 0 beside the highway, 1 at the end of a footpath
    need: np.ndarray  # 0 sound houses, 1 houses about to fall
    surveyed: np.ndarray  # share of households whose house was ever assessed
    ethnic: np.ndarray
    stateless: np.ndarray

    @property
    def district(self) -> np.ndarray:
        return np.array([code[:4] for code in self.code], dtype=object)


_WORDS = ("code", "name_th", "name_en", "postal_code")
_COUNTS = ("villages", "houses")


def read_subdistricts() -> Subdistricts:
    with open(Path(__file__).with_name("subdistricts.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def column(name: str) -> np.ndarray:
        if name in _WORDS:
            return np.array([row[name] for row in rows], dtype=object)
        return np.array([row[name] for row in rows], dtype=int if name in _COUNTS else float)

    return Subdistricts(*(column(name) for name in Subdistricts._fields))


SUBDISTRICTS = read_subdistricts()
