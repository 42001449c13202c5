"""Who reports for itself adds what is its own, unverified; nothing of it counts before it is verified."""

import io
from datetime import date

import pytest
from PIL import Image

from data_access import casework
from data_access.access.roles import NotAllowed, Principal
from data_access.access.scope import Scope
from data_access.casework.checking import check_reports, proof_of, waiting_reports
from data_access.casework.keeping import keep
from data_access.casework.own_reports import (
    ask_new_day,
    offer,
    own_reports,
    report_delivery,
    report_quantity,
    withdraw,
)
from data_access.casework.proof_files import proof_file
from data_access.intake.commit.commit import commit
from data_access.intake.commit.undo import undo
from data_access.intake.preview.folder import check_folder
from data_access.publishing.current import current_snapshot
from data_access.queries.partners.partners import fulfilment
from data_access.snapshots.programme import Programme
from data_access.system.errors import RecordsError
from data_access.system.paths import photos_folder
from tests.records import commitment, lao, participant, partner, pledge, write_folder

GOVERNOR = Principal("governor", account_id="A0")
CODI = Principal("partner", "CODI", account_id="A1")
SHOP = Principal("partner", "SHOP", account_id="A2")
LAO = Principal("lao", "LAO-02", account_id="A3")
PERSON = Principal("community", "P001", account_id="A4")
GIVEN = {
    "pledge_id": "K-0001",
    "kind": "cash",
    "unit": "THB",
    "qty": "5000",
    "delivered_on": "2024-03-20",
    "area_code": "580302",
}
ON = date(2024, 3, 20)


@pytest.fixture
def store(loaded, tmp_path):
    more = {
        "partner": [partner(partner_id="SHOP", short_th="ร้าน", short_en="SHOP", name_en="Shop")],
        "pledge": [pledge(pledge_id="K-SHOP", partner_id="SHOP")],
        "lao": [lao(lao_id="LAO-02")],
        "participant": [participant(participant_id="P002", lao_id="LAO-02", participant_group="lao_executive")],
        "commitment": [commitment(commitment_id="C002", participant_id="P002")],
    }  # fmt: skip
    assert (
        commit(check_folder(write_folder(tmp_path / "in", more), loaded), loaded).rows_waiting == 0
    )
    return loaded


@pytest.fixture
def unpublished(monkeypatch):
    """For what is about records alone: to publish takes longer than all else."""
    for module in (casework.keeping, casework.own_reports, casework.checking):
        monkeypatch.setattr(module, "publish_newest", lambda store, by: None)


def picture(**saved):
    made = io.BytesIO()
    place = Image.Exif()
    place[0x8825] = {1: "N", 2: (19.0, 18.0, 0.0)}  # where it was taken
    place[0x010F] = "a phone"
    Image.new("RGB", (40, 20), "teal").save(made, "JPEG", exif=place, **saved)
    return made.getvalue()


def counted():
    return fulfilment(Programme(current_snapshot(), Scope(), GOVERNOR))["counted_thb"]


def test_a_report_moves_no_figure_until_it_is_verified(store):
    report_delivery(store, CODI, GIVEN, picture())
    assert counted() == 20_000  # of the one delivery that was verified before
    (report,) = own_reports(store, CODI)
    assert (report.state, report.cells["qty"]) == ("self_reported", 5000)

    (waiting,) = [one for one in waiting_reports(store, GOVERNOR) if one.proof]
    assert proof_of(store, GOVERNOR, waiting.proof).startswith(b"\xff\xd8")
    check_reports(store, GOVERNOR, [("delivery", waiting.key)], "ok")
    assert counted() == 25_000
    assert own_reports(store, CODI) == []


