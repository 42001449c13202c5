"""Who may come in: accounts, passwords, sessions, and the short looks at personal fields."""
