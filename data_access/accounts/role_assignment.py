"""What an account stands for: its role, and the organisation or districts it is bound to."""

from dataclasses import dataclass

import sqlalchemy as sa

from data_access.access.roles import BOUND_TO, Principal
from data_access.language.vocabulary import ROLE, Text
from data_access.schema import BY_NAME
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError

NOT_BOUND = Text(
    "บทบาทภาคี อปท. และผู้เข้าร่วมเครือข่ายต้องระบุว่าเป็นของใคร และบทบาทอื่นไม่ต้องระบุ",
    "A partner, an LAO or a member of the network belongs to an organisation on record, and no"
    " other role does.",
)
CALLED = {
    "partner": Text("หน่วยงาน", "organisation"),
    "lao": Text("อปท.", "LAO"),
    "participant": Text("ผู้เข้าร่วม", "participant"),
}
NOT_AN_OFFICER = Text(
    "อำเภอที่รับผิดชอบมีได้เฉพาะเจ้าหน้าที่ข้อมูล", "Only a data officer is bound to districts."
)


@dataclass(frozen=True)
class Standing:
    """A role of None may sign in and sees nothing. No districts: all of them."""

    role: str | None
    organisation: str | None = None
    districts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, row: sa.Row) -> "Standing":
        """As the columns of an account hold it."""
        districts = frozenset((row.districts or "").split(";")) - {""}
        return cls(row.role, row.organisation, districts)

    def columns(self) -> dict[str, str | None]:
        return {
            "role": self.role,
            "organisation": self.organisation,
            "districts": ";".join(sorted(self.districts)) or None,
        }

    @property
    def said(self) -> str:
        """In codes only, for the audit log."""
        codes = [self.role or "no role", self.organisation or "", *sorted(self.districts)]
        return " ".join(code for code in codes if code)

    def principal(self, account_id: str, session_id: str) -> Principal | None:
        """The reader it makes of somebody; None without a role."""
        if self.role is None:
            return None
        return Principal(self.role, self.organisation, self.districts, account_id, session_id)

    def refuse_unknown(self, connection: sa.Connection) -> None:
        """RecordsError unless the role exists and is bound to what is on record."""
        if self.role is not None and self.role not in ROLE:
            raise RecordsError(_one_of(Text("บทบาท", "role"), self.role, list(ROLE)))
        if (self.role in BOUND_TO) != bool(self.organisation):
            raise RecordsError(NOT_BOUND)
        if self.districts and self.role != "data_officer":
            raise RecordsError(NOT_AN_OFFICER)
        if self.role is not None and self.organisation:
            table = BY_NAME[BOUND_TO[self.role]]
            on_record = sa.select(RECORDS[table.name].c[table.key[0]])
            _refuse(CALLED[table.name], self.organisation, connection, on_record)
        for code in sorted(self.districts):
            area = RECORDS["area"]
            districts = sa.select(area.c.area_code).where(area.c.level == "district")
            _refuse(Text("อำเภอ", "district"), code, connection, districts)


def _refuse(kind: Text, code: str, connection: sa.Connection, on_record: sa.Select) -> None:
    known = sorted(connection.scalars(on_record))
    if code not in known:
        raise RecordsError(_one_of(kind, code, known))


def _one_of(kind: Text, code: str, known: list[str]) -> Text:
    listed = ", ".join(known) or "–"
    return Text(
        f"ไม่มี{kind.th} {code} ที่ใช้ได้คือ {listed}",
        f"There is no {kind.en} {code}. Those on record: {listed}.",
    )
