"""Cases of rules between fields and rows; ``tests/registers/checks`` holds the tables of each rule."""

from __future__ import annotations

from collections.abc import Sequence

from tests.registers.books import Book, day, sound
from tests.registers.catalogue.case import Case, case


def commitment(heading: str, value: object) -> Book:
    """The register with another cell of its first commitment."""
    return sound().put("Commitments", 2, heading, value)


def indicator(heading: str, value: object) -> Book:
    """The register with another cell of its first indicator."""
    return sound().put("Indicators", 2, heading, value)


def actual(**cells: object) -> Book:
    """The register with one more actual of its first indicator."""
    return sound().row("Actuals", **{"Indicator": "I-1", "Value": 30, **cells})


def target(**cells: object) -> Book:
    """The register with one more interim target of its first indicator."""
    return sound().row("Targets", Indicator="I-1", **cells)


def override(heading: str, value: object) -> Book:
    """The register with another cell of the light that was set by hand."""
    return sound().put("Overrides", 2, heading, value)


FIELDS: Sequence[Case] = (
    case(
        "DATE_ORDER",
        "in force before it was signed",
        lambda: sound().put("Agreements", 2, "In force on", day("2023-04-30")),
        "DATE_ORDER Agreements!E2 · In force on · 2023-04-30",
    ),
    case("DATE_ORDER", "in force when signed", lambda: sound().put("Agreements", 2, "In force on", day("2023-05-01"))),
    case(
        "REQUIRED_IF",
        "closed, but when?",
        lambda: sound().put("Commitments", 3, "Closed on", None),
        "REQUIRED_IF Commitments!L3 · Closed on",
    ),
    case("REQUIRED_IF", "open", lambda: sound().put("Commitments", 2, "Closure", None)),
    case(
        "EMPTY_IF",
        "open, but closed on a day",
        lambda: commitment("Closed on", day("2025-12-01")),
        "EMPTY_IF Commitments!L2 · Closed on · 2025-12-01",
    ),
    case(
        "EMPTY_IF",
        "closed in words that cannot be read",
        lambda: sound().put("Commitments", 3, "Closure", "zzz"),
        "CODE_UNKNOWN Commitments!K3 · Closure · zzz",
    ),
    case(
        "SOURCE_MISSING",
        "neither agreement nor session",
        lambda: sound().put("Commitments", 3, "Session", None),
        "SOURCE_MISSING Commitments!C3 · Agreement",
    ),
    case("SOURCE_MISSING", "an agreement alone", lambda: commitment("Session", None)),
    case(
        "SOURCE_MISSING",
        "a session that is not there",
        lambda: sound().put("Commitments", 3, "Session", "S-9"),
        "REF_UNKNOWN Commitments!D3 · Session · S-9",
    ),
    case(
        "PARTY_MISMATCH",
        "for the other side",
        lambda: sound().put("Updates", 2, "Party", "BB"),
        "PARTY_MISMATCH Updates!D2 · Institution · AA-E",
    ),
    case("PARTY_MISMATCH", "no side", lambda: sound().put("Updates", 2, "Party", None)),
    case(
        "NO_EVIDENCE",
        "complete without any",
        lambda: sound().put("Milestones", 2, "Evidence", None).put("Updates", 2, "Completion", "complete"),
        "NO_EVIDENCE Updates!G2 · Evidence",
    ),
    case("NO_EVIDENCE", "a milestone shows it", lambda: sound().put("Updates", 2, "Completion", "complete")),
    case(
        "OVERRIDE_WITHOUT_REASON",
        "no reason",
        lambda: override("Reason", None),
        "OVERRIDE_WITHOUT_REASON Overrides!C2 · Reason",
    ),
    case(
        "OVERRIDE_WITHOUT_REASON",
        "neither reason nor author",
        lambda: override("Reason", None).put("Overrides", 2, "Author", None),
        "OVERRIDE_WITHOUT_REASON Overrides!C2 · Reason",
    ),
    case("OVERRIDE_WITHOUT_REASON", "no end", lambda: override("Valid until", None)),
    case(
        "OVERRIDE_STATUS",
        "not due",
        lambda: override("Status", "not due"),
        "OVERRIDE_STATUS Overrides!B2 · Status · not_due",
    ),
    case("OVERRIDE_STATUS", "cannot be judged", lambda: override("Status", "not assessable")),
    case(
        "MILESTONE_OUTSIDE",
        "after the commitment",
        lambda: sound().put("Milestones", 3, "Due", day("2027-01-01")),
        "MILESTONE_OUTSIDE Milestones!D3 · Due · 2027-01-01",
    ),
    case("MILESTONE_OUTSIDE", "on its day", lambda: sound().put("Milestones", 3, "Due", day("2026-12-31"))),
)

