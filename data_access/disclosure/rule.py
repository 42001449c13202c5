"""When a count of households or people is too small to show: one rule, in one place.

A count below the reader's threshold (access.py) is hidden; zero is not hidden, since it says
something of an area and of nobody in it. A share is hidden with either of its counts.
Groups that tell of health, disability, ethnicity or civil status are hidden below ten for every
reader, and never shown below a district.
"""

import pandas as pd

from data_access.access.roles import Principal

SENSITIVE_GROUP_MINIMUM = 10


def is_hidden(count: float | None, principal: Principal) -> bool:
    """Whether this count of households or people may not be shown to this reader."""
    return count is not None and not pd.isna(count) and 0 < count < principal.rights.smallest_count


def is_hidden_for_group(count: float | None) -> bool:
    """The same for a sensitive group, whoever reads."""
    return count is not None and not pd.isna(count) and 0 < count < SENSITIVE_GROUP_MINIMUM


def hide_small(counts: pd.Series, principal: Principal) -> pd.Series:
    """The counts with those too small made missing. Say «hidden», not «none», for them."""
    small = (counts > 0) & (counts < principal.rights.smallest_count)
    return counts.astype("Int64").mask(small)
