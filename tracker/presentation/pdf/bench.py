"""The work on quires: a bench keeps what it has drawn, and jobs are done at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeVar

from tracker.presentation.pdf.division import Portion
from tracker.presentation.pdf.drawing import Drawn, draw, finish
from tracker.presentation.pdf.layout import lay_out
from tracker.presentation.pdf.quire import Binding, Leaves, Place, Proof, Tick

GUESS = 100
"""The number of a page that is not known yet: as wide as most."""

Made_co = TypeVar("Made_co", covariant=True)


class Bench:
    """Portions to be made into quires, and the quires that were drawn here."""

    def __init__(self, portions: Sequence[Portion], bindings: Sequence[Binding], tick: Tick) -> None:
        self.portions, self.bindings, self.tick = portions, bindings, tick
        self.anchors = frozenset[str]().union(*(portion.anchors for portion in portions))
        self.drawn: dict[int, Drawn] = {}


class Job(Protocol[Made_co]):
    """What is to be done for the quire of a number."""

    @property
    def number(self) -> int:
        """The number of the quire."""

    @property
    def is_bound(self) -> bool:
        """Whether only the bench that drew the quire can do it."""

    def do(self, bench: Bench) -> Made_co:
        """Do it."""


@dataclass(frozen=True, slots=True)
class Prove:
    """Lay out a quire of which it is not known yet where it stands, and draw it if it does not ask for that."""

    number: int
    is_bound: ClassVar[bool] = False

    def do(self, bench: Bench) -> Proof:
        """What others must know of it."""
        portion = bench.portions[self.number]
        elsewhere = dict.fromkeys(bench.anchors - portion.anchors, GUESS)
        laid = lay_out(portion, Place(GUESS if self.number else 1, GUESS, elsewhere, {}), bench.tick)
        proof = laid.proof()
        if not proof.asks:
            bench.drawn[self.number] = draw(laid, bench.bindings[self.number], elsewhere)
        return proof


@dataclass(frozen=True, slots=True)
class Draw:
    """Lay out and draw a quire that prints numbers of pages."""

    number: int
    place: Place
    is_bound: ClassVar[bool] = False

    def do(self, bench: Bench) -> Proof:
        """What others must know of it."""
        laid = lay_out(bench.portions[self.number], self.place, bench.tick)
        proof = laid.proof()
        bench.drawn[self.number] = draw(laid, bench.bindings[self.number], self.place.anchors)
        return proof


@dataclass(frozen=True, slots=True)
class Finish:
    """Give a quire its heads and feet."""

    number: int
    place: Place
    is_bound: ClassVar[bool] = True

    def do(self, bench: Bench) -> Leaves:
        """The quire, ready to be bound."""
        return finish(bench.drawn.pop(self.number), self.place, bench.tick)
