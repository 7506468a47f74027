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


def merged(
    spec: SheetSpec, rows: Iterable[Record | FaultyRow], problems: list[Problem]
) -> tuple[list[Record], list[FaultyRow]]:
    """The records of one sheet from all workbooks, and the rows that could not be one."""
    records: list[Record] = []
    faulty: list[FaultyRow] = []
    for row in rows:
        if isinstance(row, FaultyRow):
            faulty.append(row)
        else:
            records.append(row)
    unique = once_by_code if spec.has_codes else once_by_content
    return unique(spec, records, problems, faulty), faulty


def once_by_code(
    spec: SheetSpec, records: Sequence[Record], problems: list[Problem], faulty: list[FaultyRow]
) -> list[Record]:
    """Each code once: the same content in two workbooks is one record, all else is an error."""
    first: dict[str, Record] = {}
    for record in records:
        code = getattr(record, "code")  # noqa: B009 - only models with a code come here, and mypy cannot know
        known = first.setdefault(fold(code), record)
        if known is record:
            continue
        same = content(known) == content(record)
        if known.source.file != record.source.file and same:
            continue
        problems.append(twice(known, record, code))
        faulty.append(FaultyRow(spec.name, record.source, {"code": code}, frozenset({"code"})))
    return list(first.values())


def once_by_content(
    spec: SheetSpec, records: Sequence[Record], problems: list[Problem], faulty: list[FaultyRow]
) -> list[Record]:
    """Rows without codes: what stands in two workbooks is one record; twice in one workbook is said by a check."""
    if len({record.source.file for record in records}) < 2:
        return list(records)
    seen: dict[str, str] = {}
    kept: list[Record] = []
    for record in records:
        key = repr(content(record))
        if seen.setdefault(key, record.source.file) == record.source.file:
            kept.append(record)
    return kept


def content(record: Record) -> dict[str, object]:
    """What a record says, wherever it stands."""
    return {name: value for name, value in record if name not in OUTSIDE}


def twice(known: Record, record: Record, code: str) -> Problem:
    """One code on two rows: in one workbook a duplicate, in two a conflict that names what differs."""
    place = place_of(record.source, "code")
    first = known.source.cell("code")
    if known.source.file == record.source.file:
        return problem("ID_DUPLICATE", place, Details(code, related=(first,)), value=code, other=first.place)
    differing = ", ".join(differences(known, record))
    return problem(
        "ID_CONFLICT",
        place,
        Details(code, related=(first,)),
        value=code,
        cell_a=full(first),
        cell_b=full(record.source.cell("code")),
        columns=differing,
    )


def differences(known: Record, record: Record) -> Iterator[str]:
    """The headings of the fields in which two records differ."""
    other = content(record)
    for name, value in content(known).items():
        if other[name] != value:
            yield record.source.layout.headings.get(name) or known.source.layout.headings.get(name, name)


def full(cell: SourceRef) -> str:
    """A cell with its workbook."""
    return f"{cell.file} {cell.place}"


def place_of(source: RowSource, field: str) -> Place:
    """The place of a record's field."""
    cell = source.cell(field)
    return Place(source.file, source.sheet, source.row, cell.column, source.layout.headings.get(field))
