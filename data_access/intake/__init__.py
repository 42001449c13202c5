"""From an office's files to records in the store: read, normalise, check, commit.

What a file is and how it is read: book, layout, table_file. What its cells are worth: check, and
the rules between tables. What becomes of it: preview, commit, quarantine, undo.
"""
