"""What was imported, by whom, and how each record came to be what it is."""
