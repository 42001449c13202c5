"""The colours, in a light and a dark set. The same colour means the same thing on every page.

Whatever cannot import them (the theme, style sheets, the layouts of Typst) repeats them, and a test
compares. The classes of the map are with the map.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """`orange_text` and `teal_text` are the shades that can be read as letters on the paper."""

    ink: str
    muted: str
    paper: str
    teal: str  # done
    teal_text: str
    teal_band: str  # how far a forecast may be off
    orange: str  # the one thing to look at
    orange_text: str
    sky: str  # in progress, and the second of two kinds
    amber: str  # fills only: it is too pale for letters
    grey: str  # the plan, and the rest
    track: str
    grid: str
    wash: str  # a quiet ground: headings of tables, fields
    shades: tuple[str, str, str, str, str]  # nothing yet … all steps done

    def of_state(self, state: str | None) -> str:
        """The colour of a mark of this state, a code of vocabulary.RAG."""
        return {
            "on_track": self.teal,
            "watch": self.amber,
            "behind": self.orange,
            "not_due": self.grey,
        }.get(state, self.muted)

    def of_progress(self, state: str | None) -> str:
        """The colour of a bar of what is done: the one thing to look at is what is behind."""
        return self.of_state("behind" if state == "behind" else "on_track")


LIGHT = Palette(
    ink="#1B2A2F",
    muted="#5C6B70",
    paper="#FFFFFF",
    teal="#0B5A6B",
    teal_text="#0B5A6B",
    teal_band="rgba(11, 90, 107, 0.16)",
    orange="#D55E00",
    orange_text="#A84A00",
    sky="#56B4E9",
    amber="#E69F00",
    grey="#8C979A",
    track="#D9E0E1",
    grid="#E3E8E9",
    wash="#F3F6F6",
    shades=("#FFFFFF", "#CFE5E9", "#8FC3CD", "#2C7585", "#0B5A6B"),
)
DARK = Palette(
    ink="#EAF0F1",
    muted="#A9B6BA",
    paper="#10191C",
    teal="#5BC0CF",
    teal_text="#7FD3DF",
    teal_band="rgba(91, 192, 207, 0.22)",
    orange="#F28C3A",
    orange_text="#FFA25C",
    sky="#3C86B5",
    amber="#E69F00",
    grey="#8C979A",
    track="#33444A",
    grid="#2A383D",
    wash="#1B282C",
    shades=("#10191C", "#1E3D45", "#2A6672", "#3F95A3", "#7FD3DF"),
)

# On white paper only.
PAGE_INK = "#0E1A1E"  # Streamlit writes captions at 60 %: ink cannot be read there
TEAL_WASH = "#E8F2F4"  # a house repaired
ORANGE_WASH = "#FBEBDD"  # behind a notice
RED_WASH = "#F8D7DA"  # a cell with an error
HIDDEN_FILL = "#E9ECEC"  # too few to show, with lines across it


def ink_on(fill: str) -> str:
    """Black or white, whichever can be read on this fill (WCAG relative luminance)."""
    channels = [int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return LIGHT.paper if luminance < 0.18 else DARK.paper
