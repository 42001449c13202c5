"""Questions about what works: models, what they changed, places alike, and income."""
