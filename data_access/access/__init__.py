"""Who may see what: roles and their rights, and what a question is asked about."""
