"""What a public edition leaves out of a register, and what stays."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import agreement, commitment, indicator, institution, milestone, party, register, sector, session
from tracker.archive.edition import Withheld, public_register
from tracker.domain.register import Register
from tracker.domain.values import Text


def codes(found: Register, sheet: str) -> list[str]:
    return [one.code for one in getattr(found, sheet)]


SECRET = commitment(
    "X-1", restricted=True, agreement="A-X", session="S-X", sector="SX", lead="X-LEAD", supporting=("BOTH",)
)
PUBLIC = commitment("C-1", agreement="A-1", session="S-1", sector="S1", lead="LEAD", supporting=("BOTH",))
WHOLE = register(
    party("AA"),
    party("XX"),
    party("ZZ"),
    institution("LEAD", "AA"),
    institution("BOTH", "AA"),
    institution("X-LEAD", "XX"),
    institution("IDLE", "AA"),
    sector("S1"),
    sector("SX"),
    sector("S0"),
    agreement("A-1", session="S-2"),
    agreement("A-X", session="S-Y"),
    agreement("A-0", session="S-X"),
    session("S-1"),
    session("S-2"),
    session("S-X"),
    session("S-Y"),
    session("S-0"),
    PUBLIC,
    SECRET,
)

STAYS: list[Any] = [
    pytest.param("commitments", ["C-1"], id="commitments"),
    pytest.param("institutions", ["LEAD", "BOTH", "IDLE"], id="institutions-that-something-public-or-nothing-names"),
    pytest.param("sectors", ["S1", "S0"], id="sectors"),
    pytest.param("agreements", ["A-1", "A-0"], id="agreements"),
    pytest.param("sessions", ["S-1", "S-2", "S-X", "S-0"], id="sessions-also-where-an-agreement-that-stays-was-signed"),
    pytest.param("parties", ["AA", "ZZ"], id="parties-of-institutions-that-stay"),
]


@pytest.mark.parametrize(("sheet", "expected"), STAYS)
def test_what_stays(sheet: str, expected: list[str]) -> None:
    assert codes(public_register(WHOLE), sheet) == expected


def test_register_without_anything_restricted_stays_as_it_is() -> None:
    whole = register(party("AA"), institution("LEAD", "AA"), PUBLIC, agreement("A-1"), indicator(), milestone())
    assert public_register(whole) == whole


def test_case_of_a_code_is_no_hiding_place() -> None:
    whole = register(SECRET, indicator("I-X", commitment="x-1"), milestone("M-X", commitment="x-1"))
    found = public_register(whole)
    assert (found.indicators, found.milestones) == ((), ())


def test_lists_lose_codes_of_numbers_too() -> None:
    whole = register(commitment("7", restricted=True), commitment("8", depends_on=("7", "9"), former_codes=("7",)))
    (one,) = public_register(whole).commitments
    assert (one.depends_on, one.former_codes) == (("9",), ())


def test_former_codes_of_what_is_restricted_are_withheld_unless_something_public_had_them() -> None:
    restricted = commitment("X-1", restricted=True, former_codes=("OLD-1", "C-1", "C-0"))
    told = Text("old-1 and C-1, C-0")
    (one,) = public_register(register(restricted, commitment("C-1", former_codes=("C-0",), title=told))).commitments
    assert (one.title.main, one.former_codes) == ("[…] and C-1, C-0", ("C-0",))


def test_title_of_the_register_is_redacted() -> None:
    whole = register(commitment("X-1", restricted=True), settings={"title": Text("All but X-1", {"ru": "Кроме x-1"})})
    assert public_register(whole).settings.title == Text("All but […]", {"ru": "Кроме […]"})


TEXTS: list[Any] = [
    pytest.param("See X-1.", "See […].", id="code"),
    pytest.param("see x-1, X-10, X-1-2, AX-1", "see […], X-10, X-1-2, AX-1", id="part-of-another-code"),
    pytest.param("the SECRET TITLE of it", "the […] of it", id="title-in-capitals"),
    pytest.param("2026 and 12", "2026 and 12", id="code-of-digits-alone"),
    pytest.param("(a+b)* is", "[…] is", id="signs-of-patterns"),
    pytest.param("the secret\n title", "the […]", id="line-break-and-more-spaces"),
    pytest.param("the secret\u00a0title", "the […]", id="space-that-does-not-break"),
    pytest.param("X\u20111, X\u20131, X\u22121", "[…], […], […]", id="other-dashes"),
    pytest.param("X-1\u20133", "[…]\u20133", id="range-of-codes"),
    pytest.param("Ｘ－１", "[…]", id="full-width"),
    pytest.param("the sec\u00adret ti\u200btle", "the […]", id="letters-that-are-not-seen"),
    pytest.param("the Women\u2019s \u00abHouse\u00bb", "the […]", id="other-quotation-marks"),
    pytest.param("о строи\u0438\u0306", "о […]", id="marks-behind-their-letter"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_words_that_are_withheld(text: str, expected: str) -> None:
    assert Withheld(["X-1", "Secret title", "12", "(a+b)*", 'Women\'s "House"', "строий"]).from_text(text) == expected


def test_nothing_to_withhold() -> None:
    assert Withheld([]).from_text("Any text") == "Any text"
