"""What partners and participants report themselves: new days that were asked for late promises, and
proofs. No new day is verified, so no promise has moved yet; of the proofs no file is there.
"""

import hashlib
from pathlib import Path

from sample_data.making.basics.days import AS_OF, day, iso_day
from sample_data.making.basics.tables import write_rows
from sample_data.making.network.commitments import make_commitments
from sample_data.making.network.deliveries import Delivery
from sample_data.making.network.pledges import Pledge

PROOFS = 12
_ASKED = ((AS_OF - 12, 60, "rain"), (AS_OF - 5, 30, "materials"))  # day, days more, reason


def write_moves(folder: Path, pledges: list[Pledge], seed: int) -> None:
    """One of a partner and one of a participant: the first whose day has passed."""
    pledge = next(one for one in pledges if one.way == "partly_overdue")
    commitment = next(
        one
        for one in make_commitments(seed)[0]
        if one["status"] == "in_progress" and day(one["due_on"]) < AS_OF
    )
    rows = []
    for number, (of, (on, days, reason)) in enumerate(
        zip(
            ({"pledge_id": pledge.id}, {"commitment_id": commitment["commitment_id"]}),
            _ASKED,
            strict=True,
        ),
        start=1,
    ):
        rows.append(
            {
                "move_id": f"PM-{number:03d}",
                **of,
                "reported_on": iso_day(on),
                "due_on": iso_day(AS_OF + days),
                "reason": reason,
                "verification": "self_reported",
            }
        )
    write_rows(folder, "promise_move", rows, [day(row["reported_on"]) for row in rows])


def write_proofs(folder: Path, deliveries: list[Delivery]) -> None:
    """A receipt of each of the newest deliveries against a pledge that were verified."""
    proven = [one for one in deliveries if one.verification == "verified" and one.pledge][-PROOFS:]
    rows = [
        {
            "proof_id": f"PF-{one.id[3:]}",
            "delivery_id": one.id,
            "kind": "receipt",
            "sha256": hashlib.sha256(one.id.encode()).hexdigest(),
            "file": f"PF-{one.id[3:]}.jpg",
            "taken_on": iso_day(one.on),
        }
        for one in proven
    ]
    write_rows(folder, "proof", rows, [one.on for one in proven])
