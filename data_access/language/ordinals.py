"""Which time it is, in words."""

from data_access.language.vocabulary import Text

ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def times_words(time: int) -> Text:
    """ขอเป็นครั้งที่ 3, asked for the third time."""
    nth = ORDINALS.get(time, f"{time}th")
    return Text(f"ขอเป็นครั้งที่ {time}", f"asked for the {nth} time")
