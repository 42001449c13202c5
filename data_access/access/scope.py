"""What a question is asked about: which areas, which fiscal year, as of which day."""

import re
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Scope:
    """Empty areas mean the whole province; no fiscal year means all; no day, the snapshot's own.

    `districts` holds 4-digit codes and `subdistricts` 6-digit ones. Both together mean the
    subdistricts, which is how a choice of one subdistrict inside a district reads.
    """

    districts: frozenset[str] = field(default_factory=frozenset)
    subdistricts: frozenset[str] = field(default_factory=frozenset)
    fiscal_year_be: int | None = None
    as_of: date | None = None

    def __post_init__(self):
        for codes, digits in ((self.districts, 4), (self.subdistricts, 6)):
            for code in codes:
                if not re.fullmatch(rf"\d{{{digits}}}", code):
                    raise ValueError(f"{code!r} is not an area code of {digits} digits")

    @property
    def is_whole_province(self) -> bool:
        return not self.districts and not self.subdistricts
