"""Records known again by the submission of the survey that they came from, whatever was corrected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

import pandas as pd

from data_access.intake.issues import Issue, Rule, issues_of_rows, may_be_shown
from data_access.intake.layout.table_file import TableFile
from data_access.intake.matching.incoming import Incoming
from data_access.intake.matching.noted import COLUMNS
from data_access.intake.matching.people import matched
from data_access.language.vocabulary import Text
from data_access.schema.column import STAMP_NAMES

NOT_APPROVED = Rule(
    Text(
        "เป็นสถานะตรวจสอบบนเซิร์ฟเวอร์แบบสำรวจ คำตอบชุดนี้ยังไม่อนุมัติ",
        "is the submission's status on the survey server: it is not approved",
    ),
    Text(
        "อนุมัติบนเซิร์ฟเวอร์แล้วส่งออกใหม่ หรือลองแถวที่รออีกครั้งเพื่อนำเข้าตามที่เป็น",
        "Approve it there and export again, or retry the waiting row to import it as it is",
    ),
)
OTHER_RECORD = Rule(
    Text(
        "เป็นรหัสของอีกระเบียนหนึ่ง แต่คำตอบชุดนี้เคยนำเข้าเป็นระเบียนอื่น",
        "is the key of another record than the one this submission was imported as",
    ),
    Text(
        "ตรวจว่าเป็นครัวเรือนใด ถ้ารหัสในไฟล์ถูกต้อง ให้ลองแถวที่รออีกครั้ง",
        "Check which of the two it is; if the key in the file is right, retry the waiting row",
    ),
)
OTHER_SUBMISSION = Rule(
    Text(
        "มีคำตอบชุดอื่นของครัวเรือนและวันเดียวกันอยู่แล้ว อาจส่งซ้ำ",
        "is what another submission of the same household and day was imported as",
    ),
    Text(
        "ถ้าเป็นการส่งซ้ำ ให้ลบชุดหนึ่งบนเซิร์ฟเวอร์ ถ้าเป็นการแก้ไข ให้ลองแถวที่รออีกครั้ง",
        "If it was sent twice, delete one on the server; if it corrects the other, retry the row",
    ),
)
BEHIND_A_SOURCE = r"uuid:(\S+)"
MOST_LISTED = 20


@dataclass
class Submitted:
    """What the submissions tell of the arriving rows.

    `keys`: by table and row the key of the record that a row is; `gone`: by table and key of a
    stored record whose submission has no such row any more, a row of the same submission.
    """

    keys: dict[str, dict[int, str]] = field(default_factory=dict)
    gone: dict[str, dict[str, int]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)


def submitted(incoming: Incoming, files: Mapping[str, TableFile], noted: pd.DataFrame) -> Submitted:
    """Looks up each row of a survey's export by its submission. `noted`: what `noted_submissions`
    answers. Rows whose submission is not known yet are left to their own keys."""
    told = Submitted()
    for name, file in files.items():
        if (
            file.submissions is None
            or len(file.table.key) > 1
            or file.table.key[0] not in file.cells
        ):
            continue
        one = _OfOneTable(incoming, file, noted)
        told.issues += one.not_approved()
        if file.submissions.repeated:
            told.keys[name], told.gone[name] = one.people()
        else:
            told.keys[name], issues = one.single()
            told.issues += issues
            told.notes += [] if told.notes else one.deleted()
    return told


def noted_of(
    file: TableFile, records: pd.DataFrame, kept: pd.Series
) -> Iterator[dict[str, str | None]]:
    """What is to be noted of the rows `kept`, their keys by row: as `noted_submissions` answers it.

    A row that waited has nothing of its export left but the id behind its source.
    """
    if len(file.table.key) > 1:
        return
    if file.submissions is not None:
        rows = file.submissions.rows.assign(own=file.submissions.own).reindex(kept.index)
        for key, uuid, number in zip(kept, rows["own"], rows["server_id"], strict=True):
            if uuid:
                yield _line(file, key, file.submissions.form, uuid, number or None)
    elif file.source_rows is None and "source" in records:
        uuids = records["source"].reindex(kept.index).str.extract(BEHIND_A_SOURCE)[0]
        for key, uuid in zip(kept, uuids, strict=True):
            if isinstance(uuid, str):
                yield _line(file, key, "", uuid, None)


def _line(
    file: TableFile, key: str, form: str, uuid: str, server_id: str | None
) -> dict[str, str | None]:
    values = (file.table.name, key, form, uuid, server_id)
    return dict(zip(COLUMNS, values, strict=True))


class _OfOneTable:
    """The rows of one table of an export, and what was noted of the records of that table."""

    def __init__(self, incoming: Incoming, file: TableFile, noted: pd.DataFrame):
        assert file.submissions is not None
        self.file, self.table, self.told = file, file.table, file.submissions
        (self.key,) = self.table.key
        self.records = incoming.records[self.table.name]
        self.stored = incoming.stored(self.table.name).set_index(self.key, drop=False)
        lines = noted[noted["table_name"] == self.table.name]
        self.lines = lines[lines["row_key"].isin(self.stored.index)]
        self.by_uuid: dict[str, list[str]] = {}
        self.by_number: dict[tuple[str, str], list[str]] = {}
        for line in self.lines.itertuples():
            self.by_uuid.setdefault(line.uuid, []).append(line.row_key)
            if line.server_id:
                self.by_number.setdefault((line.form, line.server_id), []).append(line.row_key)
        self.rows = self.told.rows.reindex(self.records.index)

    def not_approved(self) -> Iterator[Issue]:
        status = self.told.not_approved
        status = status[status.index.isin(self.records.index)]
        shown = None if self.table.personal else status
        return issues_of_rows(NOT_APPROVED, self.file.name, status.index, None, shown)

    def single(self) -> tuple[dict[int, str], list[Issue]]:
        """One record a submission: the keys, and the rows that have to be asked about."""
        keys: dict[int, str] = {}
        other_record: list[int] = []
        other_submission: list[int] = []
        noted = set(self.lines["row_key"])
        made = self.told.made.reindex(self.records.index)
        for row, own in self.records[self.key].items():
            known = self._known(row)
            if known and own not in known:
                if not made[row] and own in self.stored.index:
                    other_record.append(row)
                else:
                    keys[row] = known[-1]
            elif not known and made[row] and own in noted:
                other_submission.append(row)
        issues = [
            issue
            for rule, rows in ((OTHER_RECORD, other_record), (OTHER_SUBMISSION, other_submission))
            for issue in issues_of_rows(rule, self.file.name, rows, self.key, self._shown(rows))
        ]
        return keys, issues

    def people(self) -> tuple[dict[int, str], dict[str, int]]:
        """Several rows a submission: the keys, and who of before is in none of them."""
        keys: dict[int, str] = {}
        gone: dict[str, int] = {}
        made = self.told.made.reindex(self.records.index)
        arriving = set(self.records.loc[~made, self.key].dropna())
        columns = [
            column.name
            for column in self.table.columns
            if column.name not in STAMP_NAMES
            and column.name != self.key
            and column.refers_to is None
            and column.name in self.records
        ]
        own = self.told.own.reindex(self.records.index)
        for uuid, rows in self.records.groupby(own, sort=False):
            known = self._known(rows.index[0]) if uuid else []
            of_before = [key for key in known if key not in arriving]
            nameless = rows[made[rows.index].to_numpy(bool)]
            pairs = matched(nameless, self.stored.loc[of_before], columns)
            given = {int(nameless.index[one]): of_before[other] for one, other in pairs.items()}
            taken = {*given.values(), *arriving, *self.stored.index}
            for row, key in nameless[self.key].dropna().items():
                if row not in given and key in taken:
                    given[row] = next(f"{key}-{n}" for n in count(2) if f"{key}-{n}" not in taken)
                    taken.add(given[row])
            keys |= given
            left = set(of_before) - set(given.values())
            gone |= {key: int(rows.index[0]) for key in of_before if key in left}
        return keys, gone

    def deleted(self) -> list[Text]:
        """Submissions of before that the export of the same form has not: named, and left."""
        lines = self.lines[self.lines["form"] == self.told.form]
        ids = {*self.rows["uuid"], *self.rows["first_uuid"], *self.rows["before"]}
        there = lines["uuid"].isin(ids) | lines["server_id"].isin(
            set(self.rows["server_id"]) - {""}
        )
        of_records = there.groupby(lines["row_key"]).any()
        missing = sorted(of_records.index[~of_records])
        # An export of a few days has few of them, and says nothing about the others.
        if not missing or of_records.sum() < len(missing):
            return []
        rest = len(missing) - MOST_LISTED
        named = ", ".join(missing[:MOST_LISTED])
        return [
            Text(
                f"{self.file.name}: คำตอบแบบสำรวจ {len(missing):,} ชุดที่เคยนำเข้าไม่อยู่ในไฟล์นี้:"
                f" {named}{f' และอีก {rest:,}' if rest > 0 else ''} ระเบียนคงไว้"
                " ถ้าลบออกจากเซิร์ฟเวอร์แล้ว ให้ปิดระเบียนโดยระบุเหตุ",
                f"{self.file.name}: submissions imported before and not in this file:"
                f" {len(missing):,} ({named}{f' and {rest:,} more' if rest > 0 else ''}). Their"
                " records stay; if they were deleted on the server, close the records with a reason.",
            )
        ]

    def _known(self, row: int) -> list[str]:
        """The keys of the records that this row's submission was imported as, the newest last."""
        told = self.rows.loc[row]
        for uuid in (told["first_uuid"], told["uuid"], told["before"]):
            if uuid and uuid in self.by_uuid:
                return list(dict.fromkeys(self.by_uuid[uuid]))
        return list(dict.fromkeys(self.by_number.get((self.told.form, told["server_id"]), ())))

    def _shown(self, rows: list[int]) -> list[object] | None:
        if not may_be_shown(self.table.name, self.key):
            return None
        return self.records.loc[rows, self.key].tolist()
