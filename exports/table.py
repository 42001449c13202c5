"""A table as a CSV file that Excel opens in Thai, with HXL tags in the second row on request."""

import pandas as pd

from data_access.language.vocabulary import Text
from exports.formula import kept_text

# What a column says to other humanitarian tools. Columns without a tag are left untagged.
HXL_TAGS = {
    "district_code": "#adm2+code",
    "subdistrict_code": "#adm3+code",
    "area_code": "#adm+code",
    "district": "#adm2+name",
    "subdistrict": "#adm3+name",
    "area": "#adm+name",
    "partner_id": "#org+code",
    "partner": "#org+name",
    "lead_partner_id": "#org+code+lead",
    "status": "#status",
    "in_need": "#inneed+hh",
    "reached": "#reached+hh",
    "target": "#targeted",
    "handed_over": "#reached+houses",
    "promised": "#value+committed",
    "counted": "#value+delivered",
    "promised_thb": "#value+committed+thb",
    "counted_thb": "#value+delivered+thb",
    "value_thb": "#value+thb",
    "reported_on": "#date+reported",
    "handed_over_on": "#date+end",
    "due_on": "#date+due",
    "delivered_on": "#date+delivered",
    "kind": "#sector",
    "unit": "#indicator+unit",
}
MADE_UP = Text("ข้อมูลสมมติ", "Made-up records")


def as_csv(table: pd.DataFrame, labels: dict[str, str], hxl: bool, made_up: str | None) -> bytes:
    """The columns named in `labels`, in that order, as UTF-8 with a byte-order mark.

    `made_up` heads one more column, filled with "1", so that a file of sample records says so
    wherever it is copied to. Missing values are empty cells, and no text is a formula.
    """
    written = table[list(labels)].copy()
    for name in written.select_dtypes(exclude=["number", "datetime"]):
        written[name] = [kept_text(one) if isinstance(one, str) else one for one in written[name]]
    tags = [HXL_TAGS.get(name, "") for name in labels]
    if made_up:
        written[made_up] = 1
        tags.append("#meta+made_up")
    heading = [*labels.values(), *([made_up] if made_up else [])]
    written.columns = heading
    if hxl:
        written = pd.concat(
            [pd.DataFrame([tags], columns=heading), written.astype(object)], ignore_index=True
        )
    return written.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
