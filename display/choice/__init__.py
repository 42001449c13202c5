"""What is said of a choice of homes."""
