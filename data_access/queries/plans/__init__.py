"""Questions about area plans: the step of each, its measures and their money, and what was done."""
