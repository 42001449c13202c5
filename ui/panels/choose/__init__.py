"""Which homes first on a given sum: what is asked, the answer, the ways compared, every house."""
