"""A pale bar of what was promised or is lacking, what is done of it, and a mark for what was due."""

from display.charts.bars import Bar, Bars
from display.story import Picture
from ui.present.tree import Tree, box, part, words
from ui.session.language import language, say


def bullets(picture: Picture) -> Tree:
    """In one unit the bars have one scale. Units that differ have none in common: each bar is its own
    promise."""
    return _rows(picture.value, "rows bullets" if say(picture.value.unit) else "rows bullets units")


def lacking(picture: Picture) -> Tree:
    return _rows(picture.value, "rows bullets lacking")


def _rows(value: Bars, look: str) -> Tree:
    if value.is_empty:
        return box("absent", say(value.absence))
    whole = say(value.whole)
    if whole and language() == "en":
        whole = f"{whole[0].lower()}{whole[1:]}"
    unit = f" ({say(value.unit)})" if say(value.unit) else ""
    named = f"{say(value.done)} / {whole}" if whole else say(value.done)
    heading = box("said", f"{named}{unit}")
    in_one_unit = bool(unit)
    return box(
        look, heading, *(_row(row, value.widest, in_one_unit, bool(whole)) for row in value.rows)
    )


def _row(row: Bar, widest: float, in_one_unit: bool, is_of_a_whole: bool) -> Tree:
    of = say(row.of.bare if in_one_unit else row.of.full)
    done = say(row.done_words.bare) if is_of_a_whole else of
    drawn = [
        box(look, style=f"{side}:{part(length / widest)}")
        for look, side, length in (
            ("promised", "width", row.whole),
            ("fill", "width", row.done),
            ("due", "left", row.due),
        )
        if length is not None
    ]
    return box(
        "row",
        words("name", say(row.name)),
        box("bar", *drawn),
        box(
            "value late" if row.late else "value",
            words("strong", done),
            *([f" / {of}"] if is_of_a_whole else []),
        ),
    )
