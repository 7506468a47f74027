"""Indicators with their interim targets and actuals: the measurable outcome."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.domain.record import MarkedRecord
from tracker.domain.values import Text, Value


class Level(StrEnum):
    """Place in the results chain (OECD-DAC)."""

    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"


class Measure(StrEnum):
    """What kind of value an indicator carries."""

    NUMBER = "number"
    PERCENT = "percent"
    CURRENCY = "currency"
    ORDINAL = "ordinal"
    QUALITATIVE = "qualitative"


class Direction(StrEnum):
    """Which way is better; ``at_least`` and ``at_most`` are levels to keep."""

    INCREASE = "increase"
    DECREASE = "decrease"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Accumulation(StrEnum):
    """How actuals make the actual to date."""

    LATEST = "latest"
    SUM = "sum"


class NoBaseline(StrEnum):
    """What a blank baseline means."""

    REFUSE = "refuse"
    ZERO = "zero"


class Verification(StrEnum):
    """How far an actual has been looked at; drafts and returned ones do not count."""

    REPORTED = "reported"
    VERIFIED = "verified"
    DRAFT = "draft"
    RETURNED = "returned"


class Qualifier(StrEnum):
    """What the source printed before the number."""

    EXACT = "exact"
    ABOUT = "about"
    ABOVE = "above"
    BELOW = "below"


class Indicator(MarkedRecord):
    """A measure of a commitment. ``scale`` holds ordinal labels, worst first; ``direction`` is the stated one.

    ``no_baseline`` is the row's own choice or the register's setting.
    """

    code: str
    commitment: str
    title: Text = Text("")
    level: Level = Level.OUTPUT
    group: str | None = None
    measure: Measure = Measure.NUMBER
    unit: Text | None = None
    direction: Direction | None = None
    accumulation: Accumulation = Accumulation.LATEST
    baseline: Value | None = None
    baseline_date: date | None = None
    target: Value | None = None
    target_date: date | None = None
    scale: tuple[str, ...] = ()
    no_baseline: NoBaseline = NoBaseline.REFUSE
    responsible: str | None = None
    means_of_verification: Text | None = None
    source_name: str | None = None
    definition: Text | None = None


class Target(MarkedRecord):
    """An interim target on the way to the indicator's target."""

    indicator: str
    due: date
    value: Value | None = None


class Actual(MarkedRecord):
    """What was measured on ``on`` (the end of its period); ``value``, or ``numerator`` and ``denominator``."""

    indicator: str
    on: date
    period_start: date | None = None
    value: Value | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    reported_by: str | None = None
    reported_on: date | None = None
    verification: Verification = Verification.REPORTED
    qualifier: Qualifier = Qualifier.EXACT
    evidence: str | None = None
    comment: Text | None = None
