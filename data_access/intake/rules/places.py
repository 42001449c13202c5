"""A household stands where its programme's areas are."""

from data_access.intake.findings import Rule
from data_access.intake.incoming import Incoming
from data_access.vocabulary import Text

MARGIN_DEGREES = 0.5
FAR_AWAY = Rule(
    Text("พิกัดอยู่ห่างจากพื้นที่ของโครงการ", "has coordinates far from the programme's areas"),
    Text(
        "ตรวจว่าละติจูดกับลองจิจูดไม่สลับกัน และใช้ WGS84 เป็นองศา",
        "See that latitude and longitude are not exchanged, and are degrees of WGS84",
    ),
)


def near_its_areas(incoming: Incoming) -> None:
    """Within half a degree of the box around the centres of all areas, where these are known."""
    centres = incoming.whole("area")[["lat", "lon"]].dropna()
    if centres.empty:
        return
    households = incoming.whole("household")
    far = households["file_row"] < 0
    for name in ("lat", "lon"):
        low, high = centres[name].min() - MARGIN_DEGREES, centres[name].max() + MARGIN_DEGREES
        far |= households[name].notna() & ~households[name].between(low, high)
    incoming.refuse(FAR_AWAY, "household", households[far], "lat")
