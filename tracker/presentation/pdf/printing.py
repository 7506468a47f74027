"""A document printed: quires are made, told of each other until their pages are settled, and bound."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tracker.presentation.pdf.bench import Bench, Draw, Finish, Prove
from tracker.presentation.pdf.binding import bind, cover
from tracker.presentation.pdf.division import Portion
from tracker.presentation.pdf.press import HelperLost, InTurn, Press, can_fork, side_by_side
from tracker.presentation.pdf.quire import Binding, EmbeddedFile, Leaves, Place, Proof
from tracker.progress import Progress
from tracker.sentences import Saying, saying

ROUNDS = 8
"""How often numbers of pages may move the pages they tell of, before they are left as they are."""
TAGS_ON_A_PAGE = 330
"""About how many tags make a page, to say how far the work is."""


LAYING_OUT = saying("laying out pages")


@dataclass(slots=True)
class Counted:
    """Progress through a phase, told in pages; pages are counted from the beginning of all."""

    progress: Progress
    phase: Saying = LAYING_OUT
    total: int = 0
    before: int = 0
    done: int = 0

    def begin(self, phase: Saying, total: int) -> None:
        """Begin a phase of so many pages."""
        self.phase, self.total, self.before = phase, total, self.done
        self.report(self.done)

    def report(self, done: int) -> None:
        """So many pages are done; the total may have been guessed too low."""
        self.done = done
        self.progress(self.phase, min(done - self.before, self.total), self.total)

    def tick(self) -> None:
        """One more page is done."""
        self.report(self.done + 1)


def printed(
    portions: Sequence[Portion], attachments: Sequence[EmbeddedFile], progress: Progress, processes: int
) -> tuple[bytes, int]:
    """The file of a document and the number of its pages.

    Raises:
        Inseparable: The document has to be laid out as a whole.
    """
    outside = cover(portions[0].head, attachments)
    quires = all_quires(portions, outside.bindings(len(portions)), Counted(progress), min(processes, len(portions)))
    digest = hashlib.sha256()
    for portion in portions:
        digest.update(portion.html.encode("utf-8", "surrogatepass"))
    return bind(outside, quires, digest.hexdigest()[:32].encode()), sum(len(quire.pages) for quire in quires)


def all_quires(
    portions: Sequence[Portion], bindings: Sequence[Binding], counted: Counted, processes: int
) -> Sequence[Leaves]:
    """The quires of all portions, made side by side where that is possible.

    Raises:
        Inseparable: The document has to be laid out as a whole.
    """
    if processes > 1 and can_fork():
        try:
            with side_by_side(partial(Bench, portions, bindings), processes, counted.report) as press:
                return quires(press, portions, counted)
        except HelperLost:
            logging.getLogger(__name__).warning("a helper process ended: the report is made again in one process")
    return quires(InTurn(Bench(portions, bindings, counted.tick)), portions, counted)


def quires(press: Press, portions: Sequence[Portion], counted: Counted) -> Sequence[Leaves]:
    """The quires of all portions, in order."""
    weights = {number: portion.weight for number, portion in enumerate(portions)}
    counted.begin(LAYING_OUT, sum(weights.values()) // TAGS_ON_A_PAGE + 1)
    heaviest_first = sorted(weights, key=lambda number: -weights[number])
    proofs = dict(press.do([Prove(number) for number in heaviest_first]))
    asking = [number for number in weights if proofs[number].asks]
    for _ in range(ROUNDS if asking else 0):
        stand = places(portions, proofs)
        again = press.do([Draw(number, stand[number]) for number in asking])
        is_settled = all(again[number] == proofs[number] for number in asking)
        proofs.update(again)
        if is_settled:
            break
    stand = places(portions, proofs)
    counted.begin(saying("writing the PDF"), sum(proof.pages for proof in proofs.values()))
    made = press.do([Finish(number, replace(place, anchors={})) for number, place in enumerate(stand)])
    return [made[number] for number in weights]


def places(portions: Sequence[Portion], proofs: Mapping[int, Proof]) -> Sequence[Place]:
    """Where each quire stands, by what is known of all."""
    total = sum(proof.pages for proof in proofs.values())
    first, anchors, strings = 1, dict[str, int](), dict[str, str]()
    begun = []
    for number in range(len(portions)):
        begun.append((first, dict(strings)))
        for name, page in proofs[number].anchors.items():
            anchors.setdefault(name, first + page)
        first += proofs[number].pages
        strings.update(proofs[number].strings)
    return [
        Place(page, total, {name: anchors[name] for name in anchors.keys() - portion.anchors}, words)
        for portion, (page, words) in zip(portions, begun, strict=True)
    ]
