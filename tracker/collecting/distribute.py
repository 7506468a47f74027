"""Composes the workbooks that are sent out: one for each institution or party, with what concerns it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from tracker.archive.part import institutions_at_work, parts_by
from tracker.assessment.readings import Assessment, CommitmentReading, Duties
from tracker.collecting.rights import KEEPERS, OPEN, Rights
from tracker.domain.indicators import Actual
from tracker.domain.register import Register, RegisterFile, fold
from tracker.domain.values import DeadlineState, Text
from tracker.errors import WrongUsage
from tracker.pipeline import Checked, check_register, judged
from tracker.presentation.outputs import (
    DEFAULT_NAME,
    LONGEST_KIND,
    LONGEST_NAME,
    WORKBOOK,
    refuse_unwritable,
    safe,
    told_apart,
    workbook_path,
    write_atomically,
)
from tracker.problems import Problem, has_errors
from tracker.progress import Progress
from tracker.registers.carry import carry
from tracker.registers.columns import SHEETS
from tracker.registers.identity import row_keys
from tracker.registers.sent import SETTINGS, RowName, Sent, digests
from tracker.registers.template.cells import Row, Values
from tracker.registers.template.form import Form, FormRow, form_workbook
from tracker.registers.template.plan import Plan, setting_rows, sheet_plans
from tracker.registers.template.words import Words
from tracker.sentences import saying

FORM = "form"
"""The table of the sentences of a workbook that is sent out."""

By = Literal["institution", "party"]


@dataclass(frozen=True, slots=True)
class DistributeRequest:
    """What is sent out: of which register, as of which day, into which folder, to whom, in whose language.

    ``languages`` are by the code of a recipient or of its party; what is not there takes ``language``, or the
    register's own.
    """

    paths: Sequence[Path]
    out: Path
    as_of: date
    by: By = "institution"
    language: str | None = None
    languages: Mapping[str, str] = field(default_factory=dict)
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Distributed:
    """The workbooks that were written; none, and the register's problems, where it has errors."""

    paths: Sequence[Path]
    problems: Sequence[Problem] = ()
    files: Sequence[RegisterFile] = ()
    language: str | None = None
    """The language of the register, where it says it."""


@dataclass(frozen=True)
class Source:
    """A register that was read and judged, and all its rows with the keys they are known by."""

    assessment: Assessment
    rows: Mapping[str, Sequence[tuple[str, Row]]]

    @property
    def register(self) -> Register:
        """The register."""
        return self.assessment.register


def distribute(request: DistributeRequest, progress: Progress) -> Distributed:
    """Write a workbook for each recipient.

    Raises:
        WrongUsage: A file is not there, a recipient is unknown, or a workbook of that name is there already.
        OutputNotWritable: The folder cannot be written.
    """
    refuse_unwritable(request.out)
    checked = check_register(request.paths, request.as_of, progress)
    if has_errors(checked.problems):
        language = checked.register.settings.stated_language
        return Distributed((), checked.problems, checked.register.files, language)
    source = source_of(checked, request.paths, progress)
    recipients = recipients_of(checked.register, request.by)
    refuse_unknown_languages(request, checked.register)
    paths = targets(request, checked.register, recipients)
    for done, (code, path) in enumerate(zip(recipients, paths, strict=True)):
        progress(saying("writing workbooks"), done, len(recipients))
        write_atomically(form_workbook(form_of(source, code, recipients, request)), path)
    return Distributed(paths, checked.problems, checked.register.files)


def source_of(checked: Checked, paths: Sequence[Path], progress: Progress) -> Source:
    """The register judged, with its rows as they were typed."""
    reading = judged(checked, None, None, progress)
    carried = carry(paths, progress)
    return Source(reading.assessment, keyed(carried.rows))


def keyed(rows: Mapping[str, Sequence[Row]]) -> Mapping[str, Sequence[tuple[str, Row]]]:
    """The rows of every sheet with their keys."""
    return {
        spec.name: list(zip(row_keys(spec, [one.values for one in rows[spec.name]]), rows[spec.name], strict=True))
        for spec in SHEETS
        if spec.name in rows
    }


