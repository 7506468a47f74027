"""What holds of every cell and every workbook: nothing raises, and what is written is what is read."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.registers.books import Book, read, sound, told
from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Measure
from tracker.domain.values import LANGUAGES
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import problem_words
from tracker.problems import Place
from tracker.registers.cells import Context, text_of
from tracker.registers.codes import Codes, SheetCodes, loose, tidy
from tracker.registers.coerce import coerce
from tracker.registers.columns import SHEETS, Column
from tracker.registers.findings import FAULTY
from tracker.registers.headers import find_header, header_problems
from tracker.registers.numbers import LARGEST, exact, plain
from tracker.registers.raw import CellError, RawCell, RawRow, RawSheet
from tracker.registers.rows import placed
from tracker.registers.terms import folded, folded_heading, likeness, nearest

KINDS = list({column.kind: column for spec in SHEETS for column in spec.columns}.values())

LETTERS = st.characters(exclude_categories=["Cs"])
NUMBERLIKE = st.text(st.sampled_from("0123456789.,-−–' \u00a0%()$km/:тыс"), max_size=14)
TEXTS = st.one_of(
    st.text(LETTERS, max_size=40), NUMBERLIKE, st.sampled_from(["2026", "05/03/2026", "C-1;С-1", "poor<fair"])
)
CONTENTS = st.one_of(
    TEXTS,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(date(1899, 12, 30), date(9999, 12, 31)),
    st.datetimes(datetime(1899, 12, 30), datetime(9999, 12, 31)),
    st.times(),
    st.booleans(),
    st.builds(CellError, TEXTS),
    st.none(),
)
CELLS = st.builds(RawCell, CONTENTS, st.sampled_from(["", "percent", "date"]), st.sampled_from([None, "=A1"]))


def some_codes() -> Codes:
    """Codes of every sheet, one of them at fault."""
    codes = Codes()
    for spec in SHEETS:
        of_sheet = SheetCodes(spec.name, named=[("Ministry of Energy", "C-1")])
        of_sheet.add("C-1", is_number=False)
        of_sheet.add("7", is_number=True)
        codes.sheets[spec.name] = of_sheet
    return codes


CODES = some_codes()
CONTEXTS = st.builds(Context, st.just(CODES), st.sampled_from([*Measure, None]), st.sampled_from([*RevisedField, None]))


@pytest.mark.parametrize("column", KINDS, ids=lambda column: column.kind)
@settings(max_examples=100, deadline=None)
@given(cell=CELLS, context=CONTEXTS)
def test_no_cell_makes_a_coercion_raise(column: Column, cell: RawCell, context: Context) -> None:
    coerced = coerce(cell, column, context)
    assert coerced.value is not FAULTY or coerced.findings or context.measure is None or context.revised is None
    for finding in coerced.findings:
        problem = placed(finding, Place("a.xlsx", "Sheet", 2, 3, "Heading"), text_of(cell))
        assert problem_words(problem, Messages()).line


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(LETTERS, max_size=20), max_size=8), st.sampled_from(SHEETS))
def test_no_heading_makes_the_search_for_a_header_raise(headings: list[str], spec: Any) -> None:
    cells = {place: RawCell(text) for place, text in enumerate(headings, start=1) if text}
    sheet = RawSheet(spec.name, rows=[RawRow(1, cells)] if cells else [])
    header = find_header(sheet, spec)
    if header is not None:
        assert all(problem_words(one, Messages()).line for one in header_problems(sheet, spec, header, "a.xlsx"))


@given(st.text(LETTERS, max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert tidy(tidy(text)) == tidy(text)
    assert folded_heading(f"{text} *") in (folded_heading(text), folded_heading(text.rstrip("* ")))


@given(st.text(LETTERS, max_size=15), st.text(LETTERS, max_size=15))
def test_likeness_is_a_share_and_mutual(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1
    assert (likeness(one, other) == 1) == (likeness(other, one) == 1)


@given(st.lists(st.text(LETTERS, max_size=8), max_size=6), st.text(LETTERS, max_size=8))
def test_the_nearest_word_is_one_of_those_known(known: list[str], word: str) -> None:
    assert nearest(word, known) in (*known, None)


@given(st.from_regex(r"[A-Z]{2}-[A-Z]{2}-[0-9]{1,3}", fullmatch=True))
def test_a_code_is_loosely_itself_in_any_dress(code: str) -> None:
    for dress in (code.lower(), code.replace("-", " "), code.replace("-", "–"), code.replace("-", "_")):
        assert loose(dress) == loose(code)


@given(st.decimals(-LARGEST, LARGEST, places=6))
def test_a_number_without_idle_zeros_is_the_same_number(number: Decimal) -> None:
    assert exact(number) == number
    assert Decimal(plain(number)) == number
    assert plain(exact(number)) == plain(number)


VALUES = st.one_of(
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**9), 10**9, places=3).map(float),
    st.sampled_from(["n/a", "–", None]),
)
WORDS = st.text(st.characters(categories=["L", "N", "P"], exclude_characters="#"), min_size=1, max_size=30)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(WORDS, VALUES, DAYS), min_size=1, max_size=12))
def test_what_is_written_is_what_is_read(rows: list[tuple[str, Any, date]]) -> None:
    book = sound()
    for number, (title, value, day) in enumerate(rows, start=10):
        book.row("Indicators", Code=f"N-{number}", Commitment="C-1", Title=title, Baseline=value, Baseline_date=day)
    with tempfile.TemporaryDirectory() as folder:
        register, _ = read(Path(folder), book)
    found = list(islice(register.indicators, 5, None))
    assert [(one.title.main, one.baseline_date) for one in found] == [(title, day) for title, _, day in rows]
    assert [one.baseline for one in found] == [expected(value) for _, value, _ in rows]


def expected(value: Any) -> Decimal | None:
    """A value as it is read: missing, or exactly what was typed."""
    return None if value is None or isinstance(value, str) else Decimal(str(value))


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(12)), st.permutations(range(10)), st.sampled_from(LANGUAGES))
def test_the_order_of_columns_is_free(indicators: list[int], actuals: list[int], language: str) -> None:
    book = reordered(reordered(sound(), "Indicators", indicators), "Actuals", actuals)
    book.put("Register", 4, "Value", language)
    with tempfile.TemporaryDirectory() as folder:
        register, problems = read(Path(folder), book)
        original, _ = read(Path(folder), sound())
    assert [told(one) for one in problems] == []
    assert [one.model_dump(exclude={"source"}) for one in (*register.indicators, *register.actuals)] == [
        one.model_dump(exclude={"source"}) for one in (*original.indicators, *original.actuals)
    ]


def reordered(book: Book, sheet: str, order: list[int]) -> Book:
    """A book with the columns of a sheet in another order."""
    book.sheets[sheet] = [[row[place] for place in order] for row in book.sheets[sheet]]
    return book
