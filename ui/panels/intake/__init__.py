"""Importing data, step by step."""
