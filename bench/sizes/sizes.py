"""Everything that is measured of one size, each part in a process of its own."""

from typing import Any

from bench.sample import reading_from
from bench.sizes.asking import asking
from bench.sizes.comparing import from_files, from_snapshot
from bench.sizes.making import folder_of, made
from bench.sizes.pages import first_page, pages
from bench.sizes.starting import start_to_ready
from bench.subprocess_timing import apart


def measured(households: int) -> dict[str, Any]:
    """What the report says of this size. The records are made first, where they are not there."""
    facts = made(households)
    with reading_from(folder_of(households)):
        questions, drawn = apart(asking), apart(pages)
        files, snapshot = apart(from_files, households), apart(from_snapshot)
        differing = [
            name
            for name in files.answer
            if name != "seconds" and files.answer[name] != snapshot.answer[name]
        ]
        if differing:
            raise RuntimeError(f"files and snapshot disagree about {', '.join(differing)}")
        return {
            "households": households,
            "made": facts,
            "asking": questions.answer,
            "asking_mb": questions.peak_mb,
            "first_page": apart(first_page).answer,
            "pages": drawn.answer,
            "pages_mb": drawn.peak_mb,
            "files": files.answer,
            "files_mb": files.peak_mb,
            "snapshot": snapshot.answer,
            "snapshot_mb": snapshot.peak_mb,
            "ready": start_to_ready(households),
        }
