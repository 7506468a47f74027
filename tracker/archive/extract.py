"""What a report carries and prints, taken out of a PDF that anyone may have made."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.archive.embed import PROGRAM
from tracker.archive.findings import Finding, FindingCode
from tracker.errors import unreadable

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The heaviest file that is read: bytes where not said otherwise; the memory is that of the reading process."""

    file: int = 200 * MEGABYTE
    memory: int = 512 * MEGABYTE
    seconds: int = 5
    """Of the processor; a busy machine gets ``patience`` times as many."""
    patience: int = 4
    seconds_for_megabyte: int = 3
    """A report of 5,000 commitments has 11 MB and 1,500 pages."""
    pages: int = 20_000
    attachments: int = 60 * MEGABYTE
    letters: int = 40_000_000


LIMITS = Limits()
START = b"%PDF-"
START_WITHIN = 1024
"""Readers of PDF accept so many bytes before the beginning (ISO 32000-1, annex H, note 13)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a report."""

    name: str
    relationship: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash by which exactly these bytes are known."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature of a report: by whom, by which certificate (SHA-256), over the whole file or a part of it.

    ``holds`` is ``None`` where it could not be checked.
    """

    signer: str
    fingerprint: str
    holds: bool | None
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Extracted:
    """What stands in a report: its files by name, the text of its pages, the pages of its anchors (counted from 0).

    ``appended`` is how many bytes follow the first end of the file, ``covered`` are the pages on which marks of a
    reader lie over what is printed (counted from 0), ``is_ours`` says whether this program is its author,
    ``titles`` are what the file calls itself, in each place where it does.
    """

    attachments: Mapping[str, Attachment]
    pages: Sequence[str]
    anchors: Mapping[str, int]
    appended: int
    covered: Sequence[int]
    signatures: Sequence[Signature]
    is_ours: bool
    titles: Sequence[str]


def extract(path: Path, limits: Limits = LIMITS, *, with_texts: bool = True) -> Extracted | Finding:
    """What stands in a report, or why it cannot be looked into; without its texts when only its files are wanted.

    Raises:
        WrongUsage: The file is not there or cannot be read.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(START_WITHIN)
    except OSError as fault:
        raise unreadable(path, fault) from None
    if START not in start:
        return Finding(FindingCode.NOT_PDF, file=path.name)
    if size > limits.file:
        return Finding(FindingCode.TOO_LARGE, file=path.name)
    allowed = {
        "memory": limits.memory,
        "seconds": limits.seconds + limits.seconds_for_megabyte * size // MEGABYTE,
        "texts": int(with_texts),
        "pages": limits.pages,
        "attachments": limits.attachments,
        "letters": limits.letters,
    }
    return taken_out(path, allowed, limits.patience * allowed["seconds"])


def taken_out(path: Path, allowed: Mapping[str, int], patience: int) -> Extracted | Finding:
    """What the reading process says; one that is silent has met its limits or a file that breaks the libraries."""
    command = [sys.executable, "-P", "-m", "tracker.archive.reader", str(path.absolute()), json.dumps(allowed)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=patience, check=False
        )
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return Finding(FindingCode.TOO_HEAVY, file=path.name)
    if "refused" in said:
        return Finding(FindingCode(said["refused"]), file=path.name)
    files = [
        Attachment(one["name"], one["relationship"], base64.b64decode(one["content"])) for one in said["attachments"]
    ]
    return Extracted(
        attachments={one.name: one for one in files},
        pages=said["pages"],
        anchors=said["anchors"],
        appended=said["appended"],
        covered=said["covered"],
        signatures=[Signature(**one) for one in said["signatures"]],
        is_ours=said["author"] == PROGRAM,
        titles=said["titles"],
    )
