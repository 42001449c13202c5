"""Every sentence that is said of a programme, whatever the medium, with the place that says it."""

import re
from dataclasses import replace

from data_access.choice.proposal import ordinary_ask, propose
from data_access.indicators import INDICATORS
from data_access.language.vocabulary import Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.queries.insights.insights import findings
from data_access.queries.meetings.decisions import decisions, tally
from data_access.queries.meetings.gatherings import gatherings
from data_access.queries.partners.followed import houses_linked
from data_access.queries.partners.ledger import ledger
from display.answers.action_items import asks
from display.answers.answer import answer, remarks
from display.answers.decided import (
    in_one_line,
    last_decided,
    none_in_view,
    said_of_tally,
    sentence,
)
from display.answers.ledger import bridge, linked_words, sums_of
from display.answers.network_answer import NetworkAnswer
from display.answers.part import whole
from display.answers.partner_answer import PartnerAnswer
from display.answers.poverty_answer import PovertyAnswer
from display.changes import changes
from display.choice.choice_answer import choice_against_priority, choice_answer
from display.story import last_meeting, story
from display.tiles.overview_tiles import tiles
from display.tiles.partner_tiles import partner_tiles
from display.words.bilingual import Bilingual
from exports.minutes.minutes import minutes

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
THAI_MONTHS = "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค."
DAYS = [
    rf"\d{{1,2}} ({MONTHS})( \d{{4}} \(25\d\d\))?",
    rf"({MONTHS}) \d{{4}}",
    r"\d{4}-\d\d-\d\d",
    rf"\d{{1,2}} ({THAI_MONTHS.replace('.', '[.]')})( 25\d\d)?",
    rf"({THAI_MONTHS.replace('.', '[.]')}) \d\d",
    r"\d{1,2}/\d{1,2}/25\d\d",
]


def sentences(programme):
    """(place, Text) pairs."""
    for one in findings(programme):
        yield "finding", one.text
    yield "answer", whole_answer(programme)
    yield "answer of the network", whole(NetworkAnswer(programme).sentence)
    for partner_id in (None, "CODI"):
        partner = PartnerAnswer(programme, partner_id)
        yield "answer of partners", whole(partner.sentence)
        yield from (("finding of partners", words) for _, words in partner.findings)
        yield from (("ask of a partner", words) for words in partner.action_items)
        for tile in partner_tiles(programme, partner_id):
            yield "tile of partners", tile.compare
    for tile in tiles(programme):
        yield "tile", tile.compare
    houses = HousesAnswer(programme)
    yield from (("tile of the forecast", words) for words in houses.finish_tile)
    yield "tile of houses", houses.of_target
    for words in (houses.finish, *houses.remarks):
        yield "forecast", words
    for indicator in INDICATORS:
        if note := indicator.measure(programme).note:
            yield f"note of {indicator.key}", note
    yield from (("ask", one) for one in asks(programme))
    if (earlier := last_meeting(programme)) is not None:
        for change in changes(programme, earlier):
            for words in (change.said, *change.why, change.then, change.now):
                yield f"change of {change.key}", words
    for slide in story(programme):
        for words in (slide.title, slide.lead, slide.picture.alt, slide.note):
            yield f"slide {slide.key}", words
        for number in slide.numbers:
            yield f"number of {slide.key}", number.value
    for say in (of_poverty, of_decisions, of_minutes, of_the_ledger, of_a_choice):
        yield from say(programme)


def of_poverty(programme):
    said = PovertyAnswer(programme)
    for name in ("poor", "measures", "mostly", "worst", "still_poor", "not_known"):
        if words := getattr(said, name):
            yield f"poverty, {name}", words


def of_decisions(programme):
    rows = decisions(programme)
    if rows.empty:
        yield "no decision", none_in_view(programme)
    else:
        yield "tally of decisions", said_of_tally(tally(rows))
    if last := last_decided(programme):
        yield "last decisions", sentence(programme, last)
        for _, row in last.rows.iterrows():
            yield "decision", in_one_line(row, Bilingual(programme))


def of_minutes(programme):
    for event_id in gatherings(programme)["event_id"]:
        th, en = (minutes(programme, event_id, language) for language in ("th", "en"))
        yield from (
            ("fact of a meeting", Text(*both)) for both in zip(th.facts, en.facts, strict=True)
        )


def of_the_ledger(programme):
    yield "ledger", bridge(sums_of(ledger(programme)))
    yield "houses linked", linked_words(houses_linked(programme))


def of_a_choice(programme):
    """Of the sum that is proposed, with a least share and without, and of one that pays one house."""
    ask = ordinary_ask(programme)
    for asked in (ask, replace(ask, floor_share=0.0), replace(ask, budget_thb=30_000)):
        proposal = propose(programme, asked)
        said = choice_answer(proposal)
        yield "choice", Text(said.th.replace("*", ""), said.en.replace("*", ""))
        if compared := choice_against_priority(proposal):
            yield "choice compared", compared


def whole_answer(programme):
    """As the brief has it: the sentence, and what it leaves open."""
    said = whole(answer(programme))
    left_open = remarks(programme)
    return Text(
        " ".join([said.th, *(one.th for one in left_open)]),
        ". ".join([said.en, *(one.en.removesuffix(".") for one in left_open)]),
    )


def numbers_in(words):
    """The numbers that stand in a sentence, in order of size; days are left out."""
    for day in DAYS:
        words = re.sub(day, " ", words)
    return sorted(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?%?", words))
