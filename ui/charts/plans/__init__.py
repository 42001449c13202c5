"""Pictures of area plans."""
