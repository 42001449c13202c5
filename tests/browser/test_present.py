"""Present mode as a presenter meets it: keys and fingers, the hall and the phone, a weak link."""

import re
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import publish
from data_access.store.record_store import open_store
from data_access.store.tables import RECORDS
from display.story import KEYS
from tests.browser.chromium import PATIENCE, Visit
from tests.browser.server import serving
from tests.browser.test_every_page import AXE, FIND_VIOLATIONS
from tests.forgetting import forget_releases
from tests.tiers import IS_SOAK

HALL, PHONE = (1920, 1080), (390, 844)
THAI = re.compile("[ก-๙]")
# Each text on the slide that is seen: where it stands, in what size, and in which part of the slide.
TEXTS = """() => {
    const stage = [...document.querySelectorAll('*')]
        .map(element => element.shadowRoot?.querySelector('.stage')).find(Boolean)
    const found = []
    const walk = document.createTreeWalker(stage.querySelector('.slide.seen'), NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
        const text = walk.currentNode, around = text.parentElement
        const range = document.createRange()
        range.selectNodeContents(text)
        if (!text.data.trim() || getComputedStyle(around).clipPath !== 'none') continue
        for (const box of range.getClientRects()) found.push({
            words: text.data.trim(),
            size: parseFloat(getComputedStyle(around).fontSize),
            part: ['h1', 'lead', 'foot', 'body'].find(part => around.closest(`${part}, .${part}`)),
            box: [box.left, box.top, box.right, box.bottom],
        })
    }
    return found
}"""
ON_TOP = """() => {
    const host = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
    return Boolean(host.shadowRoot?.querySelector('.stage') || host.closest('.stage'))
}"""
SWIPE = """([from, to]) => {
    const stage = [...document.querySelectorAll('*')]
        .map(element => element.shadowRoot?.querySelector('.stage')).find(Boolean)
    const finger = x => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 400 })
    const event = (kind, x) => stage.dispatchEvent(new TouchEvent(kind, {
        bubbles: true, touches: kind === 'touchstart' ? [finger(x)] : [], changedTouches: [finger(x)],
    }))
    event('touchstart', from)
    event('touchend', to)
}"""


class Running(NamedTuple):
    address: str
    stop: Callable[[], None]


class Talk:
    """The stage on one screen."""

    def __init__(self, reader, address, size=HALL, **asked):
        self.page = reader.new_page()
        self.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        self.seen = Visit(self.page)
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))
        self.page.on("console", self._complain)
        self.page.on("pageerror", lambda error: self.seen.complaints.append(str(error)))
        self.page.goto(f"{address}/present?{urlencode(asked)}")
        self.wait()

    def _note(self, url):
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.seen.outside.append(url)

    def _complain(self, message):
        # On a deep address Streamlit looks for itself under the page's name first, and is told 404.
        looking_for_itself = "404" in message.text and "/_stcore/" in message.location["url"]
        if message.type == "error" and not looking_for_itself:
            self.seen.complaints.append(message.text)

    def wait(self):
        self.page.wait_for_selector(".stage.ready", timeout=PATIENCE)
        self.page.evaluate("document.fonts.ready.then(() => true)")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def slide(self):
        return self.page.locator(".slide.seen").get_attribute("data-key")

    @property
    def title(self):
        return self.page.locator(".slide.seen h1").inner_text()

    @property
    def is_black(self):
        return self.page.locator(".black-sheet").is_visible()

    @property
    def asked(self):
        return {key: value[0] for key, value in parse_qs(urlsplit(self.page.url).query).items()}

    def part(self, name):
        return self.page.locator(f'[data-part="{name}"]').first

    def wait_for(self, words):
        self.page.locator(".slide.seen", has_text=words).wait_for(timeout=PATIENCE)

    def walk(self):
        """Every slide from the first to the last, by the key of a clicker."""
        self.press("Home")
        yield self.slide
        for _ in KEYS[1:]:
            self.press("PageDown")
            yield self.slide


@pytest.fixture(scope="module")
def talk(reader, server):
    """One talk in the hall that the tests below go on with, each from its first slide."""
    talk = Talk(reader, server)
    yield talk
    talk.page.close()


@pytest.fixture(autouse=True)
def from_the_first_slide(talk):
    talk.press("Escape", "Home")


@pytest.fixture
def another(reader, server):
    opened = []

    def another(address=server, **asked):
        opened.append(Talk(reader, address, **asked))
        return opened[-1]

    yield another
    for talk in opened:
        talk.page.close()


