"""A choice of houses as files: the list as a workbook, and on paper the annex that says why."""
