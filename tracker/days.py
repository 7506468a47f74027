"""Days as people type them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
EARLIEST, LATEST = date(1900, 3, 1), date(2199, 12, 31)
"""The days that a register may hold; not taken from its reader, so that ``--help`` stays instant."""


def iso_day(text: str) -> date | None:
    """The day of a text; Python also reads 2026-W13-2 and 20260331, but nobody here types a day so on purpose."""
    with suppress(ValueError):
        return date.fromisoformat(text) if ISO_DAY.fullmatch(text) else None
    return None
