"""Rules on interim targets: one a day, on the way from baseline to target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.domain.commitments import Commitment
from tracker.domain.indicators import Indicator, Target
from tracker.domain.register import Register, fold
from tracker.problems import Details, Problem
from tracker.registers.checks.places import found, readable
from tracker.registers.checks.scales import baseline_of, ends_of, number_of, places_of


def one_a_day(register: Register, as_of: date) -> Iterator[Problem]:
    """An indicator has one interim target for a day."""
    first: dict[tuple[str, date], Target] = {}
    for one in register.targets:
        known = first.setdefault((fold(one.indicator), one.due), one)
        if known is not one:
            yield found("TARGET_DUPLICATE", one, "due", Details(one.due, related=(known.cell("due"),)), date=one.due)


def between_the_values(register: Register, as_of: date) -> Iterator[Problem]:
    """An interim target lies between baseline and target, both included."""
    for indicator in register.indicators:
        ends, places = ends_of(indicator), places_of(indicator)
        for one in register.targets_of(indicator.code) if ends else ():
            number = number_of(one.value, places)
            if ends is not None and number is not None and not min(ends) <= number <= max(ends):
                details = Details(one.value, related=(indicator.cell("baseline"), indicator.cell("target")))
                names = {"baseline": baseline_of(indicator), "target": indicator.target}
                yield found("TARGET_OUTSIDE_PATH", one, "value", details, **names)


def between_the_days(register: Register, as_of: date) -> Iterator[Problem]:
    """An interim target counts only strictly between the start and the target date (R3)."""
    for one in register.targets:
        indicator = register.indicator(one.indicator)
        commitment = register.commitment(indicator.commitment) if indicator else None
        if indicator is None:
            continue
        start, end = start_of(indicator, commitment, register), end_of(indicator, commitment)
        if (start is not None and one.due <= start) or (end is not None and one.due >= end):
            related = (indicator.cell("baseline_date"), indicator.cell("target_date"))
            yield found("TARGET_DATE_OUTSIDE", one, "due", Details(one.due, related=related), start=start, end=end)


def start_of(indicator: Indicator, commitment: Commitment | None, register: Register) -> date | None:
    """R3: baseline date, else start, session, signature; ``None`` where the first that is there cannot be read."""
    if commitment is None or indicator.baseline_date is not None or not readable(indicator, "baseline_date"):
        return indicator.baseline_date
    if commitment.start is not None or not readable(commitment, "start"):
        return commitment.start
    session, agreement = register.session(commitment.session), register.agreement(commitment.agreement)
    days = (session.first_day if session else None, agreement.signed_on if agreement else None)
    return next((day for day in days if day is not None), None)


def end_of(indicator: Indicator, commitment: Commitment | None) -> date | None:
    """The day the target is to be reached: its own or the commitment's; ``None`` where its own cannot be read."""
    if indicator.target_date is not None or not readable(indicator, "target_date"):
        return indicator.target_date
    return commitment.due if commitment else None
