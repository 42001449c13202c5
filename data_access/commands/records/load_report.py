"""What `load` says on the terminal: what was kept, what was not and why; in words or as JSON."""

import sys
from datetime import datetime
from typing import Literal

from data_access.intake.cells.changes import KINDS
from data_access.intake.commit.commit import Outcome
from data_access.intake.preview.figures import moved
from data_access.intake.preview.preview import Preview
from data_access.language.day_words import short_moment_words
from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME

LISTED = 10  # ids that a file lacks
NAMED = 3  # files of one kind of conversion; of more only the number is said
# How doubtful values are told: each where it is, a line a kind, or as one number.
Doubts = Literal["each", "by_kind", "counted"]
EACH: Doubts = "each"
BY_KIND: Doubts = "by_kind"
COUNTED: Doubts = "counted"
NOTHING_LOADED = Text(
    "ไม่ได้นำเข้า ฐานข้อมูลยังเป็นเหมือนเดิม ต้องแก้ไขดังนี้",
    "Nothing was loaded; the records are unchanged. To be corrected:",
)
FOLLOWING = Text(
    "เมื่อตัดแถวข้างต้นออก แถวต่อไปนี้จึงรับไม่ได้ด้วย (ดูทุกแถวด้วย --verbose)",
    "Without those rows, these cannot be saved either (--verbose lists each row):",
)
NOTHING_WOULD_BE = Text(
    "ถ้านำเข้าตามนี้ จะไม่มีสิ่งใดถูกบันทึก เพราะการนำเข้าครั้งแรก หรือที่สั่ง --all-or-nothing มีที่ผิดไม่ได้",
    "Loaded as they are, nothing would be saved: a first load, or one with --all-or-nothing, may hold"
    " no mistake.",
)
TO_CORRECT = Text("ต้องแก้ไขดังนี้", "To be corrected:")
DOUBTFUL = Text(
    "รับได้ แต่ควรตรวจดูอีกครั้ง (ดูทุกแห่งด้วย --verbose)",
    "Accepted with warnings (--verbose lists each place):",
)
ALTERED = Text(
    "ระบบแปลงรูปแบบข้อมูลให้ดังนี้ (ดูทุกคอลัมน์ด้วย --verbose)",
    "Converted automatically (--verbose lists each column):",
)


def tell(
    preview: Preview, outcome: Outcome | None, doubts: Doubts = BY_KIND, would_save: bool = True
) -> None:
    """One report on the output: what was saved, how it was read, and last what is to be corrected;
    doubtful values, conversions and rows that only follow as `doubts` says. None: a dry run, of
    which `would_save` says whether its load would save anything."""
    for note in preview.notes:
        _say(note)
    if preview.already_loaded:
        _say(already_loaded(preview))
        return
    if outcome is None:
        _say(Text("ทดลองเท่านั้น ยังไม่ได้บันทึก", "A dry run: nothing was saved."))
    is_saved = would_save if outcome is None else outcome.is_kept
    if is_saved:
        sys.stdout.write(counts_table(preview))
        for line in (*figure_lines(preview), *missing_lines(preview)):
            _say(line)
    _list(ALTERED, changes_of(preview) if doubts == EACH else change_kinds(preview))
    _tell_doubts(preview, doubts)
    if is_saved:
        heading = _waiting(preview.rows_rejected, outcome is None)
    elif outcome is None:
        _say(NOTHING_WOULD_BE)
        heading = TO_CORRECT
    else:
        heading = NOTHING_LOADED
    following = preview.verdict.afterwards
    _list(heading, preview.issues.lines())
    _list(FOLLOWING, following.lines() if doubts == EACH else following.kinds())


def _tell_doubts(preview: Preview, doubts: Doubts) -> None:
    found, afterwards = preview.issues, preview.verdict.afterwards
    number = found.warnings_found + afterwards.warnings_found
    if doubts == EACH:
        _list(DOUBTFUL, warnings_of(preview))
    elif doubts == BY_KIND:
        _list(DOUBTFUL, [*found.warning_kinds(), *afterwards.warning_kinds()])
    elif number:
        _say(
            Text(
                f"ข้อมูลสมมติมีค่าที่ควรตรวจ {number:,} แห่ง ซึ่งใส่ไว้โดยตั้งใจ",
                f"Doubtful values in the sample data, put there on purpose: {number:,}.",
            )
        )


def warnings_of(preview: Preview) -> list[Text]:
    """What is read and kept, and yet doubtful."""
    found, afterwards = preview.issues, preview.verdict.afterwards
    return [*found.warning_lines(), *afterwards.warning_lines()]


def changes_of(preview: Preview) -> list[Text]:
    """What normalising altered, file by file."""
    return [line for file in preview.sent.values() for line in file.changes.lines(file.name)]


def change_kinds(preview: Preview) -> list[Text]:
    """The same, one line a kind over all files: how many cells of which."""
    counts: dict[str, int] = {}
    files: dict[str, list[str]] = {}
    for file in preview.sent.values():
        for kind, count in file.changes.by_kind().items():
            counts[kind] = counts.get(kind, 0) + count
            files.setdefault(kind, []).append(file.name)
    return [
        Text(
            f"{KINDS[kind].th} {count:,} ช่อง ({_files(files[kind]).th})",
            f"{KINDS[kind].en}: {counted(count, 'cell')} ({_files(files[kind]).en})",
        )
        for kind, count in counts.items()
    ]


