"""The deck: the story of a meeting in PowerPoint."""
