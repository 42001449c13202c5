"""Questions about households: counts as a reader may see them, rows, quality."""
