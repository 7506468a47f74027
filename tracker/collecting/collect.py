"""Composes what comes back: read the register and the workbooks, merge, write a new workbook and tell everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.collecting.distribute import keyed, recipients_of
from tracker.collecting.findings import Finding, What
from tracker.collecting.merge import merged
from tracker.collecting.report import grid_headings, grid_row
from tracker.domain.register import RegisterFile, fold
from tracker.domain.settings import Settings
from tracker.domain.values import Text
from tracker.errors import WrongUsage
from tracker.presentation.messages import plainly
from tracker.presentation.outputs import refuse_unwritable, workbook_path, write_atomically
from tracker.presentation.problem_words import problem_words
from tracker.problems import Problem, Severity
from tracker.progress import Progress
from tracker.registers.carry import Carried, carry, measure_of
from tracker.registers.columns import SHEETS
from tracker.registers.identity import digest
from tracker.registers.read import WorkbookFile, load_workbook, named_workbooks, other_spreadsheets, read_workbooks
from tracker.registers.returned import Returned, read_returned
from tracker.registers.sent import SETTINGS, RowName, Sent
from tracker.registers.template.cells import Row
from tracker.registers.template.collected import Collected as CollectedBook
from tracker.registers.template.collected import collected_workbook
from tracker.registers.template.plan import Plan, setting_rows, sheet_plans
from tracker.registers.template.words import Words
from tracker.sentences import Saying, Sentence, saying

OTHER_REGISTER: Sentence = "it is of the register {theirs}, not of {ours}"
OTHER_FORM: Sentence = "it is no .xlsx workbook: save it as one in a spreadsheet program, or ask for it again"
NOT_SENT: Sentence = "it is no workbook that was sent out, or its hidden sheet '# Sent' is gone"


@dataclass(frozen=True, slots=True)
class CollectRequest:
    """What is collected: the register, the workbooks that came back, and where the merged register goes.

    The sheet that tells of it is in ``language``, or in the register's own.
    """

    paths: Sequence[Path]
    returned: Sequence[Path]
    out: Path
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of it. ``path`` is ``None`` where the register could not be opened, for the reasons in ``refused``.

    ``errors`` is the number of errors that the merged register has.
    """

    path: Path | None
    findings: Sequence[Finding] = ()
    files: Sequence[RegisterFile] = ()
    returned: Sequence[RegisterFile] = ()
    errors: int = 0
    refused: Sequence[Problem] = ()
    language: str | None = None
    """The language of the register, where it says it."""

    @property
    def is_complete(self) -> bool:
        """Whether all came back and all of it was taken."""
        return self.path is not None and not any(one.needs_somebody for one in self.findings)

    @property
    def counts(self) -> Mapping[What, int]:
        """How many findings of each kind there are."""
        found = Counter(one.what for one in self.findings)
        return {what: found[what] for what in What}


def collect(request: CollectRequest, progress: Progress) -> Collected:
    """Merge the workbooks that came back into a new workbook; the register stays as it is.

    Raises:
        WrongUsage: A file is not there, or the new workbook would take the place of another.
        OutputNotWritable: The new workbook cannot be written.
    """
    out = workbook_path(request.out, [*request.paths, *request.returned])
    if out.exists():
        raise WrongUsage("{out} is there already; choose another name.", out=out)
    refuse_unwritable(out.parent)
    files, unread = loaded(request.returned)
    carried = carry(request.paths, progress)
    register = carried.register
    language = register.settings.stated_language
    if carried.refused:
        return Collected(None, refused=carried.refused, files=register.files, language=language)
    books = list(read_all(files, progress))
    kept, strangers = sorted_out(books, register.settings)
    progress(saying("merging"), 0, 0)
    rows = {RowName(name, key): row.values for name, several in keyed(carried.rows).items() for key, row in several}
    new, told = merged(rows, register, kept)
    others = (Finding(What.FOREIGN, file=name, why=saying(OTHER_FORM)) for name in other_spreadsheets(request.returned))
    findings = in_order([*told, *strangers, *unread, *others, *lacking(kept, carried)])
    content = written(carried, new, findings, request.language or register.settings.language)
    path = write_atomically(content, out)
    _, problems = read_workbooks([WorkbookFile(out.name, content)], as_of=date.max, progress=progress)
    return Collected(
        path,
        findings,
        register.files,
        [RegisterFile(one.name, one.sha256) for one in files],
        sum(one.severity is Severity.ERROR for one in problems),
        language=language,
    )


