"""Questions about areas: their names, and which lie in view."""

from dataclasses import dataclass

import pandas as pd

from data_access.language.labels import distinct
from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme, remembered


@dataclass(frozen=True)
class Areas:
    """The areas of the province by code, in the order of their codes.

    `own_names` are those on record; in `names` areas of one level are told apart, by the name of
    the area around them or by their code.
    """

    names: dict[str, Text]
    own_names: dict[str, Text]
    parents: dict[str, str]
    levels: dict[str, str]

    def of_level(self, level: str, parent: str | None = None) -> list[str]:
        return [
            code
            for code, its_level in self.levels.items()
            if its_level == level and parent in (None, self.parents.get(code))
        ]

    @property
    def province(self) -> str:
        return self.of_level("province")[0]


def area_table(programme: Programme) -> pd.DataFrame:
    """One row an area of the whole province, in the order of codes, whatever is in view."""
    return programme.ask(
        """
        select area_code, level, parent_code, name_th, name_en, lat, lon
        from raw_area
        where level in ('province', 'district', 'subdistrict') and valid_to is null
        order by area_code
        """
    )


@remembered
def areas(programme: Programme) -> Areas:
    """The names, parents and levels of every area of the province."""
    table = area_table(programme)
    own = {row.area_code: Text(row.name_th, row.name_en) for row in table.itertuples(index=False)}
    parents = {
        row.area_code: row.parent_code
        for row in table.itertuples(index=False)
        if isinstance(row.parent_code, str)
    }
    levels = dict(zip(table["area_code"], table["level"], strict=True))
    around = {code: own[parent] for code, parent in parents.items() if parent in own}
    apart: dict[str, Text] = {}
    for level in dict.fromkeys(levels.values()):
        apart |= distinct({code: own[code] for code in own if levels[code] == level}, around)
    return Areas({code: apart[code] for code in own}, own, parents, levels)


def names_in_view(programme: Programme) -> dict[str, Text]:
    """The names of areas for figures by district: where only some subdistricts of a district are
    in view the figure is theirs, and it has their names."""
    known = areas(programme)
    names = dict(known.names)
    chosen = sorted(programme.scope.subdistricts)
    for district in {known.parents[code] for code in chosen if code in known.parents}:
        mine = [code for code in chosen if known.parents[code] == district]
        if len(mine) < len(known.of_level("subdistrict", district)):
            whole, parts = known.names[district], [known.names[code] for code in mine]
            names[district] = Text(
                f"ตำบล{', '.join(part.th for part in parts)} ({whole.th})",
                f"{', '.join(part.en for part in parts)} (in {whole.en})",
            )
    return names


@remembered
def subdistricts_in_view(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in scope: `subdistrict_code`, `district_code`, in code order."""
    return programme.ask(
        "select subdistrict_code, district_code from subdistrict order by subdistrict_code"
    )


def level_column(level: str) -> str:
    """The column that holds an area's code at this level."""
    return {"district": "district_code", "subdistrict": "subdistrict_code"}[level]
