"""A PDF after it is written: its words, letter by letter as they were given."""