# In `make soak` each screen in both languages.
SCREENS = {"hall-th": (HALL, "th"), "phone-en": (PHONE, "en")}
if IS_SOAK:
    SCREENS |= {"hall-en": (HALL, "en"), "phone-th": (PHONE, "th")}


@pytest.fixture(scope="module")
def on(reader, server, talk):
    """The talk on a screen and in a language: one for all that is looked at on it."""
    talks = {(HALL, "th"): talk}

    def on(size, language):
        if (size, language) not in talks:
            talks[size, language] = Talk(reader, server, size, lang=language)
        return talks[size, language]

    yield on
    for opened in talks.values():
        opened.page.close()


@pytest.fixture(scope="module", params=SCREENS.values(), ids=SCREENS)
def drawn(request, on):
    """The texts of every slide on a screen and in a language, and where the buttons are."""
    size, language = request.param
    talk = on(size, language)
    talk.press("Escape")
    slides = {}
    for key in talk.walk():
        box = talk.page.locator(".bar-of-buttons").bounding_box()
        corner = [box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]]
        buttons = {"words": talk.part("place").inner_text(), "part": "buttons", "box": corner}
        slides[key] = [*talk.page.evaluate(TEXTS), {**buttons, "size": 0}]
    return size, language, slides


@pytest.fixture(scope="module")
def var(sample_published, tmp_path_factory):
    """Of these tests alone: what others publish is no release, and a talk shows the release."""
    return shutil.copytree(sample_published, tmp_path_factory.mktemp("talks") / "var")


@pytest.fixture(scope="module")
def running(var):
    """A server that a test may stop."""
    with ExitStack() as stack:
        yield Running(stack.enter_context(serving(var)), stack.close)


@pytest.fixture(scope="module")
def server(running):
    return running.address


def overlapping(texts):
    """Pairs of texts whose letters lie over each other."""
    found = []
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            (left, top, right, bottom), (x0, y0, x1, y1) = letters(one), letters(other)
            if min(right, x1) - max(left, x0) > 2 and min(bottom, y1) - max(top, y0) > 2:
                found.append((one["words"], other["words"]))
    return found


def letters(text):
    """A line is taller than its letters: above and below them it leaves room for Thai marks."""
    left, top, right, bottom = text["box"]
    empty = 0.16 * (bottom - top)
    return left, top + empty, right, bottom - empty


def test_a_clicker_and_the_keyboard_turn_the_slides(talk):
    turns = [
        ("ArrowRight", 1), ("PageDown", 2), (" ", 3), ("ArrowLeft", 2), ("PageUp", 1),
        ("End", len(KEYS) - 1), ("Shift+ ", len(KEYS) - 2), ("Home", 0),
    ]  # fmt: skip
    for key, place in turns:
        talk.press(key)
        assert talk.slide == KEYS[place], key


def test_beyond_either_end_there_is_nothing(talk):
    talk.press("ArrowLeft", "PageUp")
    assert talk.slide == KEYS[0]
    talk.press("End", "ArrowRight", "PageDown", " ")
    assert talk.slide == KEYS[-1]


def test_a_number_and_enter_go_to_that_slide(talk):
    talk.press("4", "Enter")
    assert talk.slide == KEYS[3]
    talk.press("9", "9", "Enter")
    assert talk.slide == KEYS[3]


def test_the_screen_turns_black_and_the_next_key_brings_the_same_slide_back(talk):
    for key in ("b", "."):
        talk.press("ArrowRight", key)
        slide = talk.slide
        assert talk.is_black
        talk.press("ArrowRight")
        assert not talk.is_black
        assert talk.slide == slide


def test_the_stage_fills_the_screen_and_lies_on_top_of_everything(talk):
    box = talk.page.locator(".stage").bounding_box()

    assert (box["width"], box["height"]) == HALL
    assert talk.page.evaluate(ON_TOP)
    assert not talk.page.get_by_test_id("stHeader").is_visible()
    talk.press("f")
    talk.page.wait_for_function("() => document.fullscreenElement", timeout=PATIENCE)
    assert talk.page.evaluate(ON_TOP)
    talk.press("f")
    talk.page.wait_for_function("() => !document.fullscreenElement", timeout=PATIENCE)


def test_the_list_jumps_to_a_slide(talk):
    talk.press("m")
    talk.page.locator('[data-key="pace"] .jump').click()

    assert talk.slide == "pace"
    assert not talk.page.locator(".menu-sheet").is_visible()
    talk.press("ArrowRight")
    assert talk.slide == "promises"


