"""Commands for what is published: snapshot, presentation file, figures."""
