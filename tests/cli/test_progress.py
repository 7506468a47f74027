from __future__ import annotations

import io
import sys

import click
import pytest

from tracker.cli.appearance import Appearance
from tracker.cli.progress import progress_bar
from tracker.sentences import saying


class Terminal(io.StringIO):
    """A stream that a person may be watching."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, asked: Appearance, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a person is shown while two files are read."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    with click.Context(click.Command("check"), obj=asked), progress_bar() as progress:
        for done, name in enumerate(("[red]a.xlsx", "b\x1b[2J.xlsx")):
            progress(saying("reading {name}", name=name), done, 2)
        for done in range(3):
            progress(saying("checking"), done, 3)
    return stream.getvalue()


def test_a_terminal_has_a_bar_that_is_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    bar = shown(Terminal(), Appearance(), monkeypatch)
    assert "checking" in bar
    assert bar.endswith("\x1b[2K")


def test_the_name_of_a_file_is_neither_style_nor_command(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[2J" not in shown(Terminal(), Appearance(), monkeypatch)


@pytest.mark.parametrize(
    ("stream", "asked"),
    [
        pytest.param(io.StringIO(), Appearance(), id="no-terminal"),
        pytest.param(Terminal(), Appearance(quiet=True), id="quiet"),
        pytest.param(Terminal(), Appearance(quiet=True, verbose=True), id="quiet-goes-before"),
    ],
)
def test_nothing_is_shown_otherwise(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, asked: Appearance) -> None:
    assert shown(stream, asked, monkeypatch) == ""


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()], ids=["no-terminal", "terminal"])
def test_verbose_tells_each_phase_once(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> None:
    assert shown(stream, Appearance(verbose=True), monkeypatch).splitlines() == [
        "reading [red]a.xlsx",
        "reading b\\x1b[2J.xlsx",
        "checking",
    ]
