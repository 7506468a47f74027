"""Rows of a table to records: every cell coerced, every problem placed, nothing dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, NamedTuple

from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Measure
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import fold
from tracker.domain.values import Text
from tracker.problems import Details, Place, Problem, problem
from tracker.registers.cells import Context, text_of
from tracker.registers.codes import Codes
from tracker.registers.coerce import coerce
from tracker.registers.columns import REQUIRED_EMPTY, Column, Kind
from tracker.registers.findings import FAULTY, Coerced, Finding
from tracker.registers.raw import RawCell, RawRow
from tracker.registers.tables import Table
from tracker.source import RowSource

MOST_PROBLEMS = 10_000
"""Reading ends where so many problems were found: nobody mends more at a time, and a small file can hold millions."""

SCALED = ("Indicators", "Targets", "Actuals", "Revisions")
"""Sheets whose value cells are read by the measure of an indicator."""
LAST = (Kind.VALUE, Kind.REVISED)
"""Kinds that are read when the other cells of their row have been."""


class At(NamedTuple):
    """Where a cell is: its table, its row, what its column means and where that stands."""

    table: Table
    row: RawRow
    column: Column
    place_in_row: int

    @property
    def cell(self) -> RawCell | None:
        """The cell, if it holds anything."""
        return self.row.cells.get(self.place_in_row)

    @property
    def is_merged(self) -> bool:
        """Whether it is merged into another one, which has been said."""
        return (self.row.number, self.place_in_row) in self.table.merged

    @property
    def place(self) -> Place:
        """The place of what is wrong with it."""
        return self.table.place(self.row.number, self.place_in_row, self.column)


@dataclass
class Reader:
    """What reading rows needs and gathers: the codes there are, measures by indicator, problems.

    ``unresolved`` holds back, by the sheets they point to, references of which nothing is known: see
    ``unknown_references``.
    """

    codes: Codes
    measures: Mapping[str, Measure | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unresolved: dict[tuple[str, ...], list[Problem]] = field(default_factory=dict)

    def records(self, table: Table) -> Iterator[Record | FaultyRow]:
        """The rows of a table; a row whose identifying cells cannot be read becomes a ``FaultyRow``."""
        columns = in_reading_order(table)
        for row in table.rows:
            if len(self.problems) + sum(map(len, self.unresolved.values())) > MOST_PROBLEMS:
                return
            yield self.record(table, row, columns)

    def record(self, table: Table, row: RawRow, columns: Iterable[tuple[Column, int]]) -> Record | FaultyRow:
        """One row, every cell of it coerced."""
        values: dict[str, Any] = {}
        faulty = set(table.unread)
        told: set[str] = set()
        context = Context(self.codes)
        for column, index in columns:
            if column.kind in LAST:
                context = self.scaled(table, context, values, faulty)
            coerced = self.coerced(At(table, row, column, index), context, told)
            if coerced.value is FAULTY or (coerced.leads_nowhere and column.field not in essential(table.spec.record)):
                faulty.add(column.field)
            elif coerced.value is not None:
                values[column.field] = coerced.value
        return built(table, row, values, frozenset(faulty))

    def coerced(self, at: At, context: Context, told: set[str]) -> Coerced:
        """The value of one cell with its translations; what is found is placed and kept."""
        column, cell = at.column, at.cell
        if cell is None:
            return self.blank(at, told)
        coerced = coerce(cell, column, context)
        if coerced.findings:
            self.tell(at, cell, coerced.findings)
        if coerced.value is None and column.required and column.kind is not Kind.REVISED:
            return self.blank(at, told)
        if column.translated and isinstance(coerced.value, str):
            return Coerced(Text(coerced.value, self.translations(at)))
        return coerced

    def blank(self, at: At, told: set[str]) -> Coerced:
        """A cell that holds nothing: missing, or an error where every row needs it."""
        if at.is_merged:
            return Coerced(FAULTY)
        translations = self.translations(at)
        if not at.column.required:
            # A text given only in translation is still a text.
            return Coerced(Text("", translations) if translations else None)
        code = at.column.when_empty
        if code not in told:
            self.problems.append(problem(code, at.place))
        if code != REQUIRED_EMPTY:
            told.add(code)  # words of its own name all the cells that have to be filled in
        return Coerced(FAULTY)

    def translations(self, at: At) -> Mapping[str, str]:
        """The translations of a text, by language; blank ones and those that cannot be read are not there."""
        found: dict[str, str] = {}
        for language, index in at.table.translations.get(at.column.field, {}).items():
            here = at._replace(place_in_row=index)
            if here.cell is not None:
                coerced = coerce_text_of(here.cell, at.column)
                self.tell(here, here.cell, coerced.findings)
                if isinstance(coerced.value, str):
                    found[language] = coerced.value
        return found

    def tell(self, at: At, cell: RawCell, findings: Iterable[Finding]) -> None:
        """Place what was found in a cell."""
        for finding in findings:
            told = placed(finding, at.place, text_of(cell))
            is_open = finding.code == "REF_UNKNOWN" and not finding.suggestions
            (self.unresolved.setdefault(at.column.to, []) if is_open else self.problems).append(told)

    def unknown_references(self) -> Iterator[Problem]:
        """References that no row can be meant by.

        A row whose code could not be read may be the one referred to, and its cell has been told: as many different
        references as there are such rows are not told too.
        """
        for sheets, problems in self.unresolved.items():
            if len({fold(one.value or "") for one in problems}) > self.codes.unreadable(sheets):
                yield from problems

    def scaled(self, table: Table, context: Context, values: Mapping[str, Any], faulty: set[str]) -> Context:
        """The context of a value cell: the measure of the indicator its row is about."""
        match table.spec.name:
            case "Indicators":
                measure = None if "measure" in faulty else values.get("measure", Measure.NUMBER)
                return replace(context, measure=measure)
            case "Revisions":
                revised = values.get("field")
                measure = self.measure_of(values.get("item"))
                return replace(context, measure=measure, revised=revised if isinstance(revised, RevisedField) else None)
            case _:
                return replace(context, measure=self.measure_of(values.get("indicator")))

    def measure_of(self, indicator: object) -> Measure | None:
        """The measure of an indicator by its code; of an unknown one nothing is known."""
        return self.measures.get(fold(indicator)) if isinstance(indicator, str) else None


def coerce_text_of(cell: RawCell, column: Column) -> Coerced:
    """The text of a translation."""
    return coerce(cell, replace(column, kind=Kind.TEXT), Context(Codes()))


def placed(finding: Finding, place: Place, shown: str) -> Problem:
    """A finding at its place; the column and what the cell shows are parameters of every sentence."""
    parameters = {"column": place.heading, "value": shown, **finding.parameters}
    details = Details(parameters["value"], finding.suggestions, severity=finding.severity)
    return problem(finding.code, place, details, **parameters)


def in_reading_order(table: Table) -> Iterable[tuple[Column, int]]:
    """The columns of a table, those that say how others are read first."""
    if table.spec.name not in SCALED:
        return table.columns
    return sorted(table.columns, key=lambda where: where[0].kind in LAST)


def built(table: Table, row: RawRow, values: Mapping[str, Any], faulty: frozenset[str]) -> Record | FaultyRow:
    """The record of coerced values, or what could be read where the row cannot be identified."""
    source = RowSource(table.layout, row.number)
    model = table.spec.record
    if any(name in faulty or name not in values for name in essential(model)):
        return FaultyRow(table.spec.name, source, values, faulty)
    return model(source=source, faulty=faulty, **values)


@cache
def essential(model: type[Record]) -> tuple[str, ...]:
    """The fields without which a row says nothing: those the model has no default for."""
    return tuple(name for name, info in model.model_fields.items() if info.is_required() and name != "source")
