"""What a recipient may fill: what its own institutions do, measure and say. What was agreed is nobody's to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tracker.assessment.parties import party_of
from tracker.domain.indicators import Verification
from tracker.domain.register import Register, fold
from tracker.registers.template.cells import Values

FILLABLE: Mapping[str, frozenset[str]] = {
    "Milestones": frozenset({"done_on", "evidence", "note"}),
    "Actuals": frozenset(
        {
            "period_start",
            "value",
            "numerator",
            "denominator",
            "reported_on",
            "qualifier",
            "evidence",
            "comment",
            "data_quality",
            "note",
        }
    ),
    "Updates": frozenset(
        {
            "completion",
            "progress",
            "obstacle",
            "next_step",
            "decision_requested",
            "evidence",
            "data_quality",
            "note",
        }
    ),
}
"""The cells of a row of one's own that may be filled or corrected. Verification is the business of who verifies."""

OPEN = frozenset({"Actuals", "Updates"})
"""Sheets that may have new rows."""
KEEPERS = frozenset({"verification"})
"""The cells that are not the recipient's to fill, in new rows either."""


@dataclass(frozen=True)
class Rights:
    """The rights of one recipient, an institution or a party, in a register."""

    register: Register
    by: str
    code: str

    @property
    def is_known(self) -> bool:
        """Whether the register has the recipient."""
        known = self.register.institution(self.code) if self.by == "institution" else self.register.party(self.code)
        return known is not None

    @cached_property
    def institutions(self) -> frozenset[str]:
        """The folded codes of those it answers for."""
        if self.by == "institution":
            return frozenset({fold(self.code)})
        found = (one.code for one in self.register.institutions)
        return frozenset(fold(one) for one in found if fold(party_of(one, self.register)) == fold(self.code))

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The folded codes under which it speaks."""
        return self.institutions | ({fold(self.code)} if self.by == "party" else frozenset())

    @cached_property
    def commitments(self) -> frozenset[str]:
        """The folded codes of the commitments it leads, supports, or does or measures a part of."""
        register = self.register
        own = {fold(one.code) for one in register.commitments if self.has(one.lead, *one.supporting)}
        own |= {fold(one.commitment) for one in register.milestones if self.has(one.responsible)}
        own |= {fold(one.commitment) for one in register.indicators if self.has(one.responsible)}
        return frozenset(own)

    def has(self, *codes: str | None) -> bool:
        """Whether it answers for one of some institutions."""
        return any(fold(code) in self.institutions for code in codes if code)

    def fillable(self, sheet: str, values: Values) -> frozenset[str]:
        """The fields of a row that it may fill."""
        return FILLABLE.get(sheet, frozenset()) if self.owns(sheet, values) else frozenset()

    def may_add(self, sheet: str, values: Values) -> bool:
        """Whether it may add a row: of its own indicators and commitments, in nobody else's name, not yet looked at."""
        is_unseen = values.get("verification", Verification.REPORTED) is Verification.REPORTED
        return sheet in OPEN and is_unseen and self.owns(sheet, values)

    def owns(self, sheet: str, values: Values) -> bool:
        """Whether a row is its own."""
        match sheet:
            case "Milestones":
                return self.has(text(values, "responsible") or self.lead(text(values, "commitment")))
            case "Actuals":
                reporter = text(values, "reported_by")
                return fold(reporter) in self.speakers if reporter else self.measures(text(values, "indicator"))
            case "Updates":
                speaker = text(values, "institution") or text(values, "party")
                own = fold(text(values, "commitment")) in self.commitments
                return own and (not speaker or fold(speaker) in self.speakers or self.is_side(values))
            case _:
                return False

    def is_side(self, values: Values) -> bool:
        """Whether a statement is of the recipient's side and names no institution: any that takes part may speak so."""
        party = text(values, "party")
        return not text(values, "institution") and fold(party) == fold(party_of(self.code, self.register))

    def measures(self, indicator: str) -> bool:
        """Whether it reports an indicator."""
        known = self.register.indicator(indicator)
        return known is not None and self.has(known.responsible or self.lead(known.commitment))

    def lead(self, commitment: str) -> str:
        """The institution that leads a commitment."""
        known = self.register.commitment(commitment)
        return known.lead if known is not None else ""


def text(values: Values, name: str) -> str:
    """A code of a row, empty where it is blank."""
    value = values.get(name)
    return value if isinstance(value, str) else ""
