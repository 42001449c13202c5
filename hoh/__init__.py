"""The command `hoh`: the commands on records, and those that open the dashboard or write files."""
