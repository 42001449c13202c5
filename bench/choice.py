"""How long a choice of houses takes, and how near to the proven best it comes, by their number.

Made-up houses of one province: costs, priorities, persons, labour and roads drawn with one seed.
"""

import random
import time
from math import floor

from bench.results.markdown import table
from data_access.choice.choose import choose
from data_access.choice.terms import Envelope, House, Terms

TITLE = "Choosing houses for a sum"
SIZES = {346: 3_000_000, 885: 6_000_000, 20_000: 120_000_000, 100_000: 600_000_000}
SHARES = (("codi_bpp", 0.5, 20_000), ("lao_budget", 0.3, 40_000), ("private", 0.2, 60_000))


def measured() -> list[dict]:
    """Of each size: houses, baht, `seconds` of CPU, the `share` of the proven bound, the houses
    chosen, and subdistricts `left_out`."""
    return [_measured(houses, budget) for houses, budget in SIZES.items()]


def section(facts: list[dict]) -> str:
    rows = [
        [
            f"{one['houses']:,}",
            f"{one['baht'] / 1_000_000:,.0f}",
            f"{one['seconds']:.2f}",
            f"{floor(one['share'] * 10_000) / 100:.2f}%",  # never 100% of what is short of it
            f"{one['chosen']:,}",
            f"{one['left_out']:,}",
        ]
        for one in facts
    ]
    head = [
        "Houses",
        "Million baht",
        "CPU",
        "Of the proven best",
        "Chosen",
        "Subdistricts with nothing",
    ]
    return (
        "Three programmes, 42 subdistricts, half of the least fair share for each; seconds of CPU"
        " on one thread, with the making of the model. To 2,000 houses exactly (to 0.5 %), to"
        " 20,000 by the LP rounded to whole houses, above by the prices of a sample.\n\n"
        + table(head, rows)
    )


def _measured(count: int, budget: int) -> dict:
    houses = _houses(count)
    envelopes = [Envelope(name, int(budget * share), cap, 0.5) for name, share, cap in SHARES]
    began = time.process_time()
    chosen = choose(houses, envelopes, Terms(floor_share=0.5))
    return {
        "houses": count,
        "baht": budget,
        "seconds": time.process_time() - began,
        "share": chosen.share_of_bound,
        "chosen": len(chosen.taken),
        "left_out": len(chosen.left_out),
    }


def _houses(count: int) -> list[House]:
    draw = random.Random(1)
    return [
        House(
            f"{number:06}",
            f"58{draw.randint(1, 7):02}{draw.randint(1, 6):02}",
            draw.randint(5, 45) * 1_000,
            draw.uniform(20, 95),
            draw.randint(1, 8),
            days=draw.randint(30, 90),
            only_dry=draw.random() < 0.5,
        )
        for number in range(count)
    ]
