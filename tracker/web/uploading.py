"""Files that a reader hands over. They are read from memory, or from a file without a name that the system removes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from starlette.datastructures import UploadFile
from starlette.requests import Request

from tracker.errors import WrongUsage
from tracker.presentation.problem_words import one_line
from tracker.registers.read import WorkbookFile

MOST_FILES, MOST_FIELDS = 60, 40


@dataclass(frozen=True, slots=True)
class Upload:
    """A file under the name it had where it came from."""

    name: str
    content: bytes


async def uploads_of(request: Request, field: str) -> Sequence[Upload]:
    """The files of a form.

    Raises:
        WrongUsage: None was chosen.
    """
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        files = [one for one in form.getlist(field) if isinstance(one, UploadFile) and one.filename]
        found = [Upload(plain_name(one.filename or ""), await one.read()) for one in files]
    if not found:
        raise WrongUsage("no file was chosen.")
    return found


def plain_name(name: str) -> str:
    """The last part of a name, whatever system it comes from, on one line."""
    return one_line(PurePath(name.replace("\\", "/")).name).lstrip(".")[:120] or "workbook.xlsx"


def workbooks(uploads: Sequence[Upload]) -> Sequence[WorkbookFile]:
    """Uploads as workbooks of one register: the same bytes once, equal names told apart by a number."""
    found: dict[str, WorkbookFile] = {}
    names: list[str] = []
    for one in uploads:
        name = one.name if one.name not in names else numbered(one.name, names.count(one.name) + 1)
        workbook = WorkbookFile(name, one.content)
        if workbook.sha256 not in found:
            found[workbook.sha256] = workbook
            names.append(one.name)
    return list(found.values())


def numbered(name: str, number: int) -> str:
    """A name with a number before its ending: ``register (2).xlsx``."""
    path = PurePath(name)
    return f"{path.stem} ({number}){path.suffix}"
