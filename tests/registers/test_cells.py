from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from tracker.registers.cells import text_of
from tracker.registers.raw import CellError, RawCell


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(RawCell("as it is"), "as it is", id="text"),
        pytest.param(RawCell(Decimal("1E+3")), "1000", id="number-without-exponent"),
        pytest.param(RawCell(Decimal("2.50")), "2.5", id="number-without-idle-zeros"),
        pytest.param(RawCell(Decimal("0.4"), "percent"), "40%", id="percentage"),
        pytest.param(RawCell(date(2026, 3, 5)), "2026-03-05", id="day"),
        pytest.param(RawCell(datetime(2026, 3, 5)), "2026-03-05", id="midnight"),
        pytest.param(RawCell(datetime(2026, 3, 5, 9, 30, 1)), "2026-03-05 09:30", id="moment"),
        pytest.param(RawCell(time(9, 30)), "09:30:00", id="time"),
        pytest.param(RawCell(True), "TRUE", id="true"),
        pytest.param(RawCell(False), "FALSE", id="false"),
        pytest.param(RawCell(CellError("#REF!")), "#REF!", id="error"),
        pytest.param(RawCell(None, "", "=A1"), "=A1", id="formula-without-result"),
        pytest.param(RawCell(None), "", id="nothing"),
    ],
)
def test_what_a_cell_shows(cell: RawCell, expected: str) -> None:
    assert text_of(cell) == expected
