"""Files that are whole or not there at all, and their names."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from datetime import date
from pathlib import Path

from tracker.errors import OutputNotWritable

UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_NAME = 80
PERIODIC = "periodic"
DEFAULT_NAME = "register"


def file_name(reference: str, as_of: date, language: str, template: str = PERIODIC) -> str:
    """The name of a report: ``PK-TJ_2026-03-31_en.pdf``, for another template ``PK-TJ_2026-03-31_en_brief.pdf``.

    What could lead out of a folder is no part of it.
    """
    safe = UNSAFE.sub("-", reference).strip(".-_")[:LONGEST_NAME] or DEFAULT_NAME
    kind = "" if template == PERIODIC else f"_{UNSAFE.sub('-', template)}"
    return f"{safe}_{as_of.isoformat()}_{language}{kind}.pdf"


def write_atomically(content: bytes, path: Path) -> Path:
    """Write a file beside its final name and rename it when it is complete; an earlier one stays until then.

    Raises:
        OutputNotWritable: The folder or file cannot be written; nothing is left behind.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as fault:
        raise OutputNotWritable(f"{path.parent} cannot be written: {fault.strerror or fault}.") from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)
    except OSError as fault:
        raise OutputNotWritable(f"{path} cannot be written: {fault.strerror or fault}.") from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return path
