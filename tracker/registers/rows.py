"""Rows of a table to records: every cell coerced, every problem placed, nothing dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Measure
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import fold
from tracker.domain.values import Text
from tracker.problems import Details, Place, Problem, problem
from tracker.registers.codes import Codes
from tracker.registers.coerce import Context, coerce, text_of
from tracker.registers.columns import Column, Kind
from tracker.registers.findings import FAULTY, Coerced, Finding
from tracker.registers.tables import Table
from tracker.registers.workbook import RawRow
from tracker.source import RowSource

SCALED = ("Indicators", "Targets", "Actuals", "Revisions")
"""Sheets whose value cells are read by the measure of an indicator."""


@dataclass
class Reader:
    """What reading rows needs and gathers: the codes there are, measures by indicator, problems."""

    codes: Codes
    measures: dict[str, Measure] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def records(self, table: Table) -> Iterator[Record | FaultyRow]:
        """The rows of a table; a row whose identifying cells cannot be read becomes a ``FaultyRow``."""
        for row in table.rows:
            yield self.record(table, row)

    def record(self, table: Table, row: RawRow) -> Record | FaultyRow:
        """One row, every cell of it coerced."""
        values: dict[str, Any] = {}
        faulty: set[str] = set()
        context = Context(self.codes)
        for column, index in in_reading_order(table):
            if column.kind in (Kind.VALUE, Kind.REVISED):
                context = self.scaled(table, context, values)
            coerced = self.coerced(table, row, (column, index), context)
            if coerced.value is FAULTY:
                faulty.add(column.field)
            elif coerced.value is not None:
                values[column.field] = coerced.value
        return built(table, row, values, frozenset(faulty | self.absent(table)))

    def absent(self, table: Table) -> set[str]:
        """Required fields whose column is not there: that has been said once, and no row has them."""
        return {
            column.field
            for column in table.spec.columns
            if column.required and column.field not in table.layout.columns
        }

    def coerced(self, table: Table, row: RawRow, where: tuple[Column, int], context: Context) -> Coerced:
        """The value of one cell with its translations; what is found is placed and kept."""
        column, index = where
        cell = row.cells.get(index)
        if cell is None:
            return self.blank(table, row, column, index)
        coerced = coerce(cell, column, context)
        # The words of a value are only made where there is something to tell.
        if coerced.findings:
            self.tell(table, row, column, coerced.findings)
        if coerced.value is None and column.required and column.kind is not Kind.REVISED:
            return self.blank(table, row, column, index)
        if column.translated and isinstance(coerced.value, str):
            return Coerced(Text(coerced.value, translations_of(table, row, column)))
        return coerced

    def blank(self, table: Table, row: RawRow, column: Column, index: int) -> Coerced:
        """A cell that holds nothing: missing, or an error where every row needs it."""
        if (row.number, index) in table.merged:
            return Coerced(FAULTY)  # that its cells are merged has been said
        translations = translations_of(table, row, column) if column.translated else {}
        if not column.required:
            # A text given only in translation is still a text.
            return Coerced(Text("", translations)) if translations else Coerced(None)
        place = table.place(row.number, column.field)
        self.problems.append(problem(column.when_empty, place, column=place.heading, example=""))
        return Coerced(FAULTY)

    def tell(self, table: Table, row: RawRow, column: Column, findings: Iterable[Finding]) -> None:
        """Place what was found in a cell."""
        place = table.place(row.number, column.field)
        shown = text_of(row.cells[table.layout.columns[column.field]])
        self.problems.extend(placed(finding, place, shown) for finding in findings)

    def scaled(self, table: Table, context: Context, values: Mapping[str, Any]) -> Context:
        """The context of a value cell: the measure of the indicator its row is about."""
        match table.spec.name:
            case "Indicators":
                return replace(context, measure=values.get("measure", Measure.NUMBER))
            case "Revisions":
                revised = values.get("field")
                measure = self.measure_of(values.get("item"))
                return replace(context, measure=measure, revised=revised if isinstance(revised, RevisedField) else None)
            case _:
                return replace(context, measure=self.measure_of(values.get("indicator")))

    def measure_of(self, indicator: object) -> Measure:
        """The measure of an indicator by its code; of an unknown one a plain number is expected."""
        return self.measures.get(fold(indicator), Measure.NUMBER) if isinstance(indicator, str) else Measure.NUMBER


def placed(finding: Finding, place: Place, shown: str) -> Problem:
    """A finding at its place; the column and what the cell shows are parameters of every sentence."""
    parameters = {"column": place.heading, "value": shown, **finding.parameters}
    details = Details(parameters["value"], finding.suggestions, severity=finding.severity)
    return problem(finding.code, place, details, **parameters)


def in_reading_order(table: Table) -> Iterable[tuple[Column, int]]:
    """The columns of a table, those that say how others are read first."""
    if table.spec.name not in SCALED:
        return table.columns
    return sorted(table.columns, key=lambda where: where[0].kind in (Kind.VALUE, Kind.REVISED))


def translations_of(table: Table, row: RawRow, column: Column) -> Mapping[str, str]:
    """The translations of a text, by language; blank ones are not there."""
    languages = table.translations.get(column.field)
    if not languages:
        return {}
    return {language: text_of(row.cells[index]) for language, index in languages.items() if index in row.cells}


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
