"""A house before and after: a drawing that stands for photos, and says so."""

from data_access.language.vocabulary import PHOTO_STAGE, Text
from display.story import Picture
from ui.present.tree import Tree, box, tree, words
from ui.session.language import say
from ui.session.numbers import say_count

DRAWN = Text("ภาพตัวอย่าง วาดแทนภาพถ่าย", "Example: a drawing in place of photos")


def pairs(picture: Picture) -> Tree:
    told = [
        box("row", words("name", say(row.label)), words("strong", f"{say_count(row.repairs)}"),
            words("", say(picture.columns["repairs"])))
        for row in picture.table.itertuples()
    ]  # fmt: skip
    return box(
        "pairs",
        box(
            "drawings",
            _drawing("before", say(PHOTO_STAGE["before"])),
            box("arrow"),
            _drawing("after", say(PHOTO_STAGE["after"])),
        ),
        box("stands", say(DRAWN)),
        box("counts", *told),
    )


def _drawing(stage: str, caption: str) -> Tree:
    return box(f"drawing {stage}", _house(stage == "after"), words("caption", caption))


def _house(is_mended: bool) -> Tree:
    """The same house on stilts; before, it leans, its roof has a hole and a wall is cracked."""
    if is_mended:
        roof, wall = "M20 92 L150 20 L280 92 Z", "M52 92 H248 V190 H52 Z"
        posts = ("M70 190 V246", "M230 190 V246")
        more = (("stairs", "M120 246 L136 190 M144 246 L160 190 M124 232 H148 M129 214 H153"),)
        door, window = "M124 116 H166 V190 H124 Z", "M190 118 H226 V150 H190 Z"
    else:
        roof = "M26 100 L140 34 L176 58 L168 74 L196 76 L208 84 L276 104 Z"
        wall = "M58 98 H246 L238 192 H64 Z"
        posts = ("M80 192 L70 246", "M226 192 L236 246")
        more = (("crack", "M92 100 L104 126 L88 148 L100 176"),)
        door, window = "M126 122 L166 120 L168 192 H128 Z", "M188 124 L222 128 L220 154 L190 150 Z"
    return tree(
        "svg", "house",
        *(tree("path", "post", d=post) for post in posts),
        tree("path", "wall", d=wall),
        tree("path", "roof", d=roof),
        tree("path", "door", d=door),
        tree("path", "window", d=window),
        *(tree("path", look, d=path) for look, path in more),
        tree("path", "ground", d="M0 246 H300"),
        viewBox="0 0 300 260", aria_hidden="true",
    )  # fmt: skip
