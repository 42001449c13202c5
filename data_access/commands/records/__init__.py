"""Commands for records: load, undo, list imports, set up."""
