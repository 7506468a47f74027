"""Options common to all commands: how much is said, and whether in colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker import __version__
from tracker.languages import SOURCE_LANGUAGE, of_environment

if TYPE_CHECKING:
    from tracker.presentation.messages import Messages
    from tracker.sentences import Saying, Sentence

ISOLATES = "\u2066\u2067\u2068\u2069"
"""What keeps a code or a name in its own order within a line from the right; at the end of a line it is over."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


@dataclass(slots=True)
class Appearance:
    """What the person asked for: ``quiet`` hides progress and remarks, ``verbose`` tells every step.

    ``language`` is the one asked for; where none is, that of the register read or of the environment is spoken.
    """

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    language: str | None = None

    def spoken(self, own: str | None = None) -> Messages:
        """The language a command speaks: the one asked for, else the register's ``own``, else the environment's."""
        from tracker.presentation.messages import plainly  # loaded where something is said

        return plainly(self.language or own or of_environment(os.environ))


def wanted_by_environment() -> Appearance:
    """What the environment asks for: https://no-color.org, present and not empty, whatever its value."""
    return Appearance(no_color=bool(os.environ.get("NO_COLOR")))


def appearance() -> Appearance:
    """What was asked for in the command that is running."""
    return click.get_current_context().ensure_object(Appearance)


def remember(ctx: click.Context, option: click.Parameter, chosen: bool) -> None:
    """Keep a choice; the same option is understood before and after the command's name."""
    if chosen and option.name:
        setattr(ctx.ensure_object(Appearance), option.name, True)


def appearance_options(command: Decorated) -> Decorated:
    """Add ``--quiet``, ``--verbose``, ``--no-color`` and ``--version`` to a command."""
    command = click.version_option(__version__, "--version", prog_name="tracker", help="Show the version and exit.")(
        command
    )
    for name, words in (
        ("--no-color", "No colours, also when the terminal has them."),
        ("--verbose", "Tell every step on stderr instead of a progress bar."),
        ("--quiet", "No progress and no remarks, only results and errors."),
    ):
        command = click.option(name, is_flag=True, expose_value=False, is_eager=True, callback=remember, help=words)(
            command
        )
    return command


def printable(words: str) -> str:
    """Words on one line without anything that would steer a terminal, such as the name of a hostile file."""
    return "".join(
        letter if letter.isprintable() or letter in ISOLATES else ascii(letter)[1:-1]
        for letter in " ".join(words.splitlines())
    ).strip()


def tell(words: str) -> None:
    """Say on stderr why the command ends as it does: one line, whatever was asked for."""
    click.echo(f"tracker: {printable(words)}", err=True)


def remark(words: str) -> None:
    """Say something that is not a result, unless the person asked for quiet."""
    if not appearance().quiet:
        click.echo(printable(words), err=True)


def spoken(own: str | None = None) -> Messages:
    """The language of the command that is running."""
    return appearance().spoken(own)


def asked_messages() -> Messages:
    """The language asked for, else English: what machines read does not depend on where it was made."""
    from tracker.presentation.messages import plainly

    return plainly(appearance().language or SOURCE_LANGUAGE)


def say(sentence: Sentence, /, **parameters: object) -> None:
    """Say a remark in the language that is spoken before a register is read, or whatever it is."""
    remark(spoken().text(sentence, **parameters))


def repeat(sayings: Iterable[Saying], own: str | None = None) -> None:
    """Say remarks that were made while a register was read."""
    for saying in sayings:
        remark(saying.told(spoken(own)))


def detail(words: str) -> None:
    """Say something only a curious person wants to know."""
    if appearance().verbose:
        remark(words)


def is_watched() -> bool:
    """Whether a person may be watching stderr on a terminal that can move its cursor."""
    return sys.stderr.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown")
