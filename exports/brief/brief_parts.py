"""A sentence and the tiles of display/answers in one language, as brief.typ lays them out."""

from display.answers.part import Part
from display.tiles.tile import Tile
from display.words.writing import Writing


def parts_written(parts: list[Part], writing: Writing) -> list[dict[str, str]]:
    return [{"words": writing.say(one.words), "look": one.look} for one in parts]


def tiles_written(tiles: list[Tile], writing: Writing) -> list[dict]:
    return [
        {
            "name": writing.say(one.name),
            "value": writing.say(one.value),
            "compare": writing.say(one.compare),
            "state": one.state,
            "state_words": writing.say(one.state_words),
        }
        for one in tiles
    ]
