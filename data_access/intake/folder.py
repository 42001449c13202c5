"""A whole folder, checked: what its files hold, and everything that stands against keeping it."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data_access.intake.check import checked
from data_access.intake.findings import Findings
from data_access.intake.headings import MISSING, TWICE
from data_access.intake.incoming import Incoming
from data_access.intake.read import CELLS, read_folder
from data_access.intake.references import check_references
from data_access.intake.rules import RULES
from data_access.store import Store


@dataclass(frozen=True)
class CheckedFolder:
    """`records` by table, typed; `hashes` the SHA-256 of each file; `revision` the store's own
    at the time of checking. It may be committed only while `findings` is empty."""

    records: dict[str, pd.DataFrame]
    hashes: dict[str, str]
    findings: Findings
    revision: str

    @property
    def rows_read(self) -> int:
        return sum(len(records) for records in self.records.values())

    @property
    def sha256(self) -> str:
        return hashlib.sha256(json.dumps(self.hashes, sort_keys=True).encode()).hexdigest()


def check_folder(folder: Path, store: Store) -> CheckedFolder:
    """Reads and checks every file of the folder against the store. Writes nothing.

    The rules between tables are asked once every cell is in order: of half-read rows they would
    find only echoes of what has been said already. RecordsError if there is nothing to read.
    """
    findings = Findings()
    revision = store.revision()
    records, names, hashes = {}, {}, {}
    for file in read_folder(folder, findings):
        records[file.table.name] = checked(file, findings)
        names[file.table.name] = file.name
        hashes[file.name] = file.sha256
    if not findings.counts.keys() & {MISSING, TWICE, CELLS}:
        incoming = Incoming(store, records, names, findings)
        check_references(incoming)
        if not findings:
            for rule in RULES:
                rule(incoming)
    return CheckedFolder(records, hashes, findings, revision)
