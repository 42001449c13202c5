"""One cell or column: text in one spelling, days, numbers, places, points."""
