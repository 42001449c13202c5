"""The words of the programme, in Thai and English."""