def test_each_slide_has_a_note_for_the_presenter(talk):
    notes = set()
    talk.press("s")
    for _ in talk.walk():
        notes.add(talk.part("note").inner_text())

    assert len(notes) == len(KEYS)
    assert all(len(note) > 20 for note in notes)


def test_an_open_note_covers_nothing_of_the_slide(talk):
    talk.press("s")
    note = talk.page.locator(".notes-sheet").bounding_box()
    for name in talk.walk():
        lowest = max(one["box"][3] for one in talk.page.evaluate(TEXTS))
        assert lowest <= note["y"] + 1, name


# Of the talk and of the slide: a busy machine counts its first second late.
A_SECOND_TOLD = """() => /0:0[1-9].*0:0[1-9]/.test(
    document.querySelector('[data-part="elapsed"]').textContent)"""


def test_how_long_each_slide_took_is_remembered_for_the_next_telling(talk):
    for is_second in (False, True):
        with talk.page.expect_popup() as opened:
            talk.press("p")
        desk = opened.value
        desk.wait_for_function(A_SECOND_TOLD)
        assert ("ครั้งก่อน" in desk.locator('[data-part="elapsed"]').inner_text()) == is_second
        desk.close()
        talk.press("Home")


def test_the_presenter_has_a_window_with_the_note_the_next_slide_and_the_time(talk):
    with talk.page.expect_popup() as opened:
        talk.press("p")
    desk = opened.value
    said = talk.part("note").text_content()
    assert desk.locator(".say").inner_text() == said.strip()
    assert desk.locator(".next .slide.seen").get_attribute("data-key") == KEYS[1]
    assert re.search(r"0:0\d", desk.locator('[data-part="elapsed"]').inner_text())
    assert not talk.page.locator(".notes-sheet").is_visible()

    desk.keyboard.press("ArrowRight")
    assert talk.slide == KEYS[1]
    assert desk.locator(".next .slide.seen").get_attribute("data-key") == KEYS[2]
    desk.locator('[data-part="back"]').click()
    talk.press("End")
    assert talk.slide == KEYS[-1]
    assert not desk.locator(".next .slide").count()
    picture = desk.evaluate("() => getComputedStyle(document.querySelector('.desk')).fontFamily")
    assert picture.startswith("Sarabun")
    assert not talk.seen.complaints
    desk.close()


def test_slides_turn_by_themselves_and_begin_again(another):
    talk = another()
    talk.page.clock.install()
    talk.press("End", "a")
    talk.page.clock.run_for(20_500)
    assert talk.slide == KEYS[0]
    talk.page.clock.run_for(20_500)
    assert talk.slide == KEYS[1]
    talk.press("a")
    talk.page.clock.run_for(60_000)
    assert talk.slide == KEYS[1]


def test_slides_left_out_and_moved_stay_so_in_the_address(another):
    talk = another()
    talk.press("m")
    talk.page.locator('[data-key="photos"] input').uncheck()
    talk.page.locator(f'[data-key="{KEYS[1]}"] .up').click()
    talk.press("Escape", "3", "Enter")
    told = [KEYS[1], KEYS[0], *[key for key in KEYS[2:] if key != "photos"]]

    assert talk.asked["slides"] == ",".join(told)
    assert talk.asked["slide"] == KEYS[2]
    talk.page.reload()
    talk.wait()
    assert talk.slide == KEYS[2]
    talk.press("Home")
    assert talk.slide == KEYS[1]
    assert talk.part("place").inner_text() == f"1/{len(KEYS) - 1}"


def test_another_district_partner_and_language_are_told_on_the_same_slide(another):
    talk = another(district="5806", slide="pace")
    of_the_district = talk.title
    talk.press("m")
    talk.page.locator('select[name="district"]').select_option("")
    talk.page.wait_for_function("() => !location.search.includes('district')", timeout=PATIENCE)
    talk.wait_for("450")
    assert talk.title != of_the_district
    talk.page.locator('select[name="partner"]').select_option("codi-north")
    talk.page.wait_for_function("() => location.search.includes('partner=')", timeout=PATIENCE)
    talk.page.locator('select[name="lang"]').select_option("en")
    talk.wait_for("houses handed over")

    assert talk.slide == "pace"
    assert talk.asked["lang"] == "en"
    talk.press("Escape", str(KEYS.index("promises") + 1), "Enter")
    assert talk.title.startswith("CODI North")


