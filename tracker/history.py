"""Composes the history of commitments from a chain of reports: take out, put in order, read the newest register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.archive.past import PastLights, Told, past_lights
from tracker.earlier import earlier_report
from tracker.errors import WrongUsage
from tracker.progress import Progress
from tracker.registers.read import read_workbooks
from tracker.sentences import saying


@dataclass(frozen=True, slots=True)
class History:
    """Reports in order of time, and the lights of each commitment in them."""

    reports: Sequence[Told]
    commitments: Sequence[PastLights]


def history_of(paths: Sequence[Path], progress: Progress) -> History:
    """The lights of each commitment over several reports of one register.

    Raises:
        WrongUsage: A file is no report, was changed, or is of another register than the others.
    """
    found = []
    for done, path in enumerate(paths):
        progress(saying("looking into {name}", name=path.name), done, len(paths))
        found.append(earlier_report(path))
    ordered = sorted(found, key=lambda one: one.told.day)
    newest = ordered[-1]
    for one in ordered:
        refuse_stranger(one.told, newest.told)
    register, _ = read_workbooks(newest.workbooks, as_of=newest.told.day, progress=progress)
    reports = [one.told for one in ordered]
    return History(reports, past_lights(reports, register))


def refuse_stranger(one: Told, newest: Told) -> None:
    """Reports of two registers have no history in common."""
    if not one.status.register_.is_same(newest.status.register_):
        theirs, ours = (told.status.register_.reference or told.status.register_.title for told in (one, newest))
        raise WrongUsage(
            "{one} is of the register {theirs}, {other} of {ours}.",
            one=one.report,
            theirs=theirs,
            other=newest.report,
            ours=ours,
        )
