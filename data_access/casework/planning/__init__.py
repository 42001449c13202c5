"""Area plans: drafted, changed and taken to their next step, one at a time."""
