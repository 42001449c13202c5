"""What the programme decides: weights and limits, the plan, scores and quality rules."""
