"""A partner's statement, as PDF and as a workbook."""
