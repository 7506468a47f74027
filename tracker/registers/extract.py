"""A register written back to a workbook of its own: what was read of it, and nothing else of the files it came from."""

from __future__ import annotations

from tracker.domain.indicators import Measure
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.registers.columns import SHEETS
from tracker.registers.template.book import workbook
from tracker.registers.template.cells import Row
from tracker.registers.template.plan import Plan, setting_rows, sheet_plans
from tracker.registers.template.words import Words

REQUIRED = frozenset({"Parties", "Institutions", "Commitments"})
"""Sheets that every register has, be there rows in them or not."""


def extract_workbook(register: Register) -> bytes:
    """The workbook of a register, in its own language; the same register gives the same bytes."""
    words = Words(register.settings.language)
    rows = {
        spec.name: [row_of(one, register) for one in getattr(register, spec.name.lower())]
        for spec in SHEETS
        if spec.name in REQUIRED or getattr(register, spec.name.lower())
    }
    return workbook(Plan(words, list(setting_rows(register.settings, words)), sheet_plans(rows)))


def row_of(record: Record, register: Register) -> Row:
    """A record as a row: what was said of it, without what goes without saying."""
    said = {name: getattr(record, name) for name in record.model_fields_set - {"source", "faulty"}}
    values = {name: value for name, value in said.items() if value not in (None, ())}
    code = values.get("indicator") or values.get("item") or values.get("code")
    indicator = register.indicator(code if isinstance(code, str) else None)
    return Row(values, indicator.measure if indicator else Measure.NUMBER)
