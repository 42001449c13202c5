"""What a brief is about: its area, its filters, and the level at which it lists the areas."""

from data_access.language.day_words import short_fiscal_year_words
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import CURVE, ROLE, Text
from data_access.queries.areas.areas import Areas, areas
from data_access.queries.repairs.houses import houses_plan
from data_access.snapshots.programme import Programme
from display.words.writing import Writing

FULL_NAME = {
    "province": Text("จังหวัด{}", "{} province"),
    "district": Text("อำเภอ{}", "{} district"),
    "subdistrict": Text("ตำบล{}", f"{{}} {SUBDISTRICT.one}"),
}


def area_in_view(programme: Programme) -> Text:
    """The full name of the area asked about; of several, all their names."""
    names = programme.remember(areas)
    codes = _codes(programme, names)
    full = [_full_name(names, code) for code in codes]
    return Text(" ".join(name.th for name in full), ", ".join(name.en for name in full))


def area_for_file_name(programme: Programme) -> str:
    """The English name of the area in view without its kind, or its code without a name."""
    names = programme.remember(areas)
    return " ".join(names.names[code].en or code for code in _codes(programme, names))


def listed_level(programme: Programme) -> str:
    """Districts of a province, subdistricts of one district."""
    scope = programme.scope
    if scope.is_whole_province or (not scope.subdistricts and len(scope.districts) > 1):
        return "district"
    return "subdistrict"


def _codes(programme: Programme, names: Areas) -> list[str]:
    scope = programme.scope
    return sorted(scope.subdistricts or scope.districts) or [names.province]


def _full_name(names: Areas, code: str) -> Text:
    level, name = names.levels[code], names.names[code]
    full = FULL_NAME[level]
    if level != "subdistrict":
        return Text(full.th.format(name.th), full.en.format(name.en))
    district = _full_name(names, names.parents[code])
    return Text(
        f"{full.th.format(name.th)} {district.th}", f"{full.en.format(name.en)}, {district.en}"
    )


def about(programme: Programme, writing: Writing) -> dict[str, str]:
    """As of when, of what, on which curve, of which snapshot, and for whom it was counted."""
    plan, year = houses_plan(programme), programme.scope.fiscal_year_be
    curve = CURVE[plan.curve] if plan else Text("ไม่มีเป้าในพื้นที่นี้", "no target here")
    role = ROLE[programme.principal.role]
    return {
        "as_of": writing.either("ข้อมูล ณ ", "As of ") + writing.date(programme.as_of),
        "area": writing.say(area_in_view(programme)),
        "year": writing.say(short_fiscal_year_words(year)),
        "curve": writing.either(f"เส้นแผน{curve.th}", f"plan curve: {curve.en.lower()}"),
        "snapshot": writing.either("ชุดข้อมูล ", "snapshot ") + programme.snapshot.id,
        "reader": writing.either(f"สำหรับ{role.th}", f"for: {role.en.lower()}"),
    }
