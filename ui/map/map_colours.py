"""The colours of the map. The five classes are viridis: told apart by every eye, and in grey print."""

# Light to dark: the more, the darker.
CLASSES = ("#FDE725", "#5EC962", "#21918C", "#3B528B", "#440154")
NO_DATA = "#B4BBBD"
HIDDEN = "#E9ECEC"  # with lines across it
HATCH = "#5C6B70"
EDGE = "#FFFFFF"  # between neighbours
OUTLINE = "#1B2A2F"
CHOSEN = "#D55E00"
LABEL = "#10191C"
HALO = "#FFFFFF"


def channels(colour: str, opacity: int = 255) -> list[int]:
    """Red, green, blue and opacity, 0 to 255, as deck.gl takes them."""
    return [*(int(colour[at : at + 2], 16) for at in (1, 3, 5)), opacity]
