"""How many single records a file holds: what the audit log keeps of it, beside its name."""

from data_access.queries.partners.partners import delivery_rows, pledge_rows
from data_access.queries.repairs.single_repairs import repair_rows
from data_access.snapshots.programme import Programme


def rows_of_workbook(programme: Programme) -> int:
    """Pledges, deliveries and repairs that this reader may see."""
    return rows_of_ledger(programme) + len(repair_rows(programme))


def rows_of_ledger(programme: Programme, partner_id: str | None = None) -> int:
    """Pledges and deliveries that this reader may see, of all partners or of one."""
    return len(pledge_rows(programme, partner_id)) + len(delivery_rows(programme, partner_id))
