"""The fingerprint of what is published: it changes with every column, and an old one is refused."""

import json
import zipfile
from argparse import Namespace

import pyarrow.parquet
import pytest

from data_access.commands.records import setup
from data_access.presentation_file import fingerprint as file_format
from data_access.presentation_file.reader import open_file
from data_access.presentation_file.signing import sign
from data_access.presentation_file.writing import (
    MANIFEST,
    SIGNATURE,
    PresenterAnswers,
    write_answers,
)
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import is_published, publish
from data_access.schema import TABLES
from data_access.snapshots import shape
from data_access.snapshots.manifest import read_manifest, sha256_of, write_manifest
from data_access.system.errors import RecordsError
from data_access.system.paths import ROOT
from tests.programmes import programme_of


def fingerprint():
    shape.shape_in_force.cache_clear()
    return shape.shape_in_force()


@pytest.fixture(autouse=True)
def forgotten():
    yield
    shape.shape_in_force.cache_clear()
    file_format.format_in_force.cache_clear()


def test_the_fingerprint_is_the_same_every_time():
    assert fingerprint() == fingerprint()


@pytest.mark.parametrize("table", [one.name for one in TABLES if not one.personal])
def test_a_column_more_changes_the_fingerprint(table, monkeypatch):
    before, schema_of = fingerprint(), shape.schema_of
    more = pyarrow.field("one_more", pyarrow.int64())
    monkeypatch.setattr(
        shape,
        "schema_of",
        lambda name: schema_of(name).append(more) if name == table else schema_of(name),
    )

    assert fingerprint() != before


def test_another_type_changes_the_fingerprint(monkeypatch):
    before, schema_of = fingerprint(), shape.schema_of
    monkeypatch.setattr(
        shape,
        "schema_of",
        lambda name: schema_of(name).set(
            0, pyarrow.field(schema_of(name).names[0], pyarrow.int8())
        ),
    )

    assert fingerprint() != before


def test_the_name_of_a_weight_changes_the_fingerprint_and_its_value_does_not(monkeypatch):
    before, weights = fingerprint(), shape.weights_in_force()
    other = {**weights, "need_condition_score": weights["need_condition_score"] + 1}
    monkeypatch.setattr(shape, "weights_in_force", lambda: other)
    assert fingerprint() == before

    monkeypatch.setattr(shape, "weights_in_force", lambda: {**weights, "one_more": 1})
    assert fingerprint() != before


def of_an_earlier_version(folder):
    """The snapshot as a program wrote it that knew a column less of a table."""
    path = folder / "repair.parquet"
    table = pyarrow.parquet.read_table(path)
    pyarrow.parquet.write_table(table.drop_columns("approved_thb"), path)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    hashes = manifest["sha256"] | {path.name: sha256_of(path)}
    write_manifest(folder, manifest | {"shape": "an earlier", "sha256": hashes})


def test_a_snapshot_of_another_shape_is_refused_and_setup_publishes_it_anew(loaded):
    publish(loaded)
    folder = current_snapshot().folder
    of_an_earlier_version(folder)

    with pytest.raises(RecordsError, match="another version of the program"):
        current_snapshot()
    assert not is_published(loaded)
    assert setup.run(Namespace(folder=ROOT / "sample_data")) == 0
    assert "approved_thb" in pyarrow.parquet.read_schema(folder / "repair.parquet").names
    assert current_snapshot().folder == folder


def test_a_damaged_snapshot_is_published_anew_by_setup(loaded):
    publish(loaded)
    path = current_snapshot().folder / "household.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    assert setup.run(Namespace(folder=ROOT / "sample_data")) == 0
    assert read_manifest(path.parent)["row_counts"]["household"] == 3


@pytest.fixture
def file(var, tmp_path):
    """A published file that says what it must, and holds no answer."""
    path = tmp_path / "meeting.hoh"
    (var / "keys").mkdir(parents=True)
    write_answers(programme_of().snapshot, PresenterAnswers(), path)
    return path


def test_a_file_of_a_program_that_asks_otherwise_is_refused_in_words(file, monkeypatch):
    assert open_file(file).days
    texts = file_format._texts_of
    monkeypatch.setattr(file_format, "_texts_of", lambda module: [*texts(module), "select 1"])
    file_format.format_in_force.cache_clear()
    copy = file.with_name("copy.hoh")
    copy.write_bytes(file.read_bytes())

    with pytest.raises(RecordsError, match="another version of the program"):
        open_file(copy)


def test_a_file_of_another_shape_is_refused_in_words(file, monkeypatch):
    monkeypatch.setattr(shape, "schema_of", lambda name: pyarrow.schema([("id", pyarrow.string())]))
    shape.shape_in_force.cache_clear()
    file_format.format_in_force.cache_clear()

    with pytest.raises(RecordsError, match="another version of the program"):
        open_file(file)


def test_a_file_from_before_there_were_fingerprints_is_refused_in_words(file):
    with zipfile.ZipFile(file) as archive:
        told = json.loads(archive.read(MANIFEST)) | {"format": 1, "schema_version": 1}
    written = json.dumps(told).encode()
    public_key, signature = sign(written)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(MANIFEST, written)
        signed = {"public_key": public_key.hex(), "signature": signature.hex()}
        archive.writestr(SIGNATURE, json.dumps(signed))

    with pytest.raises(RecordsError, match="another version of the program"):
        open_file(file)
