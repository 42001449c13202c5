"""What the numbers say by themselves: findings, invariants, the rows behind a figure."""
