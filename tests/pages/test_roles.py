"""What each role sees: its rows and no others, and a choice of roles only over made-up records."""

import shutil
from contextlib import closing

import pytest

from data_access.language.vocabulary import ROLE
from data_access.publishing.publish import publish
from data_access.store.record_store import open_store
from data_access.store.tables import RECORDS
from tests.pages import reading
from tests.pages.test_every_page import PARTNER, every_page

OTHER_PARTNER = "mhs-pao"
ROWS = {
    "pledges": ("partners", ("pledge_id", "outstanding_qty")),
    "deliveries": ("partners", ("delivery_id", "delivered_on")),
    "repairs": ("repairs", ("repair_id", "approved_thb")),
    "stalled repairs": ("repairs", ("repair_id", "limit_days")),
    "households with incomplete records": ("methods", ("household_id", "district_code")),
}
every_kind_of_row = pytest.mark.parametrize("kind", ROWS)


def rows_of(read, kind, **reader):
    """The rows a reader is given, or None where there is no table. A partner's page opens on
    itself; an empty choice shows all that it may see."""
    name, columns = ROWS[kind]
    table = read(name, "en", **reader).table_with(*columns)
    return table.shown.set_axis(table.codes, axis="columns") if table else None


@every_kind_of_row
@pytest.mark.parametrize("role", ["governor", "data_officer"])
def test_the_office_sees_every_row(read, kind, role):
    assert len(rows_of(read, kind, role=role)) > 20


@every_kind_of_row
@pytest.mark.parametrize("role", ["presenter", "public"])
def test_the_presenter_and_the_public_see_no_single_row(read, kind, role):
    assert rows_of(read, kind, role=role) is None


def test_what_is_sent_to_the_office_does_hold_ids(read):
    """Else their absence from what is sent to others would say nothing."""
    assert "HH-58" in read("repairs", "th").sent
    assert "R-0" in read("repairs", "th").sent


@pytest.mark.parametrize("role", ["presenter", "public"])
@every_page
def test_no_id_of_a_household_or_repair_goes_to_the_presenter_or_the_public(read, name, role):
    sent = read(name, "th", role=role).sent

    assert "HH-58" not in sent
    assert "R-0" not in sent


@pytest.mark.parametrize("kind", ["pledges", "deliveries"])
@pytest.mark.parametrize("partner", [PARTNER, OTHER_PARTNER])
def test_a_partner_sees_its_own_pledges_and_deliveries_only(read, kind, partner):
    of_everybody = rows_of(read, kind)
    seen = rows_of(read, kind, role="partner", organisation=partner)
    own_name = (
        read("partners", "en", partner=partner).table_with("pledge_id").shown["Partner"].iloc[0]
    )

    assert 0 < len(seen) < len(of_everybody)
    assert set(seen["partner_id"]) == {own_name}


@pytest.mark.parametrize("kind", ["repairs", "stalled repairs"])
def test_a_partner_sees_the_repairs_it_leads_pays_for_or_delivers_to(read, kind):
    of_everybody = set(rows_of(read, kind)["repair_id"])
    one = rows_of(read, kind, role="partner", organisation=PARTNER)
    other = rows_of(read, kind, role="partner", organisation=OTHER_PARTNER)

    assert 0 < len(one) < len(of_everybody)
    for seen in (one, other):
        assert seen is None or set(seen["repair_id"]) < of_everybody
    assert set(one["repair_id"]) != set(other["repair_id"] if other is not None else ())


def test_a_partner_is_not_shown_the_repair_of_another_by_its_address(read):
    everybody = set(rows_of(read, "repairs")["repair_id"])
    own = set(rows_of(read, "repairs", role="partner", organisation=PARTNER)["repair_id"])
    foreign = min(everybody - own)
    page = reading.read("repairs", "en", role="partner", organisation=PARTNER, repair=foreign)

    assert not page.app.exception
    assert foreign not in page.sent
    assert page.table_with("repair_id", "approved_thb") is not None


def test_over_made_up_records_every_role_can_be_tried(read):
    switch = read("overview", "en").app.selectbox(key="role")

    assert switch.options == [text.en for text in ROLE.values()]
    assert switch.value == "governor"


def test_a_partner_chooses_the_organisation_it_speaks_for(read):
    without = read("overview", "en").app
    with_one = read("overview", "en", role="partner", organisation=PARTNER).app

    assert "organisation" not in [box.key for box in without.selectbox]
    assert with_one.selectbox(key="organisation").value == PARTNER


@pytest.fixture(scope="module")
def real_records(published_sample, tmp_path_factory):
    """The sample as if it were an office's own: nothing in it says that it is made up."""
    var = shutil.copytree(published_sample, tmp_path_factory.mktemp("real") / "var")
    programme = RECORDS["programme"]
    not_made_up = {"made_up": False, "record_version": programme.c.record_version + 1}
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(var))
        with closing(open_store()) as store:
            with store.transaction() as connection:
                connection.execute(programme.update().values(not_made_up))
            publish(store)
    return var


@pytest.fixture
def over_real_records(real_records, monkeypatch):
    monkeypatch.setenv("HOH_VAR", str(real_records))


@pytest.mark.usefixtures("over_real_records")
class TestOverRealRecords:
    @every_page
    def test_nobody_can_choose_to_be_somebody(self, read, name):
        page = reading.read(name, "en", role="governor", organisation=PARTNER)

        assert not page.app.exception
        assert not page.app.error
        assert {"role", "organisation"} & {box.key for box in page.app.selectbox} == set()
        assert "HH-58" not in page.sent
        assert "R-0" not in page.sent

    @every_page
    def test_a_reader_who_has_not_signed_in_is_told_so_and_sees_nothing(self, name):
        page = reading.read(name, "en", role="governor")

        assert "You are no longer signed in" in " ".join(page.words)
        assert page.tables == []
        assert page.of_type("plotly_chart", "deck_gl_json_chart", "metric", "heading") == []

    def test_nothing_says_that_the_records_are_made_up(self):
        page = reading.read("overview", "en")

        assert not [words for words in page.words if "ade-up" in words]
