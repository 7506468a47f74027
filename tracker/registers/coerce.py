"""One cell to a value or to what is wrong with it: one function a kind.

Nothing here knows where the cell is: the caller adds the place to the findings.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Measure
from tracker.registers.cells import Context, text_of
from tracker.registers.columns import Column, Kind
from tracker.registers.dates import coerce_date, coerce_date_or_year
from tracker.registers.findings import FAULTY, MISSING, Coerced, Finding, fault, remark
from tracker.registers.numbers import (
    LARGEST,
    coerce_integer,
    coerce_number,
    coerce_value_number,
    is_missing_word,
    not_allowed,
    plain,
)
from tracker.registers.raw import CellError, RawCell
from tracker.registers.references import coerce_code, coerce_codes, coerce_reference, coerce_references
from tracker.registers.terms import bare, choice_words, nearest, normalised_words, yes_no_words

EXCEL_TEXT = 32_767
"""The longest text an Excel cell can hold."""

LONGEST_WORD, LONGEST_LIST = 255, 4_000
"""The longest text that may be a code, a choice, a day or a number; and a list of codes."""

IDENTIFYING = frozenset({Kind.CODE, Kind.REFERENCE, Kind.REFERENCES})
WORDS = frozenset(
    {
        *(Kind.CODE, Kind.REFERENCE, Kind.CHOICE, Kind.YES_NO),
        *(Kind.DATE, Kind.DATE_OR_YEAR, Kind.NUMBER, Kind.INTEGER, Kind.PART),
    }
)
"""Kinds of which a cell holds one word."""
LISTS = frozenset({Kind.CODES, Kind.REFERENCES})


def coerce(cell: RawCell, column: Column, context: Context) -> Coerced:
    """The value of a cell that is not blank, by the kind of its column."""
    if isinstance(cell.value, CellError):
        return fault("CELL_ERROR")
    if cell.value is None:
        return fault("FORMULA_NO_VALUE", formula=cell.formula)
    if isinstance(cell.value, str) and len(cell.value) > (limit := longest(column.kind)):
        return fault("TEXT_TOO_LONG", n=len(cell.value), limit=limit)
    coerced = KINDS[column.kind](cell, column, context)
    if cell.formula is not None and column.kind in IDENTIFYING:
        calculated = Finding("FORMULA_IN_ID", {"formula": cell.formula})
        return coerced._replace(findings=(*coerced.findings, calculated))
    return coerced


def longest(kind: Kind) -> int:
    """The longest text that a cell of a kind may hold; longer texts of other kinds are judged by their own function."""
    if kind in WORDS:
        return LONGEST_WORD
    return LONGEST_LIST if kind in LISTS else sys.maxsize


def coerce_text(cell: RawCell, column: Column, context: Context) -> Coerced:
    """Any text as it stands."""
    text = text_of(cell)
    if len(text) == EXCEL_TEXT:
        return remark(text, "TEXT_MAYBE_CUT")
    if len(text) > EXCEL_TEXT:
        return fault("TEXT_TOO_LONG", n=len(text), limit=EXCEL_TEXT)
    return Coerced(text)


def coerce_choice(cell: RawCell, column: Column, context: Context) -> Coerced:
    """A choice, typed in any supported language."""
    choices = column.choices
    assert choices is not None, f"the column {column.heading} has no choices"  # noqa: S101 - a fault of columns.py
    word = bare(text_of(cell))
    if (choice := choice_words(choices).get(word)) is not None:
        return Coerced(choice)
    if (choice := normalised_words(choices).get(word)) is not None:
        return remark(choice, "CODE_NORMALISED", code=choice)
    return fault("CODE_UNKNOWN", *meant_choice(word, choices), allowed=tuple(choices))


@lru_cache(maxsize=1024)
def meant_choice(word: str, choices: type[StrEnum]) -> tuple[str, ...]:
    """The choice that a mistyped word probably means, if there is one."""
    near = nearest(word, choice_words(choices))
    return () if near is None else (choice_words(choices)[near].value,)


def coerce_yes_no(cell: RawCell, column: Column, context: Context) -> Coerced:
    """Yes or no, as a word or as Excel's TRUE and FALSE."""
    if isinstance(cell.value, bool):
        return Coerced(cell.value)
    answer = yes_no_words().get(bare(text_of(cell)))
    return fault("BOOL_UNKNOWN", yes="yes", no="no") if answer is None else Coerced(answer)


