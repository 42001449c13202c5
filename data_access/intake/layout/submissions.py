"""What a survey server says of each submission: by which ids it is known, and how it was judged."""

from dataclasses import dataclass

import pandas as pd

from data_access.intake.cells.normalise import alike
from data_access.intake.files.sheet import Sheet
from data_access.intake.layout.survey_questions import SUBMITTED, SUBMITTED_BY, UUID

# KoboToolbox gives an edited submission another _uuid; the number _id and the first uuid stay.
# In ODK the KEY stays, whatever is edited.
FIRST_UUID = ("meta/rootUuid", "meta.rootUuid", "_submission__rootUuid")
UUID_BEFORE = ("meta/deprecatedID", "meta.deprecatedID", "meta-deprecatedID", "deprecatedID")
SERVER_ID = ("_id", "_submission__id")
STATUS = ("_validation_status", "_submission__validation_status", "ReviewState")
COLUMNS = {
    "uuid": UUID,
    "first_uuid": FIRST_UUID,
    "before": UUID_BEFORE,
    "server_id": SERVER_ID,
    "status": STATUS,
    "submitted": SUBMITTED,
    "submitted_by": SUBMITTED_BY,
}
# Approved, or nobody has decided yet; every other word keeps a submission waiting.
ACCEPTED = {"", "approved", "validationstatusapproved", "received", "edited"}


@dataclass(frozen=True)
class Submissions:
    """The submissions behind the rows of one table of an export.

    `rows`: under the file's row numbers, as text and "" where not said: `uuid`, `first_uuid`,
    `before` (the uuid before the last edit), `server_id`, `status`, `submitted` (when) and
    `submitted_by`. `repeated`: several rows
    may be of one submission. `made`: whether the key of a row was made here and not asked.
    """

    form: str
    rows: pd.DataFrame
    repeated: bool
    made: pd.Series

    @property
    def own(self) -> pd.Series:
        """The one id that a submission keeps, as far as the export says it."""
        rows = self.rows
        return rows["first_uuid"].where(rows["first_uuid"] != "", rows["uuid"])

    @property
    def not_approved(self) -> pd.Series:
        """The status of the submissions that the server says are not to be used, or not yet."""
        status = self.rows["status"]
        return status[[alike(word) not in ACCEPTED for word in status]]


def submissions_in(sheet: Sheet) -> pd.DataFrame:
    """What one sheet itself says of the submission of each of its rows, as `Submissions.rows`."""
    rows = sheet.cells.iloc[1:]
    headings = next(iter(sheet.top(1).values()), [])
    told = {}
    for name, called in COLUMNS.items():
        place = next((headings.index(one) for one in called if one in headings), None)
        told[name] = pd.Series("", rows.index, "str") if place is None else rows[place].str.strip()
    for name in ("uuid", "first_uuid", "before"):
        told[name] = told[name].str.removeprefix("uuid:")
    return pd.DataFrame(told, index=rows.index)
