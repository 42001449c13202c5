"""What is said of area plans: the sentence, the tiles, and what the figures propose."""
