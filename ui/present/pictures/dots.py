"""The people of the network, one dot each, in a block a stage."""

from data_access.language.vocabulary import PARTICIPANT_GROUP, Text
from display.story import Picture
from ui.present.tree import Tree, box, words
from ui.session.language import say
from ui.session.numbers import say_count, say_percent

HOLLOW = "no_commitment"
PEOPLE = Text("คน", "people")


def dots(picture: Picture) -> Tree:
    people = picture.table
    everybody = int(people["people"].sum())
    groups = [group for group in PARTICIPANT_GROUP if group in set(people["group_code"])]
    blocks = [
        _block(people[people["stage_code"] == stage], everybody, stage == HOLLOW)
        for stage in dict.fromkeys(people["stage_code"])
    ]
    legend = [
        box(
            "key",
            box(f"dot {_shape(group)}"),
            f"{say(rows['group'].iloc[0])} {say_count(rows['people'].sum())}",
        )
        for group in groups
        for rows in [people[people["group_code"] == group]]
    ]
    return box("dots", box("keys", *legend), *blocks)


def _block(rows, everybody: int, hollow: bool) -> Tree:
    total = int(rows["people"].sum())
    made = [
        box(f"dot {_shape(row.group_code)}{' hollow' if hollow else ''}")
        for row in rows.itertuples()
        for _ in range(int(row.people))
    ]
    share = say_percent(total / everybody)
    return box(
        "stage-of",
        box(
            "head",
            words("strong", f"{say(rows['stage'].iloc[0])} {say_count(total)}"),
            f" {say(PEOPLE)} ({share})",
        ),
        box("people", *made),
    )


def _shape(group: str) -> str:
    """The same group has the same shape and colour on every slide, whoever is in view."""
    return ("round", "diamond", "square")[list(PARTICIPANT_GROUP).index(group) % 3]
