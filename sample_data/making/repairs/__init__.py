"""Made-up repairs, their course and money."""
