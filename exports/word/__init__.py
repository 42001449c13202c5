"""Word files: headings, paragraphs and plain tables, written without a further library."""
