"""What a newcomer does wrong ends in a sentence that says how to mend it, and never in a traceback."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from data_access.publishing.publish import publish
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from data_access.system.paths import ROOT
from hoh.__main__ import main
from tests.browser.server import free_port

COMMANDS = [["batches"], ["figures"], ["load", "sample_data"], ["setup", "sample_data"]]


def said_by(capsys, command, **environment):
    """What a command that cannot be done says, in both languages."""
    assert main(command) == 2, command
    said = capsys.readouterr().err
    assert re.search("[ก-๙]{10}", said)
    return said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_data_folder_that_is_a_file_is_named(command, tmp_path, monkeypatch, capsys):
    file = tmp_path / "records.txt"
    file.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("HOH_VAR", str(file))

    said = said_by(capsys, command)

    assert f"HOH_VAR names {file}, which is a file or is inside one" in said
    assert file.read_text("utf-8") == "no folder"


def test_a_data_folder_inside_a_file_is_explained_too(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").touch()
    monkeypatch.setenv("HOH_VAR", str(tmp_path / "file" / "var"))

    assert "which is a file" in said_by(capsys, ["batches"])


@pytest.mark.parametrize("var", ["records", "records/deep"])
def test_a_data_folder_that_is_a_link_to_a_missing_disk_is_explained(
    var, tmp_path, monkeypatch, capsys
):
    (tmp_path / "records").symlink_to(tmp_path / "disk" / "not-connected")
    monkeypatch.setenv("HOH_VAR", str(tmp_path / var))

    said = said_by(capsys, ["batches"])

    assert f"The folder {tmp_path / 'records'} cannot be made" in said
    assert "name another folder in HOH_VAR" in said


def test_a_folder_that_another_user_owns_is_named_with_the_way_to_get_it(tmp_path):
    """As a user of an office finds /srv: there is no right to make a folder in it."""
    (tmp_path / "srv").mkdir(mode=0o755)
    tmp_path.chmod(0o755)
    # Its own user is dropped after the modules are loaded: they may lie where only root can read.
    program = (
        "import os, sys; from hoh.__main__ import main\n"
        "import data_access.commands.records.batches, data_access.commands.starting\n"
        "import psycopg, alembic.command, sqlalchemy.dialects.sqlite\n"
        "os.getuid() or os.setuid(65534)\n"
        "sys.exit(main(['batches']))"
    )
    (tmp_path / "srv").chmod(0o555)
    var = tmp_path / "srv" / "home-of-happiness"
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "HOH_VAR": str(var)},
        capture_output=True,
        text=True,
    )

    assert told.returncode == 2, told.stderr
    assert "Traceback" not in told.stderr
    assert f"{var} cannot be opened or written" in told.stderr
    assert f"sudo install -d -o USER {var}" in told.stderr
    assert "อ่านอย่างเดียว" in told.stderr


UNREADABLE = [
    "sqlite",
    "records.sqlite",
    "sqlite://",
    "sqlite://server/records",
    "postgresql://officer:geheim@server:port/records",
    "://officer:geheim@server",
]


@pytest.mark.parametrize("address", UNREADABLE)
def test_an_address_of_the_store_that_cannot_be_read_is_explained_without_its_password(
    address, monkeypatch, capsys
):
    monkeypatch.setenv("HOH_STORE", address)

    said = said_by(capsys, ["batches"])

    assert "HOH_STORE cannot be read." in said and "postgresql+psycopg://user" in said
    assert "geheim" not in said


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("mysql://officer:geheim@server/records", "mysql"),
        ("postgresql+psycopg2://officer:geheim@server/records", "postgresql+psycopg2"),
        ("duckdb:///records.duckdb", "duckdb"),
    ],
)
def test_a_database_of_another_kind_is_refused_and_what_can_be_used_is_named(
    address, kind, monkeypatch, capsys
):
    monkeypatch.setenv("HOH_STORE", address)

    said = said_by(capsys, ["batches"])

    assert f"HOH_STORE names a database of the kind {kind}, which cannot be used." in said
    assert "geheim" not in said


@contextmanager
def without(package, monkeypatch):
    """As on a machine where the package was never installed."""
    with monkeypatch.context() as missing:
        for name in [one for one in sys.modules if one.split(".")[0] == package]:
            missing.delitem(sys.modules, name)
        missing.setitem(sys.modules, package, None)
        yield


def test_a_cluster_without_its_client_is_explained(loaded, monkeypatch, capsys):
    publish(loaded)
    monkeypatch.setenv("HOH_ENGINE", "sc://127.0.0.1:15002")
    with without("pyspark", monkeypatch):
        said = said_by(capsys, ["figures"])

    assert "HOH_ENGINE" in said and "pip install pyspark-client" in said


# What only some offices install: what they ask for, and the package that it needs.
OFFICE_ONLY = [
    ("psycopg", ["batches"], {"HOH_STORE": "postgresql://officer:geheim@server/records"}),
    ("pyogrio", ["boundaries", __file__], {}),
    ("authlib", ["serve"], {"HOH_OIDC_ISSUER": "https://id.example", "HOH_OIDC_CLIENT": "hoh"}),
    ("httpx", ["serve"], {"HOH_OIDC_ISSUER": "https://id.example", "HOH_OIDC_CLIENT": "hoh"}),
]


@pytest.mark.parametrize(("package", "command", "settings"), OFFICE_ONLY)
def test_a_package_that_only_some_offices_install_is_named_with_the_way_to_get_it(
    package, command, settings, loaded, monkeypatch, capsys
):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    port = ["--port", str(free_port())] if command == ["serve"] else []
    with without(package, monkeypatch):
        said = said_by(capsys, [*command, *port])

    assert f"needs the package {package}, which is not installed" in said
    assert "`make install`, or `pip install -r requirements-office.txt`" in said
    assert "geheim" not in said


def refused(address):
    with pytest.raises(RecordsError) as error:
        open_store(address.render_as_string(hide_password=False))
    assert "geheim" not in error.value.text.th + error.value.text.en
    assert re.search("[ก-๙]{10}", error.value.text.th)
    return error.value.text.en


def test_a_database_that_is_not_there_is_told_from_a_server_that_is_not(postgres_server):
    said = refused(postgres_server.set(database="nowhere"))

    assert "answers, but has no database nowhere" in said
    assert "`createdb nowhere`" in said


@pytest.mark.parametrize("password", ["geheim", None])
def test_a_wrong_password_is_told_from_a_missing_database(postgres_server, password):
    engine = sa.create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("create role malee login password 'another'")
        rules = connection.exec_driver_sql("show hba_file").scalar()
        with open(rules, encoding="utf-8") as file:
            usual = file.read()
        try:
            with open(rules, "w", encoding="utf-8") as file:
                file.write("local all malee scram-sha-256\n" + usual)
            connection.exec_driver_sql("select pg_reload_conf()")
            said = refused(postgres_server.set(username="malee", password=password))
        finally:
            with open(rules, "w", encoding="utf-8") as file:
                file.write(usual)
            connection.exec_driver_sql("select pg_reload_conf()")
            connection.exec_driver_sql("drop role malee")
    engine.dispose()

    assert "does not accept the user malee or the password" in said


def test_a_user_who_is_not_known_to_the_server_is_said(postgres_server):
    assert "does not accept the user nobody" in refused(postgres_server.set(username="nobody"))


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
def test_a_server_that_is_not_there_is_said(host):
    said = refused(sa.make_url(f"postgresql+psycopg://malee:geheim@{host}:1/records"))

    assert "no server answers" in said
