"""Chance, days and tables."""
