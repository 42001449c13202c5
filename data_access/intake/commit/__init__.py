"""Saving, correcting and undoing an import."""
