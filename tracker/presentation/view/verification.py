"""Verification: what the report carries, how it was made, and how anyone can check it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.archive.embed import DATA, SOURCE, SUPPLEMENT, Edition, Enclosed, Imprint
from tracker.archive.texts import hash_lines
from tracker.presentation.view.teller import Teller
from tracker.sentences import Sentence

BREAK = "\u200b"
"""Where a line may end that has no space."""

WHAT: Mapping[str, Sentence] = {
    SOURCE: "Workbook this report was made from",
    DATA: "Status of every commitment, for machines",
    SUPPLEMENT: "What this report compares with",
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in finished words."""

    name: str
    what: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MadeHow:
    """One line on how the report was made."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What proves the report."""

    summary: str
    files: Sequence[FileRow]
    facts: Sequence[MadeHow]
    how: Sequence[str]


def verification(teller: Teller, imprint: Imprint) -> Verification:
    """What proves the report."""
    return Verification(
        summary=teller.text("This report carries what it was made from, so that anyone can work it out again."),
        files=tuple(file_row(teller, one) for one in imprint.files),
        facts=tuple(MadeHow(label, value) for label, value in facts(teller, imprint)),
        how=tuple(teller.text(sentence) for sentence in HOW),
    )


def file_row(teller: Teller, file: Enclosed) -> FileRow:
    """A file with its size in bytes."""
    size, sha256 = teller.formats.number(file.size), BREAK.join(hash_lines(file.sha256))
    return FileRow(file.name, teller.text(WHAT[file.relationship]), size, sha256)


def facts(teller: Teller, imprint: Imprint) -> Iterator[tuple[str, str]]:
    """Program, rules, language, day."""
    yield teller.text("Program"), imprint.program
    yield teller.text("Rule set"), teller.assessment.policy.identifier
    yield teller.text("Language"), teller.messages.language
    yield teller.text("Edition"), teller.text(EDITION_WORDS[imprint.edition])
    if imprint.since is not None and imprint.since.name:
        yield teller.text("Compared with"), f"{imprint.since.name} (SHA-256 {imprint.since.sha256})"
    yield teller.text("Reporting day"), teller.assessment.as_of.isoformat()


EDITION_WORDS: Mapping[Edition, Sentence] = {"full": "Full edition", "public": "Public edition"}

HOW: Sequence[Sentence] = (
    "With the program: tracker verify, followed by the name of this file. It takes the register out, judges it again by"
    " the same rules on the same day, and compares the result with every page.",
    "By hand: a reader of PDF shows the files under Attachments; save them, and compare their SHA-256 with the table"
    " above.",
    "The files show that the pages follow from the register. That nobody has exchanged both is shown by a signature, or"
    " by a copy kept elsewhere.",
)
