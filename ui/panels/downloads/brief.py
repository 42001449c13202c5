"""The two-page brief to take along: what is in view, as a PDF."""

from functools import partial

from data_access.access.scope import Scope
from data_access.language.area_codes import district_of
from data_access.language.vocabulary import Text
from data_access.queries.areas.map_values import map_values
from data_access.snapshots.programme import Programme
from display.charts.map_drawing import ColouredArea, ColouredMap
from exports.brief.brief import brief, file_name
from ui.map.area_map import shown_by_area
from ui.map.map_colours import NO_DATA
from ui.map.map_layers import LAYERS
from ui.map.map_legend import legend_lines
from ui.session import view
from ui.session.download import take_button
from ui.session.language import Language, language, say, speaking

DOWNLOAD = Text("ดาวน์โหลดสรุป 2 หน้า (PDF)", "Download the two-page brief (PDF)")
LAYER, LEVEL = "need", "subdistrict"


def brief_download(partner_id: str | None = None) -> None:
    """The brief of what is in view, or of one partner in it, in the language of the page."""
    spoken = language()
    take_button(
        DOWNLOAD,
        partial(brief_with_map, spoken=spoken, partner_id=partner_id),
        file_name(view.programme(), spoken, partner_id),
        mime="application/pdf",
        icon=":material/picture_as_pdf:",
        key="brief_download",
    )


def brief_with_map(programme: Programme, spoken: Language, partner_id: str | None = None) -> bytes:
    return brief(programme, spoken, coloured_map(programme, spoken), partner_id)


def coloured_map(programme: Programme, spoken: Language) -> ColouredMap:
    """The layer of need as the map page colours and explains it to this reader.

    Around a chosen subdistrict its whole district is drawn, as on the page.
    """
    layer, scope = LAYERS[LAYER], programme.scope
    hidden_below = programme.principal.rights.smallest_count
    districts = scope.districts or frozenset(map(district_of, scope.subdistricts))
    around = programme.within(Scope(districts, frozenset(), scope.fiscal_year_be, scope.as_of))
    values = map_values(around, LAYER, LEVEL)
    with speaking(spoken):
        shown = shown_by_area(layer, values, LEVEL, hidden_below)
        return ColouredMap(
            say(layer.title),
            say(layer.unit),
            say(layer.darker),
            legend_lines(layer, LEVEL, hidden_below),
            NO_DATA,
            {code: ColouredArea(one.state, one.colour, one.written) for code, one in shown.items()},
        )
