"""The steps of an area plan by name, in their order, and the years that each form is for."""

from data_access.language.vocabulary import PLAN_MOVES, PLAN_STATUS

# The steps forward. A plan that is returned or withdrawn is on none of them.
PLAN_STEPS = tuple(code for code in PLAN_STATUS if code not in ("returned", "withdrawn"))
PLAN_RANK = {code: rank for rank, code in enumerate(PLAN_STEPS)}
STOPPED = ("returned", "withdrawn")
# From this step on a subdistrict has a plan, and its goal counts it.
COUNTS_FROM = "adopted_lao"
COUNTED_STEPS = PLAN_STEPS[PLAN_RANK[COUNTS_FROM] :]
ALLOWED_MOVES = frozenset(
    (before, after) for before, afters in PLAN_MOVES.items() for after in afters
)
NEEDS_A_FORUM, NEEDS_A_DOCUMENT = "forum", "adopted_lao"
NEEDS_MONEY, NEEDS_ALL_DONE = "funded", "closed"
YEARS_OF_A_PLAN = 5


def rank_of(status: str) -> int:
    """How far a plan is: its step's number, below 0 where it is stopped; one that was withdrawn stands
    behind one that was returned."""
    return PLAN_RANK[status] if status in PLAN_RANK else -1 - STOPPED.index(status)


def step_after(status: str) -> str | None:
    """The step forward that a plan takes next; None where it has come to its end or was withdrawn.
    A plan may also go from its adoption straight to its money."""
    forward = [one for one in PLAN_MOVES[status] if one not in STOPPED]
    return forward[0] if forward else None


def form_of(first_year: int) -> str:
    """The form of a plan by its first year, พ.ศ.: a key of vocabulary.PLAN_FORM."""
    return "2571" if first_year >= 2571 else "2566"
