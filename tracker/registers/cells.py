"""What a cell shows, and what reading it may need to know beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Measure
from tracker.registers.codes import Codes
from tracker.registers.numbers import plain
from tracker.registers.raw import CellError, RawCell


@dataclass(frozen=True, slots=True)
class Context:
    """The codes there are, and what the row of a cell is about.

    ``measure`` is the one of the row's indicator, ``None`` where it could not be read; ``revised`` is the field a
    revision moves.
    """

    codes: Codes
    measure: Measure | None = Measure.NUMBER
    revised: RevisedField | None = None


def text_of(cell: RawCell) -> str:  # noqa: PLR0911 - one answer for each type of cell
    """What a cell shows, as text."""
    match cell.value:
        case str() as text:
            return text
        case Decimal() as number:
            return f"{plain(number * 100)}%" if cell.shown_as == "percent" else plain(number)
        case datetime() as moment:
            return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ", "minutes")
        case date() | time() as moment:
            return moment.isoformat()
        case bool() as truth:
            return "TRUE" if truth else "FALSE"
        case CellError() as error:
            return error.text
        case _:
            return cell.formula or ""
