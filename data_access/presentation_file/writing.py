"""Writes a published file: a ZIP of tables by what is in them, a manifest, and its signature."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import pandas as pd
import pyarrow as pa

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.boundaries import supplied
from data_access.presentation_file.contents import ask_everything, published_days, published_scopes
from data_access.presentation_file.fingerprint import format_in_force
from data_access.presentation_file.format import BOUNDARIES, FORMAT, MANIFEST, SIGNATURE
from data_access.presentation_file.recording import Recording
from data_access.presentation_file.release_check import not_cleared
from data_access.presentation_file.signing import sign
from data_access.snapshots.programme import Programme
from data_access.snapshots.snapshot import Snapshot
from data_access.system.file_rights import FILE
from data_access.system.paths import var_folder

FOR_OTHERS = 0o644  # it is made to be given away
MANY = 16  # places and days, from which on asking by several processes is sooner done
ALWAYS = (1980, 1, 1, 0, 0, 0)  # the same answers are the same bytes, whenever they are written


@dataclass
class PresenterAnswers:
    """What a presenter may be told: the SHA-256 of each answer by its name, and the tables by
    theirs, as Arrow streams. Many answers are the same table."""

    answers: dict[str, str] = field(default_factory=dict)
    tables: dict[str, bytes] = field(default_factory=dict)
    too_much: set[str] = field(default_factory=set)

    def keep(self, name: str, table: pd.DataFrame) -> None:
        if name not in self.answers:
            self.too_much |= set(not_cleared(table))
            written = as_arrow(table)
            self.answers[name] = hashlib.sha256(written).hexdigest()
            self.tables[self.answers[name]] = written

    def add(self, others: "PresenterAnswers") -> None:
        self.answers |= others.answers
        self.tables |= others.tables
        self.too_much |= others.too_much


def write_file(
    published: Snapshot, path: Path, progress: Callable[[int, int], None] = lambda done, of: None
) -> int:
    """Writes what a presenter may be told of the snapshot; answers how many different tables it
    holds. A file that is there already is replaced by the whole new one or not at all. `progress`
    is told how many places and days are done, of how many."""
    published = published.for_outsiders()
    told = ask_beside_one_another(published, progress)
    return write_answers(published, told, path)


def ask_beside_one_another(
    published: Snapshot,
    progress: Callable[[int, int], None] = lambda done, of: None,
    processes: int | None = None,
) -> PresenterAnswers:
    """What ask_as_a_presenter fills, asked by as many processes as there are processors: each asks
    about whole places, since a day is compared with the earlier ones of its own place. Of few
    places and days it is done here: a process takes seconds to begin."""
    told = PresenterAnswers()
    scopes = published_scopes(_presenters(published))
    processes = processes or (os.cpu_count() or 1 if len(scopes) >= MANY else 1)
    if processes == 1:
        ask_as_a_presenter(published, told, progress)
        return told
    places = list(dict.fromkeys(scope.districts for scope in scopes))
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as asking:
        asked = [asking.submit(_asked_of, published, place) for place in places]
        try:
            for done, answers in enumerate(as_completed(asked), start=1):
                told.add(answers.result())
                _refuse_what_is_too_much(told)
                progress(done * len(scopes) // len(places), len(scopes))
        except BaseException:
            asking.shutdown(cancel_futures=True)
            raise
    return told


def _asked_of(published: Snapshot, place: frozenset[str]) -> PresenterAnswers:
    """The answers of one place, on every published day."""
    told = PresenterAnswers()
    programme = _presenters(_recording(published, told))
    for scope in published_scopes(programme):
        if scope.districts == place:
            ask_everything(programme.within(scope))
    return told


def ask_as_a_presenter(
    published: Snapshot,
    told: PresenterAnswers,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> None:
    """Fills `told`. ValueError if an answer would tell what it must not: then a question asks past
    disclosure, and no file is to be written."""
    programme = _presenters(_recording(published, told))
    scopes = published_scopes(programme)
    for done, scope in enumerate(scopes, start=1):
        ask_everything(programme.within(scope))
        _refuse_what_is_too_much(told)
        progress(done, len(scopes))


def _presenters(published: Snapshot) -> Programme:
    return Programme(published, Scope(), Principal("presenter"))


def _recording(published: Snapshot, told: PresenterAnswers) -> Recording:
    return Recording(published.folder, published.manifest, told.keep)


def _refuse_what_is_too_much(told: PresenterAnswers) -> None:
    if told.too_much:
        raise ValueError(f"not for a published file: {', '.join(sorted(told.too_much))}")


def write_answers(published: Snapshot, told: PresenterAnswers, path: Path) -> int:
    """Writes what was told, with what pages say of the snapshot it is from."""
    boundaries = {
        one: (supplied.shapes_file().parent / one).read_bytes()
        for one in BOUNDARIES
        if supplied.shapes_file().exists()
    }
    manifest = _manifest(published) | {
        "answers": dict(sorted(told.answers.items())),
        "boundaries": {
            name: hashlib.sha256(content).hexdigest() for name, content in boundaries.items()
        },
    }
    tables = {f"tables/{digest}.arrow": told.tables[digest] for digest in sorted(told.tables)}
    _write(path, manifest, tables | boundaries)
    return len(tables)


def as_arrow(table: pd.DataFrame) -> bytes:
    """One table as an Arrow stream, with the types that it is to have again."""
    arrow = pa.Table.from_pandas(table, preserve_index=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, arrow.schema) as stream:
        stream.write_table(arrow)
    return sink.getvalue().to_pybytes()


def _manifest(published: Snapshot) -> dict:
    """Of the snapshot's own manifest, what pages say; not the files and people it came from."""
    days = published_days(_presenters(published))
    copied = (
        "id",
        "as_of",
        "released_on",
        "published_at",
        "made_up",
        "row_counts",
        "weights",
        "weight_sets",
        "weights_fingerprint",
    )
    return {
        "format": format_in_force(FORMAT),
        "days": [day.isoformat() for day in days],
        **{name: published.manifest[name] for name in copied if name in published.manifest},
    }


def _write(path: Path, manifest: dict, contents: dict[str, bytes]) -> None:
    told = json.dumps(manifest, ensure_ascii=False).encode()  # a question may go by the order
    public_key, signature = sign(told)
    signed = json.dumps({"public_key": public_key.hex(), "signature": signature.hex()}).encode()
    making, name = tempfile.mkstemp(prefix=".making-", dir=path.parent)
    try:
        with os.fdopen(making, "wb") as file, zipfile.ZipFile(file, "w") as archive:
            for one, content in {MANIFEST: told, SIGNATURE: signed, **contents}.items():
                archive.writestr(zipfile.ZipInfo(one, ALWAYS), content, zipfile.ZIP_DEFLATED)
        is_ours = path.absolute().is_relative_to(var_folder().absolute())
        os.chmod(name, FILE if is_ours else FOR_OTHERS)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
