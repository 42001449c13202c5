"""Made-up households and what is known of them."""
