"""Valid workbooks changed by chance: whatever comes of it, it is read or told of, in bounded time."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest

from tests.hostile.measured import MOST_SECONDS
from tests.hostile.mutants import mutants
from tracker.pipeline import read_and_assess
from tracker.presentation.check_view import check_json
from tracker.progress import no_progress

AS_OF = date(2026, 3, 31)
SEED = 20260331
RUNS = 240
GROUPS = 8
"""The runs are shared out among so many tests, so that a failure names its part."""


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_changed_workbook_is_read_or_told_of(tmp_path: Path, group: int) -> None:
    file = tmp_path / "register.xlsx"
    for name, content in mutants(SEED + group, RUNS // GROUPS):
        file.write_bytes(content)
        begun = time.process_time()
        reading = read_and_assess([file], AS_OF, no_progress)
        told = check_json(reading.problems, reading.assessment.register.files, AS_OF)
        json.dumps([told, reading.as_json()], allow_nan=False).encode()
        assert time.process_time() - begun < MOST_SECONDS, name
