"""Cases of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from tests.registers.books import Book, Styled, day, sound
from tests.registers.catalogue.case import Case, case


def actual(value: object) -> Book:
    """The register with another value of its first indicator."""
    return sound().put("Actuals", 2, "Value", value)


def of_actual(code: str, shown: str, *meant: str) -> str:
    """What is told about that value."""
    return f"{code} Actuals!D2 · Value · {shown}" + (f" → {' | '.join(meant)}" if meant else "")


def percentage(value: object) -> Book:
    """The register with another baseline of the indicator measured in per cent."""
    return sound().put("Indicators", 3, "Baseline", value)


def missing_parts() -> Book:
    """The register with a percentage of which neither part is known."""
    return sound().put("Actuals", 3, "Numerator", "N/A").put("Actuals", 3, "Denominator", "…")


CASES: Sequence[Case] = (
    case("NUMBER_TEXT", "a comma", lambda: actual("22,9"), of_actual("NUMBER_TEXT", "22,9", "22.9")),
    case(
        "NUMBER_TEXT",
        "spaces that do not break",
        lambda: actual("12\u00a0345"),
        of_actual("NUMBER_TEXT", "12 345", "12345"),
    ),
    case(
        "NUMBER_TEXT",
        "points between thousands",
        lambda: actual("1.234.567"),
        of_actual("NUMBER_TEXT", "1.234.567", "1234567"),
    ),
    case("NUMBER_TEXT", "a unit", lambda: actual("95 km"), of_actual("NUMBER_TEXT", "95 km", "95")),
    case("NUMBER_TEXT", "a percentage", lambda: percentage("40%"), "NUMBER_TEXT Indicators!H3 · Baseline · 40% → 40"),
    case("NUMBER_TEXT", "millions", lambda: actual("12.5 million"), of_actual("NUMBER_TEXT", "12.5 million")),
    case("NUMBER_TEXT", "two numbers", lambda: actual("93-95%"), of_actual("NUMBER_TEXT", "93-95%")),
    case("NUMBER_TEXT", "a word", lambda: actual("many"), of_actual("NUMBER_TEXT", "many")),
    case("NUMBER_TEXT", "true", lambda: actual(True), of_actual("NUMBER_TEXT", "TRUE")),
    case(
        "NUMBER_TEXT",
        "a weight",
        lambda: sound().put("Milestones", 2, "Weight", "-"),
        "NUMBER_TEXT Milestones!F2 · Weight · -",
    ),
    case("NUMBER_TEXT", "a dash is missing", lambda: actual("–")),
    case("NUMBER_TEXT", "n/a is missing", lambda: missing_parts().put("Actuals", 3, "Value", "TBD")),
    case("NUMBER_TEXT", "a number in a format", lambda: actual(Styled(12_345, "# ##0"))),
    case(
        "NUMBER_AMBIGUOUS", "a point", lambda: actual("1.099"), of_actual("NUMBER_AMBIGUOUS", "1.099", "1.099", "1099")
    ),
    case(
        "NUMBER_AMBIGUOUS",
        "a comma",
        lambda: actual("-1,099"),
        of_actual("NUMBER_AMBIGUOUS", "-1,099", "-1.099", "-1099"),
    ),
    case("NUMBER_AMBIGUOUS", "four digits", lambda: actual("1,0990"), of_actual("NUMBER_TEXT", "1,0990", "1.099")),
    case("NUMBER_TEXT_OK", "plain digits", lambda: actual("22.9"), of_actual("NUMBER_TEXT_OK", "22.9")),
    case("NUMBER_TEXT_OK", "a typographic minus", lambda: actual("−5"), of_actual("NUMBER_TEXT_OK", "−5")),
    case("NUMBER_TEXT_OK", "less than one", lambda: actual("0.125"), of_actual("NUMBER_TEXT_OK", "0.125")),
    case("NUMBER_TEXT_OK", "noise of binary fractions", lambda: actual(274.65999999999997)),
    case(
        "NUMBER_IS_DATE",
        "12.5 made a day",
        lambda: actual(day("2026-05-12")),
        of_actual("NUMBER_IS_DATE", "2026-05-12"),
    ),
    case("NUMBER_IS_DATE", "a large number", lambda: actual(46_154)),
    case(
        "NOT_INTEGER",
        "half a session",
        lambda: sound().put("Sessions", 2, "Number", 5.5),
        "NOT_INTEGER Sessions!C2 · Number · 5.5",
    ),
    case(
        "NOT_INTEGER", "no decimals but in the format", lambda: sound().put("Sessions", 2, "Number", Styled(5, "0.00"))
    ),
    case(
        "OUT_OF_RANGE",
        "no weight",
        lambda: sound().put("Milestones", 2, "Weight", 0),
        "OUT_OF_RANGE Milestones!F2 · Weight · 0",
    ),
    case("OUT_OF_RANGE", "too large to be kept exactly", lambda: actual(1e308), of_actual("OUT_OF_RANGE", "1e+308")),
    case("OUT_OF_RANGE", "a small weight", lambda: sound().put("Milestones", 2, "Weight", 0.001)),
    case(
        "PERCENT_UNFORMATTED",
        "a fraction",
        lambda: percentage(0.4),
        "PERCENT_UNFORMATTED Indicators!H3 · Baseline · 0.4",
    ),
    case("PERCENT_UNFORMATTED", "formatted", lambda: percentage(Styled(0.4, "0%"))),
    case("PERCENT_UNFORMATTED", "one", lambda: percentage(1)),
    case("PERCENT_UNFORMATTED", "none", lambda: percentage(0)),
    case("PERCENT_UNFORMATTED", "of another measure", lambda: actual(0.4)),
    case(
        "PERCENT_OUTSIDE",
        "more than all",
        lambda: percentage(-3),
        "PERCENT_OUTSIDE Indicators!H3 · Baseline · -3",
    ),
    case("PERCENT_OUTSIDE", "all", lambda: sound().put("Indicators", 3, "Target", 100)),
    case(
        "TOTAL_MISMATCH",
        "a value beside other parts",
        lambda: sound().put("Actuals", 3, "Value", 50),
        "TOTAL_MISMATCH Actuals!D3 · Value · 50",
    ),
    case(
        "TOTAL_MISMATCH",
        "rounded",
        lambda: sound().put("Actuals", 3, "Value", 33.3).put("Actuals", 3, "Denominator", 12),
    ),
    case(
        "VALUE_FOR_QUALITATIVE",
        "a number",
        lambda: sound().put("Indicators", 5, "Target", 7),
        "VALUE_FOR_QUALITATIVE Indicators!J5 · Target · 7",
    ),
    case(
        "VALUE_FOR_QUALITATIVE",
        "a number as text",
        lambda: sound().put("Indicators", 5, "Target", "7"),
        "VALUE_FOR_QUALITATIVE Indicators!J5 · Target · 7",
    ),
    case("VALUE_FOR_QUALITATIVE", "a finding", lambda: sound().put("Indicators", 5, "Target", "7 of 9 content")),
    case(
        "LABEL_NOT_ON_SCALE",
        "mistyped",
        lambda: sound().put("Actuals", 4, "Value", "fiar"),
        "LABEL_NOT_ON_SCALE Actuals!D4 · Value · fiar → fair",
    ),
    case("LABEL_NOT_ON_SCALE", "other case", lambda: sound().put("Actuals", 4, "Value", "FAIR")),
    case(
        "SUM_OF_LABELS",
        "an ordinal sum",
        lambda: sound().put("Indicators", 4, "Accumulation", "sum"),
        "SUM_OF_LABELS Indicators!G4 · Accumulation · sum",
    ),
    case("SUM_OF_LABELS", "the latest", lambda: sound().put("Indicators", 4, "Accumulation", "latest")),
    case(
        "SUM_OF_PERCENTAGES",
        "without parts",
        lambda: (
            sound()
            .put("Indicators", 3, "Accumulation", "sum")
            .put("Actuals", 3, "Numerator", None)
            .put("Actuals", 3, "Denominator", None)
        ),
        "SUM_OF_PERCENTAGES Actuals!D3 · Value · 40",
    ),
    case("SUM_OF_PERCENTAGES", "with parts", lambda: sound().put("Indicators", 3, "Accumulation", "sum")),
)
