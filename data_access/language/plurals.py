"""One or many: the English word that goes with a count, for every sentence. Thai has one for both."""

from data_access.language.vocabulary import Text


def one_or_many(count: float, one: str, many: str | None = None) -> str:
    """The word alone: "house" of 1, "houses" of 0 and 2. `many` where it is not one with an s."""
    if abs(count) == 1:
        return one
    return f"{one}s" if many is None else many


def is_or_are(part: float, whole: float) -> str:
    """The verb of "1 of 2 houses", "2 of 3 houses" and "0 of 1 house"."""
    return "is" if 1 in (part, whole) else "are"


def counted(count: float, one: str, many: str | None = None) -> str:
    """The count and its word: "1 house", "1,250 houses"."""
    return f"{count:,.0f} {one_or_many(round(count), one, many)}"


ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def times_words(time: int) -> Text:
    """ขอเป็นครั้งที่ 3, asked for the third time."""
    nth = ORDINALS.get(time, f"{time}th")
    return Text(f"ขอเป็นครั้งที่ {time}", f"asked for the {nth} time")
