"""The plan of a subdistrict on the form of the LAOs: PDF, Word, and a workbook that loads back."""
