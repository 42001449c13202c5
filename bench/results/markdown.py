"""Tables of Markdown, and seconds as they stand in them."""


def table(heading: list[str], rows: list[list[str]]) -> str:
    """The first column is words, the others are numbers."""
    lines = [heading, ["---", *["---:"] * (len(heading) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def in_seconds(seconds: float) -> str:
    """Three figures that say something: 12.3, 1.23, 0.012."""
    if seconds >= 10:
        return f"{seconds:.1f}"
    return f"{seconds:.2f}" if seconds >= 0.1 else f"{seconds:.3f}"
