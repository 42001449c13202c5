"""The published file: what a presenter may be told, in one signed file, without the records."""
