"""What the documents show: links lead somewhere, and commands can be typed as they stand."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.end_to_end.conftest import ROOT
from tracker.cli import COMMANDS, tracker

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("data/*/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)\s#]*)#?([^)\s]*)\)")
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
TYPED = re.compile(r"(\./run|tracker) (?!test|bench)\w")
"""A line that is typed; two commands are those of ``run`` itself."""


def anchors(document: Path) -> set[str]:
    """The names by which the headings of a document can be linked to."""
    headings = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_links_lead_somewhere(document: Path) -> None:
    for path, anchor in LINK.findall(document.read_text(encoding="utf-8")):
        target = document.parent / path if path else document
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), anchor


def lines() -> Iterator[str]:
    """What documents and helps show to be typed."""
    for document in DOCUMENTS:
        for block in BLOCK.findall(document.read_text(encoding="utf-8")):
            yield from block.splitlines()
    for name in COMMANDS:
        yield from str(command_named(name).help).splitlines()


def command_named(name: str) -> click.Command:
    """A command of this program."""
    command = tracker.get_command(click.Context(tracker), name)
    assert command is not None, name
    return command


def shown() -> list[str]:
    """The commands of this program among them, each once."""
    found = {line.partition(" > ")[0].partition(" #")[0].strip() for line in lines()}
    return sorted(line for line in found if TYPED.match(line))


@pytest.mark.parametrize("line", shown())
def test_commands_can_be_typed_as_they_are_shown(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours").mkdir()  # the folder that help names for templates of one's own
    _, name, *arguments = shlex.split(line)
    assert command_named(name).make_context(name, arguments).args == []
