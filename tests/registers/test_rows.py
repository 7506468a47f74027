"""Rows to records: what is kept of a row with a fault in it, and what follows from a fault elsewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.registers.books import Book, Formula, Styled, read, sound, told
from tests.registers.catalogue.of_columns import merged
from tracker.domain.commitments import Closure
from tracker.domain.indicators import Measure
from tracker.domain.register import Register
from tracker.domain.values import DataQuality, Text


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return read(tmp_path, sound())[0]


def test_every_row_becomes_a_record(register: Register) -> None:
    assert [one.code for one in register.commitments] == ["C-1", "C-2"]
    assert [len(rows) for rows in (register.actuals, register.targets, register.updates)] == [4, 1, 1]
    assert register.faulty_rows == ()


def test_a_record_holds_its_cells(register: Register) -> None:
    one = register.commitments[0]
    assert one.title == Text("Build the line")
    assert (one.start, one.due) == (date(2024, 1, 10), date(2026, 12, 31))
    assert one.supporting == ("BB-T",)
    assert one.closure is Closure.OPEN
    assert one.data_quality is DataQuality.FINAL
    assert one.source.place == "Commitments!2"
    assert one.cell("due").place == "Commitments!I2"


def test_values_are_read_by_their_measure(register: Register) -> None:
    assert [one.value for one in register.actuals] == [Decimal("22.9"), Decimal(40), "fair", Decimal(12)]
    assert register.actuals[1].numerator == Decimal(4)


def test_missing_is_never_zero(tmp_path: Path) -> None:
    book = sound().put("Actuals", 2, "Value", "n/a").put("Actuals", 5, "Value", 0)
    actuals = read(tmp_path, book)[0].actuals
    assert (actuals[0].value, actuals[3].value) == (None, Decimal(0))
    assert "value" not in actuals[0].faulty


def test_percentages_count_as_displayed(tmp_path: Path) -> None:
    book = sound().put("Indicators", 3, "Target", Styled(0.85, "0%")).put("Indicators", 6, "Target", Styled(0.5, "0%"))
    targets = [one.target for one in read(tmp_path, book)[0].indicators]
    assert targets[1] == Decimal(85)
    assert targets[4] == Decimal("0.5")


@pytest.mark.parametrize(
    ("heading", "value", "field"),
    [
        pytest.param("Due", "soon", "due", id="day"),
        pytest.param("Lead", "XX", "lead", id="reference"),
        pytest.param("Closure", "zzz", "closure", id="choice"),
        pytest.param("Title", None, "title", id="blank-but-required"),
    ],
)
def test_an_error_drops_its_field_and_keeps_the_row(heading: str, value: object, field: str, tmp_path: Path) -> None:
    one = read(tmp_path, sound().put("Commitments", 2, heading, value))[0].commitments[0]
    assert one.faulty == {field}
    assert one.code == "C-1"
    assert getattr(one, field) == type(one).model_fields[field].default


def test_a_row_that_nothing_identifies_is_kept_apart(tmp_path: Path) -> None:
    register, _ = read(tmp_path, sound().put("Actuals", 2, "Date", "soon"))
    (row,) = register.faulty_rows
    assert (row.sheet, row.source.row, set(row.faulty)) == ("Actuals", 2, {"on"})
    assert row.values["indicator"] == "I-1"
    assert len(register.actuals) == 3


def test_a_reference_that_identifies_its_row_is_kept_as_typed(tmp_path: Path) -> None:
    register, problems = read(tmp_path, sound().put("Milestones", 2, "Commitment", "C-9"))
    assert [told(one) for one in problems] == ["REF_UNKNOWN Milestones!B2 · Commitment · C-9"]
    assert register.milestones[0].commitment == "C-9"


def test_of_a_list_what_is_known_is_kept(tmp_path: Path) -> None:
    register, _ = read(tmp_path, sound().put("Commitments", 2, "Supporting", "XX; aa-e"))
    assert register.commitments[0].supporting == ("AA-E",)
    assert register.commitments[0].faulty == frozenset()


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        pytest.param(("c", "В"), Text("c", {"ru": "В"}), id="both"),
        pytest.param((None, "В"), Text("", {"ru": "В"}), id="only-in-translation"),
        pytest.param(("c", None), Text("c"), id="not-translated"),
        pytest.param((None, None), None, id="neither"),
        pytest.param(("c", Formula("=A9", "#REF!")), Text("c"), id="a-translation-that-cannot-be-read"),
        pytest.param(("c", 7), Text("c", {"ru": "7"}), id="a-number"),
    ],
)
def test_translations(note: tuple[object, object], expected: Text | None, tmp_path: Path) -> None:
    book = sound().more("Sessions", "Note", note[0]).more("Sessions", "Note [ru]", note[1])
    assert read(tmp_path, book)[0].sessions[0].note == expected


def test_a_text_whose_own_column_is_missing(tmp_path: Path) -> None:
    register, _ = read(tmp_path, sound().more("Sessions", "Note [ru]", "В"))
    assert register.sessions[0].note == Text("", {"ru": "В"})


@pytest.mark.parametrize(
    ("book", "expected"),
    [
        pytest.param(sound().without("Commitments", "Lead"), {"lead"}, id="required-column-missing"),
        pytest.param(sound().head("Commitments", "Due", "Duee"), {"due"}, id="optional-column-misspelt"),
        pytest.param(sound().without("Commitments", "Depends on"), set(), id="optional-column-absent"),
        pytest.param(
            merged(
                "Commitments",
                "L2:L3",
                sound().put("Commitments", 2, "Closed on", "x").put("Commitments", 3, "Closed on", None),
            ),
            {"closed_on"},
            id="merged",
        ),
    ],
)
def test_fields_that_no_row_has(book: Book, expected: set[str], tmp_path: Path) -> None:
    assert read(tmp_path, book)[0].commitments[1].faulty == expected


@pytest.mark.parametrize(
    ("book", "expected"),
    [
        pytest.param(
            sound().put("Indicators", 4, "Measure", "zzz"),
            ["CODE_UNKNOWN Indicators!D4 · Measure · zzz"],
            id="measure-unreadable",
        ),
        pytest.param(
            sound().head("Indicators", "Measure", "Measur"),
            ["COLUMN_UNKNOWN Indicators!D1 · Measur · Measur → Measure"],
            id="measures-misspelt",
        ),
        pytest.param(
            sound().put("Actuals", 4, "Indicator", "X-3"),
            ["REF_UNKNOWN Actuals!A4 · Indicator · X-3"],
            id="indicator-unknown",
        ),
        pytest.param(
            sound().put("Revisions", 2, "Field", "zzz"),
            ["CODE_UNKNOWN Revisions!B2 · Field · zzz"],
            id="revised-field-unreadable",
        ),
        pytest.param(
            sound().put("Indicators", 4, "Measure", "zzz").put("Indicators", 4, "Baseline", "1,5"),
            ["CODE_UNKNOWN Indicators!D4 · Measure · zzz", "NUMBER_TEXT Indicators!H4 · Baseline · 1,5 → 1.5"],
            id="measure-unreadable-and-a-number-typed-as-text",
        ),
    ],
)
def test_values_of_which_nobody_knows_how_they_are_read(book: Book, expected: list[str], tmp_path: Path) -> None:
    assert [told(one) for one in read(tmp_path, book)[1]] == expected


@pytest.mark.parametrize(
    ("field", "old", "new", "expected"),
    [
        ("Target", 80, 100, (Decimal(80), Decimal(100))),
        ("Baseline", "-", 0, (None, Decimal(0))),
        ("Target date", date(2026, 6, 30), date(2026, 12, 31), (date(2026, 6, 30), date(2026, 12, 31))),
    ],
)
def test_revisions_hold_what_their_field_holds(
    field: str, old: object, new: object, expected: tuple[object, object], tmp_path: Path
) -> None:
    book = sound().row("Revisions", Item="I-1", Field=field, Old=old, New=new, Date=date(2025, 1, 1), Basis="S-1")
    register, problems = read(tmp_path, book)
    assert [told(one) for one in problems] == []
    assert (register.revisions[1].old, register.revisions[1].new) == expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param(["C-9"], [], id="the-row-without-a-code-may-be-meant"),
        pytest.param(["C-9", "c-9"], [], id="by-all-who-mean-it"),
        pytest.param(["C-8", "C-9"], ["C-8", "C-9"], id="but-not-two"),
    ],
)
def test_references_to_a_row_whose_code_cannot_be_read(codes: list[str], expected: list[str], tmp_path: Path) -> None:
    book = sound().row("Commitments", Title="Agree", Session="S-1", Sector="ENERGY", Lead="AA-E")
    for number, code in enumerate(codes, start=9):
        book.row("Milestones", Code=f"M-{number}", Commitment=code, Title="Met", Due=date(2026, 1, 1))
    problems = read(tmp_path, book)[1]
    assert [one.value for one in problems if one.code == "REF_UNKNOWN"] == expected


def test_a_measure_that_is_not_said_is_a_number(register: Register) -> None:
    assert register.indicators[0].measure is Measure.NUMBER
