"""A drawing as a tree of elements, which the browser builds itself: no HTML is written from records.

stage.js makes every element and puts every text into it as text, never as markup.
"""

Tree = list  # the element's name, its attributes, and what stands inside it: trees and texts


def tree(name: str, look: str = "", /, *inside: Tree | str, **attributes: str) -> Tree:
    """One element. `look` is its class; an attribute's underscore stands for a hyphen."""
    known = {key.replace("_", "-"): value for key, value in attributes.items()}
    return [name, {"class": look, **known} if look else known, *inside]


def box(look: str, /, *inside: Tree | str, **attributes: str) -> Tree:
    return tree("div", look, *inside, **attributes)


def words(look: str, text: str, /, **attributes: str) -> Tree:
    return tree("span", look, text, **attributes)


def part(of: float) -> str:
    """A part of one as CSS writes it: 37.5% of 0.375. Outside of 0 to 1 it is cut."""
    return f"{round(100 * min(max(of, 0.0), 1.0), 3)}%"
