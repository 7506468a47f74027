"""Options common to all commands: how much is said, and whether in colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Appearance:
    """What the person asked for: ``quiet`` hides progress and remarks, ``verbose`` adds remarks."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False


def appearance() -> Appearance:
    """What was asked for in the command that is running."""
    found = click.get_current_context().find_object(Appearance) or Appearance()
    # https://no-color.org: present and not empty means no colour, whatever its value.
    return replace(found, no_color=found.no_color or bool(os.environ.get("NO_COLOR")))


def remember(ctx: click.Context, option: click.Parameter, chosen: bool) -> None:
    """Keep a choice; the same option is understood before and after the command's name."""
    if chosen and option.name:
        ctx.obj = replace(ctx.find_object(Appearance) or Appearance(), **{option.name: True})


def appearance_options(command: Decorated) -> Decorated:
    """Add ``--quiet``, ``--verbose`` and ``--no-color`` to a command."""
    for name, words in (
        ("--no-color", "No colours, also when the terminal has them."),
        ("--verbose", "Say more about what is done."),
        ("--quiet", "No progress and no remarks, only results."),
    ):
        command = click.option(name, is_flag=True, expose_value=False, is_eager=True, callback=remember, help=words)(
            command
        )
    return command


def remark(words: str) -> None:
    """Say something that is not a result, unless the person asked for quiet."""
    if not appearance().quiet:
        click.echo(words, err=True)


def detail(words: str) -> None:
    """Say something only a curious person wants to know."""
    if appearance().verbose:
        click.echo(words, err=True)


def stderr_is_terminal() -> bool:
    """Whether a person may be watching stderr."""
    return sys.stderr.isatty()