def recipients_of(register: Register, by: By) -> Sequence[str]:
    """The institutions that have something to do, or the parties."""
    found = institutions_at_work(register) if by == "institution" else parts_by(register, "party")
    return [one.code for one in found]


def refuse_unknown_languages(request: DistributeRequest, register: Register) -> None:
    """A language for somebody the register does not have is a slip.

    Raises:
        WrongUsage: There is one.
    """
    for code in request.languages:
        if register.institution(code) is None and register.party(code) is None:
            raise WrongUsage("--language {code}=…: the register has no institution or party '{code}'.", code=code)


def targets(request: DistributeRequest, register: Register, recipients: Sequence[str]) -> Sequence[Path]:
    """The paths of the workbooks: ``PK-TJ_2026-03-31_PK-MOE.xlsx``.

    Raises:
        WrongUsage: One is there already: it may be a workbook that came back.
    """
    reference = safe(register.settings.reference, LONGEST_KIND) or DEFAULT_NAME
    names = told_apart(
        [f"{reference}_{request.as_of}_{safe(code, LONGEST_NAME) or 'recipient'}" for code in recipients]
    )
    paths = [workbook_path(request.out / f"{name}{WORKBOOK}", request.paths) for name in names]
    there = next((path for path in paths if path.exists()), None)
    if there is not None and not request.replace:
        raise WrongUsage("{there} is there already; choose another folder, or replace it with --force.", there=there)
    return paths


def form_of(source: Source, code: str, recipients: Sequence[str], request: DistributeRequest) -> Form:
    """The workbook of one recipient."""
    register, settings = source.register, source.register.settings
    rights, words = Rights(register, request.by, code), Words(language_of(request, code, register))
    rows = rows_for(source, rights, words)
    plan = Plan(
        words, list(setting_rows(settings, words)), sheet_plans({n: [r.row for r in s] for n, s in rows.items()})
    )
    hashes = {RowName(name, one.key): digests(one.row.values) for name, several in rows.items() for one in several}
    hashes[SETTINGS] = digests(dict(settings))
    sent = Sent(request.by, code, request.as_of.isoformat(), settings.reference, recipients, hashes)
    title = words.wording(FORM, "title", name=name_of(code, request.by, source, words.language), day=request.as_of)
    return Form(plan, rows, OPEN, KEEPERS, title, list(todo(source, code, request.by, words)), sent)


def language_of(request: DistributeRequest, code: str, register: Register) -> str:
    """The language of a recipient: said for it, for its party, for all, or the register's own."""
    institution = register.institution(code)
    said = {fold(known): language for known, language in request.languages.items()}
    of_party = said.get(fold(institution.party)) if institution else None
    return said.get(fold(code)) or of_party or request.language or register.settings.language


def name_of(code: str, by: By, source: Source, language: str) -> str:
    """The name of a recipient."""
    known = source.register.institution(code) if by == "institution" else source.register.party(code)
    return (known.name.in_language(language) if known else "") or code


def rows_for(source: Source, rights: Rights, words: Words) -> Mapping[str, Sequence[FormRow]]:
    """The rows that concern a recipient, sheet by sheet."""
    codes, late = concerned(source.register, rights), overdue_codes(source.assessment)
    return {
        name: [
            FormRow(
                without_strangers(row, codes["commitment"]),
                key,
                rights.fillable(name, row.values),
                late_words(name, row.values, late, words),
            )
            for key, row in several
            if concerns(name, row.values, codes)
        ]
        for name, several in source.rows.items()
    }


Codes = Mapping[str, frozenset[str]]


