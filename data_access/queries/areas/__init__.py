"""Questions about areas and the programme itself."""
