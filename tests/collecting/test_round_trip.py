"""Whatever may be filled is filled, in any order of rows: exactly that comes back."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.collecting.sending import Edit, collected, content, edit, sent, setting
from tracker.collecting.findings import What
from tracker.collecting.report import finding_json
from tracker.presentation.messages import ENGLISH

DAYS = st.dates(date(2026, 1, 2), date(2026, 7, 1))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
NUMBERS = st.decimals(-10_000, 10_000, places=3, allow_nan=False)
FIELDS: dict[tuple[str, str], tuple[list[str], st.SearchStrategy[Any]]] = {
    ("Milestones", "Done on"): (["m-1"], DAYS.map(str)),
    ("Milestones", "Evidence"): (["m-1"], TEXTS.map("Letter {}".format)),
    ("Actuals", "Value"): (["i-1 · 2026-03-31 · aa-roads", "i-1 · 2026-06-30 · –"], NUMBERS),
    ("Actuals", "Comment"): (["i-1 · 2026-06-30 · –"], TEXTS.map("Said {}".format)),
    ("Updates", "Progress"): (
        ["c-1 · 2026-06-01 · aa-roads · –", "c-1 · 2026-06-01 · aa-roads · – #2"],
        TEXTS.map("Now {}".format),
    ),
    ("Updates", "Completion"): (["c-1 · 2026-06-01 · aa-roads · –"], st.sampled_from(["limited", "complete"])),
}
"""The cells that AA-ROADS may fill, by sheet and heading: the keys of their rows, and what may be typed."""


@st.composite
def typed(draw: st.DrawFn) -> dict[tuple[str, str, str], Any]:
    """What somebody types, by sheet, key of the row, and heading."""
    cells = [(sheet, key, heading) for (sheet, heading), (keys, _) in FIELDS.items() for key in keys]
    chosen = draw(st.lists(st.sampled_from(cells), unique=True))
    return {(sheet, key, heading): draw(FIELDS[sheet, heading][1]) for sheet, key, heading in chosen}


def shuffling(sheet: str, chance: Any) -> Edit:
    """Sort the rows of a sheet anyhow."""

    def shuffle(book: Any) -> None:
        rows = [[(cell.value, cell.number_format) for cell in row] for row in book[sheet].iter_rows(min_row=2)]
        chance.shuffle(rows)
        for number, row in enumerate(rows, start=2):
            for index, (value, shown_as) in enumerate(row, start=1):
                book[sheet].cell(number, index).value = value
                book[sheet].cell(number, index).number_format = shown_as

    return shuffle


def typing(sheet: str, key: str, heading: str, value: Any) -> Edit:
    """Type into the row of a key, wherever it stands now."""

    def find(book: Any) -> None:
        (row,) = (row[0].row for row in book[sheet].iter_rows() if row[-1].value == key)
        setting(sheet, row, heading, float(value) if isinstance(value, Decimal) else value)(book)

    return find


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("original")
    sent(folder)
    return folder


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=typed(), chance=st.randoms(use_true_random=False))
def test_exactly_what_was_typed_comes_back(
    original: Path, tmp_path: Path, wanted: dict[tuple[str, str, str], Any], chance: Any
) -> None:
    folder = tmp_path / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(original, folder)
    shuffles = [shuffling(sheet, chance) for sheet in ("Milestones", "Actuals", "Updates")]
    edit(folder, "A", *shuffles, *(typing(*cell, value) for cell, value in wanted.items()))
    done = collected(folder)
    before, after = content(folder / "register.xlsx"), content(folder / "merged.xlsx")
    told = {(one.sheet, one.row, one.heading): one for one in done.findings}
    assert {one.what for one in done.findings} <= {What.CHANGED}
    for cell, value in wanted.items():
        if cell in told:
            new = finding_json(told.pop(cell), ENGLISH)["new"]
            assert Decimal(new) == value if isinstance(value, Decimal) else new == value
        else:  # it stood there before
            assert cell[2] == "Value"
    assert told == {}
    assert sum(len(rows) for rows in after.values()) == sum(len(rows) for rows in before.values())
    changed = {
        (sheet, number) for sheet in before for number, row in enumerate(before[sheet]) if row != after[sheet][number]
    }
    assert len(changed) == len({(one.sheet, one.row) for one in done.findings})
