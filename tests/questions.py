"""Every question as the tests ask it: about a day, a partner and a repair of the sample records."""

from collections.abc import Iterator
from datetime import date

from data_access.questions import QUESTIONS, Question

OF_THE_SAMPLE = {
    "partner_id": (None, "codi-north"),
    "repair_id": ("R-0001",),
    "since": (date(2024, 1, 31),),
    "part_of_id": ("", "0001"),
    "first": (None, 3),
    "of_the_goal": (450.0,),
    "target": (450.0,),
}


def questions() -> Iterator[tuple[Question, tuple]]:
    """Each question with what to ask it about, once for every combination; those that no reader
    gets are among them."""
    for question in QUESTIONS:
        for arguments in question.arguments(**OF_THE_SAMPLE):
            yield question, arguments
