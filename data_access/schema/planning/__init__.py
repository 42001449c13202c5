"""The tables of area plans."""
