"""A store on a server that this machine has published from: it is missed when its tables are gone."""

import hashlib

import sqlalchemy as sa

from data_access.system.errors import RecordsError
from data_access.system.faults import gone_from_server
from data_access.system.file_rights import make_folder
from data_access.system.paths import var_folder

NOTED = "servers.txt"  # in HOH_VAR: one fingerprint a line, without user or password


def note_used(address: sa.URL) -> None:
    """Writes down that records were published from this database."""
    if not was_used(address):
        path = make_folder(var_folder()) / NOTED
        path.touch(mode=0o600)
        with path.open("a", encoding="ascii") as file:
            file.write(f"{_fingerprint(address)}\n")


def was_used(address: sa.URL) -> bool:
    try:
        return _fingerprint(address) in (var_folder() / NOTED).read_text("ascii").split()
    except FileNotFoundError:
        return False


def refuse_emptied(connection: sa.Connection, address: sa.URL) -> None:
    """RecordsError if records of this database are published here, and it has not one table: an empty
    store in its place would look like a programme that never began."""
    if was_used(address) and not sa.inspect(connection).get_table_names():
        raise RecordsError(gone_from_server())


def _fingerprint(address: sa.URL) -> str:
    named = f"{address.host}:{address.port or 5432}/{address.database}"
    return hashlib.sha256(named.encode("utf-8")).hexdigest()[:16]
