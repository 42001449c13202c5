"""Questions about the programme itself: when it opened, which fiscal years it spans."""

from datetime import date

from data_access.programme import Programme


def opened_on(programme: Programme) -> date:
    """The day the programme was opened."""
    return programme.ask("select started_on from raw_programme")["started_on"].iloc[0].date()


def fiscal_years(programme: Programme) -> list[int]:
    """The fiscal years (พ.ศ.) that have repairs, newest first, whatever is in view."""
    rows = programme.ask(
        "select distinct fiscal_year_be from raw_repair order by fiscal_year_be desc"
    )
    return [int(year) for year in rows["fiscal_year_be"]]
