"""A folder as one file, with a manifest before everything else that knows each file by its hash."""

import gzip
import hashlib
import io
import json
import tarfile
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError

FORMAT = 1
MANIFEST = "manifest.json"
AT_A_TIME = 1 << 20
NOT_WHOLE = Text(
    "ไฟล์สำรองไม่ครบหรือเสียหาย จึงไม่ได้กู้คืน ยังไม่มีสิ่งใดเปลี่ยนแปลง กรุณาใช้ไฟล์สำรองชุดอื่น",
    "The backup is incomplete or damaged and was not restored; nothing has changed. Use another"
    " backup.",
)
NEWER_FORMAT = Text(
    "ไฟล์สำรองนี้ทำด้วยโปรแกรมรุ่นใหม่กว่า กรุณาติดตั้งโปรแกรมรุ่นล่าสุดก่อน",
    "This backup was made by a newer version of the program. Install the newest version first.",
)


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself. `tables` holds per table its rows and their SHA-256 (see
    store_copy.contents), `files` the SHA-256 of each file; times are UTC."""

    made_at: str
    database: str  # what the store was kept in: sqlite or postgresql
    made_up: bool
    snapshot: str | None  # the id of the current one, if one is published and whole
    migration: str  # the version of the store's tables
    audit_head: str
    audit_broken: int | None  # the first row of the audit log that was no longer as written
    tables: dict[str, tuple[int, str]]
    files: dict[str, str]
    format: int = FORMAT
    audit_elsewhere: int = 0  # rows of the log sealed with keys that are not in the backup,
    audit_unchecked: int = 0  # and those of them that no row sealed here speaks for

    @property
    def rows(self) -> int:
        return sum(rows for rows, _ in self.tables.values())


def hashes_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below the folder, by its path there, in order."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _sha256(path) for path in files}


def pack(folder: Path, manifest: Manifest, archive: Path) -> None:
    """Writes the files that the manifest names."""
    said = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode("utf-8")
    with tarfile.open(archive, "x:gz", compresslevel=5) as packed:
        _add(packed, MANIFEST, io.BytesIO(said), len(said))
        for name in manifest.files:
            with (folder / name).open("rb") as file:
                _add(packed, name, file, (folder / name).stat().st_size)


def unpack(archive: Path, folder: Path) -> Manifest:
    """Writes into an empty folder what the archive holds, readable to its owner only.

    RecordsError if anything is missing, added or changed, or if a newer program packed it.
    """
    try:
        with tarfile.open(archive, "r|gz") as packed:
            return _unpacked(packed, folder)
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error):
        raise RecordsError(NOT_WHOLE) from None


def _unpacked(packed: tarfile.TarFile, folder: Path) -> Manifest:
    manifest = None
    waiting: dict[str, str] = {}
    for member in packed:
        content = packed.extractfile(member)
        if manifest is None:
            manifest = _manifest(member, content)
            waiting = dict(manifest.files)
            continue
        path = PurePosixPath(member.name)
        if member.name not in waiting or content is None or ".." in path.parts or path.root:
            raise RecordsError(NOT_WHOLE)
        (folder / path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / path).touch(mode=0o600)
        digest = hashlib.sha256()
        with (folder / path).open("wb") as file:
            while part := content.read(AT_A_TIME):
                digest.update(part)
                file.write(part)
        if digest.hexdigest() != waiting.pop(member.name):
            raise RecordsError(NOT_WHOLE)
    if manifest is None or waiting:
        raise RecordsError(NOT_WHOLE)
    return manifest


def _manifest(member: tarfile.TarInfo, content) -> Manifest:
    if member.name != MANIFEST or content is None:
        raise RecordsError(NOT_WHOLE)
    try:
        said = json.loads(content.read())
        if said["format"] > FORMAT:
            raise RecordsError(NEWER_FORMAT)
        said["tables"] = {name: (rows, sha256) for name, (rows, sha256) in said["tables"].items()}
        return Manifest(**said)
    except (ValueError, KeyError, TypeError):
        raise RecordsError(NOT_WHOLE) from None


def _add(packed: tarfile.TarFile, name: str, content, size: int) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    packed.addfile(member, content)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
