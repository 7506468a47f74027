"""Which row is the header, and which column means what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tracker.domain.values import LANGUAGES
from tracker.problems import Details, Place, Problem, problem
from tracker.registers.cells import text_of
from tracker.registers.columns import Column, SheetSpec
from tracker.registers.raw import RawRow, RawSheet
from tracker.registers.terms import NEAR, folded_heading, forms_of_heading, likeness
from tracker.source import column_letters

HEADER_ROWS = 10
"""The header stands in one of the first ten rows; titles may stand above it."""

MARK = re.compile(rf"\s*[\[(]\s*({'|'.join(LANGUAGES)})\s*[\])]", re.IGNORECASE)
"""What marks a heading as a translation, such as ``[ru]``."""
FOREIGN = re.compile(r"\[\s*[a-z]{2}\s*\]", re.IGNORECASE)
"""The mark of a language that is not supported."""
LONGEST_HEADING = 300
"""A heading with its hint; what a cell holds beyond that says nothing about its column."""
OWN = "#"
"""What an official's own sheets and columns begin with."""

Meaning = tuple[Column, str | None]
"""A column, or its translation into a language."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a header cell means: a column of the sheet, perhaps in one language."""

    column: Column
    language: str | None
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a sheet: its number, what its cells mean, and the cells that mean nothing.

    ``meant`` gives by the field of an absent column the unknown heading that probably means it.
    """

    row: int
    headings: tuple[Heading, ...]
    unknown: Mapping[int, str]
    meant: Mapping[str, int] = field(default_factory=dict)

    @property
    def texts(self) -> Mapping[int, str]:
        """The known headings as they stand in the file, by column."""
        return {heading.index: heading.text for heading in self.headings}


def find_header(sheet: RawSheet, spec: SheetSpec) -> Header | None:
    """The first of the first ten rows with all required headings, else the one that comes nearest, else ``None``."""
    candidates = [header_of(row, spec) for row in sheet.rows if row.number <= HEADER_ROWS]
    required = {column.field for column in spec.columns if column.required}
    whole = next((header for header in candidates if required <= fields_of(header)), None)
    nearest = whole or max(candidates, key=lambda header: len(fields_of(header)), default=None)
    if nearest is None:
        return None
    header = Header(nearest.row, nearest.headings, nearest.unknown, guesses(spec, nearest))
    return header if whole or is_likely(header, len(required)) else None


def is_likely(header: Header, required: int) -> bool:
    """Whether a row that lacks required headings is the header all the same: it has two of the sheet's headings.

    Where only two are required and one of them is missing, one is enough.
    """
    known = len(fields_of(header))
    return known + len(header.meant) >= 2 or (known == 1 and required <= 2)


def fields_of(header: Header) -> set[str]:
    """The fields whose own column a header has; translations alone do not count."""
    return {heading.column.field for heading in header.headings if heading.language is None}


def header_of(row: RawRow, spec: SheetSpec) -> Header:
    """What the cells of a row would mean if it were the header."""
    known = known_headings(spec)
    headings: list[Heading] = []
    unknown: dict[int, str] = {}
    for index, cell in sorted(row.cells.items()):
        text = text_of(cell)[:LONGEST_HEADING]
        if text.startswith(OWN):
            continue
        found = meaning(text, known)
        if found is None:
            unknown[index] = text
        else:
            headings.append(Heading(*found, index, text))
    return Header(row.number, tuple(headings), unknown)


@cache
def known_headings(spec: SheetSpec) -> Mapping[str, Column]:
    """The columns of a sheet by their folded heading in any language."""
    found = {folded_heading(column.heading): column for column in spec.columns}
    for column in spec.columns:
        for form in forms_of_heading(column.heading):
            found.setdefault(form, column)
    return found


def meaning(text: str, known: Mapping[str, Column]) -> Meaning | None:
    """The column a heading means, and the language it is marked with."""
    plain, language = unmarked(text)
    column = column_of(plain, known)
    if column is None:
        return None
    if column.translated and (language or FOREIGN.search(text)):
        return (column, language) if language else None
    return column, None  # a mark on a column that is not translated is a hint like any other


def unmarked(text: str) -> tuple[str, str | None]:
    """A heading without the mark of its language, and that language."""
    mark = MARK.search(text)
    return (text, None) if mark is None else (text[: mark.start()] + text[mark.end() :], mark.group(1).lower())


def column_of(text: str, known: Mapping[str, Column]) -> Column | None:
    """The column of a heading; of a bilingual one either half may be known, but the two may not mean two columns."""
    column = known.get(folded_heading(text))
    if column is not None or "/" not in text:
        return column
    halves = {half.field: half for part in text.split("/") if (half := known.get(folded_heading(part))) is not None}
    return next(iter(halves.values())) if len(halves) == 1 else None


def guesses(spec: SheetSpec, header: Header) -> Mapping[str, int]:
    """By field of an absent column the unknown heading that probably means it, no heading for two columns.

    Beside near words, a heading that holds a required one among its words (``Due date``) is meant for it.
    """
    present = fields_of(header)
    scored = [
        (score, column.field, index)
        for column in spec.columns
        if column.field not in present
        for index, text in header.unknown.items()
        if (score := nearness(column, folded_heading(text))) >= NEAR
    ]
    found: dict[str, int] = {}
    for _, name, index in sorted(scored, key=lambda one: -one[0]):
        if name not in found and index not in found.values():
            found[name] = index
    return found


def nearness(column: Column, text: str) -> float:
    """How probably a heading means a column."""
    forms = forms_of_heading(column.heading)
    if column.required and any(set(form.split()) < set(text.split()) for form in forms):
        return NEAR
    return max(likeness(form, text) for form in forms)


def header_problems(sheet: RawSheet, spec: SheetSpec, header: Header, file: str) -> Iterator[Problem]:
    """What is wrong with a header: one message for one cause."""
    missing = missing_required(spec, header)
    yield from missing_columns(sheet, missing, header, file)
    yield from duplicate_columns(sheet, header, file)
    blamed = {header.meant.get(column.field) for column in missing}
    for index, text in header.unknown.items():
        if index not in blamed:
            meant = [spec.by_field[name].heading for name, guess in header.meant.items() if guess == index]
            place = Place(file, sheet.name, header.row, index, text)
            yield problem("COLUMN_UNKNOWN", place, Details(text, meant), col=column_letters(index), header=text)
    yield from headless_columns(sheet, header, file)


def missing_required(spec: SheetSpec, header: Header) -> Sequence[Column]:
    """The required columns a header lacks."""
    present = fields_of(header)
    return [column for column in spec.columns if column.required and column.field not in present]


def missing_columns(sheet: RawSheet, missing: Sequence[Column], header: Header, file: str) -> Iterator[Problem]:
    """Required columns that are not there, each at the heading that may mean it."""
    for column in missing:
        index = header.meant.get(column.field)
        meant = () if index is None else (header.unknown[index],)
        place = Place(file, sheet.name, header.row, index, meant[0] if meant else column.heading)
        details = Details(meant[0] if meant else None, meant)
        yield problem("COLUMN_MISSING", place, details, column=column.heading, sheet=sheet.name)


def duplicate_columns(sheet: RawSheet, header: Header, file: str) -> Iterator[Problem]:
    """Two columns that mean the same; the first is read."""
    seen: dict[tuple[str, str | None], Heading] = {}
    for heading in header.headings:
        first = seen.setdefault((heading.column.field, heading.language), heading)
        if first is not heading:
            both = (column_letters(first.index), column_letters(heading.index))
            place = Place(file, sheet.name, header.row, heading.index, heading.text)
            name = heading.column.heading + (f" [{heading.language}]" if heading.language else "")
            yield problem("COLUMN_DUPLICATE", place, Details(heading.text), cols=both, column=name)


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
