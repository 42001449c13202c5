"""The map's shapes, on a made-up province of four square subdistricts in two districts."""

import json
import zipfile

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from data_access.boundaries import shapes, subdistrict_shapes, take_boundaries
from data_access.boundaries.metres import project, utm_zone
from data_access.boundaries.read import subdistrict_code
from data_access.boundaries.schematic import FIGURES
from data_access.system.errors import RecordsError

SQUARES = {
    "990101": shapely.box(98.0, 18.0, 98.2, 18.2),
    "990102": shapely.box(98.2, 18.0, 98.4, 18.2),
    "990201": shapely.box(98.0, 18.2, 98.2, 18.4),
    "990202": shapely.box(98.2, 18.2, 98.4, 18.4),
}
CENTRES = {code: (square.centroid.x, square.centroid.y) for code, square in SQUARES.items()}
PROVINCES = json.loads(FIGURES.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def var(tmp_path, monkeypatch):
    monkeypatch.setenv("HOH_VAR", str(tmp_path / "var"))


def area_table(centres):
    codes = sorted({code[:2] for code in centres} | {code[:4] for code in centres} | set(centres))
    levels = {2: "province", 4: "district", 6: "subdistrict"}
    return pd.DataFrame(
        {
            "area_code": codes,
            "level": [levels[len(code)] for code in codes],
            "parent_code": [code[:-2] or None for code in codes],
            "lat": [(centres.get(code) or (None, None))[1] for code in codes],
            "lon": [(centres.get(code) or (None, None))[0] for code in codes],
        }
    )


def boundary_file(
    folder,
    squares,
    name="office.gpkg",
    column="code",
    crs="EPSG:4326",
    codes=None,
    layer=None,
    geometry_type="Unknown",
):
    path = folder / name
    codes = np.array(codes or list(squares), dtype=object)
    pyogrio.raw.write(
        path,
        geometry=shapely.to_wkb(np.array(list(squares.values()), dtype=object)),
        field_data=[codes],
        fields=[column],
        geometry_type=geometry_type,
        crs=crs,
        layer=layer,
        append=path.exists(),
    )
    return path


def take(path, squares=SQUARES):
    return take_boundaries(path, set(squares), CENTRES)


# The schematic map


@pytest.mark.parametrize("province_code", PROVINCES)
def test_every_centre_of_a_schematic_map_lies_in_its_own_cell(province_code):
    centres = PROVINCES[province_code]["centres"]

    cells = subdistrict_shapes(area_table(centres), accept_schematic=True)

    assert set(cells) == set(centres)
    assert [
        code for code in centres if not cells[code].contains(shapely.Point(centres[code]))
    ] == []


@pytest.mark.parametrize("province_code", PROVINCES)
def test_the_cells_of_a_schematic_map_fill_the_outline_without_overlap(province_code):
    boundaries = shapes(area_table(PROVINCES[province_code]["centres"]))

    cells = [place.shape for place in boundaries.at("subdistrict")]
    outline = shapely.Polygon(PROVINCES[province_code]["outline"])
    assert shapely.is_valid(cells).all()
    assert shapely.coverage_is_valid(cells)
    assert sum(cell.area for cell in cells) == pytest.approx(outline.area, rel=1e-3)
    assert boundaries.is_schematic
    assert "ไม่ใช่แนวเขตทางการ" in boundaries.credit.th


def test_a_province_without_figures_is_drawn_from_the_centres_on_record():
    boundaries = shapes(area_table(CENTRES))

    assert boundaries.is_schematic
    assert boundaries.missing == ()
    assert [place.code for place in boundaries.at("district")] == ["9901", "9902"]


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_subdistricts_are_enough_for_a_map(count):
    few = dict(list(CENTRES.items())[:count])

    assert len(shapes(area_table(few)).at("subdistrict")) == count


def test_without_centres_there_is_no_map_and_the_reason_is_given():
    boundaries = shapes(area_table(dict.fromkeys(SQUARES, None)))

    assert boundaries.places == {}
    assert "latitude and longitude" in boundaries.absence.en


def test_two_subdistricts_with_one_centre_are_explained():
    boundaries = shapes(area_table(dict.fromkeys(SQUARES, (98.1, 18.1))))

    assert boundaries.places == {}
    assert "share one centre" in boundaries.absence.en


def test_a_subdistrict_without_a_centre_is_named_as_missing():
    boundaries = shapes(area_table({**CENTRES, "990202": None}))

    assert boundaries.missing == ("990202",)
    assert len(boundaries.at("subdistrict")) == 3


def test_an_area_that_is_no_longer_valid_is_not_drawn():
    areas = area_table(CENTRES)
    areas["valid_to"] = [None] * (len(areas) - 1) + ["2020-01-01"]

    assert "990202" not in shapes(areas).places


def test_a_true_point_is_not_judged_by_a_schematic_map():
    assert subdistrict_shapes(area_table(CENTRES)) == {}


# What a drawing gets


def test_a_feature_carries_its_code_and_its_label_point_only():
    feature = shapes(area_table(CENTRES)).features("district", within="9902")[0]

    assert feature["id"] == "9902"
    assert feature["properties"]["code"] == "9902"
    assert set(feature["properties"]) == {"code", "label"}
    corners = np.array(feature["geometry"]["coordinates"][0])
    assert (corners == corners.round(4)).all()


def test_a_label_point_lies_inside_its_area():
    for place in shapes(area_table(CENTRES)).places.values():
        assert place.shape.contains(shapely.Point(place.label))


def test_bounds_are_those_of_the_areas_named():
    boundaries = shapes(area_table(CENTRES))
    west, south, east, north = boundaries.bounds(["9901"])

    assert boundaries.bounds()[3] > north
    assert boundaries.bounds()[0] == west


# An office's file


@pytest.mark.parametrize(
    ("name", "column", "prefix"),
    [
        ("office.gpkg", "ADM3_PCODE", "TH"),
        ("office.geojson", "tambon_code", ""),
        ("office.shp", "code", ""),
    ],
)
def test_an_office_s_file_becomes_the_map(tmp_path, name, column, prefix):
    codes = [prefix + code for code in SQUARES]
    path = boundary_file(tmp_path, SQUARES, name=name, column=column, codes=codes)

    taken = take(path)

    boundaries = shapes(area_table(CENTRES))
    assert taken.column == column
    assert not boundaries.is_schematic
    assert boundaries.places["990101"].shape.equals(SQUARES["990101"])
    assert set(subdistrict_shapes(area_table(CENTRES))) == set(SQUARES)


def test_a_zipped_shapefile_in_another_crs_comes_out_in_degrees(tmp_path):
    metres = dict(zip(SQUARES, project(np.array(list(SQUARES.values())), 4326, 32647), strict=True))
    boundary_file(tmp_path, metres, name="adm3.shp", crs="EPSG:32647")
    with zipfile.ZipFile(tmp_path / "office.zip", "w") as archive:
        for part in tmp_path.glob("adm3.*"):
            archive.write(part, f"folder/{part.name}")

    take(tmp_path / "office.zip")

    assert shapes(area_table(CENTRES)).bounds(["990101"]) == pytest.approx((98, 18, 98.2, 18.2))


def test_the_credit_of_cod_ab_is_known_by_its_column(tmp_path):
    take(boundary_file(tmp_path, SQUARES, column="ADM3_PCODE"))

    assert "UN OCHA COD-AB" in shapes(area_table(CENTRES)).credit.th


def test_only_the_programme_s_province_is_kept_of_a_national_file(tmp_path):
    national = {**SQUARES, "100101": shapely.box(100, 13, 101, 14)}

    assert take(boundary_file(tmp_path, national)).subdistricts == 4


def test_the_layer_of_subdistricts_is_found_among_others(tmp_path):
    villages = {f"p{n}": square.centroid for n, square in enumerate(SQUARES.values())}
    districts = {"9901": shapely.box(98, 18, 98.4, 18.2)}
    boundary_file(tmp_path, villages, layer="village", codes=list(SQUARES), geometry_type="Point")
    boundary_file(tmp_path, districts, layer="district")
    boundary_file(tmp_path, SQUARES, layer="subdistrict")

    assert take(tmp_path / "office.gpkg").layer == "subdistrict"


def test_simplified_neighbours_still_touch(tmp_path):
    edge = [(98.2 + 0.002 * (step % 2), 18.0 + step * 0.002) for step in range(101)]
    west = shapely.Polygon([(98.0, 18.2), (98.0, 18.0), *edge])
    east = shapely.Polygon([(98.4, 18.0), (98.4, 18.2), *reversed(edge)])
    squares = {"990101": west, "990102": east}

    taken = take(boundary_file(tmp_path, squares), squares)

    kept = [subdistrict_shapes(area_table(CENTRES))[code] for code in squares]
    assert taken.corners_after < taken.corners_before / 5
    assert shapely.coverage_is_valid(kept)


def test_what_was_taken_in_is_kept_with_its_fingerprint(tmp_path):
    take(boundary_file(tmp_path, SQUARES))

    about = json.loads((tmp_path / "var/boundaries/boundaries.json").read_text(encoding="utf-8"))
    assert about["source"] == "office.gpkg"
    assert len(about["sha256"]) == 64


def bow_tie():
    return shapely.Polygon([(98.0, 18.0), (98.2, 18.2), (98.2, 18.0), (98.0, 18.2)])


@pytest.mark.parametrize(
    ("squares", "codes", "crs", "said"),
    [
        ({k: v for k, v in SQUARES.items() if k != "990202"}, None, "EPSG:4326", "missing: 990202"),
        ({**SQUARES, "990299": shapely.box(98.4, 18.2, 98.6, 18.4)}, None, "EPSG:4326", "990299"),
        (SQUARES, ["990101", "990101", "990201", "990202"], "EPSG:4326", "more than once: 990101"),
        ({**SQUARES, "990101": bow_tie()}, None, "EPSG:4326", "Self-intersection"),
        ({**SQUARES, "990101": shapely.Point(98.1, 18.1)}, None, "EPSG:4326", "not polygons"),
        (
            {**SQUARES, "990101": shapely.box(98.0, 18.0, 98.21, 18.2)},
            None,
            "EPSG:4326",
            "overlaps: 990101–990102",
        ),
        (
            {code: shapely.affinity.translate(s, xoff=1) for code, s in SQUARES.items()},
            None,
            "EPSG:4326",
            "km from its centre",
        ),
        (
            {code: shapely.affinity.scale(s, 1000, 1000) for code, s in SQUARES.items()},
            None,
            "EPSG:4326",
            "do not fit the coordinate reference system",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(tmp_path, squares, codes, crs, said):
    with pytest.raises(RecordsError) as refusal:
        take(boundary_file(tmp_path, squares, codes=codes, crs=crs))

    assert said in refusal.value.text.en
    assert not (tmp_path / "var/boundaries").exists()


def test_a_gap_between_subdistricts_is_refused(tmp_path):
    middle = shapely.box(98.15, 18.15, 98.25, 18.25)
    squares = {code: square.difference(middle) for code, square in SQUARES.items()}

    with pytest.raises(RecordsError, match="a gap between 990101, 990102, 990201, 990202"):
        take(boundary_file(tmp_path, squares))


def test_a_shapefile_without_prj_is_refused(tmp_path):
    path = boundary_file(tmp_path, SQUARES, name="office.shp")
    path.with_suffix(".prj").unlink()

    with pytest.raises(RecordsError, match=r"needs its \.prj file"):
        take(path)


def test_a_file_of_districts_is_refused_with_the_columns_it_has(tmp_path):
    path = boundary_file(tmp_path, {"9901": SQUARES["990101"]}, column="amphoe")

    with pytest.raises(RecordsError, match="It has office: amphoe"):
        take(path)


@pytest.mark.parametrize("content", [b"not a map", b'{"type": "gdal_streamed_alg"}', b"[1]"])
def test_a_file_of_another_kind_is_refused(tmp_path, content):
    path = tmp_path / "office.json"
    path.write_bytes(content)

    with pytest.raises(RecordsError, match="cannot be read as a boundary file"):
        take(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RecordsError, match="There is no boundary file"):
        take(tmp_path / "nothing.gpkg")


def test_a_refused_file_leaves_the_map_as_it_was(tmp_path):
    take(boundary_file(tmp_path, SQUARES))

    with pytest.raises(RecordsError):
        take(boundary_file(tmp_path, {"990101": SQUARES["990101"]}, name="second.gpkg"))

    assert not shapes(area_table(CENTRES)).is_schematic


def test_a_damaged_map_is_explained_not_replaced_by_the_schematic_one(tmp_path):
    take(boundary_file(tmp_path, SQUARES))
    (tmp_path / "var/boundaries/boundaries.geojson").write_text('{"features": [', encoding="utf-8")

    with pytest.raises(RecordsError, match="may be damaged"):
        shapes(area_table(CENTRES))


def test_one_changed_digit_of_a_boundary_is_found(tmp_path):
    take(boundary_file(tmp_path, SQUARES))
    path = tmp_path / "var/boundaries/boundaries.geojson"
    written = path.read_text(encoding="utf-8")

    path.write_text(written.replace("98.", "88.", 1), encoding="utf-8")
    with pytest.raises(RecordsError, match="may be damaged"):
        shapes(area_table(CENTRES))

    as_before = json.loads(written)
    del as_before["checksum"]  # as earlier versions wrote it
    path.write_text(json.dumps(as_before), encoding="utf-8")
    assert not shapes(area_table(CENTRES)).is_schematic


def test_boundaries_of_another_province_are_not_used(tmp_path):
    take(boundary_file(tmp_path, SQUARES))
    elsewhere = {"880101": (99.0, 17.0), "880102": (99.2, 17.0)}

    assert shapes(area_table(elsewhere)).is_schematic


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("TH580101", "580101"),
        (580101, "580101"),
        (580101.0, "580101"),
        ("5801", None),
        (None, None),
    ],
)
def test_a_subdistrict_code_is_read_however_it_is_written(written, code):
    assert subdistrict_code(written) == code


def test_the_utm_zone_follows_the_longitude():
    assert (utm_zone(97.9, 19.0), utm_zone(100.5, 13.7), utm_zone(105.0, 15.0)) == (
        32647,
        32647,
        32648,
    )
