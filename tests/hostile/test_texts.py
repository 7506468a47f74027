"""Text of a cell stays text: it is no formula, no template, no markup and no command to a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest

from tests.hostile.conftest import AS_OF, Command
from tests.xlsx import ROWS, packed, register, rows, sheet
from tracker.pipeline import read_and_assess
from tracker.presentation.html import render_html
from tracker.presentation.view import report_view
from tracker.progress import no_progress

TITLES = {
    "formula": "=cmd|'/c calc'!A0",
    "at": "@SUM(1+1)",
    "plus": "+1+1",
    "html": "<script>alert(1)</script><b>bold</b>",
    "picture": "<img src='http://example.org/x.png'>",
    "style": "</style><style>*{display:none}</style>",
    "entity": "&lt;b&gt; &amp;amp; &#65;",
    "template": "{{ 7*7 }}{% for one in register %}{{ one }}{% endfor %}",
    "parameter": "{value} {0} %s %(column)s ${x}",
    "terminal": "[bold red]x[/] [link=http://example.org]y[/link]",
    "path": "../../etc/passwd",
    "address": "javascript:alert(1)",
}
"""What an attacker would type as the title of a commitment."""
STEERING = "a\u202eb_x001B_[31mc\u009b31md_x0007_e"
"""Turns the direction of writing, and tries to colour a terminal and to ring its bell."""


def with_titles(*titles: str) -> bytes:
    """A register with a commitment for each title."""
    headings, line = ROWS["Commitments"]
    lines = [(f"C-{place}", title, *line[2:]) for place, title in enumerate(titles, start=1)]
    return packed(register({"Commitments": sheet(rows([headings, *lines]))}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register.xlsx"


def test_titles_are_text_in_the_machine_readable_form(file: Path, command: Command) -> None:
    file.write_bytes(with_titles(*TITLES.values()))
    assert command("check", file)[0] == 0
    code, printed = command("status", file, "--json")
    assert code == 0
    assert [one["title"] for one in json.loads(printed)["commitments"]] == list(TITLES.values())


def test_titles_are_text_on_a_terminal(file: Path, command: Command) -> None:
    file.write_bytes(with_titles(*TITLES.values()))
    code, printed = command("status", file)
    assert code == 0
    told = "".join(printed.split())
    assert [name for name, title in TITLES.items() if title.split()[0] not in told] == []


class Page(HTMLParser):
    """The markup of a page without its texts, and the texts without the markup."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page_of(file: Path) -> Page:
    """The page of the report of a register."""
    reading = read_and_assess([file], date.fromisoformat(AS_OF), no_progress)
    return Page(render_html(report_view(reading.assessment, reading.problems, language="en", is_draft=False)))


def test_titles_are_text_in_the_page(file: Path) -> None:
    file.write_bytes(with_titles(*(f"Title {place}" for place, _ in enumerate(TITLES))))
    harmless = page_of(file)
    file.write_bytes(with_titles(*TITLES.values()))
    page = page_of(file)
    assert page.tags == harmless.tags
    told = "".join("".join(page.texts).split())
    assert [name for name, title in TITLES.items() if "".join(title.split()) not in told] == []


def test_titles_are_text_in_the_report(file: Path, tmp_path: Path, command: Command) -> None:
    file.write_bytes(with_titles(*TITLES.values()))
    code, printed = command("report", file, "--out", tmp_path / "reports")
    assert code == 0
    with pypdfium2.PdfDocument(Path(printed.strip())) as document:
        pages = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    assert [name for name, title in TITLES.items() if "".join(title.split()) not in pages] == []


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
@pytest.mark.parametrize("name", ["check", "status"])
def test_no_text_steers_a_terminal(file: Path, command: Command, name: str, form: tuple[str, ...]) -> None:
    headings, line = ROWS["Commitments"]
    steering = [(STEERING, STEERING, *(STEERING for _ in line[2:]))]
    file.write_bytes(packed(register({"Commitments": sheet(rows([headings, line, *steering]))})))
    code, printed = command(name, file, *form)
    assert code == 1
    assert "\x1b" not in printed
    assert "\x07" not in printed
    assert "\x9b" not in printed
    assert "\u202e" not in printed
