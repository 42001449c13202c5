"""What a model has changed, against a slow and plain twin and against printed tables."""

import itertools
import math
import random
import statistics

import pandas as pd
import pytest

from data_access.rules.effect import effect_of, nearest_areas, neighbours, t_quantile, t_share_below

MODEL = [55 - 10, 60 - 20, 45 - 15]
OTHERS = [30 - 12, 40 - 18, 35 - 15, 45 - 25, 20 - 10, 34 - 16]


def test_three_areas_of_a_model_against_six_like_them():
    effect = effect_of(MODEL, OTHERS)

    assert effect.difference == pytest.approx(20.333, abs=5e-4)
    assert effect.standard_error == pytest.approx(4.7305, abs=5e-5)
    assert effect.degrees == pytest.approx(2.625, abs=5e-4)
    assert (effect.low, effect.high) == pytest.approx((3.99, 36.68), abs=5e-3)
    assert (effect.as_large, effect.ways) == (1, 84)
    assert effect.as_large / effect.ways == pytest.approx(0.0119, abs=5e-5)
    assert effect.excludes_none


@pytest.mark.parametrize(("areas", "is_known"), [(2, False), (3, True)])
def test_on_fewer_than_three_areas_of_either_kind_there_is_no_interval(areas, is_known):
    few_of_model = effect_of(MODEL[:areas], OTHERS)
    few_others = effect_of(MODEL, OTHERS[:areas])

    assert few_of_model.is_known == few_others.is_known == is_known
    assert (few_of_model.ways is not None) == is_known
    assert few_of_model.difference is not None


def test_without_an_area_there_is_no_difference():
    assert effect_of([], OTHERS).difference is None
    assert effect_of(MODEL, []).difference is None


def test_where_all_changed_alike_no_interval_is_made_up():
    effect = effect_of([5.0, 5.0, 5.0], [1.0, 1.0, 1.0])

    assert effect.difference == 4
    assert not effect.is_known


def test_where_there_are_too_many_ways_to_divide_the_areas_they_are_not_counted():
    effect = effect_of([1.0, 2.0, 3.0] * 5, [0.0, 1.0, 5.0] * 5)

    assert effect.is_known
    assert effect.ways is None


# Of Student's t, as printed in tables.
@pytest.mark.parametrize(
    ("degrees", "at_975"), [(1, 12.7062), (2, 4.3027), (5, 2.5706), (30, 2.0423), (1000, 1.9623)]
)
def test_quantiles_are_those_of_printed_tables(degrees, at_975):
    assert t_quantile(0.975, degrees) == pytest.approx(at_975, abs=5e-5)


def integrated(value, degrees, steps=4_000):
    """The share of Student's t below `value`, by Simpson's rule from 0 on."""
    scale = math.exp(math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2))
    scale /= math.sqrt(degrees * math.pi)

    def density(at):
        return scale * (1 + at * at / degrees) ** (-(degrees + 1) / 2)

    width = value / steps
    inner = sum((4 if step % 2 else 2) * density(step * width) for step in range(1, steps))
    return 0.5 + width / 3 * (density(0) + inner + density(value))


@pytest.mark.parametrize("number", range(6))
def test_the_effect_is_that_of_a_plain_twin(number):
    chance = random.Random(number)
    model = [chance.uniform(-20, 60) for _ in range(chance.randint(3, 5))]
    others = [chance.uniform(-10, 40) for _ in range(chance.randint(3, 6))]

    effect = effect_of(model, others)

    def apart(some):
        rest = [at for at in range(len(every)) if at not in some]
        return statistics.mean(every[at] for at in some) - statistics.mean(every[at] for at in rest)

    every = model + others
    observed = apart(range(len(model)))
    ways = list(itertools.combinations(range(len(every)), len(model)))
    assert effect.difference == pytest.approx(observed)
    assert effect.ways == len(ways)
    assert effect.as_large == sum(abs(apart(one)) >= abs(observed) - 1e-9 for one in ways)
    first, second = (statistics.variance(one) / len(one) for one in (model, others))
    degrees = (first + second) ** 2 / (first**2 / (len(model) - 1) + second**2 / (len(others) - 1))
    assert effect.degrees == pytest.approx(degrees)
    far = (effect.high - effect.difference) / math.sqrt(first + second)
    assert integrated(far, degrees) == pytest.approx(0.975, abs=1e-6)
    assert t_share_below(far, degrees) == pytest.approx(0.975)
    assert effect.high - effect.difference == pytest.approx(effect.difference - effect.low)


def profiles(**areas):
    return pd.DataFrame(areas, index=["need", "access", "poverty"]).T


def test_the_five_nearest_areas_are_chosen_each_trait_by_its_spread():
    places = profiles(
        M=(0.5, 0.5, 0.5),
        a=(0.5, 0.5, 0.4),
        b=(0.5, 0.9, 0.5),
        c=(0.1, 0.5, 0.5),
        d=(0.5, 0.5, 0.5),
        e=(0.4, 0.5, 0.5),
        f=(0.9, 0.9, 0.9),
        g=(float("nan"), 0.5, 0.5),
    )

    near = nearest_areas(places, ["M"], set())

    assert near[:3] == ["d", "e", "a"]
    assert len(near) == 5
    assert not {"f", "g", "M"} & set(near)
    assert "d" not in nearest_areas(places, ["M"], {"d"})


def test_areas_equally_near_go_by_their_code():
    places = profiles(M=(0, 0, 0), z=(1, 0, 0), b=(1, 0, 0), c=(1, 0, 0))

    assert nearest_areas(places, ["M"], set()) == ["b", "c", "z"]


def test_an_area_that_lacks_a_trait_has_no_neighbours():
    places = profiles(a=(0, 0, 0), b=(1, 0, 0), c=(float("nan"), 0, 0))

    assert neighbours(places) == {"a": ["b"], "b": ["a"]}
