"""The two-page brief, of the programme or of one partner."""
