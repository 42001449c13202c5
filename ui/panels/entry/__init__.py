"""Recording progress in a form."""
