"""The answer to the brief's question, as one sentence made from the numbers."""

from data_access.language.plurals import one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.snapshots.programme import Programme
from display.words.writing import Writing


def answer(programme: Programme, writing: Writing) -> list[dict[str, str]]:
    """The parts of the sentence, in order: `words`, and their `look`: plain, strong or late. Then,
    as plain parts, what the sentence leaves open."""
    houses = HousesAnswer(programme)
    begin = _part(writing.either("ส่งมอบแล้ว ", ""))
    done = _part(writing.count(houses.done), "strong")
    if not houses.is_number:
        why = houses.no_target
        houses_are = one_or_many(houses.done, "house is", "houses are")
        if not houses.done:
            none = _part(writing.either("ยังไม่มีบ้านที่ส่งมอบ", "No house is handed over yet"), "strong")
            return [none, _part(writing.either(f" {why.th}", f". {why.en}"))]
        return [
            begin,
            done,
            _part(writing.either(f" หลัง {why.th}", f" {houses_are} handed over. {why.en}")),
        ]
    target, finish = writing.count(houses.pace.plan.target), houses.finish
    houses_are = one_or_many(houses.pace.plan.target, "house is", "houses are")
    return [
        begin,
        done,
        _part(writing.either(f" จาก {target} หลัง ", f" of {target} {houses_are} handed over, ")),
        _part(writing.say(houses.against), "late" if houses.gap < 0 else "strong"),
        _part(writing.either(f" {finish.th}", f"; {finish.en}")),
        *(_part(_sentence(words, writing)) for words in houses.remarks),
    ]


def _sentence(words: Text, writing: Writing) -> str:
    return writing.either(f" {words.th}", f". {words.en.removesuffix('.')}")


def _part(words: str, look: str = "plain") -> dict[str, str]:
    return {"words": words, "look": look}
