"""Rules between rows: one function a rule, all listed in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from tracker.domain.register import Register
from tracker.problems import Problem
from tracker.registers.checks import actuals, circles, commitments, dates, indicators, repeats, revisions, targets

Check = Callable[[Register, date], Iterator[Problem]]

CHECKS: Sequence[Check] = (
    commitments.commitment_has_source,
    commitments.closing,
    commitments.institution_of_party,
    commitments.complete_has_evidence,
    commitments.light_may_be_set,
    circles.no_dependency_circle,
    dates.dates_in_order,
    dates.milestone_is_due,
    dates.milestone_within_commitment,
    indicators.has_target,
    indicators.target_differs,
    indicators.direction_agrees,
    indicators.scale_is_given,
    indicators.labels_are_on_scale,
    indicators.labels_are_not_added,
    indicators.percentages_in_range,
    indicators.percentages_are_not_added,
    actuals.not_in_future,
    actuals.later_than_baseline,
    actuals.one_a_reporter,
    actuals.parts_are_whole,
    actuals.value_is_what_parts_make,
    targets.one_a_day,
    targets.between_the_values,
    targets.between_the_days,
    revisions.revised_field_exists,
    revisions.revision_chains,
    revisions.original_due,
    repeats.rows_once,
)
"""Every rule between rows. Each takes the register and the reporting day, looks at every row once, and never raises."""


def crosscheck(register: Register, as_of: date) -> Iterator[Problem]:
    """Everything that is wrong between rows, rule by rule; what a cell could not say has been told by the reader."""
    for check in CHECKS:
        yield from check(register, as_of)
