"""Other weights than those in force: every one changed, and no two numbers alike."""

from itertools import count

from data_access.rules.weights import weights_in_force


def every_weight():
    """The names of all weights, as a formula's words name them: "pace.on_track"."""
    return [name for name, _ in _leaves(weights_in_force())]


def changed_weights():
    """Whole numbers from 7,001 on, fractions from 0.7001 on, and other months of rain."""
    step = count(1)

    def changed(value):
        if isinstance(value, dict):
            return {name: changed(one) for name, one in value.items()}
        if isinstance(value, list):
            return [1, 2, 12]
        number = next(step)
        return 7000 + number if isinstance(value, int) else round(0.7 + number / 10_000, 4)

    return changed(weights_in_force())


def weight_of(weights, name):
    for part in name.split("."):
        weights = weights[part]
    return weights


def _leaves(weights, before=""):
    for name, value in weights.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
