"""The programme's own terms inside sentences: a sentence names a term, so that one edit changes all.

Only what an office may want to be called otherwise is here. What is read from files by other names
(intake/cells/places.py, schema/synonyms.py) stays as people write it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A noun in Thai, and in English for one and for many, as in the middle of a sentence."""

    th: str
    one: str
    many: str

    def of(self, count: float) -> str:
        """The English noun behind this count."""
        return self.one if count == 1 else self.many


SUBDISTRICT = Term("ตำบล", "subdistrict", "subdistricts")
