"""One case of the catalogue: a workbook and all that is told about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol


class Writable(Protocol):
    """What can be written into a folder."""

    def write(self, folder: Path) -> Path: ...


Books = Callable[[], Writable | tuple[Writable, ...]]


@dataclass(frozen=True)
class Bytes:
    """A file that no writer of workbooks would make."""

    content: bytes
    name: str = "register.xlsx"

    def write(self, folder: Path) -> Path:
        path = folder / self.name
        path.write_bytes(self.content)
        return path


class Case(NamedTuple):
    """Some workbooks, and everything that is told about them in their order.

    A case in which its code is told is one where it must be, any other is a near miss: something like it that is right.
    """

    code: str
    name: str
    books: Books
    told: tuple[str, ...]

    @property
    def is_positive(self) -> bool:
        """Whether the code is told here."""
        return any(one.startswith(f"{self.code} ") for one in self.told)


def case(code: str, name: str, books: Books, *told: str) -> Case:
    """A case; without anything told, one in which nothing may be."""
    return Case(code, name, books, told)
