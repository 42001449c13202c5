"""Text that a spreadsheet would run: kept text, whatever it begins with."""

FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def kept_text(text: str) -> str:
    """The text behind an apostrophe if it begins like a formula: a CSV file has no other way."""
    return f"'{text}" if text.startswith(FORMULA_BEGINS) else text
