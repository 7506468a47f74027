"""A plan of many reports: a TOML file to blocks, every mistake named with its line before anything is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from glob import glob, has_magic
from pathlib import Path
from typing import Any, NoReturn, get_args

from tracker.archive.embed import Edition, PartKind
from tracker.comparison import Since, is_there, refuse_missing
from tracker.days import EARLIEST, LATEST, iso_day
from tracker.errors import WrongUsage
from tracker.languages import languages, tongues_of
from tracker.presentation.html import template_choice
from tracker.registers.read import is_workbook, workbook_paths
from tracker.sentences import Saying, saying, together
from tracker.toml import perhaps, read_toml

DEFAULT_OUT = "reports"
TABLE = re.compile(r"^[ \t]*\[\[\s*reports\s*\]\]", re.MULTILINE)
BLOCKS = "reports"
ABOVE = ("out", BLOCKS)
"""What a plan says once, and no part of it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Reports of every register for every day, in every language, by every template, in every edition.

    Each of ``registers`` holds the paths that are read together as one. ``per`` makes one report for each party (or
    institution ...) instead of one for all.
    """

    registers: Sequence[Sequence[Path]]
    days: Sequence[date]
    languages: Sequence[str] = ("en",)
    templates: Sequence[str] = ("periodic",)
    editions: Sequence[Edition] = ("full",)
    per: PartKind | None = None
    draft: bool = False
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made, and the folder it goes to."""

    out: Path
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one block of a plan file; ``number`` is 0 for what stands above the first ``[[reports]]``."""

    path: Path
    text: str
    today: date
    number: int = 0

    def refuse(self, key: str, words: Saying, value: object = None) -> NoReturn:
        """Name a mistake with the line it stands in.

        Raises:
            WrongUsage: Always.
        """
        place = saying("{file}, line {line}", file=self.path, line=self.line(key, value))
        raise WrongUsage(together([place, words], ": "))

    def line(self, key: str, value: object) -> int:
        """The line of a key in this block, or of a value among those of the key."""
        lines = self.text.splitlines()
        starts = [0, *(number for number, one in enumerate(lines) if TABLE.match(one)), len(lines)]
        is_key = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
        block = range(starts[self.number], starts[self.number + 1])
        found = next((number for number in block if is_key.match(lines[number])), block.start)
        shown = value.isoformat() if isinstance(value, date) else str(value)
        return next((number for number in range(found, block.stop) if value and shown in lines[number]), found) + 1

    def fields(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """The fields of a block that are said here."""
        if unknown := next((key for key in said if key not in KEYS), None):
            self.refuse(unknown, unknown_words(unknown))
        return {KEYS[key].field: KEYS[key].read(self, key, value) for key, value in said.items()}

    def block(self, common: Mapping[str, Any], said: Mapping[str, Any]) -> Block:
        """A block, of which some is said for all blocks."""
        fields = {"days": (self.today,), **common, **self.fields(said)}
        if "registers" not in fields:
            self.refuse(
                "registers",
                saying("no 'registers' are named. Name them: {example}.", example='registers = "registers/*.xlsx"'),
            )
        return Block(**fields)

    def several(self, key: str, value: Any) -> list[Any]:  # noqa: ANN401 - TOML is anything
        """A list, or one value in place of it; each only once."""
        values = value if isinstance(value, list) else [value]
        if not values:
            self.refuse(key, saying("'{key}' is an empty list.", key=key))
        return [one for place, one in enumerate(values) if one not in values[:place]]

    def days(self, key: str, value: Any) -> Sequence[date]:  # noqa: ANN401 - TOML is anything
        """The reporting days."""
        return tuple(self.day(key, one) for one in self.several(key, value))

    def day(self, key: str, value: object) -> date:
        """One day."""
        day = iso_day(str(value))
        if day is None:
            self.refuse(
                key,
                saying("'{value}' is not a day. Type it as yyyy-mm-dd, for example 2026-03-31.", value=value),
                value,
            )
        if not EARLIEST <= day <= LATEST:
            self.refuse(key, saying("{day} is outside {first} to {last}.", day=day, first=EARLIEST, last=LATEST), value)
        return day

    def registers(self, key: str, value: Any) -> Sequence[Sequence[Path]]:  # noqa: ANN401 - TOML is anything
        """The registers: of a pattern each workbook is one, a list inside the list is read together as one."""
        found: list[tuple[Path, ...]] = []
        for one in self.several(key, value):
            names = one if isinstance(one, list) else [one]
            if not names or not all(isinstance(name, str) and name for name in names):
                self.refuse(key, saying("a register is a path, or a list of paths that are read together."), one)
            matches = [self.matches(key, name) for name in names]
            if isinstance(one, list):
                found.append(tuple(path for several in matches for path in several))
            else:
                found.extend((path,) for path in matches[0])
        return list(dict.fromkeys(found))

    def matches(self, key: str, name: str) -> Sequence[Path]:
        """The workbook or folder of a name, relative to the plan; all that fit a pattern."""
        folder = self.path.parent
        if has_magic(name):
            # Of pathlib's patterns none may begin at the root.
            found = sorted(folder / one for one in glob(name, root_dir=folder, recursive=True))  # noqa: PTH207
            if not (registers := [one for one in found if is_register(one)]):
                self.refuse(key, saying("no workbook (.xlsx) fits the pattern '{name}'.", name=name), name)
            return registers
        path = folder / name
        try:
            workbook_paths([path])
        except WrongUsage as missing:
            self.refuse(key, missing.saying, name)
        return [path]

    def choices(self, key: str, value: Any) -> Sequence[Any]:  # noqa: ANN401 - TOML is anything
        """Words of which only some are known."""
        return tuple(self.choice(key, one) for one in self.several(key, value))

    def choice(self, key: str, value: object) -> object:
        """One such word."""
        known = KEYS[key].known
        if value not in known:
            self.refuse(key, saying("'{value}' is none of {choices}.", value=value, choices=", ".join(known)), value)
        return value

    def tongues(self, key: str, value: Any) -> Sequence[str]:  # noqa: ANN401 - TOML is anything
        """Languages, or two at once for a bilingual report."""
        return tuple(self.tongue(key, str(one)) for one in self.several(key, value))

    def tongue(self, key: str, said: str) -> str:
        """One such language."""
        try:
            return ",".join(tongues_of(said))
        except ValueError:
            known = ", ".join(languages())
            words = saying(
                "'{asked}' is none of {languages}, and no two of them such as ru,en.", asked=said, languages=known
            )
            self.refuse(key, words, said)

    def templates(self, key: str, value: Any) -> Sequence[str]:  # noqa: ANN401 - TOML is anything
        """Shipped templates by name, own ones by their path from the plan."""
        return tuple(self.template(key, str(one)) for one in self.several(key, value))

    def template(self, key: str, name: str) -> str:
        """One template."""
        own = self.path.parent / name
        try:
            choice = template_choice(str(own) if name and is_there(own) else name)
        except WrongUsage as unknown:
            self.refuse(key, unknown.saying, name)
        return name if choice.folder is None else str(own)

    def answer(self, key: str, value: object) -> bool:
        """True or false."""
        if not isinstance(value, bool):
            self.refuse(key, saying("'{key}' is true or false.", key=key))
        return value

    def since(self, key: str, value: object) -> Since:
        """What is compared with: a day, or a file."""
        if not isinstance(value, str) or iso_day(value) is not None:
            return Since(day=self.day(key, value))
        path = self.path.parent / value
        try:
            refuse_missing(path)
        except WrongUsage as missing:
            self.refuse(key, missing.saying, value)
        return Since(path=path)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a plan: the field of a block it fills, how it is read, and the words that are known."""

    field: str
    read: Callable[[Reader, str, Any], Any]
    known: Sequence[str] = ()


