"""Questions and pages at 2,000 to a million households."""