def _files(names: list[str]) -> Text:
    """Which files; of many, how many there are."""
    if len(names) <= NAMED:
        return Text(", ".join(names), ", ".join(names))
    return Text(f"{len(names)} ไฟล์", counted(len(names), "file"))


def as_json(
    preview: Preview, outcome: Outcome | None, published: str | None, code: int
) -> dict[str, object]:
    """The same report for a program to read."""
    known = preview.already_loaded
    state = "dry_run" if outcome is None else outcome.state
    return {
        "state": "already_loaded" if known else state,
        "batch": outcome and outcome.number,
        "batch_id": outcome and outcome.batch_id,
        "published": published,
        "exit_code": code,
        "rows_read": preview.rows_read,
        "tables": {
            name: {
                "new": one.counts.new,
                "changed": one.counts.changed,
                "same": one.counts.same,
                "rejected": one.counts.rejected,
                "gone": one.counts.gone,
                "missing": len(one.missing),
            }
            for name, one in preview.tables.items()
        },
        "notes": [note._asdict() for note in preview.notes],
        "findings": [line._asdict() for line in preview.issues.lines()],
        "afterwards": [line._asdict() for line in preview.verdict.afterwards.lines()],
        "warnings": [line._asdict() for line in warnings_of(preview)],
        "changes": [line._asdict() for line in changes_of(preview)],
    }


def already_loaded(preview: Preview) -> Text:
    """When these very files were loaded, and by whom."""
    batch = preview.already_loaded
    by = batch["loaded_by"] or "–"
    return Text(
        f"ไฟล์ชุดนี้นำเข้าแล้วเมื่อ {on_a_day(batch['finished_at']).th} โดย {by}"
        f" (ชุดที่ {batch['number']}) ไม่มีอะไรเปลี่ยน",
        f"These files were already loaded on {on_a_day(batch['finished_at']).en} by {by}"
        f" (import {batch['number']}). Nothing changes.",
    )


def on_a_day(at: datetime) -> Text:
    """A time of the store, which is UTC, as a clock in Thailand showed it."""
    return short_moment_words(at)


def counts_table(preview: Preview) -> str:
    heading = (
        f"{'':20}{'new':>10}{'changed':>10}{'same':>10}{'rejected':>10}"
        "  ใหม่ / เปลี่ยน / เหมือนเดิม / ยังรับไม่ได้\n"
    )
    return heading + "".join(
        f"{name:20}{one.new:10,}{one.changed:10,}{one.same:10,}{one.rejected:10,}"
        f"  {BY_NAME[name].label.th} / {BY_NAME[name].label.en}\n"
        for name, one in preview.counts.items()
    )


def figure_lines(preview: Preview) -> list[Text]:
    """What the files do to the figures, in one line; and the records that a survey no longer lists."""
    told = moved(*preview.figures) if preview.figures else []
    th, en = (" · ".join(one[language] for one in told) for language in (0, 1))
    gone = sum(one.gone for one in preview.counts.values())
    removed = Text(
        f"เอาออก {gone:,} รายการที่ไม่อยู่ในคำตอบแบบสำรวจแล้ว",
        f"Records removed that their survey no longer lists: {gone:,}",
    )
    return [*([Text(th, en)] if told else []), *([removed] if gone else [])]


def missing_lines(preview: Preview) -> list[Text]:
    """Per table, the records of the store that the file does not have. They are never deleted."""
    lines = []
    for name, one in preview.tables.items():
        if not len(one.missing):
            continue
        ids = one.missing_ids(LISTED)
        more = "…" if len(one.missing) > len(ids) else ""
        listed = f": {', '.join(ids)}{more}" if ids else ""
        lines.append(
            Text(
                f"{name}: ฐานข้อมูลมีอีก {len(one.missing):,} รายการที่ไม่อยู่ในไฟล์ คงไว้ตามเดิม{listed}",
                f"{name}: the store has {len(one.missing):,} more that the file lacks;"
                f" they stay as they are{listed}",
            )
        )
    return lines


def _waiting(rows: int, dry_run: bool) -> Text:
    if dry_run:
        return Text(f"แถวที่ยังรับไม่ได้ {rows:,} แถว ดังนี้", f"Rows that cannot be saved yet: {rows:,}.")
    return Text(
        f"นำเข้าแถวที่ถูกต้องแล้ว อีก {rows:,} แถวรอแก้ไข ดังนี้",
        f"The good rows were loaded. Rows that wait to be corrected: {rows:,}.",
    )


def _list(heading: Text, lines: list[Text]) -> None:
    if lines:
        lines = [heading, *lines]
        thai = "\n".join(line.th for line in lines)
        english = "\n".join(line.en for line in lines)
        sys.stdout.write(f"{thai}\n\n{english}\n")


def _say(text: Text) -> None:
    sys.stdout.write(f"{text.th}\n{text.en}\n")
