"""Who reads releases is offered the days that were released, and no other."""

import pytest

from tests.pages.test_every_page import PARTNER
from ui.shell.footer import HOUSES_AS_RELEASED

OFFERED_TO_THE_PUBLIC = ["As of 29 Feb 2024 (Review meeting)", "As of 31 Jan 2024"]


def days_offered(page, label):
    (box,) = [one for one in page.app.selectbox if one.label == label]
    return box.options


@pytest.mark.parametrize("role", ["public", "presenter"])
def test_an_outsider_is_offered_days_that_were_released_alone(role, read):
    page = read("overview", "en", role=role)

    assert days_offered(page, "As of")[1:] == OFFERED_TO_THE_PUBLIC


def test_who_sees_every_row_is_offered_every_meeting_and_end_of_a_month(read):
    offered = days_offered(read("overview", "en", role="governor"), "As of")

    assert len(offered) > 12 and set(OFFERED_TO_THE_PUBLIC) <= set(offered)


def test_an_outsider_compares_released_days(read):
    page = read("since", "en", role="public")

    assert len(days_offered(page, "Compared with")) == 2
    assert not page.app.error


def test_the_foot_tells_the_oldest_day_of_the_houses_that_a_page_shows_as_released(read):
    repairs, partners = (
        read(name, "en", role="partner", organisation=PARTNER) for name in ("repairs", "partners")
    )

    assert f"{HOUSES_AS_RELEASED.en} 31 Jan 2024" in "\n".join(repairs.words)
    assert HOUSES_AS_RELEASED.en not in "\n".join(partners.words)
