"""What the map shows of each area: one table for every layer, as this reader may see it."""

import pandas as pd

from data_access.queries.households.households import shown_need_by_area
from data_access.queries.partners.contributions import deliveries_by_area
from data_access.queries.repairs.houses import progress_by_area
from data_access.queries.repairs.repairs import repairs_by_area
from data_access.snapshots.programme import Programme

LAYERS = ("need", "coverage", "pace", "unmet", "repairs", "deliveries")


def map_values(
    programme: Programme, layer: str, level: str, status: str = "handed_over"
) -> pd.DataFrame:
    """One row an area of `level` in view, in code order: area_code, `value`, `state`.

    `state` is "shown", "hidden" (too few households) or "none" (nothing known: no assessment, no
    target). An area without a delivery or a repair has a value of zero, which is known. `status` is
    that of the repairs counted by the layer "repairs".
    """
    match layer:
        case "need":
            return _of_households(programme, level, "in_need")
        case "unmet":
            return _of_households(programme, level, "unfunded")
        case "coverage":
            return _coverage(programme, level)
        case "pace":
            rows = progress_by_area(programme, level).rename(columns={"spi": "value"})
            values = _known(rows[["area_code", "value"]])
            values.loc[rows["houses_state"] == "hidden", "state"] = "hidden"
            return values
        case "repairs":
            values = _known(repairs_by_area(programme, level, status))
            values.loc[values["value"].isna(), "state"] = "hidden"
            return values
        case "deliveries":
            every = progress_by_area(programme, level)[["area_code"]]
            given = deliveries_by_area(programme, level)[["area_code", "value_thb"]]
            rows = every.merge(given, on="area_code", how="left").fillna({"value_thb": 0})
            return _known(rows.rename(columns={"value_thb": "value"}))
        case _:
            raise ValueError(f"{layer!r} is not one of {', '.join(LAYERS)}")


def _of_households(programme: Programme, level: str, column: str) -> pd.DataFrame:
    rows = shown_need_by_area(programme, level)
    values = rows[["area_code"]].assign(value=rows[column].astype("Float64"), state=rows["state"])
    is_hidden = (values["state"] == "shown") & values["value"].isna()
    values.loc[is_hidden, "state"] = "hidden"
    values.loc[values["state"] != "shown", "value"] = pd.NA
    return values


def _coverage(programme: Programme, level: str) -> pd.DataFrame:
    rows = shown_need_by_area(programme, level)
    values = rows[["area_code"]].assign(
        value=rows["coverage"].astype("Float64"), state=rows["state"]
    )
    nobody = (values["state"] == "shown") & (rows["in_need"] == 0)
    values.loc[nobody, "state"] = "none"
    is_hidden = (values["state"] == "shown") & values["value"].isna()
    values.loc[is_hidden, "state"] = "hidden"
    values.loc[values["state"] != "shown", "value"] = pd.NA
    return values


def _known(rows: pd.DataFrame) -> pd.DataFrame:
    values = rows.assign(value=rows["value"].astype("Float64"))
    values["state"] = ["none" if missing else "shown" for missing in values["value"].isna()]
    return values
