"""The page of what waits for the reader: own promises and reports, or reports to verify."""