def concerned(register: Register, rights: Rights) -> Codes:
    """The folded codes of the commitments of a recipient and of what belongs to them."""
    own = rights.commitments
    commitments = [one for one in register.commitments if fold(one.code) in own]
    indicators = frozenset(fold(one.code) for one in register.indicators if fold(one.commitment) in own)
    bases = {fold(one.basis) for one in register.revisions if fold(one.item) in own | indicators and one.basis}
    agreements = {fold(one.agreement) for one in commitments if one.agreement}
    agreements |= bases & {fold(one.code) for one in register.agreements}
    sessions = {fold(one.session) for one in commitments if one.session}
    sessions |= bases & {fold(one.code) for one in register.sessions}
    sessions |= {fold(one.session) for one in register.agreements if one.session and fold(one.code) in agreements}
    return {
        "commitment": own,
        "indicator": indicators,
        "item": own | indicators,
        "Agreements": frozenset(agreements),
        "Sessions": frozenset(sessions),
        "Commitments": own,
        "Indicators": indicators,
    }


def concerns(sheet: str, values: Values, codes: Codes) -> bool:
    """Whether a row goes to a recipient: all names do, and what belongs to its commitments."""
    if sheet in codes:
        return fold(str(values.get("code", ""))) in codes[sheet]
    owner = next((name for name in ("commitment", "indicator", "item") if name in values), None)
    return owner is None or fold(str(values[owner])) in codes[owner]


def without_strangers(row: Row, own: frozenset[str]) -> Row:
    """A row without the codes of commitments that are not sent along: they would lead nowhere."""
    needed = row.values.get("depends_on")
    if not isinstance(needed, tuple):
        return row
    left = tuple(code for code in needed if fold(code) in own)
    others = {name: value for name, value in row.values.items() if name != "depends_on"}
    return Row({**others, **({"depends_on": left} if left else {})}, row.measure)


def overdue_codes(assessment: Assessment) -> Mapping[tuple[str, str], date | None]:
    """The day each overdue commitment and milestone was due, by sheet and folded code."""
    late: dict[tuple[str, str], date | None] = {}
    for one in assessment.commitments:
        if one.deadline.state is DeadlineState.OVERDUE:
            late["Commitments", fold(one.commitment.code)] = one.deadline.due
    for duties in assessment.duties_by_institution.values():
        for row in duties.overdue_milestones:
            late["Milestones", fold(row.milestone.code)] = row.due
    return late


def late_words(sheet: str, values: Values, late: Mapping[tuple[str, str], date | None], words: Words) -> str:
    """That a row is overdue, in words."""
    day = late.get((sheet, fold(str(values.get("code", "")))))
    return words.wording(FORM, "overdue_since", day=day) if day is not None else ""


def todo(source: Source, code: str, by: By, words: Words) -> Iterator[Sequence[str]]:
    """What a recipient owes, the most pressing first."""
    owed = source.assessment.duties_by_institution if by == "institution" else source.assessment.duties_by_party
    for kind, sheet, item, title, due in duty_lines(source.register, owed[code]):
        shown = title.in_language(words.language) if title else ""
        yield words.wording(FORM, kind), item, shown, due.isoformat() if due else "", words.sheet(sheet)


Duty = tuple[str, str, str, Text | None, date | None]


def duty_lines(register: Register, duties: Duties) -> Iterator[Duty]:
    """Everything that is owed: kind, sheet, code, title, day."""
    yield from (of_commitment(one) for one in duties.overdue_commitments)
    for kind, milestones in (
        ("overdue_milestone", duties.overdue_milestones),
        ("due_soon_milestone", duties.due_soon_milestones),
    ):
        yield from ((kind, "Milestones", one.milestone.code, one.milestone.title, one.due) for one in milestones)
    for reading in duties.unreported_indicators:
        yield "unreported_indicator", "Actuals", reading.indicator.code, reading.indicator.title, None
    for claim in duties.missing_evidence:
        if isinstance(claim, Actual):
            known = register.indicator(claim.indicator)
            yield "missing_evidence", "Actuals", claim.indicator, known.title if known else None, claim.on
        else:
            yield "missing_evidence", "Milestones", claim.code, claim.title, claim.done_on


def of_commitment(one: CommitmentReading) -> Duty:
    """A commitment past its day."""
    return "overdue_commitment", "Commitments", one.commitment.code, one.commitment.title, one.deadline.due
