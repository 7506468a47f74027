"""Cases of single cells: what is blank, dates, choices and texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from tests.registers.books import Book, Formula, Styled, Uncalculated, day, sound
from tests.registers.catalogue.case import Case, case
from tests.registers.catalogue.of_files import repacked

LONG = 32_767


def due(value: object) -> Book:
    """The register with another due day of its first milestone."""
    return sound().put("Milestones", 2, "Due", value)


def baseline_date(value: object) -> Book:
    """The register with another date of its first baseline."""
    return sound().put("Indicators", 2, "Baseline date", value)


def of_due(code: str, shown: str, *meant: str) -> str:
    """What is told about that day."""
    return f"{code} Milestones!D2 · Due · {shown}" + (f" → {' | '.join(meant)}" if meant else "")


def longer(name: str, part: bytes) -> bytes:
    """The text of a cell made longer than Excel allows."""
    return part.replace(b"Second desk", b"x" * (LONG + 1)) if name == "xl/sharedStrings.xml" else part


EMPTY: Sequence[Case] = (
    case(
        "REQUIRED_EMPTY",
        "a required cell",
        lambda: sound().put("Commitments", 2, "Title", None),
        "REQUIRED_EMPTY Commitments!B2 · Title",
    ),
    case(
        "REQUIRED_EMPTY",
        "nothing but spaces that do not break",
        lambda: sound().put("Commitments", 2, "Title", " \u00a0 "),
        "REQUIRED_EMPTY Commitments!B2 · Title",
    ),
    case(
        "REQUIRED_EMPTY",
        "a missing value where one is needed",
        lambda: sound().put("Targets", 2, "Value", "n/a"),
        "REQUIRED_EMPTY Targets!C2 · Value",
    ),
    case(
        "REQUIRED_EMPTY",
        "a code that others refer to",
        lambda: sound().put("Commitments", 2, "Code", None),
        "REQUIRED_EMPTY Commitments!A2 · Code",
    ),
    case(
        "REQUIRED_EMPTY",
        "a setting without a name",
        lambda: sound().lines("Register", [None, "x"]),
        "REQUIRED_EMPTY Register!A6 · Setting",
    ),
    case("REQUIRED_EMPTY", "a dash is text", lambda: sound().put("Commitments", 2, "Title", "-")),
    case(
        "REQUIRED_EMPTY",
        "a row of one's own notes",
        lambda: sound().more("Parties", "# ours").row("Parties", **{"# ours": 1}),
    ),
    case(
        "CELL_ERROR",
        "in a text",
        lambda: sound().put("Institutions", 2, "Focal point", Formula("=1/0", "#DIV/0!")),
        "CELL_ERROR Institutions!D2 · Focal point · #DIV/0!",
    ),
    case(
        "CELL_ERROR",
        "in a translation",
        lambda: sound().more("Parties", "Name [ru]", Formula("=A9", "#REF!"), "Б"),
        "CELL_ERROR Parties!C2 · Name [ru] · #REF!",
    ),
    case("CELL_ERROR", "typed as text", lambda: sound().put("Institutions", 2, "Focal point", "#N/A")),
    case(
        "FORMULA_NO_VALUE",
        "no result",
        lambda: sound().put("Indicators", 2, "Target", Uncalculated("=50+50")),
        "FORMULA_NO_VALUE Indicators!J2 · Target · =50+50",
    ),
    case("FORMULA_NO_VALUE", "a result", lambda: sound().put("Indicators", 2, "Target", Formula("=50+50", 100))),
    case(
        "FORMULA_NO_VALUE",
        "a result without anything in it",
        lambda: sound().put("Milestones", 3, "Evidence", Formula('=" "', " ")),
    ),
    case(
        "FORMULA_IN_ID",
        "a code",
        lambda: sound().put("Milestones", 3, "Code", Formula('="M-"&2', "M-2")),
        "FORMULA_IN_ID Milestones!A3 · Code · M-2",
    ),
    case(
        "FORMULA_IN_ID",
        "a reference",
        lambda: sound().put("Milestones", 3, "Commitment", Formula("=Commitments!A2", "C-1")),
        "FORMULA_IN_ID Milestones!B3 · Commitment · C-1",
    ),
    case("FORMULA_IN_ID", "a text", lambda: sound().put("Milestones", 3, "Title", Formula('="Line"', "Line"))),
)

DATES: Sequence[Case] = (
    case("DATE_TEXT", "with dots", lambda: due("05.03.2025"), of_due("DATE_TEXT", "05.03.2025", "2025-03-05")),
    case("DATE_TEXT", "the year first", lambda: due("2025/3/5"), of_due("DATE_TEXT", "2025/3/5", "2025-03-05")),
    case(
        "DATE_TEXT",
        "a month by name",
        lambda: due("5 марта 2025 г."),
        of_due("DATE_TEXT", "5 марта 2025 г.", "2025-03-05"),
    ),
    case(
        "DATE_TEXT",
        "only one order is possible",
        lambda: due("25/03/2025"),
        of_due("DATE_TEXT", "25/03/2025", "2025-03-25"),
    ),
    case(
        "DATE_TEXT",
        "both orders are one day",
        lambda: due("05/05/2025"),
        of_due("DATE_TEXT", "05/05/2025", "2025-05-05"),
    ),
    case("DATE_TEXT", "words", lambda: due("in the coming years"), of_due("DATE_TEXT", "in the coming years")),
    case("DATE_TEXT", "a day that never was", lambda: due("2025-02-30"), of_due("DATE_TEXT", "2025-02-30")),
    case("DATE_TEXT", "a dash", lambda: due("-"), of_due("DATE_TEXT", "-")),
    case("DATE_TEXT", "true", lambda: due(True), of_due("DATE_TEXT", "TRUE")),
    case("DATE_TEXT", "as ISO writes it", lambda: due("2025-03-05")),
    case("DATE_TEXT", "as ISO writes it with a time that says nothing", lambda: due("2025-03-05T00:00:00")),
    case(
        "DATE_AMBIGUOUS",
        "day or month first",
        lambda: due("05/03/2025"),
        of_due("DATE_AMBIGUOUS", "05/03/2025", "2025-03-05", "2025-05-03"),
    ),
    case(
        "DATE_AMBIGUOUS",
        "with dashes",
        lambda: due("5-3-25"),
        of_due("DATE_AMBIGUOUS", "5-3-25", "2025-03-05", "2025-05-03"),
    ),
    case("DATE_AMBIGUOUS", "with dots", lambda: due("05.03.2025"), of_due("DATE_TEXT", "05.03.2025", "2025-03-05")),
    case("DATE_NUMBER", "a number of days", lambda: due(45_838), of_due("DATE_NUMBER", "45838", "2025-06-30")),
    case("DATE_NUMBER", "in a date format", lambda: due(Styled(45_838, "dd/mm/yy"))),
    case("DATE_YEAR_ONLY", "a day", lambda: due(2025), of_due("DATE_YEAR_ONLY", "2025")),
    case("DATE_YEAR_ONLY", "a day, as text", lambda: due("2025"), of_due("DATE_YEAR_ONLY", "2025")),
    case(
        "DATE_YEAR_ONLY",
        "a day, in a date format",
        lambda: due(Styled(2025, "dd.mm.yyyy")),
        of_due("DATE_YEAR_ONLY", "2025"),
    ),
    case(
        "DATE_YEAR_ONLY",
        "the first day of something",
        lambda: sound().put("Actuals", 2, "From", 2025),
        "DATE_YEAR_ONLY Actuals!C2 · From · 2025",
    ),
    case(
        "DATE_YEAR_ONLY",
        "of a baseline",
        lambda: baseline_date(2024),
        "DATE_YEAR_ONLY Indicators!I2 · Baseline date · 2024",
    ),
    case(
        "DATE_YEAR_ONLY",
        "of a target",
        lambda: sound().put("Indicators", 2, "Target date", "2026"),
        "DATE_YEAR_ONLY Indicators!K2 · Target date · 2026",
    ),
    case(
        "DATE_YEAR_ONLY",
        "of an interim target",
        lambda: sound().put("Targets", 2, "Due", 2025),
        "DATE_YEAR_ONLY Targets!B2 · Due · 2025",
    ),
    case(
        "DATE_YEAR_ONLY",
        "of an actual",
        lambda: sound().put("Actuals", 3, "Date", 2025),
        "DATE_YEAR_ONLY Actuals!B3 · Date · 2025",
    ),
    case(
        "DATE_YEAR_ONLY",
        "a moved deadline is a day",
        lambda: sound().put("Revisions", 2, "Old", 2025),
        "DATE_YEAR_ONLY Revisions!C2 · Old · 2025",
    ),
    case("DATE_YEAR_ONLY", "a whole date", lambda: baseline_date("2023-12-31")),
    case(
        "DATE_OUT_OF_RANGE",
        "another century",
        lambda: due(day("2925-06-30")),
        of_due("DATE_OUT_OF_RANGE", "2925-06-30"),
    ),
    case("DATE_OUT_OF_RANGE", "a small number", lambda: due(7), of_due("DATE_OUT_OF_RANGE", "7")),
    case("DATE_OUT_OF_RANGE", "a large number", lambda: due(20250305), of_due("DATE_OUT_OF_RANGE", "20250305")),
    case("DATE_OUT_OF_RANGE", "a time of day", lambda: due(time(9, 30)), of_due("DATE_OUT_OF_RANGE", "09:30:00")),
    case("DATE_OUT_OF_RANGE", "the last century", lambda: sound().put("Agreements", 2, "Signed on", day("1992-06-06"))),
    case(
        "DATE_TIME_DROPPED",
        "half past nine",
        lambda: due(Styled(datetime(2025, 6, 30, 9, 30), "yyyy-mm-dd hh:mm")),
        of_due("DATE_TIME_DROPPED", "2025-06-30 09:30"),
    ),
    case(
        "DATE_TIME_DROPPED",
        "in a text",
        lambda: due("2025-06-30T09:30:00Z"),
        of_due("DATE_TIME_DROPPED", "2025-06-30T09:30:00Z"),
    ),
    case("DATE_TIME_DROPPED", "midnight", lambda: due(Styled(datetime(2025, 6, 30), "yyyy-mm-dd hh:mm"))),
)

WORDS: Sequence[Case] = (
    case(
        "BOOL_UNKNOWN",
        "neither",
        lambda: sound().put("Commitments", 2, "Restricted", "perhaps"),
        "BOOL_UNKNOWN Commitments!N2 · Restricted · perhaps",
    ),
    case(
        "BOOL_UNKNOWN",
        "a number",
        lambda: sound().put("Commitments", 2, "Restricted", 1),
        "BOOL_UNKNOWN Commitments!N2 · Restricted · 1",
    ),
    case("BOOL_UNKNOWN", "true", lambda: sound().put("Commitments", 2, "Restricted", True)),
    case("BOOL_UNKNOWN", "Tajik", lambda: sound().put("Commitments", 2, "Restricted", "Ҳа")),
    case(
        "CODE_UNKNOWN",
        "mistyped",
        lambda: sound().put("Agreements", 2, "Kind", "treatie"),
        "CODE_UNKNOWN Agreements!B2 · Kind · treatie → treaty",
    ),
    case(
        "CODE_UNKNOWN",
        "a letter of another alphabet",
        lambda: sound().put("Commitments", 2, "Closure", "оpen"),
        "CODE_UNKNOWN Commitments!K2 · Closure · оpen → open",
    ),
    case(
        "CODE_UNKNOWN",
        "a dash",
        lambda: sound().put("Commitments", 2, "Closure", "-"),
        "CODE_UNKNOWN Commitments!K2 · Closure · -",
    ),
    case(
        "CODE_UNKNOWN",
        "a setting",
        lambda: sound().lines("Register", ["Period", "weekly"]),
        "CODE_UNKNOWN Register!B6 · Value · weekly",
    ),
    case(
        "CODE_UNKNOWN",
        "a measure that decides how values are read",
        lambda: sound().put("Indicators", 4, "Measure", "ordnal"),
        "CODE_UNKNOWN Indicators!D4 · Measure · ordnal → ordinal",
    ),
    case("CODE_UNKNOWN", "other case", lambda: sound().put("Sessions", 2, "Kind", "Joint Commission")),
    case("CODE_UNKNOWN", "Urdu", lambda: sound().put("Agreements", 2, "Kind", "عہدنامہ")),
    case(
        "CODE_NORMALISED",
        "in progress",
        lambda: sound().put("Updates", 2, "Completion", "In progress"),
        "CODE_NORMALISED Updates!E2 · Completion · In progress",
    ),
    case("CODE_NORMALISED", "a word of the list", lambda: sound().put("Updates", 2, "Completion", "частично")),
    case(
        "TEXT_TOO_LONG",
        "longer than a cell",
        lambda: repacked(longer),
        f"TEXT_TOO_LONG Institutions!D2 · Focal point · {'x' * 79}…",
    ),
    case("TEXT_TOO_LONG", "long", lambda: sound().put("Institutions", 2, "Focal point", "x" * (LONG - 1))),
    case(
        "TEXT_MAYBE_CUT",
        "as long as a cell",
        lambda: sound().put("Institutions", 2, "Focal point", "x" * LONG),
        f"TEXT_MAYBE_CUT Institutions!D2 · Focal point · {'x' * 79}…",
    ),
    case("TEXT_MAYBE_CUT", "one letter less", lambda: sound().put("Institutions", 2, "Focal point", "x" * (LONG - 1))),
)

CASES: Sequence[Case] = (*EMPTY, *DATES, *WORDS)
