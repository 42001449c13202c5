"""The answer to the brief's question, as one sentence made from the numbers."""

from data_access.language.number_words import count_words
from data_access.language.plurals import is_or_are, one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.snapshots.programme import Programme
from display.answers.part import Part, mark
from display.words.alike import alike

BEGIN = Text("ส่งมอบแล้ว ", "")
NONE_YET = Text("ยังไม่มีบ้านที่ส่งมอบ", "No house is handed over yet")


def answer(programme: Programme) -> list[Part]:
    """How many houses of how many, against the plan, and when it will be done; or why there is
    nothing to measure against. What it leaves open is in `remarks`."""
    houses = HousesAnswer(programme)
    done = Part(alike(count_words(houses.done)), "strong")
    if not houses.is_number:
        why = houses.no_target
        if not houses.done:
            return [Part(NONE_YET, "strong"), Part(Text(f" {why.th}", f". {why.en}"))]
        houses_are = one_or_many(houses.done, "house is", "houses are")
        return [
            Part(BEGIN),
            done,
            Part(Text(f" หลัง {why.th}", f" {houses_are} handed over. {why.en}")),
        ]
    target, finish = houses.pace.plan.target, houses.finish
    of = f"{count_words(target)} {one_or_many(target, 'house')}"
    are = is_or_are(houses.done, target)
    return [
        Part(BEGIN),
        done,
        Part(Text(f" จาก {count_words(target)} หลัง ", f" of {of} {are} handed over, ")),
        mark(houses.against, houses.is_behind),
        Part(Text(f" {finish.th}", f"; {finish.en}")),
    ]


def remarks(programme: Programme) -> list[Text]:
    """What the answer leaves open: why pace and forecast disagree, and whose targets are missing."""
    houses = HousesAnswer(programme)
    return houses.remarks if houses.is_number else []
