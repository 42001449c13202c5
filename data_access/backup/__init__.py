"""Backups: one encrypted file that holds all that is needed to go on elsewhere."""
