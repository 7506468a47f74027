"""One CSV file for each sheet, two for the reading of the day, and a Frictionless data package that describes them.

RFC 4180: commas, lines that end in CR LF, quotes where needed; UTF-8 without a mark. A program for tables takes a text
that begins with ``= + - @`` for a formula: it gets an apostrophe before it, which whoever reads it back takes away. A
number is written as a number.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.domain.table import Field, FieldType, Plain, Row, Table
from tracker.presentation.exports import Exportable
from tracker.presentation.exports.readings import reading_tables
from tracker.presentation.status_json import plain

DESCRIPTOR = "datapackage.json"
SOURCE = "# Source"
"""The column that says where a row was read; a heading with such a mark is passed over where a register is read."""

FORMULA = re.compile(r"'*[=+\-@\t\r]")
ESCAPE = "'"
TYPES: Mapping[FieldType, Mapping[str, Any]] = {
    FieldType.TEXT: {"type": "string"},
    FieldType.VALUE: {"type": "any"},
    FieldType.NUMBER: {"type": "number"},
    FieldType.INTEGER: {"type": "integer"},
    FieldType.DAY: {"type": "date"},
    FieldType.YES_NO: {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
}
"""The types of Table Schema."""

HOW_TO_READ = (
    "UTF-8, RFC 4180. A text that begins with apostrophes (or none) and then one of = + - @, a tab or a carriage return"
    " has been given one apostrophe more, so that no program takes it for a formula; take one away to read it. Numbers"
    " are never marked so. A blank cell is missing or takes its default; it is never zero. The columns headed # Source"
    " say where a row was read."
)


def export(what: Exportable) -> Mapping[str, bytes]:
    """The files by their names, the description last."""
    tables = [traced(one) for one in (*what.tables, *reading_tables(what))]
    files = {f"{one.name}.csv": csv_bytes(one) for one in tables}
    descriptor = package(what, tables, files)
    return {**files, DESCRIPTOR: (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()}


def traced(table: Table) -> Table:
    """A table with a column that says where each row was read; the settings were read of no row."""
    if not any(row.place for row in table.rows):
        return table
    rows = [Row({**row.cells, SOURCE: row.place}, row.sources, row.place) for row in table.rows]
    return Table(table.name, (*table.fields, Field(SOURCE, FieldType.TEXT, "File, sheet and row.")), rows, table.key)


def csv_bytes(table: Table) -> bytes:
    """The lines of a table, its headings first."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([one.name for one in table.fields])
    writer.writerows([cell(row, field) for field in table.fields] for row in table.rows)
    return lines.getvalue().encode("utf-8", "surrogatepass")


def cell(row: Row, field: Field) -> str:
    """One cell; a blank one is empty."""
    return written(row.cells[field.name], field.separator) if field.name in row.cells else ""


def written(value: Plain, separator: str) -> str:
    """A value as it is written: days in ISO form, numbers exact and without exponent."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | Decimal():
            return plain(Decimal(value)) or ""
        case date():
            return value.isoformat()
        case tuple():
            return harmless(separator.join(value))
        case _:
            return harmless(value)


def harmless(text: str) -> str:
    """A text that no program takes for a formula; ``as_read`` takes back exactly what was done."""
    return f"{ESCAPE}{text}" if FORMULA.match(text) else text


def package(what: Exportable, tables: Sequence[Table], files: Mapping[str, bytes]) -> Mapping[str, Any]:
    """The description of the whole: a tabular data package."""
    register = what.assessment.register
    return {
        "profile": "tabular-data-package",
        "name": package_name(register.settings.reference),
        "title": register.settings.title.main or "Register of commitments",
        "description": HOW_TO_READ,
        "as_of": what.assessment.as_of.isoformat(),
        "rules": what.assessment.policy.identifier,
        "edition": what.edition,
        "sources": [{"title": one.name, "sha256": one.sha256} for one in register.files],
        "resources": [resource(one, tables, files[f"{one.name}.csv"]) for one in tables],
    }


def package_name(reference: str) -> str:
    """A name as a data package may have it: small letters, digits, hyphens."""
    return re.sub(r"[^a-z0-9._-]+", "-", reference.lower()).strip("-") or "register"


def resource(table: Table, tables: Iterable[Table], content: bytes) -> Mapping[str, Any]:
    """The description of one file."""
    return {
        "profile": "tabular-data-resource",
        "name": package_name(table.name),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema(table, {one.name: one for one in tables}),
    }


def schema(table: Table, tables: Mapping[str, Table]) -> Mapping[str, Any]:
    """The columns of a file, what tells its rows apart, and where its references lead."""
    keys = table.column(table.key)
    is_key = bool(table.key) and len(set(keys)) == len(table.rows)
    leading = [foreign_key(one) for one in table.fields if leads(one, table, tables)]
    return {
        "fields": [
            field_descriptor(one, is_unique=is_key and one.name == table.key, is_required=is_in_all(one, table))
            for one in table.fields
        ],
        "missingValues": [""],
        **({"primaryKey": [table.key]} if is_key else {}),
        **({"foreignKeys": leading} if leading else {}),
    }


def is_in_all(field: Field, table: Table) -> bool:
    """Whether a column that every row needs is filled in all of them; in a draft it need not be."""
    return field.required and all(field.name in row.cells for row in table.rows)


def field_descriptor(field: Field, *, is_unique: bool, is_required: bool) -> Mapping[str, Any]:
    """One column."""
    limits = {
        **({"required": True} if is_required else {}),
        **({"unique": True} if is_unique else {}),
        **({"enum": list(field.choices)} if field.choices else {}),
    }
    several = f" Several are separated by '{field.separator.strip()}'." if field.separator else ""
    return {
        "name": field.name,
        **TYPES[field.type],
        **({"description": f"{field.help}{several}".strip()} if field.help or several else {}),
        **({"constraints": limits} if limits else {}),
    }


def leads(field: Field, table: Table, tables: Mapping[str, Table]) -> bool:
    """Whether a column holds one code each, and each is that of a row of one other sheet."""
    if len(field.to) != 1 or field.separator or field.to[0] not in tables:
        return False
    return set(table.column(field.name)) <= set(tables[field.to[0]].column("Code"))


def foreign_key(field: Field) -> Mapping[str, Any]:
    """Where a column leads."""
    return {"fields": [field.name], "reference": {"resource": package_name(field.to[0]), "fields": ["Code"]}}
