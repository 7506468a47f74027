"""By what a row is known wherever it stands: its code, or what it is about, and what its cells say."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tracker.domain.register import fold
from tracker.domain.values import Text
from tracker.registers.columns import SheetSpec
from tracker.registers.template.cells import Values

NATURAL: Mapping[str, Sequence[str]] = {
    "Targets": ("indicator", "due"),
    "Actuals": ("indicator", "on", "reported_by"),
    "Updates": ("commitment", "on", "institution", "party"),
    "Revisions": ("item", "field", "on"),
    "Overrides": ("item", "on", "author"),
}
"""What rows without codes are about."""
BLANK = "–"
SHORT = 12


def natural_key(spec: SheetSpec, values: Values) -> str:
    """What a row is about, in words that a person can follow."""
    names = ("code",) if spec.has_codes else NATURAL[spec.name]
    return " · ".join(fold(plain(values.get(name))) or BLANK for name in names)


def row_keys(spec: SheetSpec, rows: Sequence[Values]) -> list[str]:
    """A key for each row; of several rows about the same the later ones are numbered."""
    seen: Counter[str] = Counter()
    found = []
    for values in rows:
        key = natural_key(spec, values)
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key} #{seen[key]}")
    return found


def plain(value: object) -> str:
    """A value as a text that is the same for the same content, and empty for a blank one."""
    match value:
        case None:
            return ""
        case Text(main, translations):
            return json.dumps([main, sorted(translations.items())], ensure_ascii=False) if translations else main
        case Decimal():
            return format(value.normalize() + 0, "f")
        case tuple():
            return "; ".join(map(plain, value))
        case _:
            return str(value)


def digest(value: object) -> str:
    """A short hash of a value: enough to tell whether a cell was changed; empty for a blank one."""
    text = plain(value)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:SHORT] if text else ""
