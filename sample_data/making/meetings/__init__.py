"""Meetings: what was on the agenda, who came, what was signed and decided, and what became of it."""
