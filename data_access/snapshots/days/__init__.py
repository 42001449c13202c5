"""How every household and repair stands on a day: worked out once, and read by every question."""
