"""Cases of headers, columns and whole rows."""

from __future__ import annotations

from collections.abc import Sequence

from tests.registers.books import Book, sound
from tests.registers.catalogue.case import Case, case


def merged(sheet: str, cells: str, book: Book | None = None) -> Book:
    """The register with some cells merged."""
    book = book or sound()
    book.merged.append((sheet, cells))
    return book


def hidden_row(sheet: str, row: int) -> Book:
    """The register with a row that nobody sees."""
    book = sound()
    book.hidden_rows.append((sheet, row))
    return book


def titles(count: int) -> Book:
    """The register with titles above the targets."""
    return sound().above("Targets", *(["A title"] for _ in range(count)))


COLUMNS: Sequence[Case] = (
    case("HEADER_NOT_FOUND", "in row 11", lambda: titles(10), "HEADER_NOT_FOUND Targets"),
    case("HEADER_NOT_FOUND", "in row 10", lambda: titles(9)),
    case(
        "HEADER_NOT_FOUND",
        "no headings",
        lambda: headless("Commitments"),
        "HEADER_NOT_FOUND Commitments",
    ),
    case(
        "COLUMN_MISSING",
        "not there",
        lambda: sound().without("Commitments", "Lead"),
        "COLUMN_MISSING Commitments!1 · Lead",
    ),
    case(
        "COLUMN_MISSING",
        "misspelt",
        lambda: sound().head("Commitments", "Title", "Titel"),
        "COLUMN_MISSING Commitments!B1 · Titel · Titel → Titel",
    ),
    case(
        "COLUMN_MISSING",
        "one of two headings, misspelt",
        lambda: sound().head("Parties", "Name", "Nmae"),
        "COLUMN_MISSING Parties!B1 · Nmae · Nmae → Nmae",
    ),
    case(
        "COLUMN_MISSING",
        "with more words",
        lambda: sound().head("Targets", "Due", "Due date"),
        "COLUMN_MISSING Targets!B1 · Due date · Due date → Due date",
    ),
    case(
        "COLUMN_MISSING",
        "a letter of another alphabet",
        lambda: sound().head("Targets", "Due", "Duе"),
        "COLUMN_MISSING Targets!B1 · Duе · Duе → Duе",
    ),
    case(
        "COLUMN_MISSING",
        "only in translation",
        lambda: sound().head("Parties", "Name", "Name [ru]"),
        "COLUMN_MISSING Parties!1 · Name",
    ),
    case("COLUMN_MISSING", "an optional column", lambda: sound().without("Commitments", "Depends on")),
    case(
        "COLUMN_MISSING",
        "star, hint, case, line break, two languages",
        lambda: (
            sound()
            .head("Commitments", "Due", "due * (yyyy-mm-dd)")
            .head("Commitments", "Original due", "Original\ndue")
            .head("Commitments", "Lead", "Lead / Ответственный орган")
            .head("Commitments", "Title", "Название/Номи уҳдадорӣ")
            .head("Commitments", "Closed on", "ＣＬＯＳＥＤ　ＯＮ")
        ),
    ),
    case(
        "COLUMN_UNKNOWN",
        "one's own",
        lambda: sound().more("Commitments", "Ministry's number", 1, 2),
        "COLUMN_UNKNOWN Commitments!O1 · Ministry's number · Ministry's number",
    ),
    case(
        "COLUMN_UNKNOWN",
        "an optional one misspelt",
        lambda: sound().head("Commitments", "Agreement", "Agrement"),
        "COLUMN_UNKNOWN Commitments!C1 · Agrement · Agrement → Agreement",
    ),
    case(
        "COLUMN_UNKNOWN",
        "a language that is not supported",
        lambda: sound().more("Parties", "Name [fr]", "Alande", "Borlande"),
        "COLUMN_UNKNOWN Parties!C1 · Name [fr] · Name [fr]",
    ),
    case(
        "COLUMN_UNKNOWN",
        "halves of two columns",
        lambda: sound().more("Commitments", "Note / Priority", "high"),
        "COLUMN_UNKNOWN Commitments!O1 · Note / Priority · Note / Priority",
    ),
    case("COLUMN_UNKNOWN", "marked as one's own", lambda: sound().more("Commitments", "# ours", 1, 2)),
    case(
        "COLUMN_DUPLICATE",
        "told apart by a hint alone",
        lambda: sound().more("Commitments", "Due (new)", None, None),
        "COLUMN_DUPLICATE Commitments!O1 · Due (new) · Due (new)",
    ),
    case(
        "COLUMN_DUPLICATE",
        "one language twice",
        lambda: sound().more("Parties", "Name [ru]", "А", "Б").more("Parties", "Название [ru]", "А", "Б"),
        "COLUMN_DUPLICATE Parties!D1 · Название [ru] · Название [ru]",
    ),
    case("COLUMN_DUPLICATE", "a translation", lambda: sound().more("Parties", "Name [ru]", "А", "Б")),
    case(
        "COLUMN_NO_HEADER",
        "values without a heading",
        lambda: sound().more("Commitments", None, "x", "y"),
        "COLUMN_NO_HEADER Commitments!O1",
    ),
    case("COLUMN_NO_HEADER", "above the header", lambda: sound().above("Targets", ["Title", "", "", "", "x"])),
    case(
        "LANGUAGE_COLUMN_MISSING",
        "one of two translations",
        lambda: (
            sound()
            .more("Sessions", "Title [ru]", "А")
            .more("Sessions", "Title [tg]", "Б")
            .more("Sessions", "Note", "c")
            .more("Sessions", "Note [ru]")
        ),
        "LANGUAGE_COLUMN_MISSING Sessions!K1 · Note [ru]",
    ),
    case(
        "LANGUAGE_COLUMN_MISSING",
        "the text itself",
        lambda: sound().more("Sessions", "Note [ru]", "А"),
        "LANGUAGE_COLUMN_MISSING Sessions!H1 · Note [ru]",
    ),
    case(
        "LANGUAGE_COLUMN_MISSING",
        "a text that is not translated at all",
        lambda: (
            sound()
            .more("Sessions", "Title [ru]", "А")
            .more("Sessions", "Title [tg]", "Б")
            .more("Sessions", "Note", "c")
        ),
    ),
    case(
        "LANGUAGE_COLUMN_MISSING",
        "the main language needs no mark",
        lambda: (
            sound()
            .put("Register", 4, "Value", "русский")
            .more("Sessions", "Title [tg]", "Б")
            .more("Sessions", "Title [ru]", "А")
            .more("Sessions", "Note", "c")
            .more("Sessions", "Note [tg]", "Б")
        ),
    ),
)

