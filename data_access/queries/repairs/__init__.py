"""Questions about repairs, houses and the money on them."""
