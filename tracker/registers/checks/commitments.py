"""Rules on commitments, what is said about them, and what was decided on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise

from tracker.domain.commitments import Commitment, RevisedField, Revision
from tracker.domain.indicators import Indicator
from tracker.domain.register import Register, fold, grouped
from tracker.domain.values import ASSESSED
from tracker.problems import Problem
from tracker.registers.checks.places import found, readable


def commitment_has_source(register: Register, as_of: date) -> Iterator[Problem]:
    """Every commitment is traceable to an agreement or a session."""
    for one in register.commitments:
        if one.agreement is None and one.session is None and readable(one, "agreement", "session"):
            yield found("SOURCE_MISSING", one, "agreement")


def no_dependency_circle(register: Register, as_of: date) -> Iterator[Problem]:
    """No commitment waits, in the end, for itself. Each circle is named once, at its first commitment."""
    done: set[str] = set()
    for start in register.commitments:
        circle = circle_from(start, register, done)
        if circle:
            first = register.commitment(circle[0])
            if first is not None:
                yield found("REF_CYCLE", first, "depends_on", chain=" → ".join([*circle, circle[0]]))


def circle_from(start: Commitment, register: Register, done: set[str]) -> list[str]:
    """The codes of a circle that can be reached from a commitment, or nothing. Walks without recursion."""
    path: list[str] = []
    places: dict[str, int] = {}
    waiting = [iter((start.code,))]
    while waiting:
        code = next(waiting[-1], None)
        if code is None:
            waiting.pop()
            if path:
                done.add(fold(path[-1]))
                places.pop(fold(path.pop()), None)
        elif fold(code) in places:
            return path[places[fold(code)] :] if mark(path, done) else []
        elif fold(code) not in done and (commitment := register.commitment(code)) is not None:
            places[fold(code)] = len(path)
            path.append(commitment.code)
            waiting.append(iter(commitment.depends_on))
    return []


def mark(path: list[str], done: set[str]) -> bool:
    """Remember that these commitments need not be walked again."""
    done.update(fold(code) for code in path)
    return True


def update_party(register: Register, as_of: date) -> Iterator[Problem]:
    """The institution of an update belongs to the side that speaks."""
    for one in register.updates:
        institution = register.institution(one.institution)
        if institution is None or one.party is None or not institution.party:
            continue
        if fold(institution.party) != fold(one.party):
            names = {"institution": institution.code, "party_a": institution.party, "party_b": one.party}
            yield found("PARTY_MISMATCH", one, "institution", value=institution.code, **names)


def override_status(register: Register, as_of: date) -> Iterator[Problem]:
    """Only a light that is assessed may be set by hand, with a reason and an author."""
    for one in register.overrides:
        if one.status not in ASSESSED:
            allowed = ", ".join(status.value for status in ASSESSED)
            yield found("OVERRIDE_STATUS", one, "status", value=one.status.value, allowed=allowed)


def revision_chains(register: Register, as_of: date) -> Iterator[Problem]:
    """Each revision starts where the one before ended, and the last one ends at the cell it revises."""
    for revisions in grouped(register.revisions, lambda one: f"{one.item}\n{one.field.value}").values():
        ordered = sorted((one for one in revisions if readable(one, "old", "new")), key=lambda one: one.on)
        for former, later in pairwise(ordered):
            if not same(former.new, later.old):
                yield broken(later, "old", former.new, former.cell("new").place)
        item = item_of(ordered[-1], register) if ordered else None
        if item is not None and readable(item, ordered[-1].field.value):
            yield from last_revision(ordered[-1], item)


def item_of(revision: Revision, register: Register) -> Commitment | Indicator | None:
    """What a revision moved: a deadline is a commitment's, all else an indicator's."""
    if revision.field is RevisedField.DUE:
        return register.commitment(revision.item)
    return register.indicator(revision.item)


def last_revision(revision: Revision, item: Commitment | Indicator) -> Iterator[Problem]:
    """Whether the last revision agrees with the cell."""
    field = revision.field.value
    now = getattr(item, field)
    if not same(revision.new, now):
        cell = item.cell(field)
        yield found(
            "REVISION_CHAIN",
            revision,
            "new",
            (cell,),
            value=revision.new,
            new=shown(revision.new),
            cell=cell.place,
            found=shown(now),
        )


def broken(revision: Revision, field: str, expected: object, cell: str) -> Problem:
    """A revision that does not start where the one before ended."""
    old = getattr(revision, field)
    names = {"new": shown(expected), "cell": revision.cell(field).place, "found": shown(old)}
    return found("REVISION_CHAIN", revision, field, value=old, **names)


def same(one: object, other: object) -> bool:
    """Whether two values of a field are the same; labels ignore case."""
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    return one == other


def shown(value: object) -> str:
    """A value as an official would type it."""
    if value is None:
        return "blank"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def original_due(register: Register, as_of: date) -> Iterator[Problem]:
    """The original day is the one the first revision starts from."""
    firsts: Mapping[str, tuple[Revision, ...]] = grouped(
        (one for one in register.revisions if one.field is RevisedField.DUE), lambda one: one.item
    )
    for commitment in register.commitments:
        revisions = firsts.get(fold(commitment.code))
        if not revisions or commitment.original_due is None:
            continue
        first = min(revisions, key=lambda one: one.on)
        if first.old is not None and first.old != commitment.original_due:
            names = {"found": commitment.original_due, "old": first.old}
            value = commitment.original_due
            yield found("ORIGINAL_DUE_MISMATCH", commitment, "original_due", (first.cell("old"),), value=value, **names)
