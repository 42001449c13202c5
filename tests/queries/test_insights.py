"""The sentences that the numbers themselves say."""

import pytest

from data_access.access.scope import Scope
from data_access.language.vocabulary import RAG
from data_access.queries.insights.insights import findings
from tests.programmes import (
    PUBLIC,
    assessed,
    home,
    programme_of,
    repair_at,
    repair_of,
    together,
)
from tests.records import (
    area_target,
    commitment,
    commitment_update,
    partner,
    pledge,
)

PAGES = {"overview", "map", "network", "repairs", "partners", "methods"}
EVERYWHERE = [assessed(home(9, code), 0) for code in ("580104", "580301", "580302", "580601", "580606")]  # fmt: skip


def said(*parts, **given):
    """The English sentences of a programme in which every subdistrict was assessed."""
    return [one.text.en for one in findings(programme_of(*EVERYWHERE, *parts, **given))]


def on_hold(number, reason, subdistrict="580302"):
    return repair_of(
        home(number, subdistrict),
        ("reported", "2023-10-10"),
        ("approved", "2023-12-01"),
        ("on_hold", "2024-03-20"),
        holds=reason,
    )


def test_nothing_is_said_of_a_programme_where_nothing_is_off():
    assert said() == []


def test_the_district_furthest_behind_is_named_with_its_main_reason():
    # 20 × 381 ÷ 564 = 13.5 expected and none handed over; Mueang is 6.8 behind.
    sentences = said(
        on_hold(1, "rain_access"),
        on_hold(2, "rain_access"),
        on_hold(3, "materials"),
        on_hold(1, "labour", "580104"),
        area_target=[
            area_target(target_value="20"),
            area_target(area_code="580104", target_value="10"),
        ],
    )

    assert sentences[0] == (
        "Pai is 14 houses behind plan; 3 on hold there, most of them because of “rainy season,"
        " road cut” (2 of 3)"
    )


def test_a_part_of_a_district_is_named_and_not_the_district():
    rows = {
        "area_target": [area_target(target_value="20"), area_target(area_code="580301")],
    }
    late = together(rows, on_hold(1, "labour"), on_hold(1, "materials", "580301"))
    one, both = (frozenset({"580302"}), frozenset({"580301", "580302"}))

    def first(subdistricts):
        return said(late, scope=Scope(frozenset({"5803"}), subdistricts))[0]

    assert first(one) == (
        "Wiang Nuea (in Pai) is 14 houses behind plan; 1 on hold there, because of"
        " “no labour or craftsman”"
    )
    assert first(both).startswith("Pai is 20 houses behind plan; 2 on hold there")


def test_a_district_without_a_target_is_never_said_to_be_behind():
    assert not any(
        "behind plan" in one for one in said(repair_at("approved", "2024-03-30", home(1)))
    )


def test_the_subdistrict_with_most_urgent_households_is_named():
    urgent = [assessed(home(number), 0, at_risk=True) for number in range(1, 7)]

    found = findings(programme_of(*EVERYWHERE, *urgent))[0]

    assert "6 urgent households" in found.text.en
    assert found.text.en.endswith("all of them in Wiang Nuea")
    assert found.state == "behind"


def test_a_subdistrict_is_said_to_have_most_urgent_households_only_above_half():
    def urgent(counts):
        return [
            assessed(home(number, code), 0, at_risk=True)
            for code, count in counts.items()
            for number in range(1, count + 1)
        ]

    def sentence(counts, **given):
        return findings(programme_of(*EVERYWHERE, *urgent(counts), **given))[0].text.en

    assert "most of them in Wiang Nuea (7 of 13)" in sentence({"580302": 7, "580301": 6})
    assert "the largest number in Wiang Nuea (7 of 14)" in sentence(
        {"580302": 7, "580301": 5, "580601": 2}
    )
    assert "the largest number in Wiang Tai and Wiang Nuea alike (6 each of 12)" in sentence(
        {"580302": 6, "580301": 6}
    )


