"""How the made-up records are made: one noun a module, each returning the rows of its tables."""
