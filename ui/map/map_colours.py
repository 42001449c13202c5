"""The colours of the map. The five classes are viridis: told apart by every eye, and in grey print."""

from display import palette
from display.palette import DARK, LIGHT

# Light to dark: the more, the darker.
CLASSES = ("#FDE725", "#5EC962", "#21918C", "#3B528B", "#440154")
NO_DATA = "#B4BBBD"
HIDDEN = palette.HIDDEN_FILL  # with lines across it
HATCH = LIGHT.muted
EDGE = LIGHT.paper  # between neighbours
OUTLINE = LIGHT.ink
CHOSEN = LIGHT.orange
LABEL = DARK.paper
HALO = LIGHT.paper


def channels(colour: str, opacity: int = 255) -> list[int]:
    """Red, green, blue and opacity, 0 to 255, as deck.gl takes them."""
    return [*(int(colour[at : at + 2], 16) for at in (1, 3, 5)), opacity]
