"""Houses as outsiders see them: numbers and medians that move from release to release by many or not
at all."""
