"""From an office's files to records in the store: read, normalise, check, commit.

A folder is checked as a whole and kept as a whole: one row that cannot be vouched for, and
nothing of it is written.
"""
