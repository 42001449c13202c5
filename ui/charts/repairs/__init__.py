"""Charts of houses, repairs and their money."""
