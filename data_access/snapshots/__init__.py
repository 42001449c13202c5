"""A published snapshot and how it is asked: engines, cache, and the tables a question may name."""
