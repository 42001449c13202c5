"""Records that cannot be read are explained in the reader's language, and never shown as a zero."""

import json
import re

import pytest

from data_access.snapshots.manifest import write_manifest
from data_access.snapshots.result_cache import forget
from tests.pages import reading
from tests.pages.test_every_page import both_languages, every_page

DIGITS = re.compile(r"\d")


def current(var):
    return var / "snapshots" / (var / "snapshots" / "current").read_text("utf-8").strip()


def nothing_published(var):
    (var / "snapshots" / "current").unlink()


def pointer_to_nothing(var):
    (var / "snapshots" / "current").write_text("aaaaaaaaaaaa", "utf-8")


def manifest_cut_short(var):
    path = current(var) / "manifest.json"
    path.write_text(path.read_text("utf-8")[:200], "utf-8")


def manifest_of_another_version(var):
    manifest = json.loads((current(var) / "manifest.json").read_text("utf-8"))
    write_manifest(current(var), {**manifest, "shape": "another"})


def manifest_from_before_there_were_checksums(var):
    path = current(var) / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    del manifest["shape"], manifest["checksum"]
    path.write_text(json.dumps({**manifest, "schema_version": 1}), "utf-8")


def manifest_with_a_list_of_weights(var):
    manifest = json.loads((current(var) / "manifest.json").read_text("utf-8"))
    write_manifest(current(var), {**manifest, "weights": []})


def pointer_that_is_no_text(var):
    (var / "snapshots" / "current").write_bytes(b"\xff\xfe\x00")


def one_bit_of_a_table(var):
    path = current(var) / "repair.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def table_missing(var):
    (current(var) / "repair.parquet").unlink()


def table_cut_short(var):
    path = current(var) / "repair_status_log.parquet"
    path.write_bytes(path.read_bytes()[:2_000])


def table_overwritten(var):
    path = current(var) / "area.parquet"
    path.write_bytes(b"\x00" * 2_000)


DAMAGES = {
    damage.__name__: damage
    for damage in (
        nothing_published,
        pointer_to_nothing,
        manifest_cut_short,
        manifest_of_another_version,
        manifest_from_before_there_were_checksums,
        manifest_with_a_list_of_weights,
        pointer_that_is_no_text,
        one_bit_of_a_table,
        table_missing,
        table_cut_short,
        table_overwritten,
    )
}
every_damage = pytest.mark.parametrize("damage", DAMAGES)


@every_damage
@both_languages
def test_records_that_cannot_be_read_are_explained(own_var, damage, language):
    DAMAGES[damage](own_var)
    page = reading.read("overview", language)

    assert not page.app.exception
    assert len(page.app.error) == 1
    message = page.app.error[0].value
    assert bool(re.search("[\u0e00-\u0e7f]", message)) == (language == "th")
    assert "hoh " in message  # what to do next


@every_damage
@every_page
def test_no_page_shows_a_figure_of_records_that_cannot_be_read(own_var, damage, name):
    DAMAGES[damage](own_var)
    page = reading.read(name)

    assert len(page.app.error) == 1
    assert list(page.app.metric) == []
    assert page.tables == []
    assert page.of_type("plotly_chart", "deck_gl_json_chart") == []
    assert [one.value for one in page.app.header if DIGITS.search(one.value)] == []


def test_a_snapshot_damaged_while_the_server_runs_is_not_answered_by_old_figures_as_new(own_var):
    """What was asked before may still be answered; what was not is an error, never a zero."""
    assert not reading.read("overview").app.error
    table_cut_short(own_var)
    forget()
    page = reading.read("repairs")

    assert len(page.app.error) == 1
    assert list(page.app.metric) == []


def test_what_is_published_is_shown_once_the_damage_is_mended(own_var):
    name = (own_var / "snapshots" / "current").read_text("utf-8")
    nothing_published(own_var)
    assert reading.read("overview").app.error
    (own_var / "snapshots" / "current").write_text(name, "utf-8")
    page = reading.read("overview")

    assert not page.app.error
    assert len(page.app.metric) == 8


@both_languages
def test_a_choice_without_a_repair_says_what_to_choose_instead(read, language):
    page = read("repairs", language, district="5806", subdistrict="580603", as_of="2023-03-31")

    assert "ลองเลือกทุกอำเภอ" in page.answer or "Try all districts" in page.answer
    assert page.of_type("plotly_chart") == []
