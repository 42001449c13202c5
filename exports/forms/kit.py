"""All that offices fill in, for the areas of the programme in view.

Before a first load there is no programme: then everything follows from the schema, and areas are
written by their codes or names."""

from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import areas
from data_access.queries.households.known_households import known_households
from data_access.schema import TABLES, Table
from data_access.snapshots.programme import Programme
from exports.forms.survey import survey_form
from exports.forms.template import template


def template_of(programme: Programme | None, table: Table) -> bytes:
    """One table's template, with the programme's own areas to choose from."""
    return template(table, _names(programme, "subdistrict"), _names(programme, "district"))


def templates(programme: Programme | None) -> dict[str, bytes]:
    """Every table's template by file name, which is the table's own."""
    return {f"{table.name}.xlsx": template_of(programme, table) for table in TABLES}


def form(programme: Programme | None) -> bytes:
    """The survey form, with the programme's own areas to choose from, and the households that the
    reader may see row by row, by their ids alone."""
    return survey_form(
        _names(programme, "subdistrict"),
        _names(programme, "district"),
        known_households(programme) if programme else (),
    )


def _names(programme: Programme | None, level: str) -> dict[str, Text]:
    if programme is None:
        return {}
    known = areas(programme)
    return {code: known.own_names[code] for code in known.of_level(level)}
