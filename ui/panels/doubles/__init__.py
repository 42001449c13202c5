"""Records that are one and the same, and households that became two."""
