"""What may be typed in a column, as Excel's own validation: most mistakes are stopped where they are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.indicators import Measure
from tracker.registers.codes import LONGEST
from tracker.registers.columns import INDICATORS, Column, Kind
from tracker.registers.days_in_text import LATEST
from tracker.registers.numbers import LARGEST
from tracker.registers.raw import MAX_ROWS
from tracker.registers.template.lists import ANSWERS, MEASURES, choices_name, codes_name, column_name
from tracker.registers.template.plan import Plan, SheetPlan

Rule = Mapping[str, Any]
"""A validation as XlsxWriter takes it."""

EARLIEST_TYPED = date(1910, 1, 1)
"""A bare year typed into a date cell is a day of 1905 or 1906 to Excel: no day before 1910 can be typed."""

FIRST_ROW = 2
WORDED = (Measure.ORDINAL, Measure.QUALITATIVE)
"""Measures whose values are words."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The column a rule is for: its sheet, and its first cell as a formula names it (``H2``)."""

    plan: Plan
    sheet: SheetPlan
    column: Column
    letters: str

    @property
    def cell(self) -> str:
        """The first cell of the column."""
        return f"{self.letters}{FIRST_ROW}"

    def stops(self, key: str, **parameters: object) -> Rule:
        """What is said when something else is typed."""
        words = self.plan.words
        title, message = words.wording("errors", "title"), words.wording("errors", key, **parameters)
        return {"error_title": title, "error_message": message}

    def asks(self, key: str, **parameters: object) -> Rule:
        """A rule that allows everything and says what is expected."""
        return {"validate": "any", "input_message": self.plan.words.wording("prompts", key, **parameters)}


def rule_for(spot: Spot) -> Rule | None:
    """The rule of a column; ``None`` where any text will do."""
    rule = RULES.get(spot.column.kind)
    return rule(spot) if rule else None


def code_rule(spot: Spot) -> Rule:
    """An identifier: short, without spaces, once in its sheet."""
    whole = f"${spot.letters}${FIRST_ROW}:${spot.letters}${MAX_ROWS}"
    once = f"SUMPRODUCT(--({whole}={spot.cell}))=1"
    formula = f'=AND(LEN({spot.cell})<={LONGEST},ISERROR(FIND(" ",{spot.cell})),{once})'
    return {"validate": "custom", "value": formula, **spot.stops("code")}


def choice_rule(spot: Spot) -> Rule:
    """One of the choices."""
    assert spot.column.choices is not None  # noqa: S101 - a fault of columns.py
    return chosen_from(choices_name(spot.column.choices), spot.stops("choice"))


def yes_no_rule(spot: Spot) -> Rule:
    """Yes or no."""
    return chosen_from(ANSWERS, spot.stops("choice"))


def reference_rule(spot: Spot) -> Rule | None:
    """A code of another sheet; a workbook without that sheet takes any name."""
    if not all(name in spot.plan.by_name for name in spot.column.to):
        return None
    stops = spot.stops("reference", sheets=spot.plan.words.sheets(spot.column.to))
    # The list of two sheets' codes has an end: a code beyond it must not be refused, only asked after.
    kind = "stop" if len(spot.column.to) == 1 else "warning"
    return {**chosen_from(codes_name(spot.column.to), stops), "error_type": kind}


def chosen_from(name: str, stops: Rule) -> Rule:
    """A drop-down. With blanks allowed Excel would take anything from a list that has a blank cell."""
    return {"validate": "list", "source": f"={name}", "ignore_blank": False, **stops}


def date_rule(spot: Spot) -> Rule:
    """A day."""
    bounds = {"criteria": "between", "minimum": EARLIEST_TYPED, "maximum": LATEST}
    return {"validate": "date", **bounds, **spot.stops("date")}


def number_rule(spot: Spot) -> Rule:
    """A number, above the column's bound if it has one."""
    bound = spot.column.above
    if bound is not None:
        stops = spot.stops("above", bound=bound)
        return {"validate": "decimal", "criteria": ">", "value": float(bound), **stops}
    return {"validate": "decimal", **between_largest(), **spot.stops("number")}


def integer_rule(spot: Spot) -> Rule:
    """A whole number."""
    return {"validate": "integer", **between_largest(), **spot.stops("integer")}


def between_largest() -> Rule:
    """Any number that is kept exactly."""
    return {"criteria": "between", "minimum": -int(LARGEST), "maximum": int(LARGEST)}


def value_rule(spot: Spot) -> Rule:
    """A number; words where the indicator is measured in words."""
    worded = ",".join(f'{measure_of(spot)}="{spot.plan.words.choice(measure)}"' for measure in WORDED)
    formula = f"=OR(ISNUMBER({spot.cell}),IFERROR(OR({worded}),FALSE))"
    return {"validate": "custom", "value": formula, **spot.stops("value")}


def measure_of(spot: Spot) -> str:
    """The measure of the indicator a row is about, as a formula."""
    if spot.sheet.spec is INDICATORS:
        return f"${spot.sheet.letters('measure')}{FIRST_ROW}"
    indicator = f"${spot.sheet.letters('indicator')}{FIRST_ROW}"
    return f"INDEX({MEASURES},MATCH({indicator},{column_name(INDICATORS.name)},0))"


RULES: Mapping[Kind, Callable[[Spot], Rule | None]] = {
    Kind.CODE: code_rule,
    Kind.CODES: lambda spot: spot.asks("codes"),
    Kind.REFERENCE: reference_rule,
    # A drop-down holds one code and would refuse the second: what may be a list is only asked for.
    Kind.REFERENCES: lambda spot: spot.asks("references", sheets=spot.plan.words.sheets(spot.column.to)),
    Kind.CHOICE: choice_rule,
    Kind.YES_NO: yes_no_rule,
    Kind.DATE: date_rule,
    Kind.DATE_OR_YEAR: date_rule,
    Kind.NUMBER: number_rule,
    Kind.INTEGER: integer_rule,
    Kind.PART: number_rule,
    Kind.VALUE: value_rule,
    Kind.REVISED: lambda spot: spot.asks("revised"),
    Kind.SCALE: lambda spot: spot.asks("scale"),
}
