"""The map as it is drawn, on two made-up districts of two square subdistricts each."""

import base64
import json
import re

import numpy as np
import pandas as pd
import pytest
import shapely
from streamlit.testing.v1 import AppTest

from data_access.boundaries import shapes
from data_access.language.vocabulary import Text
from data_access.queries.areas.map_values import LAYERS as LAYERS_OF_THE_QUESTIONS
from display.svg_text import text_width
from ui.map.area_map import AREAS, CompactDeck, area_map, shown_by_area
from ui.map.map_colours import CLASSES, HIDDEN, NO_DATA, channels
from ui.map.map_hatch import hatch
from ui.map.map_labels import Label, label_layer
from ui.map.map_layers import LAYERS
from ui.map.map_legend import legend_lines, legend_picture, legend_words
from ui.map.map_view import fitted
from ui.session.language import speaking

CENTRES = {
    "990101": (98.1, 18.1),
    "990102": (98.3, 18.1),
    "990201": (98.1, 18.3),
    "990202": (98.3, 18.3),
}
NAMES = {
    "9901": Text("เมืองแม่ฮ่องสอน", "Mueang"),
    "9902": Text("น้ำเปล่า", "Nam Plao"),
    "990101": Text("ขุนแม่ลาน้อย", "Khun Mae La Noi"),
    "990202": Text("ปาย<b>", "Pai<b>"),
}
NEED = LAYERS["need"]


@pytest.fixture(autouse=True)
def var(tmp_path, monkeypatch):
    monkeypatch.setenv("HOH_VAR", str(tmp_path / "var"))


@pytest.fixture
def boundaries():
    codes = ["99", "9901", "9902", *CENTRES]
    levels = {2: "province", 4: "district", 6: "subdistrict"}
    return shapes(
        pd.DataFrame(
            {
                "area_code": codes,
                "level": [levels[len(code)] for code in codes],
                "lat": [CENTRES.get(code, (None, None))[1] for code in codes],
                "lon": [CENTRES.get(code, (None, None))[0] for code in codes],
            }
        )
    )


def value_table(**values):
    """A row an area, given as a990101=12: a number, "hidden" or "none"."""
    rows = [
        {
            "area_code": name.removeprefix("a"),
            "value": None if isinstance(value, str) else value,
            "state": value if isinstance(value, str) else "shown",
            "detail": (Text("สำรวจ 40 ครัวเรือน", "40 surveyed"),),
        }
        for name, value in values.items()
    ]
    return pd.DataFrame(rows, columns=["area_code", "value", "state", "detail"])


def drawn(boundaries, values, level="subdistrict", within=None, chosen=None):
    view = fitted(boundaries.bounds(), 640, 600)
    shown = shown_by_area(NEED, values, level, hidden_below=10)
    return json.loads(area_map(boundaries, shown, NAMES, view, level, within, chosen).to_json())


def layer_of(deck, name):
    return next((layer for layer in deck["layers"] if layer["id"] == name), None)


def areas_of(deck):
    return {f["properties"]["code"]: f["properties"] for f in layer_of(deck, AREAS)["data"]}


# Nothing from outside


def test_the_map_names_no_outside_server_and_leaves_no_style_to_be_filled_in(boundaries):
    deck = area_map(boundaries, {}, NAMES, fitted(boundaries.bounds(), 640, 600), "district")

    written = deck.to_json()
    assert "http" not in written.replace("http://www.w3.org", "")
    assert "mapProvider" not in json.loads(written)
    # Streamlit asks an outside server for a style both when it is empty and when it is absent;
    # only this placeholder, which pydeck leaves where no style was given, means none.
    assert json.loads(written)["mapStyle"] == "__MAP_STYLE__"


def test_the_map_is_sent_without_line_breaks():
    assert "\n" not in CompactDeck(layers=[]).to_json()


def test_the_wheel_scrolls_the_page_not_the_map():
    views = json.loads(CompactDeck(layers=[]).to_json())["views"]

    assert views[0]["controller"]["scrollZoom"] is False


# Hidden, unknown and zero


def test_hidden_unknown_and_zero_are_three_different_colours(boundaries):
    areas = areas_of(
        drawn(boundaries, value_table(a990101=0, a990102="hidden", a990201="none", a990202=12))
    )

    assert areas["990101"]["fill"] == channels(CLASSES[0])
    assert areas["990102"]["fill"] == channels(HIDDEN)
    assert areas["990201"]["fill"] == channels(NO_DATA)
    assert areas["990202"]["fill"] == channels(CLASSES[1])


