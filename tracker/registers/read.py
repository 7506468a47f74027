"""The door of this room: paths of workbooks to a register and its problems."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from tracker.domain.indicators import Indicator
from tracker.domain.record import FaultyRow, Record
from tracker.domain.register import Register, RegisterFile
from tracker.domain.settings import Settings
from tracker.domain.updates import Update
from tracker.errors import WrongUsage, unreadable
from tracker.problems import Place, Problem, problem
from tracker.progress import Progress, no_progress
from tracker.registers.columns import SHEETS
from tracker.registers.crosscheck import crosscheck
from tracker.registers.merge import merged
from tracker.registers.preflight import file_content, preflight, remarks, shown
from tracker.registers.refusals import Refusal, UnreadableWorkbook
from tracker.registers.rows import MOST_PROBLEMS, Reader
from tracker.registers.settings import read_settings
from tracker.registers.sheets import sheet_problems, unread
from tracker.registers.survey import codes_of, measures_of
from tracker.registers.tables import Shape, Table, shape_of
from tracker.registers.terms import is_of_register
from tracker.registers.translations import lacking_languages
from tracker.registers.workbook import open_workbook
from tracker.sentences import Count, saying

SUFFIX = ".xlsx"
LOCK_PREFIX = "~$"
OTHER_SUFFIXES = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".numbers"})
"""Of spreadsheets that are no workbooks of this program."""
"""Excel keeps such a file beside a workbook that is open."""


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """The bytes of a workbook, and the name by which it is told apart."""

    name: str
    content: bytes
    unread: Refusal | None = None
    """Why its bytes were not even read; there are none then."""

    @property
    def sha256(self) -> str:
        """The hash by which exactly these bytes are known; empty where they were not read."""
        return "" if self.unread else hashlib.sha256(self.content).hexdigest()


@dataclass
class Opened:
    """The workbooks that could be opened, in the order given, with what was wrong with the files."""

    files: list[RegisterFile] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every workbook could be opened."""
        return len(self.shapes) == len(self.files)

    @property
    def tables(self) -> list[Table]:
        """The tables of all workbooks."""
        return [table for shape in self.shapes for table in shape.tables]


def read_register(
    paths: Sequence[Path], *, as_of: date, progress: Progress = no_progress
) -> tuple[Register, list[Problem]]:
    """Read workbooks and folders of workbooks as one register, with everything their authors should be told.

    Problems come ordered by file, sheet as in the workbook, row and column. Nothing inside a file raises.

    Raises:
        WrongUsage: A path does not exist, cannot be read, or is a folder without workbooks.
    """
    return read_workbooks(load_workbooks(paths), as_of=as_of, progress=progress)


def read_workbooks(
    workbooks: Sequence[WorkbookFile], *, as_of: date, progress: Progress = no_progress
) -> tuple[Register, list[Problem]]:
    """Read workbooks that are at hand as one register, as ``read_register`` does."""
    opened = open_all(workbooks, progress)
    settings, problems = read_settings([shape.settings for shape in opened.shapes if shape.settings is not None])
    problems.extend(sheet_problems(opened.shapes, is_whole=opened.is_whole))
    problems.extend(lacking_languages(opened.tables, settings.language))
    register = records_of(opened, settings, problems)
    progress(saying("checking"), 0, 0)
    # What was not read to its end cannot be checked: rows would seem to be missing.
    if len(problems) <= MOST_PROBLEMS:
        problems.extend(islice(crosscheck(register, as_of), MOST_PROBLEMS + 1))
    return register, bounded(in_order([*opened.problems, *problems], opened))


