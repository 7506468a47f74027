"""Composes the taking out of a register from an earlier report."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.archive.embed import SOURCE, STATUS_NAME
from tracker.archive.extract import Extracted, extract
from tracker.archive.findings import Finding
from tracker.archive.past import Told
from tracker.archive.status import StatusFile, file_findings, read_status
from tracker.errors import WrongUsage
from tracker.presentation.verify_view import finding_saying
from tracker.registers.read import WorkbookFile


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """A report of which the register can be taken out: what it tells, and the workbooks it was made from."""

    told: Told
    workbooks: Sequence[WorkbookFile]


def earlier_report(path: Path) -> EarlierReport:
    """The register inside a report, as it was on the day the report was made.

    Raises:
        WrongUsage: The file is not there, is no report, or what it carries was changed.
    """
    found = extract(path, with_texts=False)
    if isinstance(found, Finding):
        raise WrongUsage(finding_saying(found))
    carried = found.attachments.get(STATUS_NAME)
    status = read_status(carried.content) if carried else None
    if status is None:
        raise WrongUsage(
            "{name} carries no register: it was not made by this program, or was changed since.", name=path.name
        )
    refuse_changed(path, found, status)
    sources = [one for one in status.report.embedded if one.relationship == SOURCE]
    workbooks = [WorkbookFile(one.original, found.attachments[one.name].content) for one in sources]
    return EarlierReport(Told(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), status), workbooks)


def refuse_changed(path: Path, found: Extracted, status: StatusFile) -> None:
    """An earlier report whose files are not what they were cannot be compared with."""
    hashes = {one.name: one.sha256 for one in found.attachments.values() if one.name != STATUS_NAME}
    wrong = next(file_findings(status.report, hashes), None)
    if wrong is not None:
        why = finding_saying(wrong)
        raise WrongUsage("{name} cannot be relied upon. {why} See: tracker verify", name=path.name, why=why)
