"""Whose report stands where a new one is to be written: that of another register is not overwritten."""

from __future__ import annotations

from pathlib import Path

from tracker.archive.embed import STATUS_NAME
from tracker.archive.extract import Extracted, extract
from tracker.archive.status import read_status


def belongs_to_another(path: Path, status: bytes) -> bool:
    """Whether a file is there that is no report of the register a status file tells of."""
    if not path.is_file():
        return False
    new, found = read_status(status), extract(path, with_texts=False)
    carried = found.attachments.get(STATUS_NAME) if isinstance(found, Extracted) else None
    old = read_status(carried.content) if carried else None
    return old is None or new is None or not old.register_.is_same(new.register_)
