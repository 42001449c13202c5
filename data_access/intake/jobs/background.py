"""Previews, commits and undoings as jobs, for pages: begun here, and looked at in jobs.py."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable

from data_access.access.roles import Principal
from data_access.intake.commit.commit import GOOD_ROWS, commit
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.commit.undo import undo
from data_access.intake.jobs.jobs import job, new_id, start
from data_access.intake.layout.read import TableFile
from data_access.intake.preview.folder import checked_files
from data_access.intake.preview.preview import Preview
from data_access.intake.progress import Progress
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

PREVIEWS_HELD = 8  # in memory, whoever made them: they hold an office's files
NO_PREVIEW = Text(
    "ไม่มีตัวอย่างก่อนบันทึกนี้แล้ว อาจเพราะระบบเริ่มใหม่ กรุณาเลือกไฟล์อีกครั้ง",
    "This preview is no longer held; the server may have started anew. Choose the files again.",
)

_lock = threading.Lock()
_previews: OrderedDict[str, Preview] = OrderedDict()


def start_preview(
    what: str,
    read: Callable[[], Iterable[TableFile]],
    by: Principal,
    clear_empty: bool = False,
    days_confirmed: bool = False,
    others_confirmed: bool = False,
) -> str:
    """Begins to read and check files; answers the job's id. `what` are their names; `read` gives
    them one by one. See `preview_of`.

    NotAllowed unless the reader may load records.
    """
    by.require("intake")
    job_id = new_id()

    def work(store: Store, progress: Progress) -> dict[str, object]:
        preview = checked_files(
            read(),
            store,
            by,
            clear_empty,
            progress,
            days_confirmed=days_confirmed,
            others_confirmed=others_confirmed,
        )
        with _lock:
            _previews[job_id] = preview
            while len(_previews) > PREVIEWS_HELD:
                _previews.popitem(last=False)
        return {"rows_read": preview.rows_read, "rows_rejected": preview.rows_rejected}

    return start("preview", what, by, work, job_id)


def start_commit(preview_job: str, by: Principal, mode: str = GOOD_ROWS) -> str:
    """Begins to keep what the preview of that job shows, and to publish; answers the job's id.

    NotAllowed unless the reader may load records; RecordsError if the preview is not held.
    """
    by.require("intake")
    preview = preview_of(preview_job, by)

    def work(store: Store, progress: Progress) -> dict[str, object]:
        outcome = commit(preview, store, by, mode, progress)
        progress("publishing", 0, 0)
        published = publish_newest(store, by) if outcome.is_kept else None
        with _lock:
            _previews.pop(preview_job, None)
        return {
            "state": outcome.state,
            "batch_id": outcome.batch_id,
            "number": outcome.number,
            "rows_waiting": outcome.rows_waiting,
            "published": published,
        }

    return start("commit", ", ".join(preview.hashes), by, work, stage="writing")


def start_undo(batch: str, by: Principal) -> str:
    """Begins to take a batch back, and to publish; answers the job's id."""
    by.require("undo")

    def work(store: Store, progress: Progress) -> dict[str, object]:
        undone = undo(batch, store, by, progress)
        progress("publishing", 0, 0)
        return {
            "number": undone.number,
            "removed": undone.removed,
            "restored": undone.restored,
            "left": undone.left,
            "published": publish_newest(store, by),
        }

    return start("undo", batch, by, work, stage="writing")


def preview_of(job_id: str, by: Principal) -> Preview:
    """What a job of `start_preview` made. RecordsError if it is not held, or is another's."""
    job(job_id, by)
    with _lock:
        preview = _previews.get(job_id)
    if preview is None:
        raise RecordsError(NO_PREVIEW)
    return preview
