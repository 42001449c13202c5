"""Who is asking, and what each role may do. Everything that is not granted here is refused."""

from dataclasses import dataclass, replace

from data_access.language.vocabulary import CAPABILITY, ROLE, Text
from data_access.system.errors import RecordsError


class NotAllowed(RecordsError):
    """The reader's role lacks a capability. The audit log keeps it as `denied`."""

    def __init__(self, role: str, capability: str):
        th, en = ROLE[role], CAPABILITY[capability]
        having = [ROLE[one] for one, rights in RIGHTS.items() if capability in rights.capabilities]
        super().__init__(
            Text(
                f"บทบาท «{th.th}» ไม่มีสิทธิ «{en.th}» บทบาทที่มี: {', '.join(one.th for one in having)}"
                " หากจำเป็นต้องใช้ กรุณาแจ้งผู้ดูแลระบบ",
                f"The role «{th.en}» lacks the right «{en.en}». Roles that have it:"
                f" {', '.join(one.en for one in having)}. If it is needed, ask the administrator.",
            )
        )
        self.capability = capability


@dataclass(frozen=True)
class Rights:
    """What a role may do, and from which count on it is shown a number of households or people."""

    smallest_count: int
    capabilities: frozenset[str]

    @property
    def rows(self) -> str:
        """Single repairs, pledges and deliveries, by id and area: "all", "own" (those of the
        reader's organisation) or "none"."""
        if "see_all_rows" in self.capabilities:
            return "all"
        return "own" if "see_own_rows" in self.capabilities else "none"


def _rights(smallest_count: int, *capabilities: str) -> Rights:
    if unknown := set(capabilities) - CAPABILITY.keys():
        raise ValueError(f"{', '.join(sorted(unknown))}: not in CAPABILITY")
    return Rights(smallest_count, frozenset(capabilities))


# An office decides here who may do what. `export_personal` gives an officer back the rows of the
# officer's own file, and the record of one household that is open; nobody takes the register along.
RIGHTS = {
    "governor": _rights(
        5, "see_aggregates", "see_all_rows", "export", "keep_meetings", "decide", "verify"
    ),
    "partner": _rights(10, "see_aggregates", "see_own_rows", "export", "report_own"),
    "lao": _rights(10, "see_aggregates", "export", "report_own"),
    "community": _rights(10, "see_aggregates", "export", "report_own"),
    "presenter": _rights(10, "see_aggregates", "export"),
    "public": _rights(10, "see_aggregates", "export"),
    "records_reader": _rights(5, "see_aggregates", "see_all_rows", "see_personal"),
    "data_officer": _rights(
        5,
        "see_aggregates",
        "see_all_rows",
        "see_personal",
        "export",
        "export_personal",
        "intake",
        "enter",
        "keep_meetings",
        "undo",
        "publish",
        "decide",
        "verify",
    ),
    "admin": _rights(10, "see_aggregates", "accounts", "backup", "read_audit"),
}


# What an account of the role is bound to: one record of this table.
BOUND_TO = {"partner": "partner", "lao": "lao", "community": "participant"}


@dataclass(frozen=True)
class Principal:
    """The reader of this very question: a role, and for those of BOUND_TO whose it is: the id of a
    partner, an LAO or a participant.

    `districts` are those whose records a data officer may change; none named means all of them.
    `account_id` and `session_id` say who signed in, for the audit log; whoever tries a role over
    made-up records has neither.
    """

    role: str
    organisation: str | None = None
    districts: frozenset[str] = frozenset()
    account_id: str | None = None
    session_id: str | None = None

    def __post_init__(self):
        if self.role not in ROLE:
            raise ValueError(f"{self.role!r} is not one of {', '.join(ROLE)}")
        if (self.role in BOUND_TO) != bool(self.organisation):
            raise ValueError(
                f"{', '.join(BOUND_TO)}, and no other role, belongs to an organisation"
            )
        if self.districts and self.role != "data_officer":
            raise ValueError("only a data officer is bound to districts")

    @property
    def rights(self) -> Rights:
        return RIGHTS[self.role]

    @property
    def as_anybody(self) -> "Principal":
        """With the same rights, and without the account: all who have them see the same."""
        return replace(self, account_id=None, session_id=None)

    def may(self, capability: str) -> bool:
        if capability not in CAPABILITY:
            raise ValueError(f"{capability!r} is not one of {', '.join(CAPABILITY)}")
        return capability in self.rights.capabilities

    def require(self, capability: str) -> None:
        """NotAllowed unless this reader may."""
        if not self.may(capability):
            raise NotAllowed(self.role, capability)