def bounded(problems: list[Problem]) -> list[Problem]:
    """The first of very many problems, and behind them that there are more."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    file = problems[-1].place.file
    return [*problems[:MOST_PROBLEMS], problem("TOO_MANY_PROBLEMS", Place(file), limit=Count(MOST_PROBLEMS))]


def workbook_paths(paths: Sequence[Path]) -> list[Path]:
    """The workbooks named, folders replaced by the workbooks in them."""
    found: dict[Path, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(workbooks_at(path)))
        except OSError as fault:  # a name too long, a folder that may not be looked into
            raise unreadable(shown(path), fault) from None
    return list(found)


def workbooks_at(path: Path) -> list[Path]:
    """The workbook of a path, or those of a folder in the order of their names."""
    if path.is_dir():
        inside = sorted(one for one in path.iterdir() if is_workbook(one))
        if not inside:
            raise WrongUsage("there is no {suffix} file in the folder {path}.", suffix=SUFFIX, path=shown(path))
        return inside
    if path.exists():
        return [path]
    raise WrongUsage("there is no file or folder {path}.", path=shown(path))


def is_workbook(path: Path) -> bool:
    """Whether a file in a folder is a workbook and not something Excel or a system keeps beside it."""
    return path.suffix.lower() == SUFFIX and path.is_file() and not path.name.startswith((LOCK_PREFIX, "."))


def other_spreadsheets(paths: Sequence[Path]) -> Sequence[str]:
    """The names of spreadsheets in the folders named that are saved in another form, so that none of them is read."""
    inside = (one for path in paths if path.is_dir() for one in sorted(path.iterdir()))
    return [
        shown(Path(one.name))
        for one in inside
        if one.suffix.lower() in OTHER_SUFFIXES and one.is_file() and not one.name.startswith((LOCK_PREFIX, "."))
    ]


def load_workbooks(paths: Sequence[Path]) -> list[WorkbookFile]:
    """The workbooks named or in the folders named; the same bytes given twice are taken once.

    Raises:
        WrongUsage: A path does not exist, cannot be read, or is a folder without workbooks.
    """
    loaded: dict[str, WorkbookFile] = {}
    for path, name in named_workbooks(paths):
        workbook = load_workbook(path, name)
        loaded.setdefault(workbook.sha256 or name, workbook)
    return list(loaded.values())


def load_workbook(path: Path, name: str) -> WorkbookFile:
    """One workbook; a file that is too large is not read, only named."""
    content = file_content(path)
    return WorkbookFile(name, b"", content) if isinstance(content, Refusal) else WorkbookFile(name, content)


def open_all(workbooks: Sequence[WorkbookFile], progress: Progress) -> Opened:
    """Open every workbook."""
    opened = Opened()
    for done, workbook in enumerate(workbooks):
        progress(saying("reading {name}", name=workbook.name), done, len(workbooks))
        opened.files.append(RegisterFile(workbook.name, workbook.sha256))
        open_one(workbook, opened)
    return opened


def file_names(paths: Sequence[Path]) -> list[str]:
    """The names by which workbooks are told apart: with their folder where two have one name."""
    names = [path.name for path in paths]
    return [
        shown(Path(name) if names.count(name) == 1 else Path(path.parent.name, name))
        for name, path in zip(names, paths, strict=True)
    ]


def named_workbooks(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """The workbooks named or in the folders named, each with the name it is told apart by."""
    found = workbook_paths(paths)
    return list(zip(found, file_names(found), strict=True))


def open_one(workbook: WorkbookFile, opened: Opened) -> None:
    """Open one workbook that is neither hostile nor foreign."""
    name, content = workbook.name, workbook.content
    refused = workbook.unread or preflight(content)
    if refused is not None:
        opened.problems.append(file_problem(name, refused))
        return
    opened.problems.extend(file_problem(name, remark) for remark in remarks(content))
    try:
        sheets = open_workbook(content, is_of_register)  # the rows of other sheets are not even looked at
    except UnreadableWorkbook as fault:
        opened.problems.append(file_problem(name, fault.refusal))
        return
    shape = shape_of(sheets, name)
    opened.problems.extend(shape.problems)
    opened.shapes.append(shape)


def file_problem(name: str, refused: Refusal) -> Problem:
    """What preflight said, about a file."""
    return problem(refused.code, Place(name), file=name, **dict(refused.parameters))


def records_of(opened: Opened, settings: Settings, problems: list[Problem]) -> Register:
    """The records of all tables; codes are collected before any reference is read."""
    tables = opened.tables
    codes = codes_of(tables, unread(opened.shapes, problems, is_whole=opened.is_whole))
    reader = Reader(codes, measures_of(tables, codes), problems)
    records: dict[str, tuple[Record, ...]] = {}
    faulty: list[FaultyRow] = []
    for spec in SHEETS:
        rows = (record for table in tables if table.spec is spec for record in reader.records(table))
        kept, left = merged(spec, rows, problems)
        records[spec.name.lower()] = tuple(kept)
        faulty.extend(left)
    problems.extend(reader.unknown_references())
    register = Register(settings=settings, faulty_rows=tuple(faulty), files=tuple(opened.files), **by_field(records))
    return completed(register)


def by_field(records: dict[str, tuple[Record, ...]]) -> dict[str, Any]:
    """Records by the field of ``Register``; each sheet's model is known from its ``SheetSpec``."""
    return dict(records)


def completed(register: Register) -> Register:
    """The register with what follows from other rows: the side an institution speaks for, the setting on baselines."""
    return replace(
        register,
        updates=tuple(with_party(update, register) for update in register.updates),
        indicators=tuple(with_setting(indicator, register.settings) for indicator in register.indicators),
    )


def with_party(update: Update, register: Register) -> Update:
    """An update that names only an institution speaks for that institution's party."""
    institution = register.institution(update.institution)
    if update.party is not None or "party" in update.faulty or institution is None or not institution.party:
        return update
    return update.model_copy(update={"party": institution.party})


def with_setting(indicator: Indicator, settings: Settings) -> Indicator:
    """An indicator that does not say what a blank baseline means takes the register's setting."""
    if "no_baseline" in indicator.model_fields_set or indicator.no_baseline is settings.no_baseline:
        return indicator
    return indicator.model_copy(update={"no_baseline": settings.no_baseline})


def in_order(problems: Sequence[Problem], opened: Opened) -> list[Problem]:
    """Problems by file, sheet as in the workbook, row and column; what concerns a whole file or sheet comes first."""
    files = {one.name: place for place, one in enumerate(opened.files)}
    sheets = {(shape.file, sheet): order for shape in opened.shapes for sheet, order in shape.order.items()}

    def position(one: Problem) -> tuple[int, int, int, int]:
        place = one.place
        sheet = -1 if place.sheet is None else sheets.get((place.file, place.sheet), len(sheets))
        return files.get(place.file, 0), sheet, place.row or 0, place.column or 0

    return sorted(problems, key=position)
