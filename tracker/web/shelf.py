"""The registers that are shown: those on disk, which are watched, and those that were uploaded, which are not kept."""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Protocol

from tracker.errors import WrongUsage
from tracker.registers.read import WorkbookFile, load_workbooks, workbook_paths
from tracker.sentences import Saying

MOST_UPLOADS = 12
MOST_UPLOADED = 200_000_000
"""Bytes of all uploads together; the oldest make room."""


@dataclass(frozen=True)
class Batch:
    """Workbooks that are read together, as they stood at one moment."""

    workbooks: Sequence[WorkbookFile]

    @cached_property
    def version(self) -> str:
        """A short name of exactly these bytes."""
        joined = "\n".join(f"{one.name}\n{one.sha256}" for one in self.workbooks)
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(len(one.content) for one in self.workbooks)


@dataclass(frozen=True, slots=True)
class Standing:
    """What pages show, and what was last found on disk; ``lost`` says why nothing could be read there."""

    shown: Batch
    newest: Batch
    lost: Saying | None = None

    @property
    def is_last_good(self) -> bool:
        """Whether an earlier reading is shown, for the newest has errors or is not there."""
        return self.shown is not self.newest or self.lost is not None

    @property
    def version(self) -> str:
        """What changes whenever pages would."""
        return f"{self.shown.version}-{self.newest.version}{'-lost' if self.lost else ''}"


class Shelf(Protocol):
    """Where a register is shown: the beginning of its addresses, and how it stands."""

    @property
    def base(self) -> str:
        """What the addresses of its pages begin with."""
        ...

    @property
    def standing(self) -> Standing:
        """What is shown of it."""
        ...


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A register that somebody uploaded: it is in memory only, and known to who has its address."""

    base: str
    standing: Standing


class Uploads:
    """The newest uploads, by the secret part of their addresses."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: OrderedDict[str, Uploaded] = OrderedDict()

    def add(self, workbooks: Sequence[WorkbookFile]) -> Uploaded:
        """Keep an upload for a while; older ones make room for it."""
        token, batch = secrets.token_urlsafe(16), Batch(tuple(workbooks))
        shelf = Uploaded(f"/uploads/{token}", Standing(batch, batch))
        with self._lock:
            self._found[token] = shelf
            while len(self._found) > 1 and (len(self._found) > MOST_UPLOADS or self._size() > MOST_UPLOADED):
                self._found.popitem(last=False)
        return shelf

    def _size(self) -> int:
        return sum(one.standing.shown.size for one in self._found.values())

    def find(self, token: str) -> Uploaded | None:
        """The upload of an address."""
        with self._lock:
            if token in self._found:
                self._found.move_to_end(token)
            return self._found.get(token)

    def remove(self, token: str) -> None:
        """Forget an upload."""
        with self._lock:
            self._found.pop(token, None)


Signature = Sequence[tuple[str, int, int, int]]


def signature(paths: Sequence[Path]) -> Signature:
    """By what one sees that files were saved, without reading them; nothing where they are not there."""
    try:
        found = [(str(path), path.stat()) for path in workbook_paths(paths)]
    except (OSError, WrongUsage):  # programs save by putting a new file in the place of the old one
        return ()
    return [(name, stat.st_mtime_ns, stat.st_size, stat.st_ino) for name, stat in found]


@dataclass
class Watched:
    """The register on disk. It is read again when its files have changed and come to rest.

    ``is_sound`` says whether a register has no errors: one that has is shown only where there never was a better one.
    """

    paths: Sequence[Path]
    is_sound: Callable[[Batch], bool]
    base: str = ""
    _seen: Signature = ()
    _waiting: Signature | None = None
    _lock: Lock = field(default_factory=Lock)
    standing: Standing = field(init=False)

    def __post_init__(self) -> None:
        self._seen = signature(self.paths)
        first = Batch(tuple(load_workbooks(self.paths)))
        self.standing = Standing(first, first)

    def look(self) -> None:
        """Look at the files; what is still being written is left until the next look."""
        with self._lock:
            now = signature(self.paths)
            if now == self._seen:
                self._waiting = None
            elif now == self._waiting:
                self._seen, self._waiting = now, None
                self.standing = self._read()
            else:
                self._waiting = now

    def _read(self) -> Standing:
        try:
            newest = Batch(tuple(load_workbooks(self.paths)))
        except WrongUsage as lost:
            return replace(self.standing, lost=lost.saying)
        shown = self.standing.shown
        if newest.version == shown.version:
            return Standing(shown, shown)
        is_better = self.is_sound(newest) or not self.is_sound(shown)
        return Standing(newest if is_better else shown, newest)
