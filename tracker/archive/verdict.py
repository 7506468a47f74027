"""What came of checking a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.archive.extract import Signature
from tracker.archive.findings import Finding, Remark
from tracker.archive.status import StatusFile
from tracker.errors import FINDINGS


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A file inside a report, as it was found."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of checking a report; ``status`` is ``None`` where it does not even carry one.

    ``pages`` and ``commitments`` say how many were laid beside the register.
    """

    report: str
    findings: Sequence[Finding]
    remarks: Sequence[Remark] = ()
    status: StatusFile | None = None
    files: Sequence[CarriedFile] = ()
    signatures: Sequence[Signature] = ()
    pages: int = 0
    commitments: int = 0

    @property
    def language(self) -> str | None:
        """The language of the report, the first of two."""
        return None if self.status is None else self.status.report.language.split(",")[0]

    def exit_code(self) -> int:
        """1 where something speaks against the report."""
        return FINDINGS if self.findings else 0
