"""Files that are whole or not there at all, and their names."""

from __future__ import annotations

import contextlib
import glob
import itertools
import os
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from tracker.archive.embed import FULL
from tracker.errors import OutputNotWritable, WrongUsage, reason_of

UNSAFE = re.compile(r"[^\w.-]+")
PERIODIC = "periodic"
LONGEST_NAME = 120
"""At most so many bytes of a file's name are the reference; file systems take 255 in all."""
LONGEST_KIND = 60
DEFAULT_NAME = "register"
WORKBOOK = ".xlsx"

PART = ".part"
LEFT_BEHIND_AFTER = 3600
"""A file still unfinished so many seconds before another is begun was left behind by a run that was killed."""


def file_name(reference: str, as_of: date, language: str, template: str = PERIODIC) -> str:
    """The name of a report: ``PK-TJ_2026-03-31_en.pdf``, for another template ``PK-TJ_2026-03-31_en_brief.pdf``.

    What could lead out of a folder is no part of it. Of a bilingual report both languages are named, ``ru-en``.
    """
    tongues = language.replace(",", "-")
    kind = "" if template == PERIODIC else f"_{safe(template, LONGEST_KIND)}"
    return f"{safe(reference, LONGEST_NAME) or DEFAULT_NAME}_{as_of.isoformat()}_{tongues}{kind}.pdf"


def with_edition(name: str, edition: str) -> str:
    """The name of a report with its edition at the end, where that is not the full one."""
    return name if edition == FULL else f"{name.removesuffix('.pdf')}_{edition}.pdf"


def safe(text: str, longest: int) -> str:
    """A text as a part of a file's name, at most so many bytes of it."""
    return UNSAFE.sub("-", text).encode()[:longest].decode(errors="ignore").strip(".-_")


def refuse_unwritable(folder: Path) -> None:
    """Say at once that nothing can be written into a folder, before long work is done for it; nothing is made.

    Raises:
        OutputNotWritable: The folder, or the one it would be made in, is none or may not be written.
    """
    with told_as_output(folder):
        standing = next(place for place in (folder, *folder.absolute().parents) if place.exists())
        if not standing.is_dir():
            raise OutputNotWritable("{standing} is not a folder.", standing=standing)
        if not os.access(standing, os.W_OK | os.X_OK):
            raise OutputNotWritable("the folder {standing} is read-only.", standing=standing)


def workbook_path(out: Path, inputs: Sequence[Path]) -> Path:
    """A path that a workbook may be written to: no workbook that was read, by whatever name, and not beside them.

    Raises:
        WrongUsage: The name does not end in .xlsx, the file is one of those read, or would be read with them next time.
    """
    if out.suffix.lower() != WORKBOOK:
        raise WrongUsage("{out}: the name of a workbook ends in {suffix}.", out=out, suffix=WORKBOOK)
    for one in inputs:
        if one.is_dir() and out.parent.resolve() == one.resolve():
            raise WrongUsage(
                "{out} would become part of the register in {one}; choose another folder.", out=out, one=one
            )
    refuse_input(out, inputs)
    return out


def refuse_input(out: Path, inputs: Sequence[Path]) -> None:
    """Say that a file to be written is one of those read, by whatever name.

    Raises:
        WrongUsage: It is.
    """
    if out.exists() and any(one.exists() and out.samefile(one) for one in inputs):
        raise WrongUsage("{out} is one of the workbooks read, which are never changed; choose another name.", out=out)


def copy_paths(names: Sequence[str], out: Path) -> list[Path]:
    """Where the marked copies of workbooks go: of one to ``out`` itself, else to the folder as ``NAME-checked.xlsx``.

    Raises:
        WrongUsage: Several copies cannot have one name.
    """
    if out.is_dir() or out.suffix.lower() != WORKBOOK:
        return [out / f"{name}{WORKBOOK}" for name in told_apart([f"{safe_stem(name)}-checked" for name in names])]
    if len(names) > 1:
        raise WrongUsage(
            "{n} workbooks are read: name a folder for their copies, not the file {out}.", n=len(names), out=out
        )
    return [out]


