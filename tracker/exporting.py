"""Composes an export: register, assessment, edition, format, file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.archive.embed import FULL, PUBLIC, Edition
from tracker.domain.register import RegisterFile
from tracker.languages import SOURCE_LANGUAGE
from tracker.pipeline import check_register, judged
from tracker.presentation.exports import Exportable, Exported, exported, remarks
from tracker.presentation.outputs import refuse_input, refuse_unwritable, write_atomically, write_together
from tracker.problems import Problem, has_errors
from tracker.progress import Progress
from tracker.registers.read import workbook_paths
from tracker.registers.tabled import tables
from tracker.reporting import published
from tracker.sentences import Saying, saying


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is wanted: of which register and day, in which format, into which file (or folder, where it is several)."""

    paths: Sequence[Path]
    as_of: date
    name: str
    out: Path
    language: str = SOURCE_LANGUAGE
    edition: Edition = FULL
    draft: bool = False
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class MadeExport:
    """Where it is; no path where the register's errors forbade it."""

    path: Path | None
    problems: Sequence[Problem]
    files: Sequence[RegisterFile]
    remarks: Sequence[Saying] = ()


def make_export(request: ExportRequest, progress: Progress) -> MadeExport:
    """Make the export and write it whole or not at all; a faulty register gives its problems instead.

    The public edition is made of the public extract, and of a faultless register only: nothing after that knows the
    rest.

    Raises:
        OutputNotWritable: The file cannot be written.
        WrongUsage: What was asked for cannot be had.
    """
    refuse_unwritable(request.out.parent)
    refuse_input(request.out, workbook_paths(request.paths))
    checked = check_register(request.paths, request.as_of, progress)
    if has_errors(checked.problems) and (not request.draft or request.edition == PUBLIC):
        return MadeExport(None, checked.problems, checked.register.files)
    if request.edition == PUBLIC:
        checked = published(checked, progress)
    reading = judged(checked, None, None, progress)
    progress(saying("writing the file"), 0, 0)
    what = Exportable(
        reading.assessment,
        reading.problems,
        request.language,
        request.edition,
        tables(checked.register),
        request.publisher,
    )
    path = written(exported(request.name, what), request.out)
    return MadeExport(path, reading.problems, reading.files, remarks(request.name, what))


def written(content: Exported, out: Path) -> Path:
    """Write what was made: one file, or several into a folder."""
    if isinstance(content, bytes):
        return write_atomically(content, out)
    write_together({out / name: part for name, part in content.items()})
    return out
