"""Where rows come from, and the right that each way in needs."""

from collections.abc import Iterable

from data_access.access.roles import Principal

FORM, MEETING, PLAN = "form", "meeting", "plan"  # of a page: records, a meeting, an area plan
OWN = "own"  # of a page: what somebody reports of their own promises
MERGE, SPLIT, CHECK = "merge", "split", "check"  # of a page: changes that no file brings
TAKEN_BACK_WHOLE = frozenset({MERGE, SPLIT})
NEEDS = {FORM: "enter", MEETING: "keep_meetings", PLAN: "keep_meetings", OWN: "report_own"}
# What these forms may write, and no other table.
OF_A_PAGE = {
    MEETING: frozenset({"event", "agenda_item", "attendance", "decision", "decision_update"}),
    PLAN: frozenset(
        {"event", "area_plan", "plan_log", "measure", "measure_budget", "measure_link"}
    ),
}


def require(by: Principal, source: str, tables: Iterable[str] = ()) -> None:
    """NotAllowed unless the reader may bring rows of `tables` in this way."""
    if source in OF_A_PAGE and not set(tables) <= OF_A_PAGE[source]:
        by.require("enter")
    by.require(NEEDS.get(source, "intake"))


def require_undo(by: Principal, source: str) -> None:
    """NotAllowed unless the reader may take back a batch of this source: who keeps meetings and plans
    may take back what was entered of one, and who verifies what was verified."""
    if source in OF_A_PAGE and by.may(NEEDS[source]):
        return
    if source == OWN and by.may(NEEDS[OWN]):
        return
    by.require("verify" if source == CHECK else "undo")
