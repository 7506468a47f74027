"""What a reading is compared with: an earlier day, an archived register, a status file; other thresholds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tracker.assessment.asof import newest_day
from tracker.assessment.assess import judged
from tracker.assessment.change import Change, Then, changes_between, changes_since, then_of
from tracker.assessment.policy import Moment, Policy, own_policy, shipped_names, shipped_policy
from tracker.assessment.readings import Assessment
from tracker.domain.register import Register
from tracker.earlier import earlier_report
from tracker.errors import WrongUsage, unreadable
from tracker.presentation.problem_words import what_is_wrong
from tracker.presentation.status_file import read_status_file, then_of_file
from tracker.problems import Problem, has_errors
from tracker.progress import Progress
from tracker.registers.read import WorkbookFile, load_workbooks, read_workbooks
from tracker.sentences import Saying, saying, together

LARGEST_PROFILE = 100_000
LARGEST_STATUS_FILE = 200_000_000
"""In bytes; a register of the largest size that is read makes a smaller one."""


@dataclass(frozen=True, slots=True)
class Since:
    """The earlier day of a comparison: a day, or a file that tells of one.

    Of a register the day it is judged on is ``day``, or the day of its newest row.
    """

    day: date | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """What is compared with, read and ready: an earlier day of the same register, or a register or status of its own.

    ``sha256`` is the hash of exactly the file that was named. ``rules`` are those of a report, which were its own.
    """

    name: str = ""
    sha256: str = ""
    day: date | None = None
    workbooks: Sequence[WorkbookFile] = ()
    status: bytes | None = None
    rules: str | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is a day of the same register."""
        return not self.workbooks and self.status is None


class Compared(NamedTuple):
    """What changed, and what a person should know of the comparison."""

    change: Change
    remarks: Sequence[Saying] = ()


