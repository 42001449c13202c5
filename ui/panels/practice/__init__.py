"""Panels of the pages of models and of income."""
