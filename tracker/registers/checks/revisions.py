"""Rules on what was moved: a chain of revisions that ends at the cell it revises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from tracker.domain.commitments import Commitment, RevisedField, Revision
from tracker.domain.indicators import Indicator
from tracker.domain.register import Register, fold
from tracker.problems import Details, Problem
from tracker.registers.checks.places import found, readable
from tracker.registers.checks.scales import label_key

OF_COMMITMENTS = (RevisedField.DUE,)
OF_INDICATORS = (RevisedField.TARGET, RevisedField.TARGET_DATE, RevisedField.BASELINE)
FIELD_NAMES: Mapping[RevisedField, str] = {
    RevisedField.DUE: "Due",
    RevisedField.TARGET: "Target",
    RevisedField.TARGET_DATE: "Target date",
    RevisedField.BASELINE: "Baseline",
}
"""The fields as they are typed in a register."""


def revised_field_exists(register: Register, as_of: date) -> Iterator[Problem]:
    """A commitment has a ``Due`` to be moved, an indicator has the other fields."""
    for one in register.revisions:
        fields = fields_of(one.item, register)
        if fields and one.field not in fields:
            allowed = [FIELD_NAMES[field] for field in fields]
            meant = nearest_field(one.field, fields)
            details = Details(FIELD_NAMES[one.field], meant, (one.cell("item"),))
            yield found("REVISION_FIELD", one, "field", details, item=one.item, allowed=allowed)


def fields_of(item: str, register: Register) -> Sequence[RevisedField]:
    """The fields an item has; none where it is not known, or where a row of its code could not be read."""
    if register.faulty_rows_of("code", item):
        return ()
    is_commitment, is_indicator = register.commitment(item) is not None, register.indicator(item) is not None
    return (*(OF_COMMITMENTS if is_commitment else ()), *(OF_INDICATORS if is_indicator else ()))


def nearest_field(field: RevisedField, fields: Sequence[RevisedField]) -> Sequence[str]:
    """The other name of a deadline: ``Due`` of a commitment is the ``Target date`` of an indicator."""
    deadlines = (RevisedField.DUE, RevisedField.TARGET_DATE)
    return [FIELD_NAMES[one] for one in fields if field in deadlines and one in deadlines]


def revision_chains(register: Register, as_of: date) -> Iterator[Problem]:
    """Each revision starts where the one before ended, and the last one ends at the cell it revises."""
    for chain in chains(register):
        for former, later in pairwise(chain):
            if readable(former, "new") and readable(later, "old") and not same(former.new, later.old):
                yield broken(later, former)
        last = chain[-1]
        item = item_of(last, register)
        if item is not None and readable(last, "new") and readable(item, last.field.value):
            yield from last_revision(last, item)


def chains(register: Register) -> Iterator[list[Revision]]:
    """The revisions of each field of each item, in order of their days; a revision given twice counts once.

    An item of which a revision could not be read has no chain that could be judged.
    """
    groups: dict[tuple[str, RevisedField], list[Revision]] = {}
    for one in register.revisions:
        groups.setdefault((fold(one.item), one.field), []).append(one)
    for (item, _), revisions in groups.items():
        if not any(row.sheet == "Revisions" for row in register.faulty_rows_of("item", item)):
            yield once(sorted(revisions, key=lambda one: one.on))


def once(revisions: Iterable[Revision]) -> list[Revision]:
    """Revisions without those that repeat the one before."""
    kept: list[Revision] = []
    for one in revisions:
        if not kept or (one.on, one.old, one.new) != (kept[-1].on, kept[-1].old, kept[-1].new):
            kept.append(one)
    return kept


def item_of(revision: Revision, register: Register) -> Commitment | Indicator | None:
    """What a revision moved: a deadline is a commitment's, all else an indicator's."""
    if revision.field in OF_COMMITMENTS:
        return register.commitment(revision.item)
    return register.indicator(revision.item)


def broken(later: Revision, former: Revision) -> Problem:
    """A revision that does not start where the one before ended."""
    details = Details(later.old, related=(former.cell("new"),))
    return found("REVISION_CHAIN", later, "old", details, new=former.new, cell=later.cell("old").place, found=later.old)


def last_revision(revision: Revision, item: Commitment | Indicator) -> Iterator[Problem]:
    """Whether the last revision agrees with the cell."""
    now, cell = getattr(item, revision.field.value), item.cell(revision.field.value)
    if not same(revision.new, now):
        details = Details(revision.new, related=(cell,))
        yield found("REVISION_CHAIN", revision, "new", details, new=revision.new, cell=cell.place, found=now)


def same(one: object, other: object) -> bool:
    """Whether two values of a field are the same; labels are compared as on their scale."""
    if isinstance(one, str) and isinstance(other, str):
        return label_key(one) == label_key(other)
    return one == other


def original_due(register: Register, as_of: date) -> Iterator[Problem]:
    """The original day is the one the first revision starts from."""
    for chain in chains(register):
        first, commitment = chain[0], register.commitment(chain[0].item)
        if first.field is not RevisedField.DUE or commitment is None:
            continue
        if first.old is not None and commitment.original_due is not None and first.old != commitment.original_due:
            details = Details(commitment.original_due, related=(first.cell("old"),))
            names = {"found": commitment.original_due, "old": first.old}
            yield found("ORIGINAL_DUE_MISMATCH", commitment, "original_due", details, **names)
