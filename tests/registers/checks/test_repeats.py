from __future__ import annotations

import pytest

from tests.registers.checks.told import message, told
from tests.registers.placed import override, revision, update
from tracker.domain.commitments import RevisedField
from tracker.domain.register import Register
from tracker.domain.values import Status, Text


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        pytest.param(
            Register(updates=(update("2025-06-30", 2), update("2025-06-30", 5))),
            ["ROW_DUPLICATE Updates!5 Commitment"],
            id="update",
        ),
        pytest.param(
            Register(updates=(update("2025-06-30", 2), update("2025-06-30", 5, progress=Text("More")))),
            [],
            id="update-that-says-more",
        ),
        pytest.param(
            Register(updates=(update("2025-06-30", 2), update("2025-06-30", 5, faulty=["completion"]))),
            [],
            id="update-with-a-cell-that-could-not-be-read",
        ),
        pytest.param(
            Register(updates=tuple(update("2025-06-30", row) for row in (2, 3, 4))),
            ["ROW_DUPLICATE Updates!3 Commitment", "ROW_DUPLICATE Updates!4 Commitment"],
            id="three-times",
        ),
        pytest.param(
            Register(overrides=tuple(override(Status.AT_RISK, "2025-06-30", row) for row in (2, 3))),
            ["ROW_DUPLICATE Overrides!3 Item"],
            id="light-by-hand",
        ),
        pytest.param(
            Register(revisions=tuple(revision(RevisedField.DUE, "2025-06-30", row, item="X") for row in (2, 3))),
            ["ROW_DUPLICATE Revisions!3 Item"],
            id="revision",
        ),
    ],
)
def test_a_row_without_code_stands_once(register: Register, expected: list[str]) -> None:
    assert told(register) == expected


def test_words_of_a_row_that_stands_twice() -> None:
    register = Register(updates=(update("2025-06-30", 2), update("2025-06-30", 5)))
    assert message(register) == "Row 5 has the same content as row 2."
