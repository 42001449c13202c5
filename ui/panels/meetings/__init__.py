"""The page of meetings: what was decided, by whom it is done, and the meetings themselves."""
