"""A question's text with the tables of its scope before it."""

import hashlib
from collections.abc import Mapping


class Narrowed(str):
    """What an engine is sent and an answer is found by; and beside the text, what it is made of:
    the `question`, the `tables` that it reads (each after those that it reads itself), and
    `scope_digest`, the same for all questions of one scope, day and reader's rights."""

    question: str
    tables: dict[str, str]
    scope_digest: str

    @classmethod
    def of(cls, sql: str, used: dict[str, str], every: Mapping[str, str]) -> "Narrowed":
        """`used` are those of `every` table of the scope that the question reads."""
        text = cls(_written(sql, used))
        text.question, text.tables = sql, used
        text.scope_digest = hashlib.sha256("".join(every.values()).encode()).hexdigest()[:16]
        return text


def _written(sql: str, tables: dict[str, str]) -> str:
    if not tables:
        return sql
    written = ",\n".join(f"{name} as (\n{body}\n)" for name, body in tables.items())
    question = sql.strip()
    if question[:5].lower() == "with ":
        return f"with {written},\n{question[5:]}"
    return f"with {written}\n{question}"
