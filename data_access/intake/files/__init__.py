"""A file by its bytes: opened safely, as sheets of text."""
