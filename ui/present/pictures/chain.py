"""From people to houses: big numbers, each leading to the next."""

from display.charts.chain_links import Chain
from display.story import Picture
from ui.present.tree import Tree, box, words
from ui.session.language import say


def chain(picture: Picture) -> Tree:
    value: Chain = picture.value
    links: list[Tree] = []
    for link in value.links:
        if links:
            links.append(box("arrow"))
        links.append(
            box(
                "link",
                words("number", link.count),
                words("unit", say(link.unit)),
                words("name", say(link.name)),
            )
        )
    return box("chain", *links)
