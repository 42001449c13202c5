"""The steps of area plans."""
