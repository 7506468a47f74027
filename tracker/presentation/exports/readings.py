"""The reading of a day as plain tables: a row for each commitment, and one for each indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.domain.table import Field, FieldType, Plain, Row, Table
from tracker.domain.values import Completion, DeadlineState, Status
from tracker.presentation.exports import Exportable
from tracker.presentation.status_json import status_json

STATUS, INDICATORS = "status", "status-indicators"
SEPARATOR = "; "

DAY, NUMBER, VALUE, WHOLE = FieldType.DAY, FieldType.NUMBER, FieldType.VALUE, FieldType.INTEGER
OF_COMMITMENTS = (
    Field("code", FieldType.TEXT, "The commitment.", required=True, to=("Commitments",)),
    Field("as_of", DAY, "The day of the reading.", required=True),
    Field("title", FieldType.TEXT),
    Field("lead", FieldType.TEXT),
    Field("sector", FieldType.TEXT),
    Field("status", FieldType.TEXT, "The light shown.", required=True, choices=tuple(Status)),
    Field("computed_status", FieldType.TEXT, "The light by the rules alone.", required=True, choices=tuple(Status)),
    Field("reason.code", FieldType.TEXT, required=True),
    Field("reason.text", FieldType.TEXT),
    Field("completion", FieldType.TEXT, "Was it delivered?", required=True, choices=tuple(Completion)),
    Field("completion_basis", FieldType.TEXT),
    Field("deadline.state", FieldType.TEXT, required=True, choices=tuple(DeadlineState)),
    Field("deadline.due", DAY),
    Field("deadline.original_due", DAY),
    Field("deadline.days_overdue", WHOLE),
    Field("deadline.days_late", WHOLE),
    Field("deadline.slippage_days", WHOLE),
    Field("deadline.completed_on", DAY),
    Field("flags", FieldType.TEXT, separator=SEPARATOR),
    Field("waiting_on", FieldType.TEXT, "The parties it waits for.", separator=SEPARATOR),
    Field("milestones.done_share", NUMBER, "By weight, rounded to four places."),
    Field("milestones.expected_share", NUMBER, "By weight, rounded to four places."),
    Field("milestones.done", WHOLE),
    Field("milestones.total", WHOLE),
)
OF_INDICATORS = (
    Field("code", FieldType.TEXT, "The indicator.", required=True, to=("Indicators",)),
    Field("as_of", DAY, "The day of the reading.", required=True),
    Field("commitment", FieldType.TEXT, to=("Commitments",)),
    Field("status", FieldType.TEXT, "The light shown.", required=True, choices=tuple(Status)),
    Field("computed_status", FieldType.TEXT, "The light by the rules alone.", required=True, choices=tuple(Status)),
    Field("reason.code", FieldType.TEXT, required=True),
    Field("reason.text", FieldType.TEXT),
    Field("baseline", VALUE, "As it stood on the day."),
    Field("target", VALUE, "As it stood on the day."),
    Field("actual", VALUE, "The actual to date."),
    Field("actual_on", DAY),
    Field("achievement", NUMBER, "Share of the way, rounded to four places."),
    Field("expected", NUMBER, "Share expected by the day, rounded to four places."),
    Field("ratio", NUMBER, "Share of the way by share expected, rounded to four places."),
    Field("flags", FieldType.TEXT, separator=SEPARATOR),
    Field("unit", FieldType.TEXT),
)
"""The columns, named as the status file names them; a point leads into what it holds."""


def reading_tables(what: Exportable) -> Sequence[Table]:
    """The two tables of a reading."""
    told = status_json(what.assessment, what.problems, what.language)
    as_of = told["as_of"]
    return (
        Table(STATUS, OF_COMMITMENTS, [row(one, as_of, OF_COMMITMENTS) for one in told["commitments"]], "code"),
        Table(INDICATORS, OF_INDICATORS, [row(one, as_of, OF_INDICATORS) for one in told["indicators"]], "code"),
    )


def row(told: Mapping[str, Any], as_of: str, fields: Sequence[Field]) -> Row:
    """One commitment or indicator of a status file as a row."""
    source = told["source"]
    return Row(dict(cells({**told, "as_of": as_of}, fields)), {}, f"{source['file']} {source['sheet']}!{source['row']}")


def cells(told: Mapping[str, Any], fields: Sequence[Field]) -> Iterator[tuple[str, Plain]]:
    """The cells that are not blank."""
    for field in fields:
        value: Any = told
        for name in field.name.split("."):
            value = value[name]
        if value not in (None, []):
            yield field.name, typed(value, field)


def typed(value: Any, field: Field) -> Plain:  # noqa: ANN401 - JSON is anything
    """A value of a status file as the column holds it; an exact number of the file is a text there and one here."""
    if field.separator:
        return tuple(value)
    match field.type:
        case FieldType.DAY:
            return date.fromisoformat(value)
        case FieldType.NUMBER:
            return Decimal(str(value))
        case FieldType.VALUE:
            return number_or_label(value)
        case _:
            found: str | int = value
            return found


def number_or_label(text: str) -> Decimal | str:
    """A number as the status file writes it, or a label."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return text
