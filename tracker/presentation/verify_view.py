"""What came of checking a report: in words, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from tracker.archive.findings import Finding, FindingCode, Remark, RemarkCode
from tracker.archive.verdict import Verdict
from tracker.presentation.messages import ENGLISH, Messages
from tracker.presentation.problem_words import one_line
from tracker.sentences import Saying, Sentence, saying

FORMAT = "tracker-verify/1"

FINDING_WORDS: Mapping[FindingCode, Sentence] = {
    FindingCode.NOT_PDF: "{file} is not a PDF.",
    FindingCode.TOO_LARGE: "{file} is larger than any report.",
    FindingCode.TOO_HEAVY: "{file} takes more time or memory to read than any report does; it was left alone.",
    FindingCode.ENCRYPTED: "{file} is protected with a password, which reports never are.",
    FindingCode.DAMAGED: "{file} is damaged or incomplete. If it came by e-mail, ask for it again.",
    FindingCode.NOT_OURS: "{file} was not made by this program: it carries no register to compare it with.",
    FindingCode.STATUS_UNREADABLE: "The status file inside the report cannot be read.",
    FindingCode.APPENDED: "Something was added behind the end of the file: {found} bytes.",
    FindingCode.COVERED: "A note, a stamp or another mark lies over what is printed.",
    FindingCode.SIGNATURE_BROKEN: "The signature of {found} does not hold: what it signs was changed.",
    FindingCode.SIGNATURE_PARTIAL: "The signature of {found} does not cover the whole file: something came after it.",
    FindingCode.FILE_MISSING: "The file {file} is not inside the report any more.",
    FindingCode.FILE_CHANGED: "The file {file} was changed: its SHA-256 should be {expected}, and is {found}.",
    FindingCode.FILE_ADDED: "The file {file} was not inside the report when it was made.",
    FindingCode.HASH_NOT_PRINTED: "The file {file} is not the one the report names: its SHA-256 is {found}.",
    FindingCode.RULES_DIFFER: "The status was judged by {expected}, but the register names {found}.",
    FindingCode.STATUS_DIFFERS: "The status file says {found} for {place}; the register gives {expected}.",
    FindingCode.TITLE_DIFFERS: 'The file calls itself "{found}"; the register gives "{expected}".',
    FindingCode.TEXT_DIFFERS: 'It says "{found}"; the register gives "{expected}".',
    FindingCode.TEXT_MISSING: 'It does not say "{expected}", as the register gives.',
    FindingCode.TEXT_ADDED: 'It says "{found}", which does not come from the register.',
    FindingCode.PAGES_UNKNOWN: "The pages do not say where each commitment stands, so they could not be compared.",
}

REMARK_WORDS: Mapping[RemarkCode, Sentence] = {
    RemarkCode.OTHER_VERSION: (
        "The report was made by version {about}, whose words may differ: compared were the status file as far as both"
        " versions know it, and lights, numbers and days of every card."
    ),
    RemarkCode.OWN_TEMPLATE: (
        "The report was made with a template of its own ({about}): compared were lights, numbers and days of every"
        " card. With --template FOLDER every word is."
    ),
    RemarkCode.SIGNED: ("It is signed, the whole file, by {about}. Ask who should have signed whether it is theirs."),
    RemarkCode.SIGNATURE_UNCHECKED: (
        "It carries a signature, which could not be checked: that needs the extra 'sign' (pip install 'tracker[sign]')."
    ),
    RemarkCode.NOT_COMPUTED: "Without the register nothing could be worked out again.",
}


def finding_words(finding: Finding, messages: Messages) -> str:
    """What is wrong, without its place."""
    return finding_saying(finding).told(messages)


def finding_saying(finding: Finding) -> Saying:
    """What is wrong, to be said later."""
    values = {name: one_line(str(value)) for name, value in asdict(finding).items() if value is not None}
    parameters = {name: values.get(name, saying("nothing")) for name in ("file", "place", "expected", "found")}
    return Saying(FINDING_WORDS[finding.code], parameters)


def finding_place(finding: Finding, messages: Messages) -> str:
    """The page and the commitment, as far as there are any."""
    parts = [messages.text("page {n}", n=finding.page)] if finding.page else []
    return " · ".join([*parts, *([one_line(finding.commitment)] if finding.commitment else [])])


def remark_words(remark: Remark, messages: Messages) -> str:
    """What a person should know."""
    return messages.text(REMARK_WORDS[remark.code], about=one_line(remark.about))


def verdict_lines(verdict: Verdict, messages: Messages) -> Iterator[str]:
    """The whole verdict, one line a thing; the last one is the sum of it."""
    for finding in verdict.findings:
        place = finding_place(finding, messages)
        yield f"{place}: {finding_words(finding, messages)}" if place else finding_words(finding, messages)
    for remark in verdict.remarks:
        yield remark_words(remark, messages)
    yield summary(verdict, messages)


def summary(verdict: Verdict, messages: Messages) -> str:
    """Whether the report holds, and what that rests on."""
    name, count = one_line(verdict.report), len(verdict.findings)
    if count:
        return messages.plural(
            "{name} does not verify: {n} finding.", "{name} does not verify: {n} findings.", count, name=name
        )
    return messages.text(
        "{name} verifies: all it says follows from the register inside it ({pages}, {commitments}).",
        name=name,
        pages=messages.plural("{n} page", "{n} pages", verdict.pages),
        commitments=messages.plural("{n} commitment", "{n} commitments", verdict.commitments),
    )


def verdict_json(verdict: Verdict, messages: Messages = ENGLISH) -> dict[str, Any]:
    """The form ``tracker-verify/1``."""
    status = verdict.status
    return {
        "format": FORMAT,
        "report": verdict.report,
        "verified": not verdict.findings,
        "as_of": None if status is None else status.as_of.isoformat(),
        "rules": None if status is None else status.rules,
        "made": None if status is None else status.report.model_dump(mode="json", exclude={"embedded"}),
        "signatures": [asdict(one) for one in verdict.signatures],
        "files": [asdict(one) for one in verdict.files],
        "pages": verdict.pages,
        "commitments": verdict.commitments,
        "findings": [{**asdict(one), "message": finding_words(one, messages)} for one in verdict.findings],
        "remarks": [{**asdict(one), "message": remark_words(one, messages)} for one in verdict.remarks],
    }