def policy_named(name: str) -> Policy:
    """The profile shipped under a name, or the one in a file.

    Raises:
        WrongUsage: There is neither, or the profile is incomplete or contradicts itself.
    """
    if name in shipped_names():
        return shipped_policy(name)
    path = Path(name)
    if not is_there(path):
        shipped = ", ".join(shipped_names())
        raise WrongUsage(
            "there is no file '{name}' and no profile of that name. Shipped: {shipped}.", name=name, shipped=shipped
        )
    try:
        return own_policy(content_of(path, LARGEST_PROFILE).decode("utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise WrongUsage("{path} is no profile: its text is not UTF-8.", path=path) from None


def is_there(path: Path) -> bool:
    """Whether a file or folder is there.

    Raises:
        WrongUsage: It may not be looked at, or its name is none.
    """
    try:
        return path.exists()
    except OSError as fault:
        raise unreadable(path, fault) from None


def refuse_missing(path: Path) -> None:
    """Say that what is to be compared with is not there.

    Raises:
        WrongUsage: It is not.
    """
    if not is_there(path):
        raise WrongUsage("there is no file or folder {path}, and it is no day (yyyy-mm-dd).", path=path)


def content_of(path: Path, largest: int) -> bytes:
    """The bytes of a file.

    Raises:
        WrongUsage: It cannot be read, or is larger than anything of its kind.
    """
    try:
        if path.stat().st_size > largest:
            raise WrongUsage("{path} is too large for what it should be.", path=path)
        return path.read_bytes()
    except OSError as fault:
        raise unreadable(path, fault) from None


def archive_of(since: Since) -> Archive:
    """What is compared with, read and ready.

    Raises:
        WrongUsage: The file is not there, or is not of a kind that can be compared.
    """
    path = since.path
    if path is None:
        return Archive(day=since.day)
    refuse_missing(path)
    if path.is_dir() or path.suffix.lower() == ".xlsx":
        workbooks = load_workbooks([path])
        return Archive(path.name, hash_of(workbooks), since.day, workbooks)
    if path.suffix.lower() == ".json":
        content = content_of(path, LARGEST_STATUS_FILE)
        return Archive(path.name, hashlib.sha256(content).hexdigest(), status=content)
    if path.suffix.lower() == ".pdf":
        report = earlier_report(path)
        told = report.told
        return Archive(path.name, told.sha256, told.day, report.workbooks, rules=told.status.rules)
    raise WrongUsage(
        "{path} cannot be compared with: it is no register (.xlsx), report (.pdf) or status file (.json).", path=path
    )


def hash_of(workbooks: Sequence[WorkbookFile]) -> str:
    """The hash of a workbook; of several, that of their hashes."""
    if len(workbooks) == 1:
        return workbooks[0].sha256
    return hashlib.sha256("\n".join(sorted(one.sha256 for one in workbooks)).encode()).hexdigest()


def compared(assessment: Assessment, archive: Archive, progress: Progress) -> Compared:
    """What changed in an assessed register since an earlier day or archive.

    Raises:
        WrongUsage: The archive holds nothing to compare with, or the day is not an earlier one.
    """
    if archive.status is not None:
        return since_status_file(assessment, archive.status, archive.name)
    if archive.workbooks:
        return since_register(assessment, archive, progress)
    return since_day(assessment, archive.day or assessment.as_of)


def since_day(assessment: Assessment, day: date) -> Compared:
    """What changed since an earlier day of the same register.

    The register as it stood on the later day tells all of the earlier one.
    """
    if day >= assessment.as_of:
        raise WrongUsage(
            "{day} is not before the reporting day {as_of}: nothing can have changed since.",
            day=day,
            as_of=assessment.as_of,
        )
    return Compared(changes_between(assessment, judged(assessment.register, Moment(day, assessment.policy))))


def since_register(assessment: Assessment, archive: Archive, progress: Progress) -> Compared:
    """What changed since an archived register, and what of it reads otherwise now; a report has its own rules."""
    name = archive.name
    archived, problems = read_workbooks(archive.workbooks, as_of=assessment.as_of, progress=progress)
    refuse_if_empty(archived, problems, name)
    day = archive.day or newest_day(archived, assessment.as_of)
    if day is None:
        raise WrongUsage("{name} has no dated row: say with --since-day which day it stands for.", name=name)
    policy = assessment.policy if archive.rules is None else shipped_policy(archived.settings.rules)
    remarks = list(other_register(assessment, archived.settings.reference, name))
    if archive.rules is not None and archive.rules != assessment.policy.identifier:
        remarks.append(other_rules(name, archive.rules, assessment.policy.identifier))
    if archive.day is None:
        remarks.append(
            saying(
                "{name} is read as of {day}, the day of its newest row; --since-day says another.", name=name, day=day
            )
        )
    if has_errors(problems):
        remarks.append(
            saying("{name} has errors; what depends on them could not be compared. See: tracker check", name=name)
        )
    return with_archive(assessment, then_of(judged(archived, Moment(day, policy)), archive=name), remarks)


def refuse_if_empty(register: Register, problems: Sequence[Problem], name: str) -> None:
    """An archive that cannot be read at all must not make everything look new."""
    if register.commitments:
        return
    wrong = next((what_is_wrong(one) for one in problems if one.is_error), None)
    empty = saying("{name} holds no commitments to compare with.", name=name)
    raise WrongUsage(empty if wrong is None else together([empty, wrong], " "))


def since_status_file(assessment: Assessment, content: bytes, name: str) -> Compared:
    """What changed since a status that was written down."""
    told = read_status_file(content, name)
    rules = assessment.policy.identifier
    remarks = [other_rules(name, told.rules, rules)] if told.rules != rules else []
    remarks += other_register(assessment, told.register_.reference, name)
    return with_archive(assessment, then_of_file(told, name), remarks)


def other_rules(name: str, theirs: str, ours: str) -> Saying:
    """A remark where an archive was judged by other rules."""
    return saying("{name} was judged by {theirs}, this day by {ours}.", name=name, theirs=theirs, ours=ours)


def other_register(assessment: Assessment, reference: str | None, name: str) -> Sequence[Saying]:
    """A remark where an archive seems to be of another register."""
    own = assessment.register.settings.reference
    if not own or not reference or own == reference:
        return ()
    return (saying("{name} is of the register {other}, this one is {own}.", name=name, other=reference, own=own),)


def with_archive(assessment: Assessment, archive: Then, remarks: Sequence[Saying]) -> Compared:
    """The comparison with an archive: the register of today as it stood on its day shows what was restated."""
    if archive.day > assessment.as_of:
        raise WrongUsage(
            "{name} stands for {day}, which is after the reporting day {as_of}.",
            name=archive.archive,
            day=archive.day,
            as_of=assessment.as_of,
        )
    today = judged(assessment.register, Moment(archive.day, assessment.policy))
    return Compared(changes_since(assessment, archive, today), tuple(remarks))
