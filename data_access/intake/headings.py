"""Which column of the schema a file's heading means: by name, by label or by synonym."""

from collections.abc import Sequence

import pandas as pd

from data_access.intake.findings import Finding, Findings, Rule
from data_access.intake.normalise import alike
from data_access.schema import Table
from data_access.vocabulary import Text

MISSING = Rule(
    Text("ไม่มีคอลัมน์นี้ซึ่งจำเป็น", "is missing and the table needs it"),
    Text("เพิ่มคอลัมน์นี้ ชื่อภาษาไทยหรืออังกฤษก็ได้", "Add it, under its Thai or English name"),
)
TWICE = Rule(
    Text("มีมากกว่าหนึ่งคอลัมน์ที่หมายถึงสิ่งเดียวกัน", "stands in more than one column"),
    Text("เก็บไว้เพียงคอลัมน์เดียว", "Keep only one of them"),
)


def matching_headings(table: Table, headings: Sequence[str]) -> dict[int, str]:
    """The schema's column name for each heading's place, where there is one."""
    meanings: dict[str, str] = {}
    for spellings in (
        lambda column: (column.name,),
        lambda column: column.synonyms,
        lambda column: column.label,
    ):
        for column in table.columns:
            for spelling in spellings(column):
                meanings.setdefault(alike(spelling), column.name)
    return {
        place: meanings[alike(heading)]
        for place, heading in enumerate(headings)
        if alike(heading) in meanings
    }


def with_known_headings(
    table: Table, file: str, written: pd.DataFrame, findings: Findings
) -> pd.DataFrame:
    """The columns that the schema knows, under its names and in its order.

    A column it does not know is left out, never stored, and its heading is noted.
    """
    headings = [str(heading) for heading in written.columns]
    known = matching_headings(table, headings)
    place_of: dict[str, int] = {}
    for place, name in known.items():
        if name in place_of:
            findings.refuse(Finding(TWICE, file, column=name))
        place_of.setdefault(name, place)
    for column in table.columns:
        if column.required and column.name not in place_of:
            findings.refuse(Finding(MISSING, file, column=f"{column.name} ({column.label.th})"))
    unknown = [heading for place, heading in enumerate(headings) if heading and place not in known]
    if unknown:
        listed = ", ".join(unknown)
        findings.note(
            Text(
                f"{file}: ไม่ได้เก็บคอลัมน์ที่ไม่รู้จัก {listed}",
                f"{file}: columns that are not known were left out: {listed}.",
            )
        )
    order = [column.name for column in table.columns if column.name in place_of]
    return written.iloc[:, [place_of[name] for name in order]].set_axis(order, axis=1)
