"""Every problem an author can be told: once, at its place, with what may be meant, and not where all is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.registers.books import AS_OF, told
from tests.registers.catalogue import of_cells, of_codes, of_columns, of_files, of_numbers, of_rules
from tests.registers.catalogue.case import Case
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import problem_words
from tracker.problems import Severity, carrying, catalogue
from tracker.registers.read import read_register

CASES = [one for cases in (of_files, of_columns, of_cells, of_numbers, of_codes, of_rules) for one in cases.CASES]
REGISTERS = Path(__file__).resolve().parents[2] / "tracker" / "registers"
QUOTED = re.compile(r'"([A-Z]+(?:_[A-Z]+)+)"')
EITHER = {"DATE_YEAR_ONLY": {Severity.ERROR, Severity.WARNING}}
"""Codes that are an error in some columns and a warning in others."""
OF_PRINTING = {"LETTERS_UNPRINTABLE"}
"""Codes that are raised, and tested, where a report is printed."""


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.code}: {case.name}") for case in CASES])
def test_what_is_told(case: Case, tmp_path: Path) -> None:
    books = case.books()
    paths = [book.write(tmp_path) for book in (books if isinstance(books, tuple) else (books,))]
    _, problems = read_register(paths, as_of=AS_OF)
    assert tuple(told(one) for one in problems) == case.told
    for one in problems:
        # A sentence that lacks a parameter fails here, and so does one that shows how Python writes a value.
        words = problem_words(one, Messages()).line
        assert not re.search(r"Decimal\(|datetime|<\w+\.|\{\w+\}|None|\(\)|\[\]", words)
        assert one.severity in EITHER.get(one.code, {catalogue()[one.code].severity})


@pytest.mark.parametrize("code", sorted(set(catalogue()) - OF_PRINTING))
def test_every_code_has_a_case_and_a_near_miss(code: str) -> None:
    of_code = [case for case in CASES if case.code == code]
    assert any(case.is_positive for case in of_code)
    assert any(not case.is_positive for case in of_code)


def test_every_code_that_is_raised_is_in_the_catalogue_and_the_other_way_round() -> None:
    quoted = {code for path in REGISTERS.rglob("*.py") for code in QUOTED.findall(path.read_text(encoding="utf-8"))}
    assert quoted - set(carrying()) == set(catalogue()) - OF_PRINTING


def test_cases_are_told_apart() -> None:
    names = [(case.code, case.name) for case in CASES]
    assert len(names) == len(set(names))
