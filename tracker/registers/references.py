"""Identifiers: the code of a row, and references to the codes of other rows."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from tracker.registers.alphabets import differing, in_latin, is_cyrillic, mixture, once
from tracker.registers.cells import Context, text_of
from tracker.registers.codes import LONGEST, PATTERN, Codes, split_codes, tidy, well_formed
from tracker.registers.columns import Column
from tracker.registers.findings import Coerced, Finding, fault
from tracker.registers.raw import RawCell

EXAMPLE = "PT-EN-01"
MOST_UNKNOWN = 20
"""So many unknown codes of one cell are named."""


def coerce_code(cell: RawCell, column: Column, context: Context) -> Coerced:
    """The identifier of a row."""
    code = tidy(text_of(cell))
    if is_number(cell):
        return fault("CODE_NUMERIC")
    if mixed := mixture(code):
        return fault("LOOKALIKE_LETTERS", mixed.meant, letters=mixed.letters)
    if context.codes.is_out_of_place(code):
        return fault("LOOKALIKE_LETTERS", in_latin(code), letters=once([one for one in code if is_cyrillic(one)]))
    if isinstance(cell.value, bool) or PATTERN.fullmatch(code) is None:
        meant = well_formed(code) if isinstance(cell.value, str) else None
        return fault("ID_PATTERN", *([meant] if meant else []), pattern_example=EXAMPLE, limit=LONGEST)
    return Coerced(code)


def is_number(cell: RawCell) -> bool:
    """Whether Excel has made a number, or a day, of what was typed."""
    return isinstance(cell.value, Decimal | date | time)


def coerce_codes(cell: RawCell, column: Column, context: Context) -> Coerced:
    """Codes that need not stand in any sheet."""
    return fault("CODE_NUMERIC") if is_number(cell) else Coerced(tuple(split_codes(text_of(cell))))


def coerce_reference(cell: RawCell, column: Column, context: Context) -> Coerced:
    """A code of another sheet, in that sheet's spelling."""
    if column.to == ("Sectors",) and context.codes.are_named_freely(column.to):
        return Coerced(text_of(cell))  # a register without a Sectors sheet names its sectors freely
    return referred(cell, tidy(text_of(cell)), column, context.codes)


def coerce_references(cell: RawCell, column: Column, context: Context) -> Coerced:
    """Several codes of another sheet; each unknown one is named and left out."""
    text = text_of(cell)
    found = [referred(cell, code, column, context.codes) for code in dict.fromkeys(split_codes(text))]
    known = tuple(dict.fromkeys(one.value for one in found if not one.leads_nowhere))
    findings = tuple(finding for one in found for finding in one.findings)[:MOST_UNKNOWN]
    if findings and (separated := by_commas(text, column, context.codes)):
        return Coerced(known, (Finding("REF_UNKNOWN", findings[0].parameters, (separated,)),))
    return Coerced(known, findings)


def by_commas(text: str, column: Column, codes: Codes) -> str | None:
    """A list separated by commas as it should be typed, if each part of it is a code."""
    parts = [codes.find(column.to, tidy(part.strip())) for part in text.split(",")]
    return "; ".join(part for part in parts if part) if len(parts) > 1 and all(parts) else None


def referred(cell: RawCell, code: str, column: Column, codes: Codes) -> Coerced:
    """The code that is referred to; one that no row has leads nowhere."""
    known = codes.find(column.to, code)
    if is_number(cell):
        finding = Finding("CODE_NUMERIC", {"value": code}, codes.suggestions(column.to, code))
        return Coerced(known or code, (finding,), leads_nowhere=True)
    if known is not None:
        return Coerced(known)
    findings = () if codes.may_stand_unread(column.to, code) else (why_unknown(code, column, codes),)
    return Coerced(code, findings, leads_nowhere=True)


def why_unknown(code: str, column: Column, codes: Codes) -> Finding:
    """Why a reference leads nowhere, with the codes it safely means."""
    if twins := codes.twins(column.to, code):
        return Finding("LOOKALIKE_LETTERS", {"value": code, "letters": differing(code, twins[0])}, twins)
    suggestions = codes.suggestions(column.to, code)
    if mixed := mixture(code):
        return Finding("LOOKALIKE_LETTERS", {"value": code, "letters": mixed.letters}, suggestions)
    sheet, heading = codes.shown(column.to)
    return Finding("REF_UNKNOWN", {"value": code, "sheet": sheet, "column": heading}, suggestions)