ROWS: Sequence[Case] = (
    case(
        "MERGED_CELLS",
        "down",
        lambda: merged("Commitments", "F2:F3", sound().put("Commitments", 3, "Lead", None)),
        "MERGED_CELLS Commitments!F2 · Lead",
    ),
    case(
        "MERGED_CELLS",
        "to the right",
        lambda: merged("Commitments", "E2:F2", sound().put("Commitments", 2, "Lead", None)),
        "MERGED_CELLS Commitments!E2 · Sector",
    ),
    case(
        "MERGED_CELLS",
        "with the heading",
        lambda: merged("Targets", "C1:C2", sound().put("Targets", 2, "Value", None)),
        "MERGED_CELLS Targets!C2 · Value",
    ),
    case("MERGED_CELLS", "a title", lambda: merged("Targets", "A1:C1", sound().above("Targets", ["A title"]))),
    case(
        "MERGED_CELLS", "one's own columns", lambda: merged("Targets", "D2:E2", sound().cell("Targets", 1, "D", "# a"))
    ),
    case(
        "MERGED_CELLS",
        "blank cells",
        lambda: merged("Commitments", "C3:C3", merged("Milestones", "D3:G3")),
    ),
    case("ROWS_HIDDEN", "a filtered row", lambda: hidden_row("Actuals", 3), "ROWS_HIDDEN Actuals"),
    case("ROWS_HIDDEN", "a row that is none", lambda: hidden_row("Actuals", 9)),
    case(
        "TOO_MANY_ROWS",
        "row 100,001",
        lambda: sound().cell("Targets", 100_001, "A", "x"),
        "TOO_MANY_ROWS Targets!A100001 · Indicator",
    ),
    case(
        "TOO_MANY_ROWS",
        "row 100,000",
        lambda: sound().cell("Targets", 100_000, "A", "x"),
        "STRAY_VALUE Targets!A100000 · Indicator · x",
    ),
    case(
        "STRAY_VALUE",
        "1,001 rows below",
        lambda: sound().cell("Targets", 1004, "C", 5),
        "STRAY_VALUE Targets!C1004 · Value · 5",
    ),
    case(
        "STRAY_VALUE",
        "1,000 rows below",
        lambda: sound().cell("Targets", 1002, "C", 5),
        "REQUIRED_EMPTY Targets!A1002 · Indicator",
        "REQUIRED_EMPTY Targets!B1002 · Due",
    ),
    case(
        "ROW_DUPLICATE",
        "pasted twice",
        lambda: twice("Updates"),
        "ROW_DUPLICATE Updates!A3 · Commitment",
    ),
    case("ROW_DUPLICATE", "a cell differs", lambda: twice("Updates").put("Updates", 3, "Progress", "All of it")),
)


def twice(sheet: str) -> Book:
    """The register with the second row of a sheet repeated."""
    book = sound()
    return book.lines(sheet, book.sheets[sheet][1])


def headless(sheet: str) -> Book:
    """The register with a sheet that has lost its headings."""
    book = sound()
    del book.sheets[sheet][0]
    return book


CASES: Sequence[Case] = (*COLUMNS, *ROWS)
