"""The parts that can be measured alone. Importing this costs a measured process nothing."""

SIZES = (2_000, 100_000, 1_000_000)  # households
# Each is a module with a TITLE, `measured()` and `section(facts)`.
PARTS = ("reruns", "crowds", "intake", "exports", "hall", "viewers", "choice")


def name_of_size(households: int | str) -> str:
    """Under which the facts of one size are kept."""
    return f"size_{households}"
