"""The record store: its tables, who writes to it, its migrations and its audit log."""
