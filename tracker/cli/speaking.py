"""What click itself says, and the help of commands, in the language that is spoken."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy
from inspect import cleandoc
from itertools import pairwise
from types import ModuleType
from typing import TypeVar

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from tracker.cli.appearance import Appearance, spoken
from tracker.languages import SOURCE_LANGUAGE, of_environment, tongues_of
from tracker.sentences import Plural, Sentence

CLICK: Sequence[ModuleType] = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.types,
)

SAID_BY_CLICK: Sequence[Sentence] = (
    "Usage:",
    "Options",
    "Commands",
    "required",
    "default: {default}",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "Missing parameter",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "No such option {name!r}.",
    "No such command {name!r}.",
    "Option {name!r} does not take a value.",
    "Choose from:\n\t{choices}",
    "{value} is not in the range {range}.",
    "{value!r} is not a valid {number_type}.",
    "file",
    "directory",
    "path",
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
)
"""What our commands can make it say; ``{name!r}`` is a parameter in quotation marks."""

SAID_OF_MANY: Sequence[Plural] = [
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
]

LANGUAGE_OPTION = "--language"

UNWRAPPED = "\b"
"""Click leaves a paragraph that begins with it as it is."""
EXAMPLE = re.compile(r"( *\S.*?)( {2,})(\S.*)")
"""A line of examples with words behind it."""

Tell = Callable[[Sentence], str]
Command = TypeVar("Command", bound=click.Command)


def language() -> str:
    """The language that is spoken: the one asked for in the command that is running, else that of the environment."""
    context = click.get_current_context(silent=True)
    asked = context.find_object(Appearance) if context else None
    return (asked and asked.language) or of_environment(os.environ)


def foreseen_language(line: Sequence[str]) -> str | None:
    """The language a command line asks for, before it is understood: why it is not is told in it too."""
    for word, following in pairwise([*line, ""]):
        option, has_value, value = word.partition("=")
        if option == LANGUAGE_OPTION:
            with suppress(ValueError):
                return tongues_of(value if has_value else following)[0]
    return None


def told(sentence: str) -> str:
    """A sentence in that language, its parameters still in braces."""
    if (spoken := language()) == SOURCE_LANGUAGE or not sentence:
        return sentence
    from tracker.presentation.messages import catalogue  # loaded when needed: --help stays instant

    return catalogue(spoken).gettext(sentence)


def told_of_many(one: str, many: str, n: int) -> str:
    """The same for a number of things."""
    if (spoken := language()) == SOURCE_LANGUAGE:
        return one if n == 1 else many
    from tracker.presentation.messages import catalogue

    return catalogue(spoken).ngettext(one, many, n)


def told_by_click(sentence: str) -> str:
    """What click says while it works; what it makes options of is told with their help."""
    return told(sentence) if sentence in SAID_BY_CLICK else sentence


def teach_click() -> None:
    """Let click take its words from our catalogues: from gettext it would get those of compiled files only."""
    for module in CLICK:
        for name, teller in (("_", told_by_click), ("ngettext", told_of_many)):
            if hasattr(module, name):
                setattr(module, name, teller)


class SpokenCommand(click.Command):
    """A command whose help is told in the language that is spoken."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Understand what was typed; of what is wrong in it click does not always know which command it was for."""
        is_empty = "" in args  # what a variable without a value leaves; as a path it would mean the current folder
        try:
            rest = super().parse_args(ctx, args)
            if is_empty and not isinstance(self, click.Group):
                raise click.UsageError(spoken().text("An argument is empty, so it names no file and no folder."))
            return rest
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise

    def get_help(self, ctx: click.Context) -> str:
        """All of its help."""
        return super(SpokenCommand, translated(self, ctx, told)).get_help(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its help in a line."""
        made = copy(self)
        made.help = text_told(self.help or "", told)
        return super(SpokenCommand, made).get_short_help_str(limit)


def translated(command: Command, context: click.Context, tell: Tell) -> Command:
    """A command with its help in another language."""
    made = copy(command)
    made.help, made.epilog = text_told(command.help or "", tell), text_told(command.epilog or "", tell)
    made.params = [parameter_told(one, tell) for one in command.get_params(context)]
    made.add_help_option = False  # it is among them
    return made


def parameter_told(parameter: click.Parameter, tell: Tell) -> click.Parameter:
    """An option with its help in another language; arguments have none."""
    made = copy(parameter)
    if isinstance(made, click.Option):
        made.help = tell(made.help or "")
        made.show_default = tell(made.show_default) if isinstance(made.show_default, str) else made.show_default
    return made


def text_told(text: str, tell: Tell) -> str:
    """A help text, paragraph by paragraph; of examples only the words beside them."""
    return "\n\n".join(
        "\n".join(example_told(line, tell) for line in paragraph.splitlines())
        if paragraph.lstrip().startswith(UNWRAPPED)
        else tell(" ".join(paragraph.split()))
        for paragraph in cleandoc(text).split("\n\n")
    )


def example_told(line: str, tell: Tell) -> str:
    """A line of examples: what stands behind one; a line that is not indented is none."""
    if not line.startswith((" ", UNWRAPPED)):
        return tell(line)
    found = EXAMPLE.fullmatch(line)
    return line if found is None else f"{found[1]}{found[2]}{tell(found[3])}"
