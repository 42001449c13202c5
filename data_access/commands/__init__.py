"""What can be asked of the records from a terminal: one command a module."""
