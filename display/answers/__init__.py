"""The answer, the tiles and what is asked of a meeting, in words."""
