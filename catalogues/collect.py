"""All that is shown, collected: sentences of the program, of the templates and of the files of codes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from catalogues.sentences import Message, sentences
from tracker.cli import tracker
from tracker.cli.speaking import translated
from tracker.registers.parts import Loss

ROOT = Path(__file__).parents[1]
ROOMS = (
    "tracker/presentation",
    "tracker/cli",
    "tracker/web",
    "tracker/batch",
    "tracker/collecting",
    "tracker/archive",
    "tracker/assessment",
    "tracker/registers",
    "tracker",
)
"""The rooms that speak; of the last only the modules that stand in it themselves."""
LOSSES = "tracker/registers/parts.py"
CODES = ("tracker/catalogue.toml", "tracker/carrying.toml")
SPOKEN = ("severity", "what", "mend")
IN_TEMPLATES = ("_", "plural")


def messages() -> Mapping[Message, list[str]]:
    """Every message with the files it occurs in."""
    found: dict[Message, list[str]] = {}
    for place, message in (*of_program(), *of_templates(), *of_codes(), *of_help()):
        places = found.setdefault(message, [])
        if place not in places:
            places.append(place)
    return joined(found)


def joined(found: Mapping[Message, list[str]]) -> Mapping[Message, list[str]]:
    """A sentence that also occurs as one of a pair needs no entry of its own: gettext knows it by the first."""
    firsts = {message[0] for message in found if not isinstance(message, str)}
    return {message: places for message, places in found.items() if message not in firsts}


def of_program() -> Iterator[tuple[str, Message]]:
    """What modules say, room by room: functions of one name in two rooms may ask for different things."""
    for path, message in sentences(modules()):
        yield relative(path), message
    yield from ((LOSSES, loss.value) for loss in Loss)


def modules() -> list[Path]:
    """The modules that speak."""
    *deep, flat = ROOMS
    inner = [path for room in deep for path in sorted((ROOT / room).rglob("*.py"))]
    return [*inner, *sorted((ROOT / flat).glob("*.py"))]


def of_templates() -> Iterator[tuple[str, Message]]:
    """What templates say."""
    reader = Environment(autoescape=True)
    for path in sorted((ROOT / "templates").rglob("*.html")):
        tree = reader.parse(path.read_text(encoding="utf-8"))
        for _, _, said in extract_from_ast(tree, IN_TEMPLATES):
            if said:
                yield relative(path), pair(said) if isinstance(said, tuple) else said


def pair(said: tuple[str | None, ...]) -> Message:
    """One sentence, or the two of a plural; what follows them is no literal."""
    one, *rest = [part for part in said if part is not None]
    return (one, rest[0]) if rest else one


def of_codes() -> Iterator[tuple[str, Message]]:
    """What the files of codes say: how bad, what is wrong, how to mend it."""
    for name in CODES:
        for code, entry in tomllib.loads((ROOT / name).read_text(encoding="utf-8")).items():
            yield from ((f"{Path(name).name}:{code}", entry[spoken]) for spoken in SPOKEN)


def of_help() -> Iterator[tuple[str, Message]]:
    """What the help of commands says."""
    context = click.Context(tracker, **tracker.context_settings)
    for name in ("__init__", *tracker.list_commands(context)):
        command = tracker.get_command(context, name) or tracker
        for sentence in said_in_help(command, context):
            yield f"tracker/cli/{name}.py", sentence


def said_in_help(command: click.Command, context: click.Context) -> Sequence[str]:
    """The sentences that the help of a command asks to be told."""
    said: list[str] = []

    def heard(sentence: str) -> str:
        said.append(sentence)
        return sentence

    translated(command, context, heard)
    return [sentence for sentence in said if sentence]


def relative(path: Path) -> str:
    """A path as it is written beside a message."""
    return path.relative_to(ROOT).as_posix()
