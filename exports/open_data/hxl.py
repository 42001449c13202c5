"""HXL: the row of tags under a heading, by which humanitarian tools know what a column holds.

Source of the tags and of their form: https://hxlstandard.org/standard/1-1final/
"""

import re
from collections.abc import Sequence

FORM = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
# The hashtags of HXL 1.1 that our files use; attributes behind them are free.
HASHTAGS = {
    "#activity",
    "#adm1",
    "#adm2",
    "#adm3",
    "#date",
    "#indicator",
    "#inneed",
    "#item",
    "#meta",
    "#org",
    "#output",
    "#reached",
    "#sector",
    "#status",
    "#targeted",
    "#value",
}


def check_tags(tags: Sequence[str]) -> None:
    """ValueError for a tag of another form or hashtag, or two columns with the same tag."""
    for tag in tags:
        if not FORM.fullmatch(tag) or tag.split("+")[0] not in HASHTAGS:
            raise ValueError(f"{tag!r} is not an HXL tag")
    alike = [frozenset(tag.split("+")) for tag in tags]  # the order of attributes says nothing
    if len(set(alike)) != len(alike):
        raise ValueError(f"two columns have the same tag: {', '.join(tags)}")
