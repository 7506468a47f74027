from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.registers.books import Book, Formula, all_told, part, read, sound, told
from tracker.domain.indicators import NoBaseline
from tracker.domain.settings import Classification, PeriodLength, Settings
from tracker.domain.values import Text

VERSION = ("Template version", "1")


def settings(*rows: tuple[object, ...], name: str = "register.xlsx") -> Book:
    """The sound register with other settings."""
    book = sound(name)
    book.sheets["Register"] = [["Setting", "Value"], *(list(row) for row in (*rows, VERSION))]
    return book


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], {}, id="defaults"),
        pytest.param(
            [("Title", "Two"), ("Reference", "AA-BB")], {"title": Text("Two"), "reference": "AA-BB"}, id="texts"
        ),
        pytest.param(
            [("title [ru]", "Два"), ("Title", "Two")], {"title": Text("Two", {"ru": "Два"})}, id="translation"
        ),
        pytest.param([("Reference [ru]", "AA")], {"reference": "AA"}, id="a-hint-where-nothing-is-translated"),
        pytest.param([("Language", "тоҷикӣ")], {"language": "tg"}, id="language-by-name"),
        pytest.param([("Period", "полугодие")], {"period": PeriodLength.HALF_YEAR}, id="period"),
        pytest.param([("Verified only", True)], {"verified_only": True}, id="excel's-true"),
        pytest.param([("Verified only", "да")], {"verified_only": True}, id="yes"),
        pytest.param([("No baseline", "zero")], {"no_baseline": NoBaseline.ZERO}, id="no-baseline"),
        pytest.param([("Classification", "Restricted")], {"classification": Classification.RESTRICTED}, id="class"),
        pytest.param([("Rules", "IDB CRF")], {"rules": "idb-crf"}, id="rules"),
        pytest.param([("Период / Period", "year")], {"period": PeriodLength.YEAR}, id="two-languages"),
        pytest.param([("Period", None)], {}, id="blank"),
        pytest.param([("# ours", "x")], {}, id="one's-own"),
        pytest.param([("Period", "year"), ("Отчётный период", "год")], {"period": PeriodLength.YEAR}, id="agreeing"),
    ],
)
def test_settings(rows: list[tuple[object, ...]], expected: dict[str, Any], tmp_path: Path) -> None:
    register, problems = read(tmp_path, settings(*rows))
    assert [told(one) for one in problems] == []
    assert register.settings == Settings(**{"title": Text(""), "template_version": "1", **expected})


@pytest.mark.parametrize(
    ("book", "expected"),
    [
        pytest.param(settings(("Period", "weekly")), ["CODE_UNKNOWN Register!B2 · Value · weekly"], id="no-choice"),
        pytest.param(
            settings(("Period", Formula("=A9", "#REF!"))), ["CELL_ERROR Register!B2 · Value · #REF!"], id="error"
        ),
        pytest.param(settings(("Color", "x")), ["SETTING_UNKNOWN Register!A2 · Setting · Color"], id="unknown"),
        pytest.param(
            settings(("Verified onyl", "yes")),
            ["SETTING_UNKNOWN Register!A2 · Setting · Verified onyl → Verified only"],
            id="misspelt",
        ),
        pytest.param(
            settings(("Период отчёта", "год")),
            ["SETTING_UNKNOWN Register!A2 · Setting · Период отчёта"],
            id="no-form-of-it",
        ),
        pytest.param(settings(("Value", "x")), ["SETTING_UNKNOWN Register!A2 · Setting · Value"], id="no-setting"),
        pytest.param(
            settings(("Title", "A"), ("Title", "B")),
            ["SETTING_CONFLICT Register!B3 · Value · B"],
            id="twice-in-one-workbook",
        ),
        pytest.param(
            settings(("Verified only", "yes"), ("Verified only", "no")),
            ["SETTING_CONFLICT Register!B3 · Value · no"],
            id="yes-and-no",
        ),
        pytest.param(settings(("Title", "A"), ("Title [ru]", "Б")), [], id="a-translation-is-no-conflict"),
        pytest.param(
            sound().put("Register", 5, "Value", "0.9"),
            ["TEMPLATE_VERSION Register!B5 · Value · 0.9"],
            id="another-version",
        ),
        pytest.param(
            sound().put("Register", 5, "Value", Formula("=A9", "#REF!")),
            ["CELL_ERROR Register!B5 · Value · #REF!"],
            id="a-version-that-cannot-be-read",
        ),
        pytest.param(
            sound().put("Register", 5, "Setting", "Templat version"),
            ["SETTING_UNKNOWN Register!A5 · Setting · Templat version → Template version"],
            id="a-version-misspelt",
        ),
        pytest.param(sound().without("Register", "Value"), ["COLUMN_MISSING Register!1 · Value"], id="no-values"),
        pytest.param(
            sound().without("Register").lines("Register", ["Setting", "Value"]), ["SHEET_EMPTY Register"], id="empty"
        ),
        pytest.param(sound().without("Register"), [], id="none"),
        pytest.param(sound().above("Register", ["The register of two neighbours"]), [], id="below-a-title"),
        pytest.param(
            sound().without("Register").lines("Register", ["x"]), ["HEADER_NOT_FOUND Register"], id="no-header"
        ),
    ],
)
def test_what_is_told_of_settings(book: Book, expected: list[str], tmp_path: Path) -> None:
    assert all_told(tmp_path, book) == expected


def test_settings_come_from_whichever_workbook_has_them(tmp_path: Path) -> None:
    first = part("Register").put("Register", 3, "Value", None).put("Register", 5, "Value", None)
    register, problems = read(tmp_path, first, sound())
    assert problems == []
    assert register.settings.reference == "AA-BB"
    assert register.settings.template_version == "1"


def test_words_of_a_conflict_name_both_cells(tmp_path: Path) -> None:
    _, (one,) = read(tmp_path, settings(("Verified only", "yes")), settings(("Verified only", "no"), name="b.xlsx"))
    assert one.parameters["setting"] == "Verified only"
    assert (one.parameters["a"], one.parameters["b"]) == ("yes", "no")
    assert one.parameters["cell_a"] == "register.xlsx Register!B2"
    assert one.parameters["cell_b"] == "b.xlsx Register!B2"
    assert [cell.place for cell in one.related] == ["Register!B2"]


def test_a_problem_of_a_value_names_its_setting(tmp_path: Path) -> None:
    _, (one,) = read(tmp_path, settings(("Period", "weekly")))
    assert one.parameters["column"] == "Period"
