"""What importing a file would do, and the rows that wait to be corrected."""
