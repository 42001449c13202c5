"""A page as one reader sees it: what is written on it, its tables, and all that was sent for it."""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from ui.session.language import Language, speaking
from ui.shell.menu import PAGES

FRAME = Path(__file__).parents[2] / "ui" / "frame.py"
NAMES = [entry.name for entry in PAGES if entry.needs is None]  # offered to every reader
# Fields of an element that are never written on the page: codes, icons, settings.
NOT_WRITTEN = {"id", "form_id", "icon", "color", "url", "page", "page_script_hash", "query_string"}
NOT_WRITTEN |= {"type", "deferred_file_id", "component_name", "js_content"}
PICTURE = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")
# Parts of a Plotly figure that are written in it.
WRITTEN_IN_FIGURES = {"text", "hovertext", "ticktext", "name", "title", "label", "hovertemplate"}


@dataclass(frozen=True)
class Table:
    """A table on a page, with the columns that are shown under the labels they are shown by."""

    shown: pd.DataFrame
    codes: list[str]  # the names that the columns have in the program
    alt: str


@dataclass(frozen=True)
class Element:
    """One thing on a page. `inside` names the blocks around it, outermost first."""

    type: str
    proto: object = field(repr=False)
    value: object = field(repr=False)
    key: str | None
    inside: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What one reader was given for one page."""

    app: AppTest
    language: Language

    @property
    def title(self) -> str:
        return self.app.title[0].value

    @property
    def answer(self) -> str:
        """The sentence under the title."""
        return self.app.header[0].value

    @cached_property
    def elements(self) -> list[Element]:
        return list(_elements(self.app._tree, ()))

    def of_type(self, *types: str) -> list[Element]:
        return [one for one in self.elements if one.type in types]

    @cached_property
    def tables(self) -> list[Table]:
        return [_table(one) for one in self.of_type("dataframe", "table")]

    def table_with(self, *codes: str) -> Table | None:
        """The first table that has these columns."""
        return next((table for table in self.tables if {*codes} <= {*table.codes}), None)

    @cached_property
    def words(self) -> list[str]:
        """Every text a reader can meet on the page, one an entry, as it is written there."""
        return [text for one in self.elements for text in _words(one) if text.strip()]

    @cached_property
    def sent(self) -> str:
        """All that went to the browser, whether it is shown or not."""
        return "\n".join(part for one in self.elements for part in _sent(one))


def read(name: str, language: Language = "th", **asked: str) -> Reading:
    """Opens a page as its link does: with the language and these choices in the address."""
    app = AppTest.from_file(str(FRAME), default_timeout=120)
    if language == "en":
        app.query_params["lang"] = "en"
    for key, code in asked.items():
        app.query_params[key] = code
    return go_to(app, name, language)


def go_to(app: AppTest, name: str, language: Language = "th") -> Reading:
    """The same reader turns to a page."""
    # Outside the script there is no reader, and a select box would write its value in Thai.
    with speaking(language):
        app.switch_page(f"../pages/{name}.py").run()
    return Reading(app, language)


def again(reading: Reading) -> Reading:
    """After a choice was made on the page."""
    with speaking(reading.language):
        reading.app.run()
    return Reading(reading.app, reading.language)


def _elements(block: Block, around: tuple[str, ...]) -> Iterator[Element]:
    for node in block.children.values():
        if isinstance(node, Block):
            yield Element(node.type, node.proto, "", getattr(node, "key", None), around)
            yield from _elements(node, (*around, node.type))
        else:
            is_table = node.type in ("dataframe", "table", "arrow_data_frame")
            value = node.value if is_table else ""
            yield Element(node.type, node.proto, value, getattr(node, "key", None), around)


def _table(element: Element) -> Table:
    whole = element.value
    settings = json.loads(getattr(element.proto, "columns", "") or "{}")
    order = list(getattr(element.proto, "column_order", [])) or list(whole.columns)
    labels = [settings.get(name, {}).get("label") or name for name in order]
    return Table(whole[order].set_axis(labels, axis="columns"), order, element.proto.alt)


def _words(element: Element) -> Iterator[str]:
    if element.type in ("dataframe", "table"):
        table = _table(element)
        has_heading = not getattr(element.proto, "hide_header", False)
        yield from (table.alt, *(map(str, table.shown.columns) if has_heading else ()))
        for name in table.shown:
            yield from (str(cell) for cell in table.shown[name] if isinstance(cell, str))
    elif element.type == "plotly_chart":
        yield element.proto.alt
        yield from _written_in(json.loads(element.proto.spec), WRITTEN_IN_FIGURES)
    elif element.type == "deck_gl_json_chart":
        yield element.proto.alt
        yield from _written_in(json.loads(element.proto.json), {"name", "said"})
    elif element.proto is not None:
        yield from _texts(element.proto)


def _texts(message: object) -> Iterator[str]:
    """The texts of an element and of the elements within it."""
    for about, value in message.ListFields():
        if about.name in NOT_WRITTEN or about.type not in (about.TYPE_STRING, about.TYPE_MESSAGE):
            continue
        for one in value if about.is_repeated else [value]:
            if isinstance(one, str):
                yield "" if one.startswith(("data:", "/media/")) else one
            elif hasattr(one, "ListFields"):
                yield from _texts(one)


def _written_in(part: object, keys: set[str], is_written: bool = False) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            yield from _written_in(value, keys, is_written or key in keys)
    elif isinstance(part, list):
        for value in part:
            yield from _written_in(value, keys, is_written)
    elif isinstance(part, str) and is_written:
        yield part


def _sent(element: Element) -> Iterator[str]:
    if element.proto is None:
        return
    plain = element.proto.SerializeToString().decode("utf-8", errors="replace")
    yield plain
    for picture in PICTURE.findall(plain):
        whole = len(picture) // 4 * 4  # what follows the picture may look like one letter more
        yield base64.b64decode(picture[:whole]).decode("utf-8", errors="replace")
