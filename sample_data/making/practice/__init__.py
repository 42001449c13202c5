"""What was tried where, and what it brought: models and enterprises."""
