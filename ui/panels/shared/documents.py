"""One document offered in several forms, side by side: each is a file made at the click."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme
from exports.file_names import file_name
from ui.session import view
from ui.session.download import take_button
from ui.session.language import language


class Form(NamedTuple):
    """`make(programme, language=…)` makes it, with what names the document beside."""

    label: Text
    make: Callable[..., bytes]
    ending: str
    mime: str
    icon: str


def documents(
    name: str,
    forms: Iterable[Form],
    key: str,
    rows: Callable[[Programme], int] | None = None,
    **named: str,
) -> None:
    """A button a form of the document called `name`, with `{}` in its `key` for the ending."""
    programme, spoken = view.programme(), language()
    for one in forms:
        take_button(
            one.label,
            partial(one.make, language=spoken, **named),
            file_name(name, programme, one.ending, spoken),
            mime=one.mime,
            icon=one.icon,
            key=key.format(one.ending),
            rows=rows,
        )
