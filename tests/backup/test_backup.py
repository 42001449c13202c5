"""Backups: made while others write, encrypted, and restored whole into either database."""

import io
import os
import shutil
import tarfile
import threading
import time
from contextlib import closing

import pyrage
import pytest
import sqlalchemy as sa

from data_access.__main__ import main
from data_access.access.roles import NotAllowed, Principal
from data_access.accounts import register, sessions
from data_access.accounts.role_assignment import Standing
from data_access.backup import archive
from data_access.backup.making import back_up
from data_access.backup.restoring import restore
from data_access.backup.sealing import Identity, Passphrase, Recipient
from data_access.backup.store_copy import contents, copy_rows
from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import publish
from data_access.store import audit
from data_access.store.account_tables import ACCOUNT, SESSION
from data_access.store.record_store import open_store
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError
from data_access.system.last_backup import said_of_last
from tests.records import first_changed, records_folder

WORDS = "สามคำที่จำได้ง่าย"
NAME = "นกขมิ้นเหลืองอ่อน"
ADMIN = Principal("admin", account_id="a-1")


@pytest.fixture
def key(tmp_path):
    """The recipient's key: who it is sealed to, and the file of the secret part."""
    secret = pyrage.x25519.Identity.generate()
    file = tmp_path / "office.key"
    file.write_text(f"# kept in the safe\n{secret}\n", encoding="utf-8")
    return Recipient(str(secret.to_public())), Identity(file), file


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """A var/ as an office has it: records, a snapshot, an account that is signed in."""
    folder = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder / "var"))
        with closing(open_store()) as store:
            households = first_changed("household", head_name=NAME)
            commit(check_folder(records_folder(folder / "in", household=households), store), store)
            publish(store)
            register.create(store, None, "keeper", Standing("admin"))
            with store.transaction() as connection:
                sessions.begin(connection, connection.scalar(sa.select(ACCOUNT.c.account_id)))
    return folder / "var"


