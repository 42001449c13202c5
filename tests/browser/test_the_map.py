"""One click on the map chooses the area, on the schematic map and on an office's boundaries."""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from data_access.boundaries import shapes, take_boundaries
from tests.browser.chromium import PATIENCE
from tests.browser.server import ROOT
from tests.browser.test_choosing import answer, wait_for_other_address

MAP = "stDeckGlJsonChart"
TOOLTIP = ".deck-tooltip"  # once it is seen, the map knows what lies below the pointer


@pytest.fixture(params=["schematic", "of the office"])
def boundaries(request, var, server, tmp_path, monkeypatch):
    """What the running server draws its map from."""
    if request.param == "schematic":
        yield
        return
    monkeypatch.setenv("HOH_VAR", str(var))
    path = tmp_path / "office.geojson"
    codes = write_jagged_shapes(path)
    assert take_boundaries(path, codes, {}).corners_after > 1_000
    yield
    (var / "boundaries" / "boundaries.geojson").unlink()


def write_jagged_shapes(path: Path) -> list[str]:
    """The shapes of the schematic map with sides as crooked as rivers and ridges; their codes."""
    table = pd.read_csv(ROOT / "sample_data" / "area.csv", dtype=str)
    places = shapes(table).at("subdistrict")
    features = [
        {
            "type": "Feature",
            "properties": {"code": place.code},
            "geometry": shapely.geometry.mapping(
                shapely.transform(shapely.segmentize(place.shape, 0.002), crooked).buffer(0)
            ),
        }
        for place in places
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return [place.code for place in places]


def crooked(corners: np.ndarray) -> np.ndarray:
    """A corner moves by where it lies and nothing else, so that neighbours still touch."""
    x, y = corners.T
    waves = [18, 36, 72, 144, 288, 576]
    east = sum(np.sin(wave * x) * np.cos(wave * y) / wave for wave in waves)
    north = sum(np.cos(wave * x) * np.sin(wave * y) / wave for wave in waves)
    return corners + 0.25 * np.column_stack([east, north])


@pytest.mark.usefixtures("boundaries")
def test_one_click_on_the_map_chooses_the_area(open_page):
    seen = open_page("map", lang="en")
    before, address = answer(seen), seen.page.url
    box = seen.page.get_by_test_id(MAP).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    hover_until_the_map_answers(seen, x, y)
    seen.page.mouse.click(x, y)
    wait_for_other_address(seen, address)

    assert re.search(r"district=58\d\d", seen.page.url)
    assert answer(seen) != before


def hover_until_the_map_answers(seen, x, y):
    tooltip = seen.page.locator(TOOLTIP)
    for step in range(PATIENCE // 500):
        seen.page.mouse.move(x + step % 2, y)
        seen.page.wait_for_timeout(500)
        if tooltip.is_visible():
            return
    raise AssertionError("the map said nothing about the place below the pointer")
