"""Several tables of one sheet to one list of records: each code once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import fold
from tracker.problems import Details, Place, Problem, problem
from tracker.registers.columns import SheetSpec
from tracker.source import RowSource, SourceRef

OUTSIDE = {"source", "faulty"}
"""What two records with the same content may differ in."""

Row = Record | FaultyRow


def merged(spec: SheetSpec, rows: Iterable[Row], problems: list[Problem]) -> tuple[list[Record], list[FaultyRow]]:
    """The records of one sheet from all workbooks, and the rows that could not be one."""
    kept = once_by_code(spec, rows, problems) if spec.has_codes else once_by_content(list(rows))
    return [row for row in kept if isinstance(row, Record)], [row for row in kept if isinstance(row, FaultyRow)]


def once_by_code(spec: SheetSpec, rows: Iterable[Row], problems: list[Problem]) -> list[Row]:
    """Each code once: the same content in two workbooks is one record, all else is an error."""
    first: dict[str, Row] = {}
    kept: list[Row] = []
    for row in rows:
        code = code_of(row)
        known = row if code is None else first.setdefault(fold(code), row)
        if known is row:
            kept.append(row)
        elif not is_copy(known, row):
            problems.append(twice(known, row, code or ""))
            kept.append(FaultyRow(spec.name, row.source, {"code": code}, frozenset({"code"})))
    return kept


def code_of(row: Row) -> str | None:
    """The code of a row, if it could be read."""
    code = row.values.get("code") if isinstance(row, FaultyRow) else getattr(row, "code", None)
    return code if isinstance(code, str) else None


def is_copy(known: Row, row: Row) -> bool:
    """Whether a row repeats one of another workbook; of rows that could not be read nobody can say otherwise."""
    if known.source.file == row.source.file:
        return False
    return not (isinstance(known, Record) and isinstance(row, Record) and any(differences(known, row)))


def once_by_content(rows: Sequence[Row]) -> list[Row]:
    """Rows without codes: what stands in two workbooks is one record; twice in one workbook is said by a check."""
    if len({row.source.file for row in rows}) < 2:
        return list(rows)
    seen: dict[str, str] = {}
    return [
        row
        for row in rows
        if isinstance(row, FaultyRow) or seen.setdefault(repr(content(row)), row.source.file) == row.source.file
    ]


def content(row: Record) -> dict[str, object]:
    """What a record says, wherever it stands."""
    return {name: value for name, value in row if name not in OUTSIDE}


def twice(known: Row, row: Row, code: str) -> Problem:
    """One code on two rows: in one workbook a duplicate, in two a conflict that names what differs."""
    place = place_of(row.source, "code")
    first = known.source.cell("code")
    details = Details(code, related=(first,))
    if isinstance(known, Record) and isinstance(row, Record) and known.source.file != row.source.file:
        names = {"cell_a": full(first), "cell_b": full(row.source.cell("code"))}
        return problem("ID_CONFLICT", place, details, columns=list(differences(known, row)), **names)
    return problem("ID_DUPLICATE", place, details, other=first.place)


def differences(known: Record, row: Record) -> Iterator[str]:
    """The headings of the fields in which two records differ, of those that could be read in both."""
    other = content(row)
    for name, value in content(known).items():
        if other[name] != value and name not in known.faulty | row.faulty:
            headings = row.source.layout.headings
            yield headings.get(name) or known.source.layout.headings.get(name, name)


def full(cell: SourceRef) -> str:
    """A cell with its workbook."""
    return f"{cell.file} {cell.place}"


def place_of(source: RowSource, field: str) -> Place:
    """The place of a record's field."""
    cell = source.cell(field)
    return Place(source.file, source.sheet, source.row, cell.column, source.layout.headings.get(field))