def test_a_shown_area_without_a_value_is_no_data_not_zero():
    for missing in (None, float("nan"), pd.NA):
        values = value_table(a990101=0).astype({"value": object})
        values.at[0, "value"] = missing

        assert shown_by_area(NEED, values, "subdistrict", 10)["990101"].state == "none"


def test_an_area_that_the_values_leave_out_is_drawn_as_no_data(boundaries):
    assert areas_of(drawn(boundaries, value_table()))["990101"]["fill"] == channels(NO_DATA)


def test_a_hidden_value_never_reaches_the_browser(boundaries):
    values = value_table(a990101="hidden")
    values["value"] = 7.1234

    assert "7.1234" not in json.dumps(drawn(boundaries, values))


def test_only_hidden_areas_are_hatched(boundaries):
    deck = drawn(boundaries, value_table(a990101="hidden", a990202="none", a990201=3))

    hidden = boundaries.places["990101"].shape.buffer(0.001)
    lines = [shapely.LineString(row["path"]) for row in layer_of(deck, "hidden")["data"]]
    assert lines
    assert all(hidden.contains(line) for line in lines)
    assert hatch([], boundaries.bounds()) == []


# Words


def test_the_tooltip_has_the_name_the_value_with_its_unit_and_the_detail(boundaries):
    with speaking("th"):
        area = areas_of(drawn(boundaries, value_table(a990101=12)))["990101"]

    assert area["name"] == "ตำบลขุนแม่ลาน้อย"
    assert area["said"] == "เดือดร้อน 12 ครัวเรือน\nสำรวจ 40 ครัวเรือน"


def test_a_hidden_area_says_so_in_its_tooltip(boundaries):
    with speaking("th"):
        area = areas_of(drawn(boundaries, value_table(a990101="hidden")))["990101"]

    assert area["said"].startswith("ไม่แสดง (เกณฑ์ <10)")


def test_moving_the_pointer_draws_no_more_than_the_fill_of_the_areas(boundaries):
    deck = drawn(boundaries, value_table(a990101=12), chosen="990101")
    asked = [layer for layer in deck["layers"] if layer["pickable"]]

    assert [layer["id"] for layer in asked] == [AREAS]
    assert asked[0]["autoHighlight"] is False
    assert asked[0]["_subLayerProps"]["polygons-stroke"]["pickable"] is False


def test_what_can_be_clicked_carries_nothing_but_code_words_and_colour(boundaries):
    area = areas_of(drawn(boundaries, value_table(a990101=12)))["990101"]

    assert set(area) == {"code", "name", "said", "fill"}


def test_markup_in_a_name_stays_text_on_the_label(boundaries):
    deck = drawn(boundaries, value_table(a990202=12), within="9902")

    address = layer_of(deck, "labels")["iconAtlas"]
    svg = base64.b64decode(address.split(",")[1]).decode()
    assert "ปาย&lt;b&gt;" in svg


def test_a_province_of_subdistricts_is_labelled_with_its_districts_and_a_dash_for_no_data(
    boundaries,
):
    deck = drawn(boundaries, value_table(a990101=12, a990102=3, a990201=4, a990202="none"))

    svg = base64.b64decode(layer_of(deck, "labels")["iconAtlas"].split(",")[1]).decode()
    assert re.findall(r">([^<>]+)</text>", svg) == ["–", "เมืองแม่ฮ่องสอน", "น้ำเปล่า"]


def test_inside_a_district_each_subdistrict_has_its_name_and_its_value(boundaries):
    deck = drawn(boundaries, value_table(a990101=12, a990102="hidden"), within="9901")

    svg = base64.b64decode(layer_of(deck, "labels")["iconAtlas"].split(",")[1]).decode()
    assert re.findall(r">([^<>]+)</text>", svg) == ["ขุนแม่ลาน้อย", "12", "990102", "ไม่แสดง"]


def test_marks_above_and_below_a_letter_take_no_room():
    assert text_width("น้ำ", 10) == text_width("นำ", 10)
    assert text_width("ที่", 10) == text_width("ท", 10)


def test_labels_on_one_spot_are_moved_apart(boundaries):
    view = fitted(boundaries.bounds(), 640, 600)
    spot = (98.2, 18.2)

    layer = label_layer([Label(("ปาย", "12"), spot), Label(("สบเมย", "3"), spot)], view)

    first, second = (view.to_pixels(*row["p"]) for row in layer.data)
    assert abs(first[1] - second[1]) >= 15


