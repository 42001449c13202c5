"""Letters “My promises”: one page for each participant and partner, in one print or one ZIP."""
