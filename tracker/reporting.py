"""Composes a report: register, assessment, comparison, edition, contents, document, signature, file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.archive.edition import public_register
from tracker.archive.embed import PUBLIC, Chosen, Edition, Manifest
from tracker.archive.keep import belongs_to_another
from tracker.archive.sign import SigningKey, signed
from tracker.comparison import Archive, Since, archive_of
from tracker.contents import Compared, Made, made_now, report_contents
from tracker.domain.register import Register, RegisterFile, fold
from tracker.domain.settings import Classification
from tracker.errors import WrongUsage
from tracker.pipeline import Checked, Reading, check_workbooks, judged, part_read
from tracker.presentation.html import template_choice
from tracker.presentation.outputs import file_name, refuse_unwritable, with_edition, write_atomically, write_keeping
from tracker.problems import Problem, has_errors
from tracker.progress import Progress
from tracker.registers.read import WorkbookFile, load_workbooks
from tracker.sentences import Saying, saying

if TYPE_CHECKING:
    from tracker.presentation.pdf import PdfDocument


PUBLIC_NAME = "register-public.xlsx"
"""The public extract is one workbook, whatever the register was read from: the names of others may tell something."""


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What report is wanted: of which register, for which day, compared with what, for whom, into which folder.

    ``key`` is that of who signs it.
    """

    paths: Sequence[Path]
    as_of: date
    out: Path
    language: str | None = None
    draft: bool = False
    template: str = "periodic"
    institutions: Sequence[str] = ()
    since: Since | None = None
    edition: Edition = "full"
    key: SigningKey | None = None

    def order(self, workbooks: Sequence[WorkbookFile], archive: Archive | None) -> Order:
        """The same of workbooks that are at hand."""
        return Order(
            workbooks=workbooks,
            as_of=self.as_of,
            language=self.language,
            draft=self.draft,
            template=self.template,
            institutions=self.institutions,
            archive=archive,
            edition=self.edition,
        )


@dataclass(frozen=True, slots=True)
class Order:
    """A report to be made of what is at hand: it can be sent to another process, and nothing else is read for it.

    ``chosen`` is the part of the register it tells of; ``processes`` says how many may lay out its pages at a time,
    ``None``: as many as there are processors.
    """

    workbooks: Sequence[WorkbookFile]
    as_of: date
    language: str | None = None
    draft: bool = False
    template: str = "periodic"
    institutions: Sequence[str] = ()
    archive: Archive | None = None
    edition: Edition = "full"
    chosen: Chosen | None = None
    processes: int | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A report in memory; ``document`` is ``None`` where the register's errors forbade one."""

    problems: Sequence[Problem]
    files: Sequence[RegisterFile]
    document: PdfDocument | None = None
    status: bytes = b""
    name: str = ""
    unprintable: Sequence[Problem] = ()
    """The cells with letters that no shipped font has."""
    remarks: Sequence[Saying] = ()


@dataclass(frozen=True, slots=True)
class MadeReport:
    """What came of a request. ``path`` is ``None`` where the register's errors forbade a report."""

    path: Path | None
    problems: Sequence[Problem]
    files: Sequence[RegisterFile]
    pages: int = 0
    size: int = 0
    unprintable: Sequence[Problem] = ()
    """The cells with letters that no shipped font has."""
    remarks: Sequence[Saying] = ()
    language: str | None = None
    """The language of the register, where it says it."""
    kept: Path | None = None
    """Where the file is that stood in its place and was no report of this register."""


def make_report(request: ReportRequest, progress: Progress) -> MadeReport:
    """Make the report and write it whole or not at all; a faulty register gives its problems instead.

    Raises:
        LibraryMissing: A system library that the PDF needs cannot be loaded.
        OutputNotWritable: The folder or file cannot be written; an earlier report is untouched.
        WrongUsage: What was asked for is not there or cannot be had.
    """
    return report_of(check_workbooks(load_workbooks(request.paths), request.as_of, progress), request, progress)


def report_of(checked: Checked, request: ReportRequest, progress: Progress) -> MadeReport:
    """Make the report of a register that was read, as ``make_report`` does."""
    if is_refused(checked, draft=request.draft, edition=request.edition):
        language = checked.register.settings.stated_language
        return MadeReport(None, checked.problems, checked.register.files, language=language)
    archive = archive_of(request.since) if request.since else None
    reading = read_for(checked, request.order(checked.workbooks, archive), progress)
    return write_report(reading, request, progress)


def is_refused(checked: Checked, *, draft: bool, edition: Edition) -> bool:
    """Whether errors forbid a report: always in public, and where a workbook was not read, which it should carry."""
    is_whole = all(one.unread is None for one in checked.workbooks)
    return has_errors(checked.problems) and not (draft and edition != PUBLIC and is_whole)


def read_order(order: Order, progress: Progress) -> Reading | Printed:
    """The register of an order, judged and compared; only its problems where its errors forbid a report.

    Raises:
        WrongUsage: What was asked for is not there or cannot be had.
    """
    checked = check_workbooks(order.workbooks, order.as_of, progress)
    if is_refused(checked, draft=order.draft, edition=order.edition):
        return Printed(checked.problems, checked.register.files)
    return read_for(checked, order, progress)


