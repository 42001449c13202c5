"""A file's records beside those of the store: which are new, changed or the same."""
