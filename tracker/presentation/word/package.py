"""The file of a Word document: a package whose parts carry no moment of their making."""

from __future__ import annotations

import io
import zipfile

EARLIEST_IN_ZIP = (1980, 1, 1, 0, 0, 0)


def settled(content: bytes) -> bytes:
    """The package without the clock's traces: the same parts give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename, EARLIEST_IN_ZIP), old.read(part), zipfile.ZIP_DEFLATED)
    return made.getvalue()