def test_a_chosen_area_has_an_outline_and_no_choice_has_none(boundaries):
    assert layer_of(drawn(boundaries, value_table(), chosen="990101"), "chosen")
    assert layer_of(drawn(boundaries, value_table()), "chosen") is None


# Classes and legend


def test_the_map_has_a_layer_for_each_question():
    assert set(LAYERS) == set(LAYERS_OF_THE_QUESTIONS)


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS.keys())
@pytest.mark.parametrize("level", ["district", "subdistrict"])
def test_the_classes_of_a_layer_rise_and_zero_is_in_the_first(layer, level):
    breaks = layer.breaks[level]

    assert list(breaks) == sorted(set(breaks))
    assert layer.class_of(0, level) == 0
    assert [layer.class_of(edge, level) for edge in breaks] == [1, 2, 3, 4]
    assert [layer.class_of(edge - layer.least, level) for edge in breaks] == [0, 1, 2, 3]


@pytest.mark.parametrize("key", ["need", "coverage", "unmet", "repairs", "deliveries"])
def test_almost_nothing_does_not_look_like_nothing(key):
    layer = LAYERS[key]

    assert layer.class_of(layer.least, "subdistrict") == 1


def test_class_labels_leave_no_number_in_two_classes():
    with speaking("th"):
        assert NEED.class_labels("subdistrict") == ["0", "1–14", "15–19", "20–29", "30 ขึ้นไป"]
        assert LAYERS["coverage"].class_labels("district")[1] == "1–24%"
        assert LAYERS["pace"].class_labels("district")[1] == "0.60–0.79"
    with speaking("en"):
        assert NEED.class_labels("district")[4] == "150 or more"


def test_the_legend_shows_five_classes_hidden_and_no_data():
    with speaking("en"):
        lines = legend_lines(NEED, "district", hidden_below=5)
        words = legend_words(NEED, "district", hidden_below=5)

    assert len({colour for colour, _ in lines}) == 7
    assert [word for _, word in lines[-2:]] == ["Not shown (rule <5)", "No data"]
    assert words.startswith("households: 0, 1–99")


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("key", LAYERS)
def test_the_legend_fits_a_phone(key, language):
    with speaking(language):
        width = re.search(r'width="(\d+)"', legend_picture(LAYERS[key], "district", 10))

    assert int(width[1]) <= 358


# The view


def test_the_view_holds_the_whole_shape_whatever_the_size(boundaries):
    bounds = boundaries.bounds()
    for width, height in ((640, 600), (340, 480), (900, 200)):
        view = fitted(bounds, width, height)

        x, y = view.to_pixels(bounds[0], bounds[3])
        assert abs(x) <= width / 2
        assert abs(y) <= height / 2


def test_pixels_and_degrees_are_there_and_back(boundaries):
    view = fitted(boundaries.bounds(), 640, 600)

    assert np.allclose(view.to_degrees(*view.to_pixels(98.25, 18.15)), (98.25, 18.15))


# On a page


def page(centres, selected):
    import pandas as pd

    from data_access.boundaries import shapes
    from ui.map import maps

    codes = ["99", "9901", "9902", *centres]
    levels = {2: "province", 4: "district", 6: "subdistrict"}
    areas = pd.DataFrame(
        {
            "area_code": codes,
            "level": [levels[len(code)] for code in codes],
            "lat": [(centres.get(code) or (None, None))[1] for code in codes],
            "lon": [(centres.get(code) or (None, None))[0] for code in codes],
        }
    )
    values = pd.DataFrame(
        {"area_code": ["990101", "990102"], "value": [12, None], "state": ["shown", "hidden"]}
    )
    layer = maps.LAYERS["need"]
    maps.draw(layer, values, "subdistrict", shapes(areas), {}, 10, selected)
    maps.legend(layer, "subdistrict", 10)


@pytest.mark.parametrize("selected", [None, "9901", "990101", "elsewhere"])
def test_a_page_draws_the_map_with_words_for_who_cannot_see_it(selected):
    screen = AppTest.from_function(page, args=(CENTRES, selected)).run()

    assert not screen.exception
    chart = screen.get("deck_gl_json_chart")[0].proto
    assert "990101 เดือดร้อน 12 ครัวเรือน" in chart.alt
    assert "ไม่ใช่แนวเขตทางการ" in screen.caption[0].value


def test_a_page_without_centres_explains_that_there_is_no_map():
    screen = AppTest.from_function(page, args=(dict.fromkeys(CENTRES), None)).run()

    assert not screen.get("deck_gl_json_chart")
    assert "ยังวาดแผนที่ไม่ได้" in screen.info[0].value
