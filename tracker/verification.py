"""Composes the checking of a report: take out, read, judge, lay beside what it carries and prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from tracker import __version__
from tracker.archive.claims import Printed, claim_differences, unprinted_hashes
from tracker.archive.embed import EARLIER_STATUS_NAME, SOURCE, STATUS_NAME, SUPPLEMENT, Manifest
from tracker.archive.extract import Extracted, extract
from tracker.archive.findings import Finding, FindingCode, Remark, RemarkCode
from tracker.archive.pages import page_differences, title_differences
from tracker.archive.status import StatusFile, file_findings, read_status, status_differences
from tracker.archive.texts import Expected, expected_of, with_whole_words
from tracker.archive.turned import (
    DIGITS,
    Words,
    all_words,
    has_letters_from_the_right,
    in_any_order,
    numbers,
    word_differences,
    words,
)
from tracker.archive.verdict import CarriedFile, Verdict
from tracker.comparison import Archive
from tracker.contents import Contents, Made, own_template, report_contents
from tracker.languages import is_right_to_left
from tracker.pipeline import Reading, check_workbooks, judged, part_read
from tracker.presentation.html import SHIPPED, TemplateChoice, template_choice
from tracker.presentation.pdf.letters import printable
from tracker.presentation.view.teller import anchor
from tracker.progress import Progress
from tracker.registers.read import WorkbookFile
from tracker.reporting import made_of
from tracker.sentences import saying


@dataclass(frozen=True, slots=True)
class Case:
    """A report that says how it was made, and whether this is the program that made it."""

    path: Path
    extracted: Extracted
    status: StatusFile

    @property
    def how(self) -> Manifest:
        """How it was made."""
        return self.status.report

    @property
    def is_same_version(self) -> bool:
        """Whether this very version made it, so that every word must be the same."""
        return self.how.version == __version__

    @property
    def hashes(self) -> Mapping[str, str]:
        """The hashes of its files, by name."""
        return {one.name: one.sha256 for one in self.extracted.attachments.values()}


@dataclass(frozen=True)
class Computed:
    """What was worked out again; ``is_whole`` says whether by the very template of the report."""

    reading: Reading
    contents: Contents
    is_whole: bool

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The codes of the commitments by their anchors."""
        codes = (one.commitment.code for one in self.reading.assessment.commitments)
        return {anchor("commitment", code): code for code in codes}


def verify_report(path: Path, own: str | None, progress: Progress) -> Verdict:
    """Check a report; ``own`` is the template of an official's own by which it was made.

    Raises:
        WrongUsage: The file or the template is not there or cannot be read.
    """
    progress(saying("looking into the report"), 0, 0)
    extracted = extract(path)
    if isinstance(extracted, Finding):
        return Verdict(path.name, [extracted])
    status = status_of(extracted, path)
    if isinstance(status, Finding):
        verdict = Verdict(path.name, [status], pages=len(extracted.pages))
    else:
        verdict = judge(Case(path, extracted, status), own, progress)
    return replace(
        verdict,
        findings=[*later_marks(extracted), *verdict.findings],
        remarks=[*signature_remarks(extracted), *verdict.remarks],
        files=carried_files(extracted),
        signatures=extracted.signatures,
    )


def carried_files(extracted: Extracted) -> Sequence[CarriedFile]:
    """The files inside a report as they were found."""
    return [CarriedFile(one.name, len(one.content), one.sha256) for one in extracted.attachments.values()]


def status_of(extracted: Extracted, path: Path) -> StatusFile | Finding:
    """The status file of a report, or what is wrong with it."""
    carried = extracted.attachments.get(STATUS_NAME)
    if carried is None:
        code = FindingCode.FILE_MISSING if extracted.is_ours else FindingCode.NOT_OURS
        return Finding(code, file=STATUS_NAME if extracted.is_ours else path.name)
    return read_status(carried.content) or Finding(FindingCode.STATUS_UNREADABLE, file=STATUS_NAME)


def later_marks(extracted: Extracted) -> Iterator[Finding]:
    """What was added to the file after it was made; a signature is, and may be the last thing that was."""
    for one in extracted.signatures:
        if one.holds is False:
            yield Finding(FindingCode.SIGNATURE_BROKEN, found=one.signer or None)
        elif one.holds and not one.is_whole:
            yield Finding(FindingCode.SIGNATURE_PARTIAL, found=one.signer)
    if extracted.appended and not extracted.signatures:
        yield Finding(FindingCode.APPENDED, found=str(extracted.appended))
    for number in extracted.covered:
        yield Finding(FindingCode.COVERED, page=number + 1)


def signature_remarks(extracted: Extracted) -> Iterator[Remark]:
    """Who signed the whole file; that a signature could not be checked."""
    for one in extracted.signatures:
        if one.holds is None:
            yield Remark(RemarkCode.SIGNATURE_UNCHECKED)
        elif one.holds and one.is_whole:
            yield Remark(RemarkCode.SIGNED, f"{one.signer} (SHA-256 {one.fingerprint})")


