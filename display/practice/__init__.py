"""What works and what it brought, in words: models, the evidence on them, and income."""
