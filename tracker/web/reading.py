"""The pages that show a register: overview, one commitment, agreements, sessions, who owes what."""

from __future__ import annotations

from tracker.presentation.explanation import explanation
from tracker.presentation.messages import Messages
from tracker.presentation.review.marks import KINDS, Narrowing
from tracker.presentation.review.overview import ORDERS, overview
from tracker.presentation.review.past import past
from tracker.presentation.view.cards import card
from tracker.presentation.view.moves import moves
from tracker.web.site import rendered
from tracker.web.visit import NotThere, Visit

COMMITMENTS = "/commitments/"
WORDS, ORDER = "q", "order"


def narrowing_of(visit: Visit) -> Narrowing:
    """What the address asks for."""
    codes = {kind: asked for kind in KINDS if (asked := visit.all_asked(kind))}
    return Narrowing(codes, visit.asked(WORDS)[:200])


def overview_page(visit: Visit) -> str:
    """All commitments, or those asked for."""
    order = visit.asked(ORDER)
    found = overview(
        visit.teller,
        narrowing_of(visit),
        order if order in ORDERS else "register",
        is_draft=visit.judged.is_draft,
    )
    return rendered(visit, "overview", visit.text("Overview"), overview=found)


def commitment_page(visit: Visit) -> str:
    """One commitment: its card, why its light is what it is, its past, and the cells it comes from.

    Raises:
        NotThere: The register has no commitment of that code.
    """
    code = visit.path.removeprefix(COMMITMENTS)
    reading = visit.judged.assessment.commitment(code)
    if reading is None:
        raise NotThere("The register has no commitment '{code}'.", code=code[:80])
    teller = visit.teller
    own = {one.indicator.code for one in reading.indicators} | {reading.commitment.code}
    return rendered(
        visit,
        "commitment",
        visit.text("Commitment {code}", code=reading.commitment.code),
        card=card(teller, reading),
        explanation=explanation(reading, visit.judged.assessment, Messages(visit.language)),
        past=past(teller, reading),
        moves=[one for one in moves(teller).rows if one.item.words in own],
    )


def agreements_page(visit: Visit) -> str:
    """What became of each agreement."""
    return rendered(visit, "agreements", visit.text("Agreements: follow-through"), follow=visit.view.agreements)


def sessions_page(visit: Visit) -> str:
    """What became of each session."""
    return rendered(visit, "sessions", visit.text("Sessions: follow-through"), follow=visit.view.sessions)


def owed_page(visit: Visit) -> str:
    """Who owes what."""
    return rendered(visit, "owed", visit.text("Who owes what"), owed=visit.view.owed, decisions=visit.view.decisions)
