"""The public edition holds nothing of what is restricted, and proves itself all the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest

from tests.end_to_end.archive.conftest import DAY
from tests.end_to_end.archive.searching import everything
from tests.end_to_end.conftest import EXAMPLE, REFERENCE_DAY, Run
from tests.end_to_end.workbooks import ACTUAL, COMMITMENT, FAULTLESS, INDICATOR, Rows, write_register

SECRET: Mapping[str, Rows] = {
    "Register": [*FAULTLESS["Register"], {"Setting": "Language", "Value": "en"}],
    "Parties": [*FAULTLESS["Parties"], {"Code": "QQ", "Name": "Zanzibarian Union"}],
    "Institutions": [
        *FAULTLESS["Institutions"],
        {"Code": "QQ-ARMS", "Name": "Zephyr Arsenal Office", "Party": "QQ", "Email": "zephyr@example.org"},
    ],
    "Sectors": [{"Code": "Transport", "Name": "Transport"}, {"Code": "XARMS", "Name": "Xylophone matters"}],
    "Agreements": [
        {"Code": "G-1", "Kind": "treaty", "Title": "Road treaty", "Session": "S-1", "Note": "See X-9, Vermilion pact."},
        {"Code": "G-77", "Kind": "protocol", "Title": "Vermilion pact", "Session": "S-77"},
    ],
    "Sessions": [
        *FAULTLESS["Sessions"],
        {"Code": "S-77", "Kind": "visit", "Title": "Quicksilver visit", "From": "2025-11-01", "Platform": "Obsidian"},
    ],
    "Commitments": [
        {
            **COMMITMENT,
            "Agreement": "G-1",
            "Depends on": "X-9",
            "Former codes": "X-9; C-OLD",
            "Supporting": "BB-ROADS",
            "Description": "Comes after x-9 (Deliver the quokkas), not after X-90.",
        },
        {
            "Code": "X-9",
            "Title": "Deliver the quokkas",
            "Title [ru]": "Поставить квокк",
            "Description": "Wolframite stays hidden",
            "Agreement": "G-77",
            "Session": "S-77",
            "Sector": "XARMS",
            "Lead": "QQ-ARMS",
            "Supporting": "AA-ROADS",
            "Start": "2026-01-01",
            "Due": "2026-06-01",
            "Original due": "2026-05-02",
            "Restricted": "yes",
            "Note": "Tungsten remark",
        },
    ],
    "Milestones": [{"Code": "MX-1", "Commitment": "X-9", "Title": "Palladium step", "Due": "2026-05-05"}],
    "Indicators": [
        INDICATOR,
        {**INDICATOR, "Code": "IX-1", "Commitment": "X-9", "Title": "Rhodium", "Unit": "ingots", "Target": 987654},
    ],
    "Targets": [{"Indicator": "IX-1", "Due": "2026-06-30", "Value": 456789}],
    "Actuals": [ACTUAL, {**ACTUAL, "Indicator": "IX-1", "Value": 345678, "Comment": "Osmium comment"}],
    "Updates": [
        {"Commitment": "X-9", "Date": "2026-05-01", "Party": "QQ", "Progress": "Iridium", "Obstacle": "Gallium"},
        {"Commitment": "C-1", "Date": "2026-05-01", "Party": "AA", "Progress": "Waits for IX-1 and MX-1."},
    ],
    "Revisions": [
        {
            "Item": "X-9",
            "Field": "Due",
            "Old": "2026-05-02",
            "New": "2026-06-01",
            "Date": "2026-03-03",
            "Basis": "S-77",
            "Reason": "Bismuth",
        },
    ],
    "Overrides": [
        {"Item": "X-9", "Status": "at_risk", "Reason": "Selenium", "Author": "Tellurium office", "Date": "2026-04-04"}
    ],
    "#Own": [{"Any": "Cadmium on a page of one's own"}],
}

STRINGS = (
    "x-9", "quokka", "квокк", "wolframite", "tungsten", "mx-1", "palladium", "ix-1", "rhodium", "ingots", "987654",
    "987,654", "456789", "345678", "osmium", "iridium", "gallium", "bismuth", "selenium", "tellurium", "cadmium",
    "zephyr", "zanzibar", "qq-arms", "xarms", "xylophone", "g-77", "vermilion", "s-77", "quicksilver", "obsidian",
    "5 may 2026",
)  # fmt: skip


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_register(tmp_path_factory.mktemp("secret") / "the-quokka-file.xlsx", SECRET)


@pytest.fixture
def public(secret: Path, tmp_path: Path, tracker: Run) -> Path:
    outcome = tracker("report", secret, "--as-of", DAY, "--out", tmp_path, "--edition", "public")
    assert (outcome.exit_code, outcome.err) == (0, "")
    path = tmp_path / f"AA-BB_{DAY}_en_public.pdf"
    assert outcome.out == f"{path}\n"
    return path


def test_every_secret_is_found_in_the_full_edition(secret: Path, tmp_path: Path, tracker: Run) -> None:
    assert tracker("report", secret, "--as-of", DAY, "--out", tmp_path).exit_code == 0
    found = everything(tmp_path / f"AA-BB_{DAY}_en.pdf")
    assert [one for one in STRINGS if one not in found] == []


def test_public_edition_holds_no_secret(public: Path) -> None:
    found = everything(public).replace("x-90", "")
    assert [one for one in STRINGS if one in found] == []
    assert "open the crossing" in found


def test_public_edition_says_so_and_verifies(public: Path, tracker: Run) -> None:
    outcome = tracker("verify", public, "--json")
    assert (outcome.exit_code, outcome.json["findings"]) == (0, [])
    assert outcome.json["made"]["edition"] == "public"
    assert outcome.json["commitments"] == 1
    assert "edition public edition" in everything(public)


def test_counts_are_those_of_what_is_public(public: Path) -> None:
    with pikepdf.open(public) as pdf:
        assert set(pdf.attachments) == {"register-public.xlsx", "status.json"}
        status = json.loads(pdf.attachments["status.json"].get_file().read_bytes())
    assert sum(status["counts"]["commitments"].values()) == 1
    assert status["commitments"][0]["waiting_on"] == ["AA"]


def test_texts_are_redacted_and_read_on(public: Path, tmp_path: Path) -> None:
    with pikepdf.open(public) as pdf:
        (tmp_path / "extract.xlsx").write_bytes(pdf.attachments["register-public.xlsx"].get_file().read_bytes())
    sheet = openpyxl.load_workbook(tmp_path / "extract.xlsx")["Commitments"]
    heads = [str(cell.value).rstrip(" *") for cell in sheet[1]]
    row = dict(zip(heads, [cell.value for cell in sheet[2]], strict=True))
    assert row["Description"] == "Comes after […] ([…]), not after X-90."
    assert (row["Depends on"], row["Former codes"]) == (None, "C-OLD")


RESTRICTED: Rows = [*FAULTLESS["Register"], {"Setting": "Classification", "Value": "restricted"}]
REFUSED: list[Any] = [
    pytest.param({"Register": RESTRICTED}, 2, "there is no public edition of it", id="restricted-as-a-whole"),
    pytest.param(
        {"Commitments": [{**COMMITMENT, "Restricted": "perhaps"}]}, 1, "no public edition", id="register-with-errors"
    ),
]


@pytest.mark.parametrize(("sheets", "code", "said"), REFUSED)
def test_public_edition_is_refused(
    sheets: Mapping[str, Rows], code: int, said: str, tmp_path: Path, tracker: Run
) -> None:
    register = write_register(tmp_path / "register.xlsx", sheets)
    outcome = tracker("report", register, "--edition", "public", "--draft", "--out", tmp_path)
    assert outcome.exit_code == code
    assert said in outcome.err
    assert list(tmp_path.glob("*.pdf")) == []


def test_example_with_three_commitments_restricted(tmp_path: Path, tracker: Run) -> None:
    book = openpyxl.load_workbook(EXAMPLE)
    sheet = book["Commitments"]
    heads = {str(cell.value): number for number, cell in enumerate(sheet[1], start=1)}
    secrets: list[str] = []
    for row in (4, 20, 41):
        sheet.cell(row, heads["Restricted"], "yes")
        secrets += [str(sheet.cell(row, heads[name]).value).casefold() for name in ("Code", "Title", "Title [ru]")]
    book.save(tmp_path / "register.xlsx")
    options = ("--as-of", REFERENCE_DAY, "--out", tmp_path, "--edition", "public")
    assert tracker("report", tmp_path / "register.xlsx", *options).exit_code == 0
    path = tmp_path / f"PK-TJ_{REFERENCE_DAY}_en_public.pdf"
    found = everything(path)
    assert [one for one in secrets if one in found] == []
    assert tracker("verify", path).exit_code == 0
