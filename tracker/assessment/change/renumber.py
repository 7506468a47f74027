"""R10: an archive in the codes of today: commitments that were renumbered are found by their ``Former codes``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.assessment.change.readings import Renumbered
from tracker.assessment.change.then import CommitmentThen, IndicatorThen, Then
from tracker.domain.register import Register, fold


def renumberings(register: Register, archive: Then) -> Iterator[Renumbered]:
    """Commitments of the archive that the register has under another code; a code still in use was not given up."""
    for one in register.commitments:
        for code in one.former_codes:
            old = archive.commitments.get(fold(code))
            if old is not None and register.commitment(code) is None:
                yield Renumbered(old.code, one.code)


def in_todays_codes(archive: Then, renumbered: Sequence[Renumbered], register: Register) -> Then:
    """The archive as if it had always had the codes of today.

    A commitment that has its own row in the archive stays that row, whatever was merged into it; of several that were
    merged into a new one the first counts.
    """
    commitments, indicators = dict(archive.commitments), dict(archive.indicators)
    for one in renumbered:
        old = archive.commitments[fold(one.before)]
        commitments.setdefault(fold(one.after), with_code(old, one))
        commitments.pop(fold(one.before), None)
        for key, indicator in archive.indicators.items():
            if fold(indicator.commitment) == fold(one.before):
                code = fold(todays_code(indicator, one, register))
                if code != key:
                    indicators.pop(key, None)
                indicators[code] = replace(indicator, commitment=one.after)
    return replace(archive, commitments=commitments, indicators=indicators)


def with_code(old: CommitmentThen, renumbered: Renumbered) -> CommitmentThen:
    """A commitment whose milestones were renumbered with it; its own code is kept as what it was."""
    if old.milestones is None:
        return old
    milestones = (one.model_copy(update={"code": renamed(one.code, renumbered)}) for one in old.milestones)
    return replace(old, milestones=tuple(milestones))


def todays_code(indicator: IndicatorThen, renumbered: Renumbered, register: Register) -> str:
    """The code of an indicator of a renumbered commitment: its own, unless it is gone and the one like it is there."""
    code = renamed(indicator.code, renumbered)
    is_gone = register.indicator(indicator.code) is None and register.indicator(code) is not None
    return code if is_gone else indicator.code


def renamed(code: str, renumbered: Renumbered) -> str:
    """A code that begins with the former code of its commitment begins with the present one."""
    if not fold(code).startswith(fold(renumbered.before)):
        return code
    return renumbered.after + code[len(renumbered.before) :]
