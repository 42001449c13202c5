"""Questions about the programme itself: when it opened, when it met, which years it spans."""

from datetime import date

import pandas as pd

from data_access.access.release_days import MEETINGS
from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme


def opened_on(programme: Programme) -> date:
    """The day the programme was opened."""
    return programme.ask("select started_on from raw_programme")["started_on"].iloc[0].date()


def programme_name(programme: Programme) -> Text:
    row = programme.ask("select name_th, name_en from raw_programme").iloc[0]
    return Text(row["name_th"], row["name_en"])


def fiscal_years(programme: Programme) -> list[int]:
    """The fiscal years (พ.ศ.) that have repairs, newest first, whatever is in view."""
    rows = programme.ask("select fiscal_year_be from repair_year order by fiscal_year_be desc")
    return [int(year) for year in rows["fiscal_year_be"]]


def meetings(programme: Programme) -> pd.DataFrame:
    """One row a day on which the network met by the snapshot's day, newest first: `held_on` and
    `kind` (the opening or a review)."""
    return programme.ask(
        f"""
        select held_on, max(kind) as kind
        from event
        where kind in {MEETINGS}
        group by held_on
        order by held_on desc
        """
    )
