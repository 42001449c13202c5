"""Numbers, dates and codes written in one language, or in both."""
