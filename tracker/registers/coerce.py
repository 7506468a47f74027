"""One cell to a value or to what is wrong with it: one function a kind.

Nothing here knows where the cell is: the caller adds the place to the findings.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Measure
from tracker.registers.codes import LONGEST, PATTERN, Codes, mixed_letters, split_codes
from tracker.registers.columns import Column, Kind
from tracker.registers.dates import coerce_date, coerce_date_or_year
from tracker.registers.findings import FAULTY, MISSING, Coerced, Finding, fault, remark
from tracker.registers.numbers import (
    coerce_integer,
    coerce_number,
    coerce_value_number,
    is_missing_word,
    plain,
)
from tracker.registers.terms import bare, choice_words, looks, normalised_words, yes_no_words
from tracker.registers.workbook import CellError, RawCell

EXCEL_TEXT = 32_767
"""The longest text an Excel cell can hold."""

IDENTIFYING = frozenset({Kind.CODE, Kind.REFERENCE, Kind.REFERENCES})


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a cell may need to know beyond the cell: the codes there are, and what its row is about."""

    codes: Codes
    measure: Measure = Measure.NUMBER
    revised: RevisedField | None = None


def coerce(cell: RawCell, column: Column, context: Context) -> Coerced:
    """The value of a cell that is not blank, by the kind of its column."""
    if isinstance(cell.value, CellError):
        return fault("CELL_ERROR", value=cell.value.text)
    if cell.value is None:
        return fault("FORMULA_NO_VALUE", formula=cell.formula or "")
    coerced = KINDS[column.kind](cell, column, context)
    if cell.formula is not None and column.kind in IDENTIFYING:
        return Coerced(coerced.value, (*coerced.findings, Finding("FORMULA_IN_ID", {"formula": cell.formula})))
    return coerced


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


def coerce_text(cell: RawCell, column: Column, context: Context) -> Coerced:
    """Any text as it stands."""
    text = text_of(cell)
    if len(text) == EXCEL_TEXT:
        return remark(text, "TEXT_MAYBE_CUT")
    if len(text) > EXCEL_TEXT:
        return fault("TEXT_TOO_LONG", n=len(text), limit=EXCEL_TEXT, other="Note")
    return Coerced(text)


def coerce_code(cell: RawCell, column: Column, context: Context) -> Coerced:
    """The identifier of a row."""
    text = text_of(cell)
    if not isinstance(cell.value, str):
        return fault("CODE_NUMERIC", value=text)
    if letters := mixed_letters(text):
        return fault("LOOKALIKE_LETTERS", letters=letters, sheet="")
    if not PATTERN.fullmatch(text):
        return fault("ID_PATTERN", pattern_example="PT-EN-01", limit=LONGEST)
    return Coerced(text)


def coerce_codes(cell: RawCell, column: Column, context: Context) -> Coerced:
    """Codes that need not stand in any sheet."""
    return Coerced(tuple(split_codes(text_of(cell))))


def coerce_reference(cell: RawCell, column: Column, context: Context) -> Coerced:
    """A code of another sheet, in that sheet's spelling."""
    text = text_of(cell)
    if not context.codes.has_any_sheet(column.to) and column.to == ("Sectors",):
        return Coerced(text)  # a register without a Sectors sheet names its sectors freely
    known = context.codes.find(column.to, text)
    if known is not None:
        return Coerced(known)
    return Coerced(text, (unknown_reference(cell, text, column, context.codes),))


def unknown_reference(cell: RawCell, code: str, column: Column, codes: Codes) -> Finding:
    """Why a reference leads nowhere, with the codes it safely means."""
    suggestions = codes.suggestions(column.to, code)
    sheet = " / ".join(column.to)
    if not isinstance(cell.value, str):
        return Finding("CODE_NUMERIC", {"value": code}, suggestions)
    if letters := mixed_letters(code):
        return Finding("LOOKALIKE_LETTERS", {"value": code, "letters": letters, "sheet": sheet}, suggestions)
    return Finding("REF_UNKNOWN", {"value": code, "sheet": sheet, "column": "Code"}, suggestions)


def coerce_references(cell: RawCell, column: Column, context: Context) -> Coerced:
    """Several codes of another sheet; each unknown one is named."""
    values: list[str] = []
    findings: list[Finding] = []
    for code in split_codes(text_of(cell)):
        known = context.codes.find(column.to, code)
        values.append(known or code)
        if known is None:
            findings.append(unknown_reference(cell, code, column, context.codes))
    return Coerced(tuple(dict.fromkeys(values)), tuple(findings))


def coerce_choice(cell: RawCell, column: Column, context: Context) -> Coerced:
    """A choice, typed in any supported language."""
    choices = column.choices
    assert choices is not None, f"the column {column.heading} has no choices"  # noqa: S101 - a fault of columns.py
    text = text_of(cell)
    word = bare(text)
    if (choice := choice_words(choices).get(word)) is not None:
        return Coerced(choice)
    if (choice := normalised_words(choices).get(word)) is not None:
        return remark(choice, "CODE_NORMALISED", code=choice.value)
    allowed = ", ".join(one.value for one in choices)
    if (choice := choice_words(choices).get(looks(text))) is not None:
        return fault("CODE_UNKNOWN", choice.value, allowed=allowed)
    near = difflib.get_close_matches(word, choice_words(choices), n=1, cutoff=0.75)
    suggestions = (choice_words(choices)[near[0]].value,) if near else ()
    return fault("CODE_UNKNOWN", *suggestions, allowed=allowed)


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
        return fault(
            "OUT_OF_RANGE",
            value=plain(number),
            relation="not above",
            bound=plain(column.above),
            min=f"more than {plain(column.above)}",
            max="any number",
        )
    return coerced


def coerce_part(cell: RawCell) -> Coerced:
    """Part or whole of a percentage: a number, or missing."""
    return MISSING if is_missing_word(cell.value) else coerce_number(cell)


def coerce_value(cell: RawCell, column: Column, context: Context) -> Coerced:
    """What was measured: a number, a label of an ordinal scale, nothing for a qualitative indicator."""
    if is_missing_word(cell.value):
        return MISSING
    if context.measure is Measure.ORDINAL:
        return Coerced(text_of(cell))
    if context.measure is Measure.QUALITATIVE:
        if isinstance(cell.value, Decimal):
            return fault("VALUE_FOR_QUALITATIVE", value=text_of(cell))
        return Coerced(text_of(cell))
    return coerce_value_number(cell, percent=context.measure is Measure.PERCENT)


def coerce_revised(cell: RawCell, column: Column, context: Context) -> Coerced:
    """What stood or stands in the revised field: a day or a value."""
    if context.revised in (RevisedField.DUE, RevisedField.TARGET_DATE):
        return coerce_date_or_year(cell)
    if context.revised is None:
        return Coerced(FAULTY)  # the field itself could not be read, and that has been said
    return coerce_value(cell, column, context)


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
    Kind.DATE: of_cell_alone(coerce_date),
    Kind.DATE_OR_YEAR: of_cell_alone(coerce_date_or_year),
    Kind.NUMBER: coerce_bounded,
    Kind.INTEGER: of_cell_alone(coerce_integer),
    Kind.PART: of_cell_alone(coerce_part),
    Kind.VALUE: coerce_value,
    Kind.REVISED: coerce_revised,
    Kind.SCALE: coerce_scale,
}
