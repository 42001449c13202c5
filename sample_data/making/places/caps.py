"""The subsidy caps per house that are publicly known, each with where it was read."""

from pathlib import Path

from sample_data.making.basics import days
from sample_data.making.basics.tables import write_rows

CARRIED = "สมมติว่าใช้เพดานเดิมต่อ: "
_THAIPOST = "thaipost.net/main/detail/1845"
_SIAMRATH = "siamrath.co.th/n/174858"
_BANMUANG = "banmuang.co.th ข่าว 390719"
_DISABLED = "1479hotline.org ข่าว 14865"
_ELDERLY = "surin.m-society.go.th"
_GLO = "radiomaehongson.prd.go.th ข่าว 153031"
_MANKONG = "codi.or.th ข่าว 7977 (หลักเกณฑ์เดิม: ที่อยู่อาศัย 25,000 + สาธารณูปโภคที่ดินเดิม 30,000)"

CAPS = {
    ("codi_bpp", 2561): (18_000, _THAIPOST),
    ("codi_bpp", 2563): (19_000, _SIAMRATH),
    ("codi_bpp", 2566): (20_000, "อนุมานจาก " + _BANMUANG),
    ("codi_bpp", 2567): (20_000, _BANMUANG),
    ("codi_bpp", 2568): (40_000, _BANMUANG),
    ("codi_bmk", 2566): (55_000, CARRIED + _MANKONG),
    ("codi_bmk", 2567): (55_000, CARRIED + _MANKONG),
    ("dep_disabled", 2565): (20_000, "nakhonsawan.m-society.go.th (ไม่ระบุปี)"),
    ("dep_disabled", 2566): (40_000, _DISABLED),
    ("dep_disabled", 2567): (40_000, CARRIED + _DISABLED),
    ("dop_elderly", 2566): (40_000, _ELDERLY),
    ("dop_elderly", 2567): (40_000, _ELDERLY),
    ("glo", 2565): (200_000, _GLO),
    ("glo", 2566): (200_000, CARRIED + _GLO),
    ("glo", 2567): (200_000, CARRIED + _GLO),
}


def write_caps(folder: Path) -> int:
    rows = [
        {
            "funding_program": programme,
            "fiscal_year_be": year,
            "cap_thb": cap,
            "cap_source": source,
        }
        for (programme, year), (cap, source) in sorted(CAPS.items())
    ]
    return write_rows(folder, "subsidy_cap", rows, days.OPENED)
