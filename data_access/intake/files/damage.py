"""What opening a damaged archive can raise. The process that opens workbooks needs it too, so
nothing is imported here that would make its start longer."""

import zipfile
import zlib

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
