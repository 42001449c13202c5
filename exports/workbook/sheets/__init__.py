"""The sheets of the workbook: one noun a module, each written from the questions pages ask."""
