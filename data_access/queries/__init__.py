"""Every question asked of a snapshot, one noun a file."""
