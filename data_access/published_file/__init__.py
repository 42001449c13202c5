"""The published file: what a presenter may be told, in one signed file, without the records."""

from data_access.published_file.opened import PublishedFile, open_file
from data_access.published_file.signing import office_fingerprint
from data_access.published_file.writing import write_file

__all__ = ["PublishedFile", "office_fingerprint", "open_file", "write_file"]
