"""What a planted fault is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One text of one file, what stands there instead, and the tests that must notice."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.old!r} -> {self.new!r}"


def faults_of(file: str, *changes: tuple[str, str, str]) -> tuple[Fault, ...]:
    """Faults of one file: the old text, the new one, and the tests, parted by spaces."""
    return tuple(Fault(file, old, new, tuple(tests.split())) for old, new, tests in changes)
