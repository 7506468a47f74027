"""A register written back to a workbook reads as it did."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.end_to_end.conftest import EXAMPLE
from tests.end_to_end.workbooks import COMMITMENT, write_register
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.problems import has_errors
from tracker.registers.columns import SHEETS
from tracker.registers.extract import extract_workbook
from tracker.registers.read import WorkbookFile, read_register, read_workbooks

DAY = date(2026, 3, 31)


def content(record: Record) -> dict[str, object]:
    return {name: value for name, value in record if name not in ("source", "faulty")}


def read_back(register: Register) -> Register:
    found, problems = read_workbooks([WorkbookFile("extract.xlsx", extract_workbook(register))], as_of=DAY)
    assert not has_errors(problems)
    return found


@pytest.fixture(scope="module")
def example() -> Register:
    return read_register([EXAMPLE], as_of=DAY)[0]


@pytest.mark.parametrize("sheet", [spec.name.lower() for spec in SHEETS])
def test_example_reads_as_it_did(sheet: str, example: Register) -> None:
    found = read_back(example)
    assert [content(one) for one in getattr(found, sheet)] == [content(one) for one in getattr(example, sheet)]


def test_settings_read_as_they_did(example: Register) -> None:
    found = read_back(example).settings
    assert found.model_copy(update={"template_version": None}) == example.settings.model_copy(
        update={"template_version": None}
    )


def test_same_register_gives_the_same_bytes(example: Register) -> None:
    assert extract_workbook(example) == extract_workbook(example)


def test_texts_that_look_like_formulas_stay_texts(tmp_path: Path) -> None:
    path = write_register(tmp_path / "r.xlsx", {"Commitments": [{**COMMITMENT, "Title": "=1+1"}]})
    register = read_register([path], as_of=DAY)[0]
    assert read_back(register).commitments[0].title.main == "=1+1"


def test_register_without_commitments_has_its_sheets_all_the_same() -> None:
    assert read_back(Register()).commitments == ()
