"""Letters that no shipped font has are told with their cell."""

from __future__ import annotations

import pytest

from tests.registers.placed import actual, commitment, update
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.domain.values import Text
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import problem_words
from tracker.presentation.unprintable import unprintable


@pytest.mark.parametrize(
    ("row", "cell", "letters"),
    [
        pytest.param(commitment(title=Text("Road 道路"), row=7), "B7", "路 (U+8DEF) 道 (U+9053)", id="chinese"),
        pytest.param(commitment(title=Text("Road", {"ru": "Дорога 🛣"})), "B2", "🛣 (U+1F6E3)", id="translation"),
        pytest.param(update("2026-01-01", evidence="Letter \ue000", row=3), "J3", "\ue000 (U+E000)", id="private-use"),
    ],
)
def test_a_letter_without_a_glyph_is_told_at_its_cell(row: Record, cell: str, letters: str) -> None:
    found = unprintable(Register(commitments=(row,)))  # type: ignore[arg-type] # any record will do
    assert [(one.code, one.place.cell) for one in found] == [("LETTERS_UNPRINTABLE", cell)]
    assert letters in problem_words(found[0], Messages()).message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Road 12 – 5 km", id="english"),
        pytest.param("Дорога № 5 «Душанбе»", id="russian"),
        pytest.param("Роҳ ғӣқӯҳҷ ҒӢҚӮҲҶ", id="tajik"),
        pytest.param("سڑک پاکستان تاجکستان ٹڈڑںےہھ", id="urdu"),
        pytest.param("− ≤ ≥ → ▲ ■ ✔ ● ◆ ○", id="signs"),
        pytest.param("a\u200db\u00adc\u200f \x07\u2028", id="steering-and-control-characters"),
    ],
)
def test_what_the_fonts_have_is_not_told(text: str) -> None:
    row = commitment(title=Text(text))
    assert unprintable(Register(commitments=(row,), actuals=(actual("2026-01-01", comment=Text(text)),))) == ()
