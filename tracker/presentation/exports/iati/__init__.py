"""The commitments of a register as activities of the International Aid Transparency Initiative, standard 2.03.

What IATI has no place for (status, milestones, what the sides say) is not in the file; ``docs/exchange.md`` lists it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from tracker.domain.values import Text
from tracker.errors import WrongUsage
from tracker.presentation.exports import Exportable
from tracker.presentation.exports.iati.activity import activity, planned_start
from tracker.presentation.exports.iati.publication import Publication, joined
from tracker.sentences import Saying, saying, together

VERSION = "2.03"


def export(what: Exportable) -> bytes:
    """The file: one activity for each commitment that has a day to begin on, in the order of the register.

    Raises:
        WrongUsage: No activity is left, and a file without any would not be valid.
    """
    publication = publication_of(what)
    root = etree.Element("iati-activities", version=VERSION)
    for reading in what.assessment.commitments:
        if planned_start(reading, what.assessment.register) is not None:
            root.append(activity(publication, reading))
    if not len(root):
        none_left = saying("No activity is left: an IATI file needs at least one.")
        raise WrongUsage(together([*undated(what), none_left], " "))
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return content


def remarks(what: Exportable) -> Sequence[Saying]:
    """What a person should know of the file: who publishes it, and which commitments cannot be in it."""
    said = []
    if not what.publisher:
        said.append(
            saying(
                "Without --publisher the file names no registered organisation: it is valid, and not yet fit to"
                " publish."
            )
        )
    return [*said, *undated(what)]


def undated(what: Exportable) -> Iterator[Saying]:
    """Which commitments have no day to begin on."""
    register = what.assessment.register
    codes = [one.commitment.code for one in what.assessment.commitments if planned_start(one, register) is None]
    if codes:
        yield saying(
            "IATI asks for a day to begin on; these commitments have none and are left out: {codes}.",
            codes=", ".join(codes),
        )


def publication_of(what: Exportable) -> Publication:
    """Who publishes what; without a publisher the parties do, under the reference of their register."""
    register, (identifier, _, name) = what.assessment.register, what.publisher.partition(" ")
    working = {party for reading in what.assessment.commitments for party in reading.parties}
    parties = (one.name or Text(one.code) for one in register.parties if one.code in working)
    return Publication(
        what.assessment,
        identifier or register.settings.reference or "register",
        Text(name.strip() or identifier) if identifier else joined(parties, ", "),
    )
