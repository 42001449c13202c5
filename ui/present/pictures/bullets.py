"""What was promised as a pale bar, what was delivered on it, and a mark for what was due by today."""

from data_access.language.number_words import MILLION_BAHT, millions_words
from data_access.language.vocabulary import Text
from display.story import Picture
from ui.present.tree import Tree, box, part, words
from ui.session.language import say
from ui.session.numbers import say_count, say_quantity

IN_MILLIONS = Text(
    f"ส่งมอบแล้ว / คำมั่น ({MILLION_BAHT.th})", f"Delivered / promised ({MILLION_BAHT.en})"
)
NONE = Text("ยังไม่มีคำมั่นในพื้นที่นี้", "No pledge here yet")
IN_THEIR_UNITS = Text("ส่งมอบแล้ว / คำมั่น", "Delivered / promised")


def bullets(picture: Picture) -> Tree:
    """Baht have one scale. Units that differ have none in common: each bar is its own promise."""
    rows = picture.table
    if rows.empty:
        return box("absent", say(NONE))
    in_baht = set(rows["unit_code"]) == {"THB"}
    longest = float(rows["promised"].max())
    return box(
        "rows bullets" if in_baht else "rows bullets units",
        box("said", say(IN_MILLIONS if in_baht else IN_THEIR_UNITS)),
        *(
            _bullet(row, longest if in_baht else float(row.promised), in_baht)
            for row in rows.itertuples()
        ),
    )


def promised(picture: Picture) -> Tree:
    """What was promised, before anything can have been delivered."""
    rows = picture.table
    if rows.empty:
        return box("absent", say(NONE))
    in_baht = set(rows["unit_code"]) == {"THB"}
    longest = float(rows["promised"].max())
    said = MILLION_BAHT if in_baht else picture.columns["promised"]
    return box(
        "rows bullets",
        box("said", say(said)),
        *(
            box(
                "row",
                words("name", say(row.name)),
                box(
                    "bar",
                    box("fill", style=f"width:{part(row.promised / longest if in_baht else 1)}"),
                ),
                box(
                    "value",
                    millions_words(row.promised)
                    if in_baht
                    else say_quantity(row.promised, row.unit_code),
                ),
            )
            for row in rows.itertuples()
        ),
    )


def _bullet(row, longest: float, in_baht: bool) -> Tree:
    is_late = row.counted < row.due
    if in_baht:
        counted, promised = map(millions_words, (row.counted, row.promised))
    else:
        counted = say_count(row.counted)
        promised = say_quantity(row.promised, row.unit_code)
    return box(
        "row",
        words("name", say(row.name)),
        box(
            "bar",
            box("promised", style=f"width:{part(row.promised / longest)}"),
            box("fill", style=f"width:{part(row.counted / longest)}"),
            box("due", style=f"left:{part(row.due / longest)}"),
        ),
        box("value late" if is_late else "value", words("strong", counted), f" / {promised}"),
    )
