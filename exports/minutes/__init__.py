"""The minutes of one meeting, as PDF and as a Word file."""
