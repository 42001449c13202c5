"""The rows behind what moved between two days: the questions that list them, and the lists of a page."""
