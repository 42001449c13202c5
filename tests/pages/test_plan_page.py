"""The page of area plans: one plan in a sentence with its forms, a place without one, and an outsider."""

MAE_SAM_LAEP = {"district": "5806", "subdistrict": "580606"}
WITHOUT_A_PLAN = {"district": "5806", "subdistrict": "580604"}


def labels(page):
    return {one.label for one in page.app.button}


def test_one_plan_is_said_in_a_sentence_and_those_who_keep_plans_have_its_forms(read):
    page = read("plan", "en", role="governor", **MAE_SAM_LAEP)

    assert not page.app.exception
    assert page.answer == (
        "**Mae Sam Laep**: 7 measures; 1.84 million baht, 62% secured;"
        " forum held 14 Mar 2024 (2567); next: the LAO's session"
    )
    assert "Take it to the next step" in labels(page)

    other = read("plan", "en", role="records_reader", **MAE_SAM_LAEP)
    assert other.answer == page.answer
    assert "Take it to the next step" not in labels(other)


def test_a_place_without_a_plan_is_offered_a_draft_of_what_its_district_lacks_most(read):
    page = read("plan", "en", role="data_officer", **WITHOUT_A_PLAN)

    assert not page.app.exception
    assert page.answer == "No area plan has been drafted for what is chosen yet"
    offered = [one.label for one in page.app.checkbox]
    assert offered[0] == "Living: house repair, 15 houses"
    assert "Draft a plan from the figures" in labels(page)


def test_an_outsider_reads_how_far_plans_are_and_no_money(read):
    page = read("plan", "en", role="public")

    assert not page.app.exception
    assert page.answer.startswith("**26 of 45 subdistricts** have an adopted plan, 18 of them")
    assert "baht" not in page.answer
