"""From the record store to a snapshot, and which snapshot is open."""
