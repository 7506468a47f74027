"""The reading and the register it was made of as one JSON file, ``tracker-register/1``, with the cell of each value.

Values are exact: numbers are decimals in quotes, days are in ISO form; what is missing is not there, and is never 0.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.domain.table import Plain, Row
from tracker.presentation.exports import Exportable
from tracker.presentation.status_json import plain, status_json

FORMAT = "tracker-register/1"


def export(what: Exportable) -> bytes:
    """The file."""
    content = {
        "format": FORMAT,
        "edition": what.edition,
        "status": status_json(what.assessment, what.problems, what.language),
        "sheets": {table.name: [row_json(row) for row in table.rows] for table in what.tables},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def row_json(row: Row) -> Mapping[str, Any]:
    """One row: its values by heading, and the file, sheet and cell each was read from."""
    source = next(iter(row.sources.values()), None)
    read = {} if source is None else {"source": {"file": source.file, "sheet": source.sheet, "row": source.row}}
    cells = {name: one.cell for name, one in row.sources.items()}
    return {"values": {name: value_json(value) for name, value in row.cells.items()}, **read, "cells": cells}


def value_json(value: Plain) -> Any:  # noqa: ANN401 - JSON is anything
    """One value."""
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value
