"""Any province: every page opens on the list of its areas and a few households."""

import csv
import io

import pytest

from data_access import __main__ as records
from tests.pages.reading import NAMES, read
from tests.published import made_once, published_in

DAY = "2024-03-31"
PROGRAMME = (
    "programme_id,name_th,name_en,province_code,started_on,network_size,made_up,updated_at\n"
    f"GH,บ้านดี,Good Homes,57,2023-03-16,80,yes,{DAY}\n"
)
HOUSEHOLDS = (
    "household_id,subdistrict_code,moo,n_members,tenure,access,survey_method,consent,"
    "registered_on,active,updated_at\n"
)
ASSESSMENTS = (
    "assessment_id,household_id,assessed_on,assessor_org,structure_condition,roof_condition,"
    "wall_condition,floor_condition,toilet_condition,electrical_condition,water_condition,"
    "access_condition,people_at_risk,updated_at\n"
)


@pytest.fixture(scope="module")
def chiang_rai(tmp_path_factory):
    """A var/ of sixty households in as many of its 124 subdistricts, half of them in need."""
    folder = tmp_path_factory.mktemp("chiang-rai")
    with pytest.MonkeyPatch.context() as output:
        written = io.StringIO()
        output.setattr("sys.stdout", written)
        assert records.main(["areas", "57", "--on", DAY]) == 0
    rows = list(csv.DictReader(io.StringIO(written.getvalue())))
    codes = [row["area_code"] for row in rows if row["level"] == "subdistrict"][::2][:60]
    homes, looked = [HOUSEHOLDS], [ASSESSMENTS]
    for at, code in enumerate(codes):
        homes.append(f"H{at},{code},1,4,own_title,paved,listed,given,2023-05-01,yes,{DAY}\n")
        if at % 2:
            looked.append(f"A{at},H{at},2023-06-01,อบจ.,3,3,2,2,1,1,1,1,no,{DAY}\n")
    for name, text in {
        "area": written.getvalue(),
        "programme": PROGRAMME,
        "household": "".join(homes),
        "assessment": "".join(looked),
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return made_once(tmp_path_factory, "another", lambda var: published_in(var, folder))


def test_every_page_opens_on_another_province(chiang_rai, monkeypatch):
    monkeypatch.setenv("HOH_VAR", str(chiang_rai))

    for name in NAMES:
        page = read(name, "th")
        written = " ".join(page.words)
        assert not page.app.exception and not page.app.error, name
        assert "แม่ฮ่องสอน" not in written and "120 คน" not in written, name
        if name == "map":
            assert "พิกัดจุดกลางของตำบล" in written  # and so says what a map needs
