"""The households that a survey can visit again, by their ids and villages alone."""

from data_access.snapshots.programme import Programme

MOST_LISTED = 10_000  # a telephone holds no longer list; beyond it the id is typed


def known_households(programme: Programme) -> list[tuple[str, str, int]]:
    """(household_id, subdistrict_code, moo) of each active household in view, by area, village and id.

    Empty for readers who may not see personal fields, and where there are more than MOST_LISTED. An
    officer of some districts gets those in them.
    """
    reader = programme.principal
    if not reader.may("see_personal"):
        return []
    seen = "true"
    if reader.districts:
        listed = ", ".join(f"'{code}'" for code in sorted(reader.districts))
        seen = f"h.district_code in ({listed})"
    found = programme.ask(
        f"""
        select h.household_id, h.subdistrict_code, v.moo
        from household_now as h
        join household as v on v.household_id = h.household_id
        where {seen}
        order by h.subdistrict_code, v.moo, h.household_id
        limit {MOST_LISTED + 1}
        """
    )
    if len(found) > MOST_LISTED:
        return []
    return list(found.itertuples(index=False, name=None))
