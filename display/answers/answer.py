"""The answer to the brief's question, as one sentence made from the numbers."""

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
        return [
            begin,
            done,
            _part(writing.either(f" หลัง {why.th}", f" houses are handed over. {why.en}")),
        ]
    target, finish = writing.count(houses.pace.plan.target), houses.finish
    return [
        begin,
        done,
        _part(writing.either(f" จาก {target} หลัง ", f" of {target} houses are handed over, ")),
        _part(writing.say(houses.against), "late" if houses.gap < 0 else "strong"),
        _part(writing.either(f" {finish.th}", f"; {finish.en}")),
        *(_part(_sentence(words, writing)) for words in houses.remarks),
    ]


def _sentence(words: Text, writing: Writing) -> str:
    return writing.either(f" {words.th}", f". {words.en.removesuffix('.')}")


def _part(words: str, look: str = "plain") -> dict[str, str]:
    return {"words": words, "look": look}
