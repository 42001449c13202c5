"""The rules of area plans: which step may follow which and what it needs, and what a measure is."""
