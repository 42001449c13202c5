"""Which houses a sum of money repairs: the best choice, and the reason for each house."""
