"""A plan is read, or the line at fault is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.end_to_end.workbooks import write_register
from tracker.batch.plan import Plan, read_plan
from tracker.comparison import Since
from tracker.errors import WrongUsage

TODAY = date(2026, 7, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two registers, one of several workbooks, and a template."""
    for name in ("one.xlsx", "two.xlsx"):
        write_register(tmp_path / name)
    (tmp_path / "several").mkdir()
    write_register(tmp_path / "several" / "a.xlsx")
    (tmp_path / "own").mkdir()
    (tmp_path / "~$one.xlsx").write_bytes(b"")
    return tmp_path


def planned(folder: Path, text: str) -> Plan:
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    return read_plan(folder / "plan.toml", TODAY)


def test_a_whole_plan(folder: Path) -> None:
    plan = planned(
        folder,
        """
        out = "made"
        as_of = [2026-03-31, "2026-06-30"]
        languages = ["en", "ru"]
        templates = ["brief", "own"]
        editions = "public"
        since = 2025-12-31
        registers = ["*.xlsx", "several", ["one.xlsx", "two.xlsx"]]
        """,
    )
    (block,) = plan.blocks
    assert plan.out == folder / "made"
    assert [[path.name for path in paths] for paths in block.registers] == [
        ["one.xlsx"],
        ["two.xlsx"],
        ["several"],
        ["one.xlsx", "two.xlsx"],
    ]
    assert block.days == (date(2026, 3, 31), date(2026, 6, 30))
    assert (block.languages, block.editions, block.draft) == (("en", "ru"), ("public",), False)
    assert block.templates == ("brief", str(folder / "own"))
    assert block.since == Since(day=date(2025, 12, 31))


def test_blocks_take_what_is_said_above_them_and_say_the_rest_themselves(folder: Path) -> None:
    plan = planned(
        folder,
        """
        languages = ["ru"]
        since = "one.xlsx"
        [[reports]]
        registers = "one.xlsx"
        [[reports]]
        registers = "two.xlsx"
        languages = ["en"]
        per = "sector"
        draft = true
        """,
    )
    first, second = plan.blocks
    assert (first.languages, first.per, first.draft, first.days) == (("ru",), None, False, (TODAY,))
    assert (second.languages, second.per, second.draft) == (("en",), "sector", True)
    assert first.since == Since(path=folder / "one.xlsx")
    assert plan.out == folder / "reports"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param('registers="one.xlsx"\nlanguage="en"', "line 2: there is no 'language' in a plan. Did", id="key"),
        pytest.param('registers="one.xlsx"\nsign="office.p12"', "There are: registers, as_of", id="strange-key"),
        pytest.param('[[reports]]\nregisters="one.xlsx"\nout="b"', "line 3: 'out' stands once, above", id="out-below"),
        pytest.param('registers="own/*"', "line 1: no workbook (.xlsx) fits the pattern 'own/*'.", id="no-workbook"),
        pytest.param('registers="one.xlsx"\nas_of=1026-03-31', "line 2: 1026-03-31 is outside", id="day-long-ago"),
        pytest.param("as_of=2026-03-31\n[[reports]]\nas_of=2026-03-31", "line 2: no 'registers' are named.", id="none"),
        pytest.param(
            'registers = [\n "one.xlsx",\n "lost.xlsx",\n]', "line 3: there is no file or folder", id="missing-file"
        ),
        pytest.param('registers="lost/*.xlsx"', "line 1: no workbook (.xlsx) fits the pattern 'lost", id="pattern"),
        pytest.param("registers=[]", "line 1: 'registers' is an empty list.", id="empty"),
        pytest.param("registers=[[]]", "line 1: a register is a path, or a list of paths", id="empty-register"),
        pytest.param("registers=[1]", "line 1: a register is a path, or a list of paths", id="number"),
        pytest.param(
            'templates=["brief",\n"lost"]\nregisters="one.xlsx"', "line 2: there is no template 'lost'.", id="template"
        ),
        pytest.param('registers="one.xlsx"\nas_of="31.3.2026"', "line 2: '31.3.2026' is not a day.", id="day"),
        pytest.param('registers="one.xlsx"\nas_of=2026-03-31T10:00:00', "line 2: '2026-03-31 10:00:00' is", id="time"),
        pytest.param(
            'registers="one.xlsx"\nlanguages=["en", "de"]', "line 2: 'de' is none of en, ru, tg, ur", id="lang"
        ),
        pytest.param(
            'registers="one.xlsx"\neditions="secret"', "line 2: 'secret' is none of full, public", id="edition"
        ),
        pytest.param('registers="one.xlsx"\nper="month"', "line 2: 'month' is none of party,", id="per"),
        pytest.param('registers="one.xlsx"\ndraft="yes"', "line 2: 'draft' is true or false.", id="draft"),
        pytest.param('registers="one.xlsx"\nsince="lost.pdf"', "lost.pdf, and it is no day (yyyy-mm-dd).", id="since"),
        pytest.param(f'registers="one.xlsx"\nsince="{"x" * 5000}"', "xxx cannot be read: File name", id="since-long"),
        pytest.param(f'registers="one.xlsx"\ntemplates="{"x" * 5000}"', "xxx cannot be read", id="template-long"),
        pytest.param('registers="one.xlsx"\ntemplates=""', "line 2: there is no template ''.", id="template-blank"),
        pytest.param('registers="one.xlsx"\nout="a\\u0000b"', "line 2: 'out' is the path", id="out-that-is-no-path"),
        pytest.param("as_of=2026-03-31\nreports=[]", "line 1: no 'registers' are named.", id="no-reports"),
        pytest.param('registers="one.xlsx"\n[reports]', "line 2: each part of a plan begins", id="one-bracket"),
        pytest.param('registers="one.xlsx"\n\n[other]\na=1', "line 3: there is no 'other' in a plan.", id="table"),
        pytest.param('registers="one.xlsx"\nout=1', "line 2: 'out' is the path of a folder.", id="out"),
        pytest.param('reports="one.xlsx"', "line 1: each part of a plan begins with [[reports]].", id="reports"),
        pytest.param(
            'registers="one.xlsx"\n[[reports]]\nper="party"\n[[reports]]\n"per" = "week"',
            "line 5: 'week' is none of",
            id="in-the-second-block",
        ),
        pytest.param("registers=", "cannot be read", id="no-toml"),
    ],
)
def test_a_mistake_is_told_with_its_line(folder: Path, text: str, told: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        planned(folder, text)
    assert told in str(refused.value)
    assert str(folder / "plan.toml") in str(refused.value)


def test_a_plan_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="cannot be read"):
        read_plan(tmp_path / "lost.toml", TODAY)


def test_a_pattern_takes_workbooks_and_folders_of_them_wherever_they_are(folder: Path) -> None:
    (folder / "letter.docx").write_bytes(b"")
    (block,) = planned(folder, f'registers = "{folder}/*"').blocks
    assert [[path.name for path in paths] for paths in block.registers] == [["one.xlsx"], ["several"], ["two.xlsx"]]


def test_a_plan_that_is_no_text(folder: Path) -> None:
    (folder / "plan.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(WrongUsage, match="it is no text"):
        read_plan(folder / "plan.toml", TODAY)
