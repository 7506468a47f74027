"""What is written is read again: a register carried into the template is the same register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.registers.generated import content, registers
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.domain.values import LANGUAGES
from tracker.progress import no_progress
from tracker.registers.carry import carry, filled_workbook, measure_of
from tracker.registers.columns import SHEETS
from tracker.registers.read import read_register
from tracker.registers.template.book import workbook
from tracker.registers.template.cells import Row
from tracker.registers.template.plan import Plan, setting_rows, sheet_plans
from tracker.registers.template.words import Words

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "pakistan-tajikistan.xlsx"


def written(register: Register, language: str) -> bytes:
    """A register in memory as a workbook."""
    words = Words(language)
    rows = {spec.name: [row(one, register) for one in getattr(register, spec.name.lower())] for spec in SHEETS}
    if not register.sectors:
        del rows["Sectors"]
    return workbook(Plan(words, list(setting_rows(register.settings, words)), sheet_plans(rows)))


def row(record: Record, register: Register) -> Row:
    """A record as it would be typed."""
    values = {name: getattr(record, name) for name in record.model_fields_set - {"source", "faulty"}}
    return Row(values, measure_of(values, register))


def read(path: Path) -> Register:
    """The register of a workbook."""
    return read_register([path], as_of=date.max)[0]


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(register=registers(), first=st.sampled_from(LANGUAGES), second=st.sampled_from(LANGUAGES))
def test_a_register_is_the_same_after_it_was_carried_over(
    tmp_path: Path, register: Register, first: str, second: str
) -> None:
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    old.write_bytes(written(register, first))
    assert content(read(old)) == content(register)
    carried = carry([old], no_progress)
    assert [one.problem for one in carried.left] == []
    new.write_bytes(filled_workbook(carried, second, []))
    assert content(read(new)) == content(register)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_the_same_in_every_language(tmp_path: Path, language: str) -> None:
    carried = carry([EXAMPLE], no_progress)
    assert {one.problem.code for one in carried.left} == {"CARRY_OWN"}
    new = tmp_path / "new.xlsx"
    new.write_bytes(filled_workbook(carried, language, []))
    assert content(read(new)) == content(read(EXAMPLE))


def test_the_same_register_gives_the_same_bytes() -> None:
    carried = carry([EXAMPLE], no_progress)
    assert filled_workbook(carried, "tg", []) == filled_workbook(carried, "tg", [])