def test_of_hidden_subdistricts_one_may_have_more_and_the_sentence_says_so():
    """Of fifteen in need ten are urgent in one place; the count of another stays hidden with it."""
    places = ("580301", "580302", "580601", "580606")
    urgent = [
        assessed(home(number, code), 0, at_risk=True)
        for code, count in zip(places, (12, 12, 11, 3), strict=True)
        for number in range(11, count + 11)  # other homes than those of EVERYWHERE
    ]

    found = next(one for one in findings(programme_of(*EVERYWHERE, *urgent, reader=PUBLIC))
                 if "urgent" in one.text.en)  # fmt: skip

    assert "38 urgent households" in found.text.en
    assert "the largest number in Wiang Tai and Wiang Nuea alike (12 each of 38)" in found.text.en
    assert found.text.en.endswith("2 not shown may have more")
    assert "อีก 2 ตำบลไม่แสดงและอาจมากกว่า" in found.text.th


def test_where_no_place_may_be_named_the_urgent_are_still_counted():
    places = ("580104", "580301", "580302", "580601")
    urgent = [
        assessed(home(number, code), 0, at_risk=True) for code in places for number in range(1, 4)
    ]

    said = [one.text.en for one in findings(programme_of(*EVERYWHERE, *urgent, reader=PUBLIC))]

    assert "12 urgent households wait for work to begin" in said


def test_two_districts_equally_far_behind_are_both_named():
    sentences = said(
        area_target=[
            area_target(target_value="20"),
            area_target(area_code="580104", target_value="20"),
        ],
    )

    assert sentences[0] == "Mueang and Pai alike: each 14 houses behind plan"


def test_stalled_repairs_are_counted_with_the_status_where_most_of_them_stand():
    sentences = said(
        repair_at("surveyed", "2024-01-01", home(1)),
        repair_at("completed", "2024-01-01", home(2)),
        repair_at("completed", "2024-01-01", home(3)),
    )

    assert sentences == [
        "3 repairs are stalled, most of them at “work completed” (2 of 3) for over 14 days"
    ]


def test_overdue_pledges_name_the_partner_with_most_of_them():
    late = {"due_on": "2024-01-31"}

    sentences = said(
        pledge=[
            pledge(pledge_id="K-1", **late),
            pledge(pledge_id="K-2", partner_id="LAO", **late),
            pledge(pledge_id="K-3", partner_id="LAO", **late),
        ]
    )

    assert len(sentences) == 1
    assert sentences[0].startswith("3 pledges are overdue")
    assert sentences[0].endswith("most of them by LAO (2 of 3)")


def test_partners_with_equally_many_overdue_pledges_are_both_named():
    late = {"due_on": "2024-01-31"}

    sentences = said(pledge=[pledge(**late), pledge(pledge_id="K-2", partner_id="LAO", **late)])

    assert sentences[0] == (
        "2 pledges are overdue, the largest number by CODI and LAO alike (1 each of 2)"
    )


def test_a_single_overdue_pledge_is_told_as_one_and_a_partner_without_a_short_name_in_full():
    sentences = said(
        partner=[partner(short_en="", name_en="The Institute")],
        pledge=[pledge(due_on="2024-01-31")],
    )

    assert sentences[0] == "1 pledge is overdue, by The Institute"


def test_subdistricts_that_nobody_assessed_are_said_to_be_unknown():
    found = findings(programme_of())[0]

    assert found.state == "no_data"
    assert "5 subdistricts: Pang Mu, Wiang Tai, Wiang Nuea and others" in found.text.en


def test_commitments_are_mentioned_only_when_they_are_behind():
    behind = commitment(target_qty="10", start_on="2024-01-01", due_on="2024-05-30")

    sentences = said(commitment=[behind], commitment_update=[commitment_update(qty_to_date="3")])
    kept = said(commitment=[behind], commitment_update=[commitment_update(qty_to_date="9")])

    assert len(sentences) == 1
    assert "30%" in sentences[0]
    assert "60%" in sentences[0]
    assert kept == []


@pytest.mark.parametrize("scope", [Scope(), Scope(frozenset({"5803"})), Scope(fiscal_year_be=2567)])
def test_every_finding_has_both_languages_a_page_and_a_state(scope):
    programme = programme_of(
        on_hold(1, "rain_access"),
        repair_at("surveyed", "2024-01-01", home(2)),
        area_target=[area_target(target_value="20")],
        pledge=[pledge(due_on="2024-01-31")],
        reader=PUBLIC,
        scope=scope,
    )

    for one in findings(programme):
        assert one.text.th
        assert one.text.en
        assert "nan" not in one.text.en
        assert one.page in PAGES
        assert one.state in RAG
