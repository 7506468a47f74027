"""The hidden sheet of what was sent: written and read again, or not taken for one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.domain.values import Completion, Text
from tracker.registers.identity import digest, plain
from tracker.registers.raw import RawCell, RawRow, RawSheet
from tracker.registers.sent import NAME, RowName, Sent, digests, read_sent, sent_lines

SENT = Sent("party", "AA", "2026-07-02", "AA-BB", ["AA", "BB"], {RowName("Actuals", "i-1"): {"value": "0f"}})


def sheet(*lines: tuple[str, ...]) -> RawSheet:
    rows = [
        RawRow(number, {index: RawCell(text) for index, text in enumerate(line, start=1)})
        for number, line in enumerate(lines, start=1)
    ]
    return RawSheet(NAME, rows=rows)


def test_what_was_sent_is_read_again() -> None:
    assert read_sent([RawSheet("Actuals"), sheet(*sent_lines(SENT))]) == SENT


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="empty"),
        pytest.param(
            [("format", "tracker-return/2"), ("by", "party"), ("recipient", "AA"), ("as_of", "x")], id="format"
        ),
        pytest.param([("format", "tracker-return/1"), ("by", "party")], id="incomplete"),
        pytest.param([*sent_lines(SENT), ("row", "Actuals", "i-2", "{")], id="broken"),
    ],
)
def test_what_was_changed_beyond_reading_is_none(lines: list[tuple[str, ...]]) -> None:
    assert read_sent([sheet(*lines)]) is None


def test_a_workbook_without_it_was_not_sent() -> None:
    assert read_sent([RawSheet("Actuals")]) is None


@pytest.mark.parametrize(
    ("value", "told"),
    [
        pytest.param(None, "", id="blank"),
        pytest.param(Text("road"), "road", id="text"),
        pytest.param(Text("", {"ru": "дорога"}), '["", [["ru", "дорога"]]]', id="translated"),
        pytest.param(Decimal("100.50"), "100.5", id="number"),
        pytest.param(Decimal("-0"), "0", id="zero"),
        pytest.param(("A", "B"), "A; B", id="list"),
        pytest.param(Completion.LIMITED, "limited", id="choice"),
        pytest.param(True, "True", id="answer"),
    ],
)
def test_the_same_content_is_the_same_text(value: object, told: str) -> None:
    assert plain(value) == told
    assert bool(digest(value)) is bool(told)
    assert ("field" in digests({"field": value})) is bool(told)
