"""How long readers wait: pages, a hall, many viewers."""
