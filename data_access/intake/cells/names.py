"""What two spellings of one person's name, or of one telephone number, have in common."""

import re

from data_access.intake.cells.normalise import THAI_DIGITS, alike

TITLES = re.compile(
    r"^(?:นางสาว|นาง|นาย|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|คุณ|mrs?\.? |ms\.? |miss )",
    re.IGNORECASE,
)
LIGHT_MARKS = re.compile("[\u0e47-\u0e4e]")  # tones and silencers, most often mistyped
FEWEST_DIGITS = 8  # of a number that says whose it is


def person(name: str) -> str:
    """Without title, tones and spaces."""
    return alike(LIGHT_MARKS.sub("", TITLES.sub("", name.strip())))


def telephone(number: str) -> str:
    """Its digits, as they are dialled within Thailand; "" if they are too few to say whose it is.

    A spreadsheet takes the first zero away, and the number of the country stands in its place.
    """
    digits = re.sub(r"\D", "", number.translate(THAI_DIGITS))
    digits = re.sub(r"^(?:0066|66)(?=\d{8,9}$)", "", digits).lstrip("0")
    return digits if len(digits) >= FEWEST_DIGITS else ""
