"""Questions about the network of people and its goals."""
