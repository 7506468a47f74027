"""Which row is the header, and which column means what."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.values import LANGUAGES
from tracker.problems import Details, Place, Problem, problem
from tracker.registers.coerce import text_of
from tracker.registers.columns import Column, SheetSpec
from tracker.registers.terms import folded, folded_heading, terms
from tracker.registers.workbook import RawRow, RawSheet
from tracker.source import column_letters

HEADER_ROWS = 10
"""The header stands in one of the first ten rows; titles may stand above it."""

TRANSLATION = re.compile(rf"(.*?)\s*[\[(]\s*({'|'.join(LANGUAGES)})\s*[\])]\s*\*?\s*", re.IGNORECASE | re.DOTALL)
OWN = "#"
"""What an official's own sheets and columns begin with."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a header cell means: a column of the sheet, perhaps in one language."""

    column: Column
    language: str | None
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a sheet: its number, what its cells mean, and the cells that mean nothing."""

    row: int
    headings: tuple[Heading, ...]
    unknown: Mapping[int, str]


def find_header(sheet: RawSheet, spec: SheetSpec) -> Header | None:
    """The first of the first ten rows with all required headings, else the one that comes nearest, else ``None``."""
    candidates = [header_of(row, spec) for row in sheet.rows if row.number <= HEADER_ROWS]
    required = {column.field for column in spec.columns if column.required}
    for header in candidates:
        if required <= fields_of(header):
            return header
    nearest = max(candidates, key=lambda header: len(fields_of(header)), default=None)
    return nearest if nearest and len(fields_of(nearest)) >= min(2, len(required)) else None


def fields_of(header: Header) -> set[str]:
    """The fields whose own column a header has; translations alone do not count."""
    return {heading.column.field for heading in header.headings if heading.language is None}


def header_of(row: RawRow, spec: SheetSpec) -> Header:
    """What the cells of a row would mean if it were the header."""
    known = known_headings(spec)
    headings: list[Heading] = []
    unknown: dict[int, str] = {}
    for index, cell in sorted(row.cells.items()):
        text = text_of(cell)
        if text.startswith(OWN):
            continue
        meant = meaning(text, known)
        if meant is None:
            unknown[index] = text
        else:
            headings.append(Heading(meant[0], meant[1], index, text))
    return Header(row.number, tuple(headings), unknown)


def known_headings(spec: SheetSpec) -> Mapping[str, Column]:
    """The columns of a sheet by their folded heading in any language."""
    localised = terms().get("headings", {})
    found = {folded(column.heading): column for column in spec.columns}
    for column in spec.columns:
        for forms in localised.get(column.heading, {}).values():
            for form in forms:
                found.setdefault(folded(form), column)
    return found


def meaning(text: str, known: Mapping[str, Column]) -> tuple[Column, str | None] | None:
    """The column and language a heading means; of a bilingual heading either half may be known."""
    if (translated := TRANSLATION.fullmatch(text)) is not None:
        column = column_named(translated.group(1), known)
        if column is not None and column.translated:
            return column, translated.group(2).lower()
    column = column_named(text, known)
    return None if column is None else (column, None)


def column_named(text: str, known: Mapping[str, Column]) -> Column | None:
    """The column of a heading, or of one of its halves."""
    for part in (text, *text.split("/")):
        if (column := known.get(folded_heading(part))) is not None:
            return column
    return None


def header_problems(sheet: RawSheet, spec: SheetSpec, header: Header, file: str) -> Iterator[Problem]:
    """What is wrong with a header: one message for one cause."""
    guesses = guessed(spec, header)
    yield from missing_columns(sheet, spec, header, file)
    yield from duplicate_columns(sheet, header, file)
    blamed = {guesses[column.heading] for column in missing_required(spec, header) if column.heading in guesses}
    for index, text in header.unknown.items():
        if index in blamed:
            continue
        place = Place(file, sheet.name, header.row, index, text)
        meant = tuple(heading for heading, guess in guesses.items() if guess == index)
        yield problem("COLUMN_UNKNOWN", place, Details(text, meant), col=column_letters(index), header=text)
    yield from headless_columns(sheet, header, file)


def missing_required(spec: SheetSpec, header: Header) -> Sequence[Column]:
    """The required columns a header lacks."""
    present = fields_of(header)
    return [column for column in spec.columns if column.required and column.field not in present]


def guessed(spec: SheetSpec, header: Header) -> Mapping[str, int]:
    """Absent columns by heading, with the unknown heading that probably means each."""
    present = fields_of(header)
    texts = {folded_heading(text): index for index, text in header.unknown.items()}
    found: dict[str, int] = {}
    for column in spec.columns:
        if column.field not in present:
            near = difflib.get_close_matches(folded(column.heading), texts, n=1, cutoff=0.75)
            if near:
                found[column.heading] = texts[near[0]]
    return found


def missing_columns(sheet: RawSheet, spec: SheetSpec, header: Header, file: str) -> Iterator[Problem]:
    """Required columns that are not there, with the heading that may mean each."""
    guesses = guessed(spec, header)
    for column in missing_required(spec, header):
        index = guesses.get(column.heading)
        found = () if index is None else (f"{header.unknown[index]} ({column_letters(index)}{header.row})",)
        place = Place(file, sheet.name, header.row, index, column.heading)
        yield problem("COLUMN_MISSING", place, Details(suggestions=found), column=column.heading, sheet=sheet.name)


def duplicate_columns(sheet: RawSheet, header: Header, file: str) -> Iterator[Problem]:
    """Two columns that mean the same; the first is read."""
    seen: dict[tuple[str, str | None], Heading] = {}
    for heading in header.headings:
        first = seen.setdefault((heading.column.field, heading.language), heading)
        if first is not heading:
            both = f"{column_letters(first.index)} and {column_letters(heading.index)}"
            place = Place(file, sheet.name, header.row, heading.index, heading.text)
            yield problem("COLUMN_DUPLICATE", place, Details(heading.text), cols=both, column=heading.column.heading)


def headless_columns(sheet: RawSheet, header: Header, file: str) -> Iterator[Problem]:
    """Columns with values below the header row but no heading."""
    row = next(row for row in sheet.rows if row.number == header.row)
    filled: dict[int, int] = {}
    for below in sheet.rows:
        if below.number > header.row:
            for index in below.cells.keys() - row.cells.keys():
                filled[index] = filled.get(index, 0) + 1
    for index, count in sorted(filled.items()):
        place = Place(file, sheet.name, header.row, index)
        yield problem("COLUMN_NO_HEADER", place, col=column_letters(index), n=count)
