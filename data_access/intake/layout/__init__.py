"""Where the table is in a file, which table it is, and what its headings mean; survey exports too."""
