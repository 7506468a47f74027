"""R10: the changes of all commitments and indicators between an earlier day and an assessment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracker.assessment.assess import Readings
from tracker.assessment.change.commitments import Period, commitment_change
from tracker.assessment.change.indicators import indicator_change
from tracker.assessment.change.readings import Change, Removed
from tracker.assessment.change.renumber import in_todays_codes, renumberings
from tracker.assessment.change.then import Then, then_of
from tracker.assessment.duties import unreported
from tracker.assessment.readings import Assessment, IndicatorReading
from tracker.domain.register import Register, fold

NOTHING = Then(date.min, {}, {})


def changes_between(assessment: Assessment, earlier: Readings) -> Change:
    """What changed since an earlier day of the same register: nothing can be restated, removed or renumbered."""
    return changes(Period(then_of(earlier), NOTHING, assessment))


def changes_since(assessment: Assessment, archive: Then, today: Readings) -> Change:
    """What changed since an archive of the register, or a status file of it.

    ``today`` is the register of the assessment as it stood on the day of the archive: it shows what was restated.
    """
    renumbered = tuple(renumberings(assessment.register, archive))
    known = in_todays_codes(archive, renumbered, assessment.register)
    found = changes(Period(known, then_of(today), assessment))
    return replace(
        found,
        archive=archive.archive,
        removed=tuple(removals(assessment.register, known)),
        renumbered=renumbered,
    )


def changes(period: Period) -> Change:
    """The changes of everything that is there."""
    silent = {fold(one.indicator.code) for _, one in silences(period)}
    was, restated_from = period.earlier.indicators, period.today.indicators
    indicators = {}
    for one in period.later.indicators:
        code = fold(one.indicator.code)
        indicators[code] = indicator_change(one, was.get(code), restated_from.get(code), is_silent=code in silent)
    return Change(
        since=period.earlier.day,
        commitments=tuple(commitment_change(one, period, indicators) for one in period.later.commitments),
        indicators=tuple(indicators.values()),
    )


def silences(period: Period) -> Iterator[tuple[str, IndicatorReading]]:
    """Indicators without an actual in the period; where the two days are one there is no period."""
    if period.is_one_day:
        return iter(())
    return unreported(period.later.commitments, period.first_day)


def removals(register: Register, archive: Then) -> Iterator[Removed]:
    """What the archive has and the register has no longer, unless the sides had closed it.

    The indicators of a commitment that is gone went with it and are not told of one by one.
    """
    for code, old in archive.commitments.items():
        if register.commitment(code) is None and not old.is_closed:
            yield Removed(old.code, old.title, old.status)
    for code, one in archive.indicators.items():
        if register.indicator(code) is None and register.commitment(one.commitment) is not None:
            yield Removed(one.code, one.title, one.status, one.commitment)