def loaded(paths: Sequence[Path]) -> tuple[Sequence[WorkbookFile], Sequence[Finding]]:
    """The workbooks named or in the folders named, the same bytes once, and what is told of those not to be read.

    Raises:
        WrongUsage: A path does not exist, or is a folder without workbooks.
    """
    files: dict[str, WorkbookFile] = {}
    unread = []
    for path, name in named_workbooks(paths):
        try:
            file = load_workbook(path, name)
        except WrongUsage as fault:
            unread.append(Finding(What.FOREIGN, file=name, why=fault.saying))
        else:
            files.setdefault(file.sha256 or name, file)
    return list(files.values()), unread


def read_all(files: Sequence[WorkbookFile], progress: Progress) -> Iterator[Returned]:
    """Read the workbooks one by one."""
    for done, file in enumerate(files):
        progress(saying("reading {name}", name=file.name), done, len(files))
        yield read_returned(file)


def sorted_out(books: Sequence[Returned], settings: Settings) -> tuple[Sequence[Returned], Sequence[Finding]]:
    """The workbooks that belong to a register, and what is told of the others."""
    kept, strangers = [], []
    for one in books:
        why = why_foreign(one, settings)
        if why is not None:
            strangers.append(Finding(What.FOREIGN, file=one.name, why=why))
        else:
            kept.append(one)
    return kept, strangers


def why_foreign(one: Returned, settings: Settings) -> Saying | Problem | None:
    """Why a file cannot be taken for one that was sent; ``None`` where it is one."""
    if one.refused:
        return one.refused[0]
    if one.sent is None:
        return saying(NOT_SENT)
    if not is_of(one.sent, settings):
        theirs = one.sent.reference or title_of(one.settings.get("title"))
        return saying(OTHER_REGISTER, theirs=theirs, ours=settings.reference or title_of(settings.title))
    return None


def is_of(sent: Sent, settings: Settings) -> bool:
    """Whether a workbook is of a register: by its reference, or where there is none by its title."""
    if sent.reference or settings.reference:
        return fold(sent.reference) == fold(settings.reference)
    return sent.rows.get(SETTINGS, {}).get("title", "") == digest(settings.title)


def title_of(title: object) -> str:
    """The title of a register, as it is named to a person."""
    return (title.main if isinstance(title, Text) else "") or "…"


def lacking(kept: Sequence[Returned], carried: Carried) -> Iterator[Finding]:
    """Those who were sent a workbook that did not come back; where nothing came, all who would be sent one."""
    sent = [one.sent for one in kept if one.sent is not None]
    back = {fold(one.recipient) for one in sent}
    expected = dict.fromkeys(code for one in sent for code in one.recipients)
    for code in expected or dict.fromkeys(recipients_of(carried.register, "institution")):
        if fold(code) not in back:
            yield Finding(What.LACKING, by=code)


def in_order(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Findings by kind, then as they stand in the register."""
    kinds, sheets = list(What), [spec.name for spec in SHEETS]
    return sorted(
        findings,
        key=lambda one: (kinds.index(one.what), sheets.index(one.sheet) if one.sheet in sheets else -1, one.row),
    )


def written(
    carried: Carried, rows: Mapping[RowName, Mapping[str, object]], findings: Sequence[Finding], language: str
) -> bytes:
    """The merged register as a workbook, with what was told as a sheet of its own, in a language."""
    register, words = carried.register, Words(carried.register.settings.language)
    by_sheet: dict[str, list[Row]] = {name: [] for name in carried.rows}
    for name, values in rows.items():
        by_sheet.setdefault(name.sheet, []).append(Row(values, measure_of(values, register)))
    messages = plainly(language)
    kept = [(*left.cells, problem_words(left.problem, messages).message) for left in carried.left]
    plan = Plan(
        words, list(setting_rows(register.settings, words)), sheet_plans(by_sheet), [*carried.kept_before, *kept]
    )
    lines = [grid_row(one, messages) for one in findings]
    return collected_workbook(
        CollectedBook(plan, Words(language).wording("pages", "collected"), grid_headings(messages), lines)
    )
