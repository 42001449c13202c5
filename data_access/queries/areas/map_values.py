"""What the map shows of each area: one table for every layer, as this reader may see it."""

import pandas as pd

from data_access.queries.households.households import shown_need_by_area
from data_access.queries.needs.net_need import net_need
from data_access.queries.needs.poverty import poverty_by_area
from data_access.queries.partners.contributions import (
    deliveries_by_area,
    deliveries_to_wider_areas,
    tells_deliveries,
)
from data_access.queries.repairs.houses import progress_by_area
from data_access.queries.repairs.houses_by_area import houses_by_area
from data_access.queries.repairs.repairs import repairs_by_area
from data_access.snapshots.programme import Programme, remembered

LAYERS = ("need", "poor", "coverage", "pace", "unmet", "net", "repairs", "deliveries")


@remembered
def map_values(
    programme: Programme, layer: str, level: str, status: str = "handed_over"
) -> pd.DataFrame:
    """One row an area of `level` in view, in code order: area_code, `value`, `state`.

    `state` is "shown", "hidden" (too few households) or "none" (nothing known: no assessment, too
    little surveyed, no target, no cost of a house, or deliveries of which only the wider area is known). An area without a repair has a value
    of zero, which is known; so has one without a delivery, unless something was delivered to an
    area around it. `status` is that of the repairs counted by the layer "repairs".
    """
    match layer:
        case "need" | "unmet":
            rows = shown_need_by_area(programme, level)
            value = rows["in_need" if layer == "need" else "unfunded"]
            return _values(rows, value, rows["state"] == "none", rows["state"] == "hidden")
        case "net":
            rows = net_need(programme, level)
            is_known = rows["unfunded"].notna()
            return _values(rows, rows["net"], is_known | (rows["state"] == "none"))
        case "poor":
            rows = poverty_by_area(programme, level)
            return _values(rows, rows["headcount"], rows["state"] == "too_little")
        case "coverage":
            rows = shown_need_by_area(programme, level)
            nobody = (rows["in_need"] == 0).fillna(False)
            return _values(rows, rows["coverage"], nobody | (rows["state"] == "none"))
        case "pace":
            rows = progress_by_area(programme, level)
            hidden = rows["houses_state"] == "hidden"
            return _values(rows, rows["spi"], rows["spi"].isna() & ~hidden)
        case "repairs":
            rows = repairs_by_area(programme, level, status)
            return _values(rows, rows["value"])
        case "deliveries":
            every = houses_by_area(programme, level)[["area_code"]]
            if not tells_deliveries(programme, level):
                return _values(every, pd.Series(pd.NA, every.index))
            given = deliveries_by_area(programme, level)[["area_code", "value_thb"]]
            rows = every.merge(given, on="area_code", how="left")
            wider = tuple(deliveries_to_wider_areas(programme, level)["area_code"])
            is_nothing = rows["value_thb"].isna() & ~rows["area_code"].str.startswith(wider)
            rows.loc[is_nothing, "value_thb"] = 0
            return _values(rows, rows["value_thb"], rows["value_thb"].isna())
        case _:
            raise ValueError(f"{layer!r} is not one of {', '.join(LAYERS)}")


def _values(
    rows: pd.DataFrame,
    value: pd.Series,
    unknown: pd.Series | bool = False,
    hidden: pd.Series | bool = False,
) -> pd.DataFrame:
    """The answer's columns. A value that is missing is hidden, unless there is none to be known."""
    values = rows[["area_code"]].assign(value=value.astype("Float64"), state="shown")
    values["state"] = values["state"].mask(values["value"].isna() | hidden, "hidden")
    values["state"] = values["state"].mask(values["value"].isna() & unknown, "none")
    values["value"] = values["value"].where(values["state"] == "shown")
    return values
