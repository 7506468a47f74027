"""Rules between rows: one function a rule, all listed in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.problems import Problem
from tracker.registers.checks import commitments, dates, indicators
from tracker.registers.checks.places import found

Check = Callable[[Register, date], Iterator[Problem]]


def rows_once(register: Register, as_of: date) -> Iterator[Problem]:
    """A row without a code stands once in its workbook; actuals have a check of their own."""
    sheets: Sequence[Sequence[Record]] = (register.targets, register.updates, register.revisions, register.overrides)
    for sheet in sheets:
        seen: dict[str, Record] = {}
        for one in sheet:
            content = repr([value for name, value in one if name not in ("source", "faulty")])
            known = seen.setdefault(content, one)
            if known is not one:
                first = next(iter(one.source.layout.columns), "item")
                yield found("ROW_DUPLICATE", one, first, row=one.source.row, other=known.source.row)


CHECKS: Sequence[Check] = (
    commitments.commitment_has_source,
    commitments.no_dependency_circle,
    commitments.update_party,
    commitments.override_status,
    commitments.revision_chains,
    commitments.original_due,
    dates.dates_in_order,
    dates.closing,
    dates.milestone_days,
    indicators.has_target,
    indicators.direction_agrees,
    indicators.scale_is_given,
    indicators.percentages,
    indicators.parts_of_percentages,
    indicators.actual_days,
    indicators.actuals_once,
    indicators.interim_targets,
    rows_once,
)


def crosscheck(register: Register, as_of: date) -> Iterator[Problem]:
    """Everything that is wrong between rows, in the order of the rules."""
    for check in CHECKS:
        yield from check(register, as_of)