def read_for(checked: Checked, order: Order, progress: Progress) -> Reading:
    """A register that was read, in the edition and the part that are asked for, judged and compared."""
    archive = order.archive
    if order.edition == PUBLIC:
        archive = archive and published_archive(archive, checked.register, progress)
        checked = published(checked, progress)
    return part_read(judged(checked, None, archive, progress), order.chosen)


def published(checked: Checked, progress: Progress) -> Checked:
    """The public extract of a faultless register, read as any register is: nothing after this knows the rest.

    Raises:
        WrongUsage: The register is restricted as a whole.
    """
    if checked.register.settings.classification == Classification.RESTRICTED:
        raise WrongUsage("the register is classified as restricted as a whole: there is no public edition of it.")
    return check_workbooks([public_extract(checked.register)], checked.as_of, progress)


def public_extract(register: Register) -> WorkbookFile:
    """A workbook with what is public of a register."""
    from tracker.registers.extract import extract_workbook  # noqa: PLC0415 - slow to load, and seldom needed

    return WorkbookFile(PUBLIC_NAME, extract_workbook(public_register(register)))


def published_archive(archive: Archive, register: Register, progress: Progress) -> Archive:
    """What is public of an earlier register: what is restricted now is so in it too.

    Raises:
        WrongUsage: It cannot be told what of it is public.
    """
    if archive.is_day:
        return archive
    untold = WrongUsage(
        "what of {name} is public cannot be told: a status file, or a register with errors.", name=archive.name
    )
    if not archive.workbooks:
        raise untold
    # Whether a value lies in the future of a register without a day is no question here.
    earlier = check_workbooks(archive.workbooks, archive.day or date.max, progress)
    if has_errors(earlier.problems):
        raise untold
    if earlier.register.settings.classification == Classification.RESTRICTED:
        raise WrongUsage("{name} is restricted as a whole: a public edition cannot compare with it.", name=archive.name)
    secret = {fold(one.code) for one in register.commitments if one.restricted}
    secret |= {fold(code) for one in register.commitments if one.restricted for code in one.former_codes}
    marked = tuple(
        one.model_copy(update={"restricted": True}) if fold(one.code) in secret else one
        for one in earlier.register.commitments
    )
    extract = public_extract(replace(earlier.register, commitments=marked))
    return replace(archive, name=PUBLIC_NAME, sha256=extract.sha256, workbooks=[extract])


def known_institutions(codes: Sequence[str], register: Register) -> Sequence[str]:
    """The institutions asked for, in the register's spelling.

    Raises:
        WrongUsage: The register has no such institution.
    """
    for code in codes:
        if register.institution(code) is None:
            known = ", ".join(one.code for one in register.institutions)
            raise WrongUsage("the register has no institution '{code}'. It has: {known}.", code=code, known=known)
    return codes


def write_report(reading: Reading, request: ReportRequest, progress: Progress) -> MadeReport:
    """Lay out, sign, write."""
    refuse_unwritable(request.out)
    printed = print_report(reading, request.order(reading.workbooks, reading.archive), progress)
    document, key = printed.document, request.key
    assert document is not None  # noqa: S101 - it was read and judged
    content = document.content if key is None else signed(document.content, key)
    progress(saying("saving the report"), 0, 0)
    path = request.out / printed.name
    kept = write_keeping(content, path) if belongs_to_another(path, printed.status) else None
    if kept is None:
        write_atomically(content, path)
    made = MadeReport(path, printed.problems, printed.files, document.pages, len(content), printed.unprintable)
    return replace(made, remarks=printed.remarks, kept=kept, language=reading.language)


def print_report(reading: Reading, order: Order, progress: Progress) -> Printed:
    """Lay out the pages of a report of a register that was read, in memory.

    Raises:
        LibraryMissing: A system library that the PDF needs cannot be loaded.
        WrongUsage: There is no such institution or template, or the template has a mistake.
    """
    from tracker.presentation.pdf import render_pdf  # noqa: PLC0415 - slow to load

    register = reading.assessment.register
    institutions = known_institutions(order.institutions, register)
    choice = template_choice(order.template)
    progress(saying("writing the report"), 0, 0)
    language = order.language or register.settings.language
    how = made_now(language, choice, order.edition, institutions).model_copy(update={"chosen": order.chosen})
    contents = report_contents(made_of(reading, how), choice)
    document = render_pdf(contents.html, progress, contents.files, order.processes)
    name = with_edition(file_name(register.settings.reference, order.as_of, language, choice.name), order.edition)
    printed = Printed(reading.problems, reading.files, document, contents.status, name)
    return replace(printed, unprintable=contents.lost, remarks=reading.remarks)


def made_of(reading: Reading, how: Manifest) -> Made:
    """What a report is made of."""
    archive, change = reading.archive, reading.change
    earlier = Compared(archive, change) if archive is not None and change is not None else None
    return Made(reading.assessment, reading.problems, reading.workbooks, how, earlier)