def test_nobody_reads_reports_on_or_withdraws_what_is_anothers(store, unpublished):
    report_delivery(store, CODI, GIVEN)
    (mine,) = own_reports(store, CODI)

    assert own_reports(store, SHOP) == own_reports(store, LAO) == []
    for attempt in (
        lambda: report_delivery(store, SHOP, GIVEN),  # against a pledge of CODI
        lambda: report_delivery(store, SHOP, {**GIVEN, "pledge_id": "", "repair_id": "R-0001"}),
        lambda: report_delivery(store, LAO, {**GIVEN, "pledge_id": ""}),
        lambda: report_delivery(store, CODI, {**GIVEN, "qty": "-5"}),
        lambda: ask_new_day(store, SHOP, "K-0001", ON, date(2024, 12, 1), "rain"),
        lambda: report_quantity(store, LAO, "C001", ON, 3),
        lambda: report_quantity(store, PERSON, "C002", ON, 3),
        lambda: ask_new_day(store, CODI, "C001", ON, date(2024, 12, 1), "rain"),
        lambda: keep(store, CODI, {"delivery": [{"delivery_id": mine.key, "qty": "9"}]}, "own"),
        lambda: keep(store, CODI, {"pledge": [{**pledge(pledge_id="K-2"), "pledge_status": "committed"}]}, "own"),
        lambda: keep(store, CODI, {"household": [{"household_id": "HH-1"}]}, "own"),
    ):  # fmt: skip
        with pytest.raises(RecordsError, match="not a new record of your own"):
            attempt()
    with pytest.raises(RecordsError, match="not yours"):
        withdraw(store, SHOP, mine.batch)
    with pytest.raises(RecordsError):
        undo(str(mine.batch), store, SHOP)
    with pytest.raises(NotAllowed):
        undo("1", store, CODI)
    for reader in (GOVERNOR, Principal("public"), Principal("data_officer")):
        with pytest.raises(NotAllowed):
            report_delivery(store, reader, GIVEN)
    assert own_reports(store, CODI) == [mine]


def test_an_own_report_is_withdrawn_with_its_picture_until_it_is_verified(store, unpublished):
    report_delivery(store, CODI, GIVEN, picture())
    (mine,) = own_reports(store, CODI)
    assert [path.suffix for path in photos_folder().iterdir()] == [".jpg"]
    withdraw(store, CODI, mine.batch)
    assert own_reports(store, CODI) == [] == [*photos_folder().iterdir()]

    report_delivery(store, CODI, GIVEN)
    (mine,) = own_reports(store, CODI)
    done = check_reports(store, GOVERNOR, [("delivery", mine.key)], "ok")
    with pytest.raises(RecordsError, match="it is verified"):
        withdraw(store, CODI, mine.batch)
    undo(str(done.number), store, GOVERNOR)
    check_reports(store, GOVERNOR, [("delivery", mine.key)], "wrong_qty")
    (returned,) = own_reports(store, CODI)
    assert (returned.state, returned.reason, returned.batch) == ("rejected", "wrong_qty", None)


def test_a_participant_and_its_lao_report_a_quantity_and_ask_for_a_new_day(store, unpublished):
    report_quantity(store, LAO, "C002", ON, 4)
    with pytest.raises(RecordsError, match="somebody else saved one"):
        report_quantity(store, LAO, "C002", ON, 5)
    ask_new_day(store, PERSON, "C001", ON, date(2024, 12, 1), "materials")
    with pytest.raises(RecordsError, match="already waits"):
        ask_new_day(store, PERSON, "C001", ON, date(2024, 12, 2), "rain")
    (move,) = own_reports(store, PERSON)
    assert (move.table_name, move.cells["commitment_id"]) == ("promise_move", "C001")


def test_an_offer_is_written_in_words_of_the_closed_lists_and_waits(store, unpublished):
    offer(store, SHOP, "material", 40, "sheet", "580302", ON, date(2024, 6, 30))

    (mine,) = own_reports(store, SHOP)
    assert (mine.cells["text_th"], mine.state) == ("วัสดุอุปกรณ์ 40 แผ่น", "offered")


def test_a_picture_is_written_again_without_where_and_with_what_it_was_taken():
    file = proof_file(picture(comment=b"19.3N 98.4E"))

    with Image.open(io.BytesIO(file.content)) as written:
        assert written.format == "JPEG"
        assert not written.getexif()
        assert "comment" not in written.info
    assert b"phone" not in file.content and b"19.3N" not in file.content
    assert proof_file(picture(comment=b"other")).sha256 == file.sha256


@pytest.mark.parametrize("sent", [b"", b"%PDF-1.7 not a picture", picture()[:60]])
def test_what_is_no_picture_is_refused_with_what_is_accepted(sent):
    with pytest.raises(RecordsError, match="JPEG, PNG and WebP"):
        proof_file(sent)


def test_a_picture_over_the_limit_is_refused():
    with pytest.raises(RecordsError, match="20 MB"):
        proof_file(b"\xff" * (20 * 1024 * 1024 + 1))
