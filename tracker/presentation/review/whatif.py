"""What if other thresholds held: the lights that would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.assessment.readings import Assessment, CommitmentReading, IndicatorReading
from tracker.assessment.whatif import Difference, differences
from tracker.presentation.rules_view import reason_of
from tracker.presentation.view.lights import Segment, counted, segments
from tracker.presentation.view.teller import Link, Pill, Said, Teller
from tracker.presentation.words import first_upper


@dataclass(frozen=True, slots=True)
class Changed:
    """One light read twice."""

    item: Link
    title: Said
    is_indicator: bool
    before: Pill
    after: Pill
    why_before: str
    why_after: str


@dataclass(frozen=True, slots=True)
class Supposed:
    """What other thresholds would change."""

    before: Sequence[Segment]
    after: Sequence[Segment]
    before_words: str
    after_words: str
    summary: str
    rows: Sequence[Changed]


def supposed(teller: Teller, other: Assessment) -> Supposed:
    """A register as it is judged, beside the same judged otherwise."""
    found = differences(teller.assessment, other)
    commitments = sum(isinstance(one.one, CommitmentReading) for one in found)
    return Supposed(
        before=segments(teller, teller.assessment.overall),
        after=segments(teller, other.overall),
        before_words=counted(teller, teller.assessment.overall),
        after_words=counted(teller, other.overall),
        summary=teller.text(
            "{commitments} of {all} commitments and {indicators} of {all_indicators} indicators would have another "
            "light.",
            commitments=commitments,
            all=len(other.commitments),
            indicators=len(found) - commitments,
            all_indicators=len(other.indicators),
        ),
        rows=[changed(teller, one) for one in found],
    )


def changed(teller: Teller, difference: Difference) -> Changed:
    """One light that would change."""
    one, other = difference.one, difference.other
    return Changed(
        item=item_of(teller, one),
        title=teller.said(one.commitment.title if isinstance(one, CommitmentReading) else one.indicator.title),
        is_indicator=isinstance(one, IndicatorReading),
        before=teller.pill(one.status),
        after=teller.pill(other.status),
        why_before=first_upper(reason_of(one, teller.messages)),
        why_after=first_upper(reason_of(other, teller.messages)),
    )


def item_of(teller: Teller, reading: CommitmentReading | IndicatorReading) -> Link:
    """A link to the card of what was read."""
    if isinstance(reading, CommitmentReading):
        return teller.commitment(reading.commitment.code)
    return teller.on_card(reading.indicator.code, reading.indicator.commitment)
