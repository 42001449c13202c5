"""The record of one household."""
