"""HiGHS, asked for the least or the best: one thread, no clock, so the same input is the same answer."""

from dataclasses import dataclass

import highspy
import numpy as np

MOST_NODES = 1_000  # a limit of work; a limit of time would make answers differ by machine
CLOSE = 1e-7


class Infeasible(Exception):
    """No answer fits all the rows."""


@dataclass(frozen=True)
class Columns:
    """A sparse matrix by column: entry i is `value[i]` in column `column[i]` and row `row[i]`."""

    number: int
    column: np.ndarray
    row: np.ndarray
    value: np.ndarray

    def beside(self, other: "Columns") -> "Columns":
        """These columns, then those of the other."""
        return Columns(
            self.number + other.number,
            np.concatenate([self.column, other.column + self.number]),
            np.concatenate([self.row, other.row]),
            np.concatenate([self.value, other.value]),
        )


@dataclass(frozen=True)
class Solved:
    """`x` by column; `value` of the aim and the proven `bound`; `prices` by row, 0 or above: how
    much more the aim would be by one more of a limit (or by one less of a floor), of an LP only."""

    x: np.ndarray
    value: float
    bound: float
    prices: np.ndarray


def most(
    gain: np.ndarray,
    columns: Columns,
    low: np.ndarray,
    high: np.ndarray,
    whole: int = 0,
    gap: float = 0.0,
    upper: np.ndarray | None = None,
) -> Solved:
    """The x from 0 to `upper` (1 where not given) that gains most while every row is from `low`
    to `high`; the first `whole` of them whole numbers, within `gap` of the proven best or the best
    found by MOST_NODES. Infeasible if there is none, or none was found."""
    solver = highspy.Highs()
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", 1),
        ("mip_rel_gap", gap),
        ("mip_max_nodes", MOST_NODES),
    ):
        solver.setOptionValue(name, value)
    if not columns.number:
        if (low > 0).any():
            raise Infeasible
        return Solved(np.zeros(0), 0.0, 0.0, np.zeros(len(low)))
    solver.passModel(_model(gain, columns, low, high, whole, upper))
    solver.run()
    solution, info = solver.getSolution(), solver.getInfo()
    found = info.primal_solution_status == 2  # a feasible point is there
    if not found:
        raise Infeasible
    x = np.array(solution.col_value)
    value = float(gain @ x)
    bound = -float(info.mip_dual_bound) if whole else value
    duals = np.array(solution.row_dual) if not whole else np.zeros(len(low))
    return Solved(x, value, max(bound, value), np.abs(np.where(np.abs(duals) > CLOSE, duals, 0)))


def _model(gain, columns, low, high, whole, upper) -> highspy.HighsLp:
    order = np.lexsort((columns.row, columns.column))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns.number, len(low)
    model.col_cost_ = -gain  # HiGHS looks for the least
    model.col_lower_ = np.zeros(columns.number)
    model.col_upper_ = np.ones(columns.number) if upper is None else upper
    model.row_lower_, model.row_upper_ = low, high
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    counts = np.bincount(columns.column, minlength=columns.number)
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    model.a_matrix_.index_ = columns.row[order].astype(np.int32)
    model.a_matrix_.value_ = columns.value[order].astype(float)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * whole + [
            highspy.HighsVarType.kContinuous
        ] * (columns.number - whole)
    return model