def judge(case: Case, own: str | None, progress: Progress) -> Verdict:
    """Work the report out again from what it carries, and compare."""
    sources = {name: sha256 for name, sha256 in case.hashes.items() if name != STATUS_NAME}
    findings = list(file_findings(case.how, sources))
    verdict = Verdict(
        case.path.name, findings, list(version_remarks(case)), case.status, pages=len(case.extracted.pages)
    )
    if any(one.code is FindingCode.FILE_MISSING for one in findings):
        return replace(verdict, remarks=[*verdict.remarks, Remark(RemarkCode.NOT_COMPUTED)])
    checked = check_workbooks(workbooks_of(case, SOURCE), case.status.as_of, progress)
    reading = part_read(judged(checked, None, archive_in(case), progress), case.how.chosen)
    if (rules := reading.assessment.policy.identifier) != case.status.rules:
        differ = Finding(FindingCode.RULES_DIFFER, expected=case.status.rules, found=rules)
        return replace(verdict, findings=[*findings, differ])
    progress(saying("comparing"), 0, 0)
    choice, unknown = template_of(case.how, own)
    computed = Computed(reading, report_contents(made_again(case, reading), choice), is_whole=not unknown)
    verdict = replace(verdict, findings=[*findings, *disagreements(case, computed)])
    return replace(verdict, remarks=[*verdict.remarks, *unknown], commitments=len(computed.codes))


def archive_in(case: Case) -> Archive | None:
    """What a report was compared with, from the files it carries."""
    since = case.how.since
    if since is None:
        return None
    status = case.extracted.attachments.get(EARLIER_STATUS_NAME)
    return Archive(
        name=since.name,
        sha256=since.sha256,
        day=since.day,
        workbooks=workbooks_of(case, SUPPLEMENT),
        status=None if status is None else status.content,
        rules=since.rules,
    )


def made_again(case: Case, reading: Reading) -> Made:
    """What a report is made of again, as it says it was made; what it may say wrongly cannot break anything."""
    known = tuple(code for code in case.how.institutions if reading.assessment.register.institution(code))
    return made_of(reading, case.how.model_copy(update={"institutions": known}))


def disagreements(case: Case, computed: Computed) -> Iterator[Finding]:
    """What the report carries and prints otherwise than what was worked out from its register."""
    expected = expected_of(printable(computed.contents.html)[0])
    carried = case.extracted.attachments[STATUS_NAME].content
    pages = with_whole_words(case.extracted.pages, expected)
    case = replace(case, extracted=replace(case.extracted, pages=pages))
    if computed.is_whole and case.is_same_version:
        yield from title_differences(expected.title, case.extracted.titles)
    changed = list(unprinted_hashes(case.hashes, expected.runs, pages)) if computed.is_whole else []
    yield from changed
    yield from status_differences(carried, computed.contents.status, is_same_version=case.is_same_version)
    if not any(one.file != STATUS_NAME for one in changed):  # pages of another register differ everywhere
        yield from pages_compared(case, computed, expected)


def version_remarks(case: Case) -> Iterator[Remark]:
    """That another version made the report."""
    if not case.is_same_version:
        yield Remark(RemarkCode.OTHER_VERSION, case.how.version)


def workbooks_of(case: Case, relationship: str) -> Sequence[WorkbookFile]:
    """The workbooks a report was made from, or those it compares with, under the names they had."""
    listed = [one for one in case.how.embedded if one.relationship == relationship and one.name != EARLIER_STATUS_NAME]
    return [WorkbookFile(one.original, case.extracted.attachments[one.name].content) for one in listed]


def template_of(how: Manifest, own: str | None) -> tuple[TemplateChoice, Sequence[Remark]]:
    """The template a report was made with, or a shipped one in its place and a remark on that."""
    if how.own_template is None and how.template in SHIPPED:
        return TemplateChoice(how.template), ()
    if own is not None and own_template(choice := template_choice(own)) == how.own_template:
        return choice, ()
    return TemplateChoice(), (Remark(RemarkCode.OWN_TEMPLATE, how.template),)


def pages_compared(case: Case, computed: Computed, expected: Expected) -> Iterator[Finding]:
    """What the pages say otherwise than they should: in every letter, or in lights and numbers of the cards."""
    codes, pages = computed.codes, case.extracted.pages
    found: Iterable[Finding]
    if not (computed.is_whole and case.is_same_version):
        found = claim_differences(expected.runs, codes, Printed(pages, case.extracted.anchors))
    elif is_right_to_left(case.how.language.split(",")[0]):
        found = turned_differences(case, computed, expected, words)
    else:
        found = list(page_differences(expected, pages, lambda number, total: frame(computed.contents, number, total)))
        if found and any(has_letters_from_the_right(run.text) for run in expected.runs):
            found = turned_differences(case, computed, expected, all_words)
    for one in found:
        yield replace(one, commitment=codes.get(one.commitment or ""))


def turned_differences(case: Case, computed: Computed, expected: Expected, counted: Words) -> Iterator[Finding]:
    """What pages say otherwise of which the order cannot be told: words are counted, lights and numbers looked for."""
    pages, codes = case.extracted.pages, computed.codes
    frames = " ".join(frame(computed.contents, number, len(pages)) for number in range(1, len(pages) + 1))
    yield from word_differences(expected, pages, frames, counted)
    if any(run.anchor in codes for run in expected.runs):
        turned = Printed(pages, case.extracted.anchors, DIGITS, in_any_order)
        yield from claim_differences(expected.runs, codes, turned)
    else:
        yield from word_differences(expected, pages, frames, numbers)  # without cards no number has a place of its own


def frame(contents: Contents, number: int, total: int) -> str:
    """What stands at the head and the foot of a page, in the order in which it is drawn."""
    return f"{contents.head if number > 1 else ''} {contents.foot} {number} / {total}"