@pytest.fixture
def small_office(used, var):
    """That office, on SQLite."""
    shutil.copytree(used, var)
    with closing(open_store()) as store:
        yield store


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request, small_office):
    """That office, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield small_office
        return
    with closing(open_store(request.getfixturevalue("postgres_url"))) as server:
        with small_office.reading() as source, server.transaction() as target:
            copy_rows(source, target)
        yield server


def writing(store, stop, done):
    """Writes batches of five records and a row of the log until it is told to stop."""
    stored = RECORDS["commitment_update"]
    with store.reading() as connection:
        first = dict(connection.execute(sa.select(stored)).mappings().first())
    while not stop.is_set():
        with store.transaction() as connection:
            for one in range(5):
                key = {"evidence": f"batch {done[0]}", "reported_on": first["reported_on"]}
                row = first | key | {"commitment_id": f"C-{done[0]}-{one}"}
                connection.execute(stored.insert().values(row))
            audit.record(connection, "entry", None, f"batch {done[0]}", 5)
        done[0] += 1


def held(store):
    with store.reading() as connection:
        return contents(connection)


def test_the_drill_a_backup_made_while_others_write_is_restored_whole(
    office, tmp_path, key, monkeypatch
):
    stop, done = threading.Event(), [0]
    writer = threading.Thread(target=writing, args=(office, stop, done))
    writer.start()
    try:
        while done[0] < 3 and writer.is_alive():
            time.sleep(0.01)
        made = back_up(office, tmp_path / "monthly.age", key[0], ADMIN)
        written_meanwhile = done[0]
    finally:
        stop.set()
        writer.join()

    restored = restore(tmp_path / "monthly.age", tmp_path / "elsewhere", key[1])

    assert restored == made
    assert written_meanwhile >= 3
    monkeypatch.setenv("HOH_VAR", str(tmp_path / "elsewhere"))
    with closing(open_store(f"sqlite:///{tmp_path / 'elsewhere' / 'store.sqlite'}")) as copy:
        now_held = held(copy)
        changed_by_restoring = {"session", "look", "audit"}
        for name, known in made.tables.items():
            if name not in changed_by_restoring:
                assert now_held[name] == known, name
        assert (now_held["commitment_update"][0] - 1) % 5 == 0, "only whole batches"
        assert now_held["session"][0] == 0 and made.tables["session"][0] == 1
        assert now_held["audit"][0] == made.tables["audit"][0] + 1
        verdict = audit.verify(copy, made.audit_head)
        assert verdict.broken is None
        assert audit.rows(copy, ADMIN, newest=1)[0]["action"] == "restore"
    assert current_snapshot().id == made.snapshot
    assert (tmp_path / "elsewhere").stat().st_mode & 0o077 == 0


def test_a_backup_goes_from_a_file_to_a_server_and_back(
    small_office, postgres_url, tmp_path, key, monkeypatch
):
    made = back_up(small_office, tmp_path / "file.age", key[0])
    with closing(open_store(postgres_url)) as server:
        restore(tmp_path / "file.age", tmp_path / "beside-the-server", key[1], server)
        on_server = held(server)
        assert not (tmp_path / "beside-the-server" / "store.sqlite").exists()
        with pytest.raises(RecordsError, match="holds records"):
            restore(tmp_path / "file.age", tmp_path / "again", key[1], server)
        assert not (tmp_path / "again").exists()
        assert held(server) == on_server

        monkeypatch.setenv("HOH_VAR", str(tmp_path / "beside-the-server"))
        assert audit.verify(server, made.audit_head).broken is None
        back_up(server, tmp_path / "server.age", key[0])
    restored = restore(tmp_path / "server.age", tmp_path / "a-file-again", key[1])

    assert restored.database == "postgresql"
    assert restored.tables == on_server
    unchanged = made.tables.keys() - {"session", "look", "audit"}
    assert {name: restored.tables[name] for name in unchanged} == {
        name: made.tables[name] for name in unchanged
    }


def test_every_table_of_the_store_is_in_the_backup(small_office, tmp_path, key):
    made = back_up(small_office, tmp_path / "all.age", key[0])
    with small_office.reading() as connection:
        tables = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}

    assert made.tables.keys() == tables
    assert {"store.sqlite", "keys/audit.key", "snapshots/current"} <= made.files.keys()
    assert f"snapshots/{made.snapshot}/manifest.json" in made.files


def test_the_commands_make_a_file_that_only_the_passphrase_opens(
    small_office, tmp_path, monkeypatch, capsys, var
):
    file, folder = tmp_path / "backup.age", tmp_path / "restored"
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["backup", str(file)]) == 2
    assert "HOH_BACKUP_PASSPHRASE" in capsys.readouterr().err

    monkeypatch.setenv("HOH_BACKUP_PASSPHRASE", WORDS)
    assert main(["backup", str(file)]) == 0
    content = file.read_bytes()
    said = capsys.readouterr().out
    assert content.startswith(b"age-encryption.org/v1")
    assert NAME.encode() not in content and b"SQLite" not in content
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert list(var.glob(".backup-*")) == []
    assert audit.head(small_office).split(":")[1] not in said  # its own row came after
    assert "backup.age" in said_of_last().en
    assert NAME in set(small_office.read("household")["head_name"])

    monkeypatch.setenv("HOH_BACKUP_PASSPHRASE", WORDS + "!")
    assert main(["restore", str(file), "--into", str(folder)]) == 2
    assert "wrong passphrase or key" in capsys.readouterr().err
    assert not folder.exists()
    monkeypatch.setenv("HOH_BACKUP_PASSPHRASE", WORDS)
    assert main(["restore", str(file), "--into", str(folder)]) == 0
    assert f"HOH_VAR={folder}" in capsys.readouterr().out
    assert os.environ["HOH_VAR"] == str(var)

    monkeypatch.setenv("HOH_VAR", str(folder))
    assert main(["audit", "verify"]) == 0
    assert main(["setup", "sample_data"]) == 0


def test_what_cannot_be_backed_up_or_restored_is_refused_and_leaves_nothing(
    small_office, tmp_path, key
):
    to, opens, secret = key
    good = tmp_path / "good.age"
    back_up(small_office, good, to)

    with pytest.raises(RecordsError, match="never written over"):
        back_up(small_office, good, to)
    with pytest.raises(RecordsError, match="no folder"):
        back_up(small_office, tmp_path / "usb" / "backup.age", to)
    with pytest.raises(NotAllowed):
        back_up(small_office, tmp_path / "by-an-officer.age", to, Principal("data_officer"))
    with pytest.raises(RecordsError, match="at least 12"):
        Passphrase("short")
    with pytest.raises(RecordsError, match="begins with age1"):
        Recipient("ssh-ed25519 AAAA")
    with pytest.raises(RecordsError, match="no identity"):
        Identity(good)

    target = tmp_path / "target"
    content = good.read_bytes()
    (tmp_path / "cut.age").write_bytes(content[: len(content) // 2])
    (tmp_path / "changed.age").write_bytes(content[:-2_000] + b"\x00" + content[-1_999:])
    secret.write_text(str(pyrage.x25519.Identity.generate()), encoding="utf-8")
    for file, lock in (("cut", opens), ("changed", opens), ("good", Identity(secret))):
        with pytest.raises(RecordsError, match="cannot be opened"):
            restore(tmp_path / f"{file}.age", target, lock)
    with pytest.raises(RecordsError, match="no backup"):
        restore(tmp_path / "nowhere.age", target, opens)
    assert not target.exists()
    target.mkdir()
    (target / "notes.txt").write_text("ของเดิม", encoding="utf-8")
    with pytest.raises(RecordsError, match="not empty"):
        restore(good, target, opens)
    assert [path.name for path in target.iterdir()] == ["notes.txt"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_two_backups_are_not_made_at_once(small_office, tmp_path, key):
    class Slow:
        """Tries another backup while this one is being sealed."""

        def seal(self, plain, sealed):
            with pytest.raises(RecordsError, match="Another backup"):
                back_up(small_office, tmp_path / "second.age", key[0])
            key[0].seal(plain, sealed)

    back_up(small_office, tmp_path / "first.age", Slow())

    assert (tmp_path / "first.age").exists()
    assert not (tmp_path / "second.age").exists()


def test_a_log_changed_before_the_backup_is_restored_and_said(
    small_office, tmp_path, key, monkeypatch
):
    with small_office.transaction() as connection:
        connection.exec_driver_sql("drop trigger audit_keeps_its_rows")
        connection.execute(audit.AUDIT.update().where(audit.AUDIT.c.number == 1).values(what="-"))

    made = back_up(small_office, tmp_path / "changed.age", key[0])

    assert made.audit_broken == 1
    assert restore(tmp_path / "changed.age", tmp_path / "elsewhere", key[1]) == made
    monkeypatch.setenv("HOH_VAR", str(tmp_path / "elsewhere"))
    with closing(open_store()) as copy:
        assert audit.verify(copy).broken == 1
        with copy.reading() as connection:
            assert connection.scalar(sa.select(sa.func.count()).select_from(SESSION)) == 0


def repacked(source, target, change):
    """The archive with the members that `change` makes of its own."""
    with tarfile.open(source) as old, tarfile.open(target, "w:gz") as new:
        members = [(one.name, old.extractfile(one).read()) for one in old]
        for name, content in change(members):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))


CHANGES = {
    "a file too many": lambda members: [*members, ("extra", b"x")],
    "a file outside": lambda members: [*members, (f"{os.pardir}/outside", b"x")],
    "a file missing": lambda members: members[:-1],
    "a file changed": lambda members: [*members[:-1], (members[-1][0], b"changed")],
    "a file twice": lambda members: [*members, members[-1]],
    "no manifest": lambda members: members[1:],
    "a manifest of nothing": lambda members: [("manifest.json", b"{}"), *members[1:]],
    "nothing": lambda members: [],
}


@pytest.mark.parametrize("what", CHANGES)
def test_an_archive_that_is_not_as_it_was_packed_is_refused(what, tmp_path):
    (tmp_path / "var" / "keys").mkdir(parents=True)
    (tmp_path / "var" / "keys" / "a.key").write_text("secret")
    (tmp_path / "var" / "store.sqlite").write_bytes(b"rows")
    files = archive.hashes_of(tmp_path / "var")
    manifest = archive.Manifest("2026-11-24", "sqlite", True, None, "0003", "0:", None, {}, files)
    archive.pack(tmp_path / "var", manifest, tmp_path / "good")
    repacked(tmp_path / "good", tmp_path / "bad", CHANGES[what])

    assert archive.unpack(tmp_path / "good", tmp_path / "out") == manifest
    with pytest.raises(RecordsError, match="incomplete or damaged"):
        archive.unpack(tmp_path / "bad", tmp_path / "out-of-bad")
    assert not (tmp_path / "outside").exists()


def test_a_backup_of_a_newer_program_says_so(tmp_path):
    (tmp_path / "var").mkdir()
    newer = archive.Manifest(
        "2026-11-24", "sqlite", True, None, "0003", "0:", None, {}, {}, archive.FORMAT + 1
    )
    archive.pack(tmp_path / "var", newer, tmp_path / "packed")

    with pytest.raises(RecordsError, match="newer version"):
        archive.unpack(tmp_path / "packed", tmp_path / "out")
