"""The process that makes files, and the way to ask it."""