def test_the_button_leads_back_to_the_pages_with_what_was_chosen(another):
    talk = another(lang="en", district="5806")
    talk.press("m")
    talk.part("leave").click()
    talk.page.get_by_role("heading", name="Are the house repairs on pace?").wait_for(
        timeout=PATIENCE
    )

    assert urlsplit(talk.page.url).path == "/"
    assert talk.asked == {"lang": "en", "district": "5806"}


def test_every_slide_fits_the_hall_and_the_phone(drawn):
    (wide, high), _, slides = drawn
    for key, texts in slides.items():
        outside = [
            text["words"]
            for text in texts
            if text["box"][0] < 0 or text["box"][1] < 0
            or text["box"][2] > wide or text["box"][3] > high
        ]  # fmt: skip
        assert outside == [], key
        assert overlapping(texts) == [], key


def test_letters_can_be_read_from_the_back_of_the_hall(drawn):
    size, _, slides = drawn
    smallest = {"h1": 64, "lead": 36, "foot": 28, "body": 36, "buttons": 0}
    if size == HALL:
        for key, texts in slides.items():
            for text in texts:
                assert text["size"] >= smallest[text["part"]] - 0.01, (key, text["words"])


def test_an_english_talk_has_no_thai(drawn):
    _, language, slides = drawn
    if language == "en":
        for key, texts in slides.items():
            assert [text["words"] for text in texts if THAI.search(text["words"])] == [], key


def test_every_slide_says_its_source_its_day_its_snapshot_and_that_it_is_made_up(talk):
    for _ in talk.walk():
        foot = talk.page.locator(".slide.seen .foot").inner_text()
        for said in ("ที่มา", "31 มี.ค. 2567", talk.asked["snapshot"], "ข้อมูลสมมติ"):
            assert said in foot


def test_a_finger_turns_the_slides_and_finds_buttons_large_enough(on):
    talk = on(PHONE, "en")
    talk.press("Escape", "Home")
    talk.page.evaluate(SWIPE, [300, 100])
    assert talk.slide == KEYS[1]
    talk.page.evaluate(SWIPE, [100, 300])
    assert talk.slide == KEYS[0]
    talk.page.evaluate(SWIPE, [100, 130])  # a trembling finger turns nothing
    assert talk.slide == KEYS[0]
    talk.part("forward").click()
    assert talk.slide == KEYS[1]
    talk.part("menu").click()
    talk.page.locator('.menu-sheet [data-part="close"]').click()
    assert not talk.page.locator(".menu-sheet").is_visible()
    for button in talk.page.locator(".bar-of-buttons button").all():
        box = button.bounding_box()
        assert box["width"] >= 48 and box["height"] >= 48


def test_nothing_is_asked_of_another_machine_and_the_browser_has_no_complaint(talk):
    assert talk.seen.outside == []
    assert talk.seen.complaints == []


def test_the_stage_can_be_read_by_those_who_do_not_see_it(talk):
    talk.press(str(KEYS.index("need") + 1), "Enter", "m")
    talk.page.evaluate(AXE.read_text("utf-8"))

    assert dict(talk.page.evaluate(FIND_VIOLATIONS)) == {}
    assert talk.page.locator("h1:visible").count() == 1


# The last two change and stop the server that the tests above share.
def publish_network_of(size, var):
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(var))
        store = open_store()
        forget_releases(store)  # a talk shows releases: this is a first one
        with store.transaction() as connection:
            connection.execute(RECORDS["programme"].update().values(network_size=size))
        publish(store)
        store.close()
        return current_snapshot().id


def test_the_figures_of_a_talk_stay_while_a_new_snapshot_is_published(another, var):
    talk = another(slide="people")
    begun_with, title = talk.asked["snapshot"], talk.title
    assert "120" in title
    published = publish_network_of(130, var)
    assert published != begun_with
    talk.page.reload()
    talk.wait()
    assert (talk.title, talk.asked["snapshot"]) == (title, begun_with)
    later = another(slide="people")
    assert "130" in later.title
    assert later.asked["snapshot"] == published
    assert begun_with in talk.page.locator(".slide.seen .foot").inner_text()


def test_the_talk_goes_on_without_the_server(talk, running):
    running.stop()
    seen = list(talk.walk())

    assert seen == list(KEYS)
    talk.page.wait_for_timeout(1_500)  # Streamlit says by now that it has lost its server
    assert talk.page.evaluate(ON_TOP)
