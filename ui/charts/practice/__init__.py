"""Pictures of what works and of income."""
