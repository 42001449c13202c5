"""How long the questions take: a module's together, and the slowest one alone."""

from functools import partial

from bench.subprocess_timing import seconds_of
from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot
from data_access.snapshots import result_cache
from data_access.snapshots.programme import Programme
from tests.questions import questions


def asking() -> dict:
    """Seconds by group: `cold` with nothing remembered, `warm` right after; and by question,
    for the governor's office over the whole province."""
    programme = Programme(current_snapshot(), Scope(), Principal("governor"))
    groups: dict[str, dict[str, partial]] = {}
    for question, arguments in questions():
        words = [str(one) for one in arguments if one is not None]
        full_name = f"{question.module}.{question.name}({', '.join(words)})"
        ask = partial(question.ask, programme, *arguments)
        groups.setdefault(question.module, {})[full_name] = ask
    return {
        module: {
            "questions": len(group),
            "cold": seconds_of(partial(_ask, group), before=result_cache.forget),
            "warm": seconds_of(partial(_ask, group)),
            "each": {
                name: seconds_of(ask, before=result_cache.forget, runs=1)
                for name, ask in group.items()
            },
        }
        for module, group in groups.items()
    }


def _ask(group: dict[str, partial]) -> None:
    for ask in group.values():
        ask()
