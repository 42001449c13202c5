"""The layouts of every PDF, and Typst that sets them."""
