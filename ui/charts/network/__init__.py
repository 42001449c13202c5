"""Charts of people, goals and partners."""
