"""What anybody may see, as CSV with a data package."""