KEYS: Mapping[str, Key] = {
    "registers": Key("registers", Reader.registers),
    "as_of": Key("days", Reader.days),
    "languages": Key("languages", Reader.tongues),
    "templates": Key("templates", Reader.templates),
    "editions": Key("editions", Reader.choices, get_args(Edition)),
    "per": Key("per", Reader.choice, get_args(PartKind)),
    "draft": Key("draft", Reader.answer),
    "since": Key("since", Reader.since),
}


def is_register(path: Path) -> bool:
    """Whether what fits a pattern is a workbook, or a folder that holds one; all else in a folder is passed over."""
    with suppress(OSError):  # a folder that may not be looked into
        return is_workbook(path) or (path.is_dir() and any(map(is_workbook, path.iterdir())))
    return False


def unknown_words(key: str) -> Saying:
    """What is said of a key that does not stand there."""
    if key in ABOVE:
        return saying("'{key}' stands once, above all [[{blocks}]].", key=key, blocks=BLOCKS)
    known = [*KEYS, *ABOVE]
    unknown = saying("there is no '{key}' in a plan.", key=key)
    return together([unknown, *perhaps(key, known), saying("There are: {known}.", known=", ".join(known))], " ")


def read_plan(path: Path, today: date) -> Plan:
    """The plan of a file; ``today`` is the reporting day of blocks that name none.

    Raises:
        WrongUsage: The file cannot be read, or something in it is not possible; the message names the line.
    """
    text, said = read_toml(path)
    reader = Reader(path, text, today)
    out = said.pop("out", DEFAULT_OUT)
    if not isinstance(out, str) or not out or "\0" in out:
        reader.refuse("out", saying("'out' is the path of a folder."))
    blocks = said.pop(BLOCKS, [])
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        reader.refuse(BLOCKS, saying("each part of a plan begins with [[reports]]."))
    common = reader.fields(said)
    first = 1 if TABLE.search(text) else 0
    return Plan(
        path.parent / out,
        [replace(reader, number=number).block(common, one) for number, one in enumerate(blocks or [{}], start=first)],
    )
