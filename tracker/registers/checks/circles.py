"""No commitment waits, in the end, for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.commitments import Commitment
from tracker.domain.register import Register, fold
from tracker.problems import Details, Problem
from tracker.registers.checks.places import found

SHOWN = 8
"""So many commitments of a circle are named; a longer one is cut."""


def no_dependency_circle(register: Register, as_of: date) -> Iterator[Problem]:
    """Each circle of ``Depends on`` is told once, at the first of its commitments that the walk meets.

    A circle that shares a commitment with one already told may show only when that one is broken.
    """
    for circle in circles(register):
        shown = circle[:SHOWN]
        end = [] if len(shown) == len(circle) else ["…"]
        chain = " → ".join([*(one.code for one in shown), *end, circle[0].code])
        related = tuple(one.cell("depends_on") for one in shown[1:])
        details = Details("; ".join(circle[0].depends_on), related=related)
        yield found("REF_CYCLE", circle[0], "depends_on", details, chain=chain)


@dataclass
class Walk:
    """A walk along dependencies: the commitments on the way, their places on it, and what each still leads to.

    ``done`` are the folded codes that need no other visit.
    """

    done: set[str]
    path: list[Commitment] = field(default_factory=list)
    branches: list[Iterator[str]] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def enter(self, commitment: Commitment) -> None:
        """Go on to a commitment."""
        self.places[fold(commitment.code)] = len(self.path)
        self.path.append(commitment)
        self.branches.append(iter(commitment.depends_on))

    def cut(self, place: int) -> list[Commitment]:
        """Go back to before a place of the way; gives what lay from there on, which is done."""
        left = self.path[place:]
        del self.path[place:], self.branches[place:]
        for one in left:
            del self.places[fold(one.code)]
            self.done.add(fold(one.code))
        return left


def circles(register: Register) -> Iterator[list[Commitment]]:
    """Circles of dependencies, no commitment in two of them. Every dependency is looked at once."""
    done: set[str] = set()
    for start in register.commitments:
        if fold(start.code) not in done:
            yield from circles_from(start, register, Walk(done))


def circles_from(start: Commitment, register: Register, walk: Walk) -> Iterator[list[Commitment]]:
    """The circles met on a walk. It keeps its own way: a chain of any length needs no recursion."""
    walk.enter(start)
    while walk.path:
        code = next(walk.branches[-1], None)
        if code is None:
            walk.cut(len(walk.path) - 1)
        elif fold(code) in walk.places:
            yield walk.cut(walk.places[fold(code)])
        elif fold(code) not in walk.done and (commitment := register.commitment(code)) is not None:
            walk.enter(commitment)