def coerce_bounded(cell: RawCell, column: Column, context: Context) -> Coerced:
    """A number above the column's bound, if it has one."""
    coerced = coerce_number(cell)
    number = coerced.value
    if column.above is not None and isinstance(number, Decimal) and number <= column.above:
        return not_allowed(plain(number), column.above, LARGEST)
    return coerced


def coerce_part(cell: RawCell) -> Coerced:
    """Part or whole of a percentage: a number, or missing."""
    return MISSING if is_missing_word(cell.value) else coerce_number(cell)


def coerce_value(cell: RawCell, column: Column, context: Context) -> Coerced:
    """What was measured: a number, a label of an ordinal scale, nothing for a qualitative indicator."""
    if is_missing_word(cell.value):
        return MISSING
    match context.measure:
        case None:
            return number_if_any(cell)
        case Measure.ORDINAL:
            return Coerced(text_of(cell))
        case Measure.QUALITATIVE:
            number = coerce_number(cell).value
            return fault("VALUE_FOR_QUALITATIVE") if isinstance(number, Decimal) else Coerced(text_of(cell))
        case measure:
            return coerce_value_number(cell, percent=measure is Measure.PERCENT)


def number_if_any(cell: RawCell) -> Coerced:
    """A value of which nobody knows how it is measured: what is no number at all may be a label."""
    coerced = coerce_number(cell)
    is_word = any(one.code == "NUMBER_TEXT" and not one.suggestions for one in coerced.findings)
    return Coerced(FAULTY) if is_word else coerced


def coerce_revised(cell: RawCell, column: Column, context: Context) -> Coerced:
    """What stood or stands in the revised field: a day or a value, read as the field itself is, or nothing."""
    if context.revised is not None and is_missing_word(cell.value):
        return MISSING
    match context.revised:
        case None:
            return Coerced(FAULTY)  # the field itself could not be read, and that has been said
        case RevisedField.DUE:
            return coerce_date(cell)
        case RevisedField.TARGET_DATE:
            return coerce_date_or_year(cell)
        case _:
            return coerce_value(cell, column, context)


def coerce_day(cell: RawCell, column: Column, context: Context) -> Coerced:
    """A day; what to type for a mere year depends on whether something begins on it."""
    return coerce_date(cell, begins=column.begins)


def coerce_scale(cell: RawCell, column: Column, context: Context) -> Coerced:
    """Labels of a scale, worst first."""
    return Coerced(tuple(label for part in text_of(cell).split("<") if (label := part.strip())))


Coercion = Callable[[RawCell, Column, Context], Coerced]


def of_cell_alone(coercion: Callable[[RawCell], Coerced]) -> Coercion:
    """A coercion that needs neither column nor context."""
    return lambda cell, _column, _context: coercion(cell)


KINDS: Mapping[Kind, Coercion] = {
    Kind.CODE: coerce_code,
    Kind.CODES: coerce_codes,
    Kind.REFERENCE: coerce_reference,
    Kind.REFERENCES: coerce_references,
    Kind.TEXT: coerce_text,
    Kind.CHOICE: coerce_choice,
    Kind.YES_NO: coerce_yes_no,
    Kind.DATE: coerce_day,
    Kind.DATE_OR_YEAR: of_cell_alone(coerce_date_or_year),
    Kind.NUMBER: coerce_bounded,
    Kind.INTEGER: of_cell_alone(coerce_integer),
    Kind.PART: of_cell_alone(coerce_part),
    Kind.VALUE: coerce_value,
    Kind.REVISED: coerce_revised,
    Kind.SCALE: coerce_scale,
}
