"""Words in two languages at once: they go through sentences as one text and part at the end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tracker.domain.values import Text
from tracker.languages import language
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.twin import beside, each_half, half, is_twin, twin

BOTH = "ru,en"
ENGLISH = language("en")


def test_what_is_the_same_in_both_is_said_once() -> None:
    assert twin(["C-1", "C-1"]) == "C-1"
    assert twin(["C-1"]) == "C-1"


def test_a_sentence_takes_the_halves_of_its_parameters() -> None:
    messages, formats = Messages(BOTH), Formats(BOTH)
    made = messages.text("due {day}", day=formats.day(date(2026, 3, 31)))
    assert half(made, 1) == "due 31\u00a0March\u00a02026"
    assert half(made, 0).endswith("31\u00a0марта\u00a02026")


def test_a_number_alone_stands_in_the_first_language() -> None:
    number = Formats(BOTH).number(Decimal("1234.5"))
    assert not is_twin(number)
    assert beside(f"<td>{number}</td>", ENGLISH) == "<td>1\u00a0234,5</td>"


def test_a_list_of_names_is_said_in_both_and_one_of_days_is_not() -> None:
    formats = Formats(BOTH)
    assert half(formats.listed([twin(["мир", "peace"]), "C-1"]), 1) == "peace and C-1"
    assert is_twin(formats.commas([twin(["мир", "peace"]), "C-1"]))
    assert not is_twin(formats.semicolons([formats.day(date(2026, 3, 31)), formats.number(7)]))


def test_a_change_of_letters_is_made_in_both_halves() -> None:
    made = each_half(twin(["мир", "peace"]), str.upper)
    assert (half(made, 0), half(made, 1)) == ("МИР", "PEACE")
    assert each_half("peace", str.upper) == "PEACE"


def test_a_text_of_the_register_in_both() -> None:
    made = Messages(BOTH).of(Text("road", {"ru": "дорога"}))
    assert (half(made, 0), half(made, 1)) == ("дорога", "road")


LONG = ["Очень длинное предложение о дорогах и мостах", "A very long sentence on roads and bridges"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            f"<th>{twin(['Срок', 'Due'])}</th>",
            '<th>Срок / <span class="beside" lang="en" dir="ltr">Due</span></th>',
            id="short",
        ),
        pytest.param(
            f"<p>{twin(LONG)}</p>",
            f'<p>{LONG[0]} <span class="below" lang="en" dir="ltr">{LONG[1]}</span></p>',
            id="long",
        ),
        pytest.param(f"<title>{twin(['Срок', 'Due'])}</title>", "<title>Срок</title>", id="title"),
        pytest.param(f'<h1 data-x="{twin(["Срок", "Due"])}">', '<h1 data-x="Срок">', id="attribute"),
        pytest.param(
            f"<p>{twin(['ведёт', 'leads'])} <a>C-1</a></p>",
            '<p>ведёт / <span class="beside" lang="en" dir="ltr">leads</span> <a>C-1</a></p>',
            id="space-before-a-link",
        ),
        pytest.param(
            f'<a class="free" href="#x">{twin(["мир", "peace"])}</a>',
            '<a class="free" href="#x">мир</a> / <a lang="en" dir="ltr" class="free" href="#x">peace</a>',
            id="a-link-becomes-two",
        ),
    ],
)
def test_short_stands_beside_and_long_below(html: str, expected: str) -> None:
    assert beside(html, ENGLISH) == expected