def safe_stem(name: str) -> str:
    """The name of a workbook, with its folder if it has one, as part of a file name."""
    return Path(name).with_suffix("").as_posix().replace("/", "-")


def told_apart(stems: Sequence[str]) -> list[str]:
    """Names of files without their ending; of several that would be one, on whatever system, the later are numbered.

    A number never leads to the name of another: of ``A``, ``A`` and ``A-2`` the second is ``A-3``.
    """
    taken = {stem.casefold() for stem in stems}
    seen: set[str] = set()
    names = []
    for stem in stems:
        numbered = (f"{stem}-{number}" for number in itertools.count(2))
        name = stem if stem.casefold() not in seen else next(one for one in numbered if one.casefold() not in taken)
        taken.add(name.casefold())
        seen.add(name.casefold())
        names.append(name)
    return names


def write_atomically(content: bytes, path: Path) -> Path:
    """Write a file beside its final name and rename it when it is complete; an earlier one stays until then.

    Raises:
        OutputNotWritable: The folder or file cannot be written; nothing is left behind.
    """
    with complete(content, path) as part:
        part.replace(path)
    return path


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write files that belong together: none takes the place of an earlier one before all are complete.

    Raises:
        OutputNotWritable: A folder or file cannot be written; nothing is left behind.
    """
    with contextlib.ExitStack() as files:
        parts = {path: files.enter_context(complete(content, path)) for path, content in contents.items()}
        for path, part in parts.items():
            with told_as_output(path):
                part.replace(path)


def write_keeping(content: bytes, path: Path) -> Path:
    """Write a file as ``write_atomically`` does, and keep the one that stands in its place; gives where it is kept.

    Raises:
        OutputNotWritable: The folder or file cannot be written; nothing is left behind.
    """
    with complete(content, path) as part:
        kept = keep_aside(path)
        part.replace(path)
    return kept


@contextlib.contextmanager
def complete(content: bytes, path: Path) -> Iterator[Path]:
    """A file with all its content, on the disk, under a hidden name beside its final one."""
    with told_as_output(path.parent):
        make_folder(path.parent)
    with told_as_output(path), unfinished(path) as part:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        remove_left_behind(path, newest=part)
        yield part


def make_folder(folder: Path) -> None:
    """Make a folder, if it is not there.

    Raises:
        OutputNotWritable: A file stands in its place.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputNotWritable("{standing} is not a folder.", standing=folder) from None


def keep_aside(path: Path) -> Path:
    """Give a file a second, numbered name beside its own, so that it stays when its own is taken: ``NAME (2).pdf``.

    Raises:
        OutputNotWritable: The folder cannot be written.
    """
    with told_as_output(path):
        for number in itertools.count(2):
            aside = path.with_name(f"{path.stem} ({number}){path.suffix}")
            with contextlib.suppress(FileExistsError):
                give_name(path, aside)
                return aside
    raise AssertionError  # numbers do not end


def give_name(path: Path, aside: Path) -> None:
    """Let a file have another name too; where a file system knows no second names, a copy has it."""
    try:
        aside.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        if aside.exists():
            raise FileExistsError from None
        write_atomically(path.read_bytes(), aside)


@contextlib.contextmanager
def told_as_output(path: Path) -> Iterator[None]:
    """Tell a fault of the system as what it means to the person."""
    try:
        yield
    except OSError as fault:
        raise OutputNotWritable("{path} cannot be written: {why}.", path=path, why=reason_of(fault)) from None


@contextlib.contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A hidden name beside a file's own, free again at the end whatever happens."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")
    try:
        yield part
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def remove_left_behind(path: Path, *, newest: Path) -> None:
    """Remove what killed runs left beside a file. How old it is, is measured by the file system's own clock."""
    begun = newest.stat().st_mtime
    for left in path.parent.glob(f".{glob.escape(path.name)}.*{PART}"):
        with contextlib.suppress(OSError):
            if begun - left.stat().st_mtime > LEFT_BEHIND_AFTER:
                left.unlink()