FIGURES: Sequence[Case] = (
    case(
        "TARGET_MISSING",
        "no target",
        lambda: sound().put("Indicators", 6, "Target", None),
        "TARGET_MISSING Indicators!J6 · Target",
    ),
    case(
        "TARGET_MISSING",
        "a target that cannot be read",
        lambda: sound().put("Indicators", 6, "Target", "fifty"),
        "NUMBER_TEXT Indicators!J6 · Target · fifty",
    ),
    case(
        "TARGET_EQUALS_BASELINE",
        "read as a level",
        lambda: sound().put("Indicators", 6, "Target", 0),
        "TARGET_EQUALS_BASELINE Indicators!J6 · Target · 0",
    ),
    case(
        "TARGET_EQUALS_BASELINE",
        "meant as a level",
        lambda: sound().put("Indicators", 6, "Target", 0).put("Indicators", 6, "Direction", "at least"),
    ),
    case(
        "DIRECTION_CONTRADICTS",
        "down to more",
        lambda: indicator("Direction", "decrease"),
        "DIRECTION_CONTRADICTS Indicators!F2 · Direction · decrease",
    ),
    case("DIRECTION_CONTRADICTS", "not stated", lambda: indicator("Direction", None)),
    case(
        "TARGET_OUTSIDE_PATH",
        "more than the target",
        lambda: sound().put("Targets", 2, "Value", 140),
        "TARGET_OUTSIDE_PATH Targets!C2 · Value · 140",
    ),
    case("TARGET_OUTSIDE_PATH", "the target itself", lambda: sound().put("Targets", 2, "Value", 100)),
    case(
        "TARGET_DUPLICATE",
        "two for one day",
        lambda: target(Due=day("2025-06-30"), Value=50),
        "TARGET_DUPLICATE Targets!B3 · Due · 2025-06-30",
    ),
    case("TARGET_DUPLICATE", "two days", lambda: target(Due=day("2025-07-01"), Value=50)),
    case(
        "TARGET_DATE_OUTSIDE",
        "after the target date",
        lambda: target(Due=day("2027-06-30"), Value=50),
        "TARGET_DATE_OUTSIDE Targets!B3 · Due · 2027-06-30",
    ),
    case("TARGET_DATE_OUTSIDE", "the day before it", lambda: target(Due=day("2026-12-30"), Value=50)),
    case(
        "ACTUAL_IN_FUTURE",
        "after the reporting day",
        lambda: actual(Date=day("2026-04-01")),
        "ACTUAL_IN_FUTURE Actuals!B6 · Date · 2026-04-01",
    ),
    case("ACTUAL_IN_FUTURE", "on the reporting day", lambda: actual(Date=day("2026-03-31"))),
    case(
        "ACTUAL_BEFORE_BASELINE",
        "on the day of the baseline",
        lambda: actual(Date=day("2024-01-10")),
        "ACTUAL_BEFORE_BASELINE Actuals!B6 · Date · 2024-01-10",
    ),
    case("ACTUAL_BEFORE_BASELINE", "the day after it", lambda: actual(Date=day("2024-01-11"))),
    case(
        "ACTUAL_DUPLICATE",
        "one reporter, two values",
        lambda: actual(Date=day("2025-06-30"), Reported_by="aa-e"),
        "ACTUAL_DUPLICATE Actuals!B6 · Date · 2025-06-30",
    ),
    case("ACTUAL_DUPLICATE", "another reporter", lambda: actual(Date=day("2025-06-30"), Reported_by="BB-T")),
)

MOVES: Sequence[Case] = (
    case(
        "REVISION_CHAIN",
        "ends elsewhere",
        lambda: sound().put("Revisions", 2, "New", day("2027-01-31")),
        "REVISION_CHAIN Revisions!D2 · New · 2027-01-31",
    ),
    case("REVISION_CHAIN", "ends at a day typed as text", lambda: sound().put("Revisions", 2, "New", "2026-12-31")),
    case(
        "REVISION_CHAIN",
        "ends at a cell that cannot be read",
        lambda: commitment("Due", "soon"),
        "DATE_TEXT Commitments!I2 · Due · soon",
    ),
    case(
        "REVISION_WITHOUT_BASIS",
        "by nobody",
        lambda: sound().put("Revisions", 2, "Basis", None),
        "REVISION_WITHOUT_BASIS Revisions!F2 · Basis",
    ),
    case("REVISION_WITHOUT_BASIS", "by an agreement", lambda: sound().put("Revisions", 2, "Basis", "AG-1")),
    case(
        "REVISION_FIELD",
        "a commitment has no target date",
        lambda: sound().put("Revisions", 2, "Field", "Target date"),
        "REVISION_FIELD Revisions!B2 · Field · Target date → Due",
    ),
    case("REVISION_FIELD", "Russian", lambda: sound().put("Revisions", 2, "Field", "Срок исполнения")),
    case(
        "ORIGINAL_DUE_MISMATCH",
        "another first day",
        lambda: commitment("Original due", day("2025-06-30")),
        "ORIGINAL_DUE_MISMATCH Commitments!J2 · Original due · 2025-06-30",
    ),
    case("ORIGINAL_DUE_MISMATCH", "not stated", lambda: commitment("Original due", None)),
)

CASES: Sequence[Case] = (*FIELDS, *FIGURES, *MOVES)
