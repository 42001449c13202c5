"""The checks of a file and between tables: which rows can be saved."""
