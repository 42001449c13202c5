"""From people to houses: big numbers, each leading to the next."""

from display.story import Picture
from ui.present.tree import Tree, box, words
from ui.session.language import say
from ui.session.numbers import say_count


def chain(picture: Picture) -> Tree:
    links: list[Tree] = []
    for link in picture.table.itertuples():
        if links:
            links.append(box("arrow"))
        links.append(
            box(
                "link",
                words("number", say_count(link.count)),
                words("unit", say(link.unit)),
                words("name", say(link.label)),
            )
        )
    return box("chain", *links)
