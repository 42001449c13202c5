"""The condition of each part of each house before any repair: 0 good … 3 unsafe."""

import numpy as np

from data_access.language.vocabulary import COMPONENT
from sample_data.making.basics.chance import Chance
from sample_data.making.households.households import Households

COMPONENTS = tuple(COMPONENT)


def make_conditions(households: Households, seed: int) -> np.ndarray:
    """One row a household, one column a component, in the vocabulary's order."""
    chance = Chance(seed, "conditions")
    columns = []
    for component in COMPONENTS:
        # A missing handrail is commoner than a failing wire in a house of the same age.
        lean = {"toilet": 0.06, "access": 0.05, "electrical": -0.05, "water": -0.03}.get(
            component, 0
        )
        state = households.severity + lean + 0.24 * chance.spread(len(households.id))
        columns.append(np.digitize(state, (0.34, 0.54, 0.74)))
    return np.stack(columns, axis=1)
