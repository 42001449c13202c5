"""Portions: a whole number shared out by weights without losing one."""

import numpy as np


def portions(total: int, weights) -> np.ndarray:
    """Whole numbers that add up to `total`, by largest remainder; the first wins a tie."""
    weights = np.asarray(weights, dtype=float)
    exact = total * weights / weights.sum()
    shared = np.floor(exact).astype(np.int64)
    left_over = total - int(shared.sum())
    shared[np.argsort(shared - exact, kind="stable")[:left_over]] += 1
    return shared


def portions_within(total: int, weights, limits) -> np.ndarray:
    """The same, but no portion above its limit: what does not fit goes to the others."""
    weights, limits = np.asarray(weights, dtype=float), np.asarray(limits)
    shared = np.zeros(len(weights), dtype=np.int64)
    while (left_over := total - int(shared.sum())) > 0:
        open_weights = np.where(shared < limits, weights, 0.0)
        if not open_weights.any():
            break
        shared = np.minimum(shared + portions(left_over, open_weights), limits)
    return shared
