"""Commands for the office that keeps the records: accounts, audit, backup, boundaries."""
