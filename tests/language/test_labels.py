"""A label is no identity: who bears a name twice is told apart wherever names are shown."""

from data_access.language.labels import distinct
from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import areas
from data_access.queries.network.goals import goal_board, goal_names
from data_access.queries.partners.partners import partner_table
from display.words.words import words_of
from tests.programmes import programme_of
from tests.records import goal, minimal_programme, partner

SAO = Text("อบต.", "SAO")


def test_a_name_that_one_bears_is_left_as_it_is():
    assert distinct({"A": Text("ก", "a"), "B": Text("ข", "b")}) == {
        "A": Text("ก", "a"),
        "B": Text("ข", "b"),
    }


def test_a_name_that_several_bear_has_the_whole_name_behind_it():
    more = {"A": Text("อบต.เหนือ", "North SAO"), "B": Text("อบต.ใต้", "South SAO")}

    assert distinct({"A": SAO, "B": SAO}, more) == {
        "A": Text("อบต. (อบต.เหนือ)", "SAO (North SAO)"),
        "B": Text("อบต. (อบต.ใต้)", "SAO (South SAO)"),
    }


def test_the_id_tells_apart_where_the_whole_names_are_the_same_or_missing():
    more = {"A": Text("อบต.เหนือ", "North SAO"), "B": Text("อบต.เหนือ", "North SAO"), "C": SAO}

    assert [one.en for one in distinct({"A": SAO, "B": SAO, "C": SAO}, more).values()] == [
        "SAO (A)",
        "SAO (B)",
        "SAO",
    ]
    assert [one.th for one in distinct({"A": SAO, "B": SAO}).values()] == ["อบต. (A)", "อบต. (B)"]


def test_each_language_is_told_apart_by_itself_and_case_and_spaces_make_no_difference():
    told = distinct({"A": Text("ก", "Council"), "B": Text("ข", " COUNCIL ")})

    assert told == {"A": Text("ก", "Council (A)"), "B": Text("ข", " COUNCIL  (B)")}


def test_three_partners_of_one_short_name_are_three_in_every_list():
    three = [
        partner(
            partner_id=f"P{n}", short_th="อบต.", short_en="SAO", name_th=name, name_en=f"SAO {n}"
        )
        for n, name in enumerate(("อบต.เหนือ", "อบต.ใต้", "อบต.กลาง"), start=1)
    ]
    programme = programme_of(partner=three)

    assert list(partner_table(programme)["short_th"]) == [
        "อบต. (อบต.เหนือ)",
        "อบต. (อบต.ใต้)",
        "อบต. (อบต.กลาง)",
    ]
    words = words_of(programme, "en")
    assert [words.say(one) for one in words.partners.values()] == [
        "SAO (SAO 1)",
        "SAO (SAO 2)",
        "SAO (SAO 3)",
    ]
    assert [words.say(one) for one in words.full_names.values()] == ["SAO 1", "SAO 2", "SAO 3"]


def test_subdistricts_of_one_name_have_their_district_behind_it_and_a_record_has_its_own_name():
    both = [
        {**one, "name_th": "ในเมือง", "name_en": "Nai Mueang"}
        if one["area_code"] in ("580104", "580301")
        else one
        for one in minimal_programme()["area"]
    ]
    names = areas(programme_of(area=both))

    assert names.names["580104"] == Text("ในเมือง (เมืองแม่ฮ่องสอน)", "Nai Mueang (Mueang)")
    assert names.names["580301"] == Text("ในเมือง (ปาย)", "Nai Mueang (Pai)")
    assert names.own_names["580301"] == Text("ในเมือง", "Nai Mueang")


def test_a_subdistrict_may_have_the_name_of_its_district():
    one = [
        {**given, "name_th": "ปาย", "name_en": "Pai"} if given["area_code"] == "580301" else given
        for given in minimal_programme()["area"]
    ]

    assert areas(programme_of(area=one)).names["580301"] == Text("ปาย", "Pai")


def test_two_goals_of_one_name_have_their_ids_behind_it():
    two = [goal(goal_id=one, name_th="ซ่อมบ้าน", name_en="Repairs") for one in ("G1", "G2")]
    programme = programme_of(goal=two)

    for table in (goal_names(programme), goal_board(programme)):
        assert list(table["name_en"]) == ["Repairs (G1)", "Repairs (G2)"]
