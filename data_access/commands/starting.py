"""What a command or a server does first, before it reads or writes a record."""

from data_access.backup.left_over import sweep_at_start
from data_access.system.faults import explaining_faults
from data_access.system.file_rights import keep_private


def start() -> None:
    """Keeps what is made to its own user, and takes away what a killed program left.

    RecordsError if HOH_GROUP is wrong or HOH_VAR cannot be written.
    """
    with explaining_faults():
        keep_private()
        sweep_at_start()
