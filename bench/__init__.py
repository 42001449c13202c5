"""How fast the questions and pages are, measured on made-up records. `make bench`."""
