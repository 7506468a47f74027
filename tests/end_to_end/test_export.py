"""``tracker export --to html``: one file with everything, which opens without a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Run
from tests.web.registers import broken, write_small
from tests.web.test_pages import words

OUTSIDE = re.compile(r"""(?:src|href)=["'](?!#|data:)[^"']*|url\(|@import""")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write_small(tmp_path / "register.xlsx")


def exported(tracker: Run, register: Path, *options: str) -> str:
    """The file as it is written."""
    out = register.with_name("review.html")
    ended = tracker("export", register, "--to", "html", "--out", out, "--as-of", "2026-07-02", *options)
    assert (ended.exit_code, ended.out.strip()) == (0, str(out))
    return out.read_text(encoding="utf-8")


def test_the_file_holds_overview_filters_and_cards(tracker: Run, register: Path) -> None:
    page = exported(tracker, register)
    text = words(page)
    for one in ("7 commitments: 2 off track", "Snow until May", "Actuals!4", "Light the road", "Full edition"):
        assert one in text
    assert 'href="#commitment-C-1"' in page
    assert 'id="commitment-C-1"' in page
    tag = re.search(r'name="sector" value="([^"]+)"[^>]*> <span>Rail', page)
    assert tag is not None
    assert len(re.findall(rf'<tr data-tags="[^"]*\b{tag.group(1)}\b', page)) == 1


def test_the_file_needs_and_allows_nothing_beside_it(tracker: Run, register: Path) -> None:
    page = exported(tracker, register)
    assert OUTSIDE.findall(page) == []
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "unsafe" not in policy.group(1)
    assert " style=" not in page


def test_the_public_edition_knows_nothing_of_what_is_restricted(tracker: Run, register: Path) -> None:
    page = exported(tracker, register, "--edition", "public")
    assert "6 commitments" in words(page)
    for secret in ("Light the road", "C-6", "I-6", "register.xlsx"):
        assert secret not in page


def test_the_file_speaks_the_language_asked_for(tracker: Run, register: Path) -> None:
    assert '<html lang="ur" dir="rtl">' in exported(tracker, register, "--language", "ur")


def test_a_register_with_errors_is_exported_as_a_draft_only(tracker: Run, register: Path) -> None:
    broken(register)
    out = register.with_name("review.html")
    refused = tracker("export", register, "--to", "html", "--out", out)
    assert (refused.exit_code, refused.out) == (1, "")
    assert "is text, not a date" in refused.err
    assert "With --draft" in refused.err
    assert "Draft: the register has errors" in exported(tracker, register, "--draft")
    public = tracker("export", register, "--to", "html", "--out", out, "--draft", "--edition", "public")
    assert public.exit_code == 1
    assert "With --draft" not in public.err


@pytest.mark.parametrize("name", ["register.xlsx", "linked.xlsx"])
@pytest.mark.parametrize("of_folder", [pytest.param(False, id="of-a-file"), pytest.param(True, id="of-a-folder")])
def test_no_export_takes_the_place_of_the_register(tracker: Run, tmp_path: Path, name: str, of_folder: bool) -> None:
    folder = tmp_path / "registers"
    folder.mkdir()
    register = write_small(folder / "register.xlsx")
    (tmp_path / "linked.xlsx").symlink_to(register)
    before, out = register.read_bytes(), folder / name if name == register.name else tmp_path / name
    ended = tracker("export", folder if of_folder else register, "--to", "json", "--out", out)
    assert (ended.exit_code, ended.out) == (2, "")
    assert "is one of the workbooks read, which are never changed" in ended.err
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "why"),
    [
        pytest.param(["--to", "html"], "--out", id="no-file"),
        pytest.param(["--to", "rtf", "--out", "a"], "rtf", id="no-such-format"),
        pytest.param(["--to", "html", "--out", "."], "is a folder; name the file", id="folder"),
    ],
)
def test_what_was_typed_wrong_is_said(tracker: Run, register: Path, options: list[str], why: str) -> None:
    ended = tracker("export", register, *options)
    assert ended.exit_code == 2
    assert why in ended.err
