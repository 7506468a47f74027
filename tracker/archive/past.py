"""The lights of each commitment over a chain of reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.archive.status import CommitmentPart, StatusFile
from tracker.domain.register import Register, fold
from tracker.domain.values import Status


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells: its name, the hash of exactly this file, and the status file inside it."""

    report: str
    sha256: str
    status: StatusFile

    @property
    def day(self) -> date:
        """The day it tells of."""
        return self.status.as_of


@dataclass(frozen=True, slots=True)
class PastLight:
    """The light of a commitment on a day, under the code it had."""

    day: date
    code: str
    status: Status


@dataclass(frozen=True, slots=True)
class PastLights:
    """A commitment with its lights, one for each report in order of time; ``None`` where a report does not have it."""

    code: str
    title: str
    lights: Sequence[PastLight | None]


def past_lights(reports: Sequence[Told], newest: Register) -> Sequence[PastLights]:
    """The lights of every commitment of any report, by the codes of today; what is gone today comes last.

    ``newest`` is the register of the last report: it knows what had another code before (``Former codes``).
    """
    today = codes_of_today(newest)
    by_report = [
        {today.get(fold(one.code), fold(one.code)): one for one in told.status.commitments} for told in reports
    ]
    order = dict.fromkeys(code for found in reversed(by_report) for code in found)
    return [lights_of(code, reports, by_report) for code in order]


def codes_of_today(newest: Register) -> Mapping[str, str]:
    """Former codes that are not in use any more, with the codes that took their place; all folded."""
    pairs = renamings(newest)
    return {fold(old): fold(new) for old, new in pairs if newest.commitment(old) is None}


def renamings(newest: Register) -> Iterator[tuple[str, str]]:
    """Every former code with its present one."""
    for one in newest.commitments:
        yield from ((former, one.code) for former in one.former_codes)


def lights_of(code: str, reports: Sequence[Told], by_report: Sequence[Mapping[str, CommitmentPart]]) -> PastLights:
    """One commitment; its name is the newest it had."""
    found = [one.get(code) for one in by_report]
    last = next(one for one in reversed(found) if one is not None)
    lights = [
        None if one is None else PastLight(told.day, one.code, one.status)
        for told, one in zip(reports, found, strict=True)
    ]
    return PastLights(last.code, last.title or "", lights)
