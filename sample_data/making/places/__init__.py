"""Areas, goals and caps."""
