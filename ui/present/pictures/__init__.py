"""The pictures of the slides, a kind a file. Each is drawn from its value or its small table
and counts nothing.

They are elements and not charts: they fold for a phone, letters keep the size of the hall, and no
chart program of megabytes has to arrive before the first slide.
"""

from collections.abc import Callable

from display.story import Picture
from ui.present.pictures.board import goals
from ui.present.pictures.bullets import bullets, lacking
from ui.present.pictures.chain import chain
from ui.present.pictures.curve import curve
from ui.present.pictures.dots import dots
from ui.present.pictures.lists import asks, changes, parties
from ui.present.pictures.pairs import pairs
from ui.present.tree import Tree

# The map is drawn in ui/present/pictures/places.py: it needs the shapes of the programme's areas.
DRAW: dict[str, Callable[[Picture], Tree]] = {
    "parties": parties,
    "dots": dots,
    "goals": goals,
    "chain": chain,
    "curve": curve,
    "bullets": bullets,
    "pairs": pairs,
    "changes": changes,
    "asks": asks,
    "lacking": lacking,
}
