from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from tests.registers.test_codes import known
from tracker.registers.cells import Context
from tracker.registers.codes import Codes
from tracker.registers.columns import Column, Kind
from tracker.registers.findings import FAULTY, Coerced
from tracker.registers.raw import Content, RawCell
from tracker.registers.references import coerce_code, coerce_codes, coerce_reference, coerce_references

CODE = Column("Code", Kind.CODE, "")
TO = Column("Lead", Kind.REFERENCE, "", to=("Institutions",))
SECTOR = Column("Sector", Kind.REFERENCE, "", to=("Sectors",))
CODES = known("AA-E", "BB-T", "7", AA_E="Ministry of Energy")


def found(coerced: Coerced) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.code, one.suggestions) for one in coerced.findings]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("PT-EN-01", "PT-EN-01", id="as-it-is"),
        pytest.param("007", "007", id="leading-zeros"),
        pytest.param("\u200ePT-1", "PT-1", id="without-invisible-signs"),
        pytest.param("TRUE", "TRUE", id="a-word"),
        pytest.param("مشترکہ-1", "مشترکہ-1", id="arabic"),
    ],
)
def test_codes(value: str, expected: str) -> None:
    assert coerce_code(RawCell(value), CODE, Context(CODES)) == Coerced(expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Decimal(7), ("CODE_NUMERIC", ()), id="number"),
        pytest.param(date(2026, 3, 1), ("CODE_NUMERIC", ()), id="day"),
        pytest.param(time(3, 1), ("CODE_NUMERIC", ()), id="time"),
        pytest.param("М1a", ("LOOKALIKE_LETTERS", ("M1a",)), id="mixed"),
        pytest.param("М1", ("LOOKALIKE_LETTERS", ("M1",)), id="out-of-place"),
        pytest.param("A B", ("ID_PATTERN", ("A-B",)), id="space"),
        pytest.param("A&B", ("ID_PATTERN", ()), id="sign"),
        pytest.param("-", ("ID_PATTERN", ()), id="nothing-but-a-sign"),
        pytest.param("_._", ("ID_PATTERN", ()), id="nothing-but-signs"),
        pytest.param(True, ("ID_PATTERN", ()), id="true"),
    ],
)
def test_faulty_codes(value: Content, expected: tuple[str, tuple[str, ...]]) -> None:
    coerced = coerce_code(RawCell(value), CODE, Context(CODES))
    assert coerced.value is FAULTY
    assert found(coerced) == [expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("AA-E", Coerced("AA-E"), id="there"),
        pytest.param("aa-e\u200f", Coerced("AA-E"), id="in-the-spelling-of-its-row"),
    ],
)
def test_references(value: str, expected: Coerced) -> None:
    assert coerce_reference(RawCell(value), TO, Context(CODES)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("AA-X", ("REF_UNKNOWN", ()), id="not-there"),
        pytest.param("AA E", ("REF_UNKNOWN", ("AA-E",)), id="typed-another-way"),
        pytest.param("АА-Е", ("LOOKALIKE_LETTERS", ("AA-E",)), id="twin"),
        pytest.param("ААЕx", ("LOOKALIKE_LETTERS", ()), id="mixed-and-not-there"),
        pytest.param(Decimal(7), ("CODE_NUMERIC", ("7",)), id="number-that-may-be-right"),
        pytest.param(Decimal(8), ("CODE_NUMERIC", ()), id="number-that-is-not"),
        pytest.param(True, ("REF_UNKNOWN", ()), id="true"),
    ],
)
def test_references_that_lead_nowhere(value: Content, expected: tuple[str, tuple[str, ...]]) -> None:
    coerced = coerce_reference(RawCell(value), TO, Context(CODES))
    assert coerced.leads_nowhere
    assert found(coerced) == [expected]


def test_letters_that_look_alike_are_named() -> None:
    (finding,) = coerce_reference(RawCell("АA-E"), TO, Context(CODES)).findings
    assert finding.parameters["letters"] == "А"


def test_nothing_is_said_of_what_may_stand_unread() -> None:
    coerced = coerce_reference(RawCell("X"), TO, Context(Codes(unread={"Institutions"})))
    assert coerced == Coerced("X", (), leads_nowhere=True)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param(Codes(), Coerced("Water & roads"), id="no-sheet-of-sectors"),
        pytest.param(Codes(unread={"Sectors"}), Coerced("Water & roads", (), leads_nowhere=True), id="not-read"),
    ],
)
def test_sectors_may_be_named_freely(codes: Codes, expected: Coerced) -> None:
    assert coerce_reference(RawCell("Water & roads"), SECTOR, Context(codes)) == expected


@pytest.mark.parametrize(
    ("value", "kept", "expected"),
    [
        pytest.param("AA-E; bb-t", ("AA-E", "BB-T"), [], id="all-there"),
        pytest.param("AA-E; aa-e", ("AA-E",), [], id="each-once"),
        pytest.param("AA-E; X\nBB-T", ("AA-E", "BB-T"), [("REF_UNKNOWN", ())], id="one-in-the-middle"),
        pytest.param("X; Y; X", (), [("REF_UNKNOWN", ()), ("REF_UNKNOWN", ())], id="each-is-named-once"),
        pytest.param(";".join(f"X{n}" for n in range(30)), (), [("REF_UNKNOWN", ())] * 20, id="of-thirty-twenty"),
        pytest.param("AA-E, BB-T", (), [("REF_UNKNOWN", ("AA-E; BB-T",))], id="commas"),
        pytest.param("AA-E, X", (), [("REF_UNKNOWN", ())], id="commas-and-one-not-there"),
        pytest.param(Decimal(7), (), [("CODE_NUMERIC", ("7",))], id="number"),
    ],
)
def test_lists_of_references(
    value: Content, kept: tuple[str, ...], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    coerced = coerce_references(RawCell(value), TO, Context(CODES))
    assert (coerced.value, found(coerced)) == (kept, expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [pytest.param("A-1; A-2", ("A-1", "A-2"), id="list"), pytest.param(Decimal(7), FAULTY, id="number")],
)
def test_former_codes_need_not_stand_anywhere(value: Content, expected: object) -> None:
    assert coerce_codes(RawCell(value), TO, Context(CODES)).value == expected
