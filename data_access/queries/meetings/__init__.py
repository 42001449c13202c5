"""Questions about meetings: what was held and agreed, who came, and what became of the decisions."""
