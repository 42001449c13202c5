"""A question's text with the tables of its scope before it."""

import hashlib
import re
from collections.abc import Mapping


class Narrowed(str):
    """What an engine is sent and an answer is found by; and beside the text, what it is made of:
    the `question`, the `tables` that it reads (each after those that it reads itself), and
    `scope_digest`, the same for all questions of one scope, day and reader's rights.

    `day_tables` are those of its tables that are the same for every scope and reader of one day,
    and `day_digest` is the same for all questions of that day. The text holds them too, so it means
    the same to an engine that makes none of them beforehand.
    """

    question: str
    tables: dict[str, str]
    scope_digest: str
    day_tables: dict[str, str]
    day_digest: str

    @classmethod
    def of(
        cls, sql: str, used: dict[str, str], every: Mapping[str, str], of_the_day: Mapping[str, str]
    ) -> "Narrowed":
        """`used` are those of `every` table of the scope that the question reads; `of_the_day`
        those of them all that are day tables."""
        text = cls(_written(sql, used))
        text.question, text.tables = sql, used
        text.scope_digest = digest_of(every)
        text.day_tables = {name: body for name, body in used.items() if name in of_the_day}
        text.day_digest = digest_of(of_the_day)
        return text

    def tables_over(self, places: Mapping[str, str]) -> dict[str, str]:
        """The tables but the day tables, which they read at these `places`, by name."""
        rest = {name: body for name, body in self.tables.items() if name not in self.day_tables}
        return {name: moved(body, places) for name, body in rest.items()}

    def over(self, places: Mapping[str, str]) -> str:
        """A text that has the same answer where the day tables lie at these `places`."""
        return _written(self.question, self.tables_over(places))


def digest_of(tables: Mapping[str, str]) -> str:
    return hashlib.sha256("".join(tables.values()).encode()).hexdigest()[:16]


def moved(body: str, places: Mapping[str, str]) -> str:
    """The expression, each table that it names looked for at its place."""
    for name, place in places.items():
        if name != place:
            body = re.sub(rf"\b{name}\b", place, body)
    return body


def _written(sql: str, tables: dict[str, str]) -> str:
    if not tables:
        return sql
    written = ",\n".join(f"{name} as (\n{body}\n)" for name, body in tables.items())
    question = sql.strip()
    if question[:5].lower() == "with ":
        return f"with {written},\n{question[5:]}"
    return f"with {written}\n{question}"
