"""Workbooks: all figures in view, and the rows of a file that were rejected."""
