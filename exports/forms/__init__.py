"""What offices fill in and send back: a workbook a table, and the survey form. From the schema."""
