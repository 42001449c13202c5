"""What surrounds every page: menu, filters, footer, and what is said instead of a page."""
