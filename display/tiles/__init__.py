"""The tiles at the top of a page or a brief, as values."""
