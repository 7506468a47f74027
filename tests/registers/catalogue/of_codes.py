"""Cases of identifiers, of references and of rows that stand twice."""

from __future__ import annotations

from collections.abc import Sequence

from tests.registers.books import Book, day, part, sound
from tests.registers.catalogue.case import Case, case


def code(value: object) -> Book:
    """The register with another code of its second milestone, to which nothing refers."""
    return sound().put("Milestones", 3, "Code", value)


def lead(value: object) -> Book:
    """The register with another lead of its first commitment."""
    return sound().put("Commitments", 2, "Lead", value)


def supporting(value: object) -> Book:
    """The register with other supporting institutions."""
    return sound().put("Commitments", 2, "Supporting", value)


def ministries(name: str, party: str = "BB") -> Book:
    """Another workbook with institutions, one of which the register has."""
    book = part("Institutions", name="ministries.xlsx")
    return book.put("Institutions", 3, "Name", name).put("Institutions", 3, "Party", party)


CODES: Sequence[Case] = (
    case("CODE_NUMERIC", "a code", lambda: code(12), "CODE_NUMERIC Milestones!A3 · Code · 12"),
    case(
        "CODE_NUMERIC", "made a day", lambda: code(day("2026-03-01")), "CODE_NUMERIC Milestones!A3 · Code · 2026-03-01"
    ),
    case(
        "CODE_NUMERIC",
        "a reference that lost its zeros",
        lambda: lead(7).row("Institutions", Code="007", Name="Bureau", Party="AA"),
        "CODE_NUMERIC Commitments!F2 · Lead · 7 → 007",
    ),
    case(
        "CODE_NUMERIC",
        "a code, of which the reference is right",
        lambda: lead("007").row("Institutions", Code=7, Name="Bureau", Party="AA"),
        "CODE_NUMERIC Institutions!A4 · Code · 7",
    ),
    case(
        "CODE_NUMERIC", "digits as text", lambda: lead("007").row("Institutions", Code="007", Name="Bureau", Party="AA")
    ),
    case(
        "CODE_NUMERIC",
        "a sector without a sheet of sectors",
        lambda: sound().without("Sectors").put("Commitments", 2, "Sector", 3),
    ),
    case(
        "LOOKALIKE_LETTERS",
        "one letter of a code",
        lambda: code("М-2a"),
        "LOOKALIKE_LETTERS Milestones!A3 · Code · М-2a → M-2a",
    ),
    case(
        "LOOKALIKE_LETTERS",
        "a code among Latin ones",
        lambda: sound().put("Parties", 2, "Code", "АА"),
        "LOOKALIKE_LETTERS Parties!A2 · Code · АА → AA",
    ),
    case(
        "LOOKALIKE_LETTERS",
        "a reference",
        lambda: lead("АА-Е"),
        "LOOKALIKE_LETTERS Commitments!F2 · Lead · АА-Е → AA-E",
    ),
    case(
        "LOOKALIKE_LETTERS",
        "one of several references, in another case",
        lambda: supporting("AA-E;\nвВ-Т"),
        "LOOKALIKE_LETTERS Commitments!G2 · Supporting · вВ-Т → BB-T",
    ),
    case("LOOKALIKE_LETTERS", "a Cyrillic code", lambda: code("ЭТАП-2")),
    case("LOOKALIKE_LETTERS", "two alphabets that nobody mistakes", lambda: code("ПЖ-EN-2")),
    case(
        "ID_PATTERN",
        "spaces",
        lambda: code("M 2"),
        "ID_PATTERN Milestones!A3 · Code · M 2 → M-2",
    ),
    case("ID_PATTERN", "a sign", lambda: code("M-2!"), "ID_PATTERN Milestones!A3 · Code · M-2!"),
    case("ID_PATTERN", "41 characters", lambda: code("M" * 41), f"ID_PATTERN Milestones!A3 · Code · {'M' * 41}"),
    case("ID_PATTERN", "40 characters", lambda: code("M" * 40)),
    case("ID_PATTERN", "every sign there may be", lambda: code(" Ö_2.1/b-٣\u00a0")),
    case("ID_PATTERN", "signs nobody can see", lambda: code("\u200eM-2\ufeff")),
)

REFERENCES: Sequence[Case] = (
    case("REF_UNKNOWN", "no such row", lambda: lead("AA-X"), "REF_UNKNOWN Commitments!F2 · Lead · AA-X"),
    case(
        "REF_UNKNOWN",
        "typed another way",
        lambda: lead("aa e"),
        "REF_UNKNOWN Commitments!F2 · Lead · aa e → AA-E",
    ),
    case(
        "REF_UNKNOWN",
        "the name instead of the code",
        lambda: lead("Ministry of Energy"),
        "REF_UNKNOWN Commitments!F2 · Lead · Ministry of Energy → AA-E",
    ),
    case(
        "REF_UNKNOWN",
        "nearly the name",
        lambda: lead("Ministry of Enrgy"),
        "REF_UNKNOWN Commitments!F2 · Lead · Ministry of Enrgy → AA-E",
    ),
    case(
        "REF_UNKNOWN",
        "a number is no typing error",
        lambda: sound().put("Actuals", 2, "Indicator", "I-9"),
        "REF_UNKNOWN Actuals!A2 · Indicator · I-9",
    ),
    case(
        "REF_UNKNOWN",
        "in the middle of a list",
        lambda: supporting("AA-E; XX\nBB-T"),
        "REF_UNKNOWN Commitments!G2 · Supporting · XX",
    ),
    case(
        "REF_UNKNOWN",
        "a list with commas",
        lambda: supporting("AA-E, BB-T"),
        "REF_UNKNOWN Commitments!G2 · Supporting · AA-E, BB-T → AA-E; BB-T",
    ),
    case("REF_UNKNOWN", "other case, spaces around it", lambda: lead("  aa-e\u00a0")),
    case(
        "REF_UNKNOWN",
        "a row that is itself at fault",
        lambda: sound().put("Agreements", 2, "Kind", "tretty"),
        "CODE_UNKNOWN Agreements!B2 · Kind · tretty → treaty",
    ),
    case(
        "REF_UNKNOWN",
        "a row whose code is at fault",
        lambda: sound().put("Institutions", 2, "Code", "AA E"),
        "ID_PATTERN Institutions!A2 · Code · AA E → AA-E",
    ),
    case(
        "REF_UNKNOWN", "a sheet that is missing", lambda: sound().without("Institutions"), "SHEET_MISSING register.xlsx"
    ),
    case(
        "REF_CYCLE",
        "each waits for the other",
        lambda: sound().put("Commitments", 2, "Depends on", "C-2"),
        "REF_CYCLE Commitments!M2 · Depends on · C-2",
    ),
    case("REF_CYCLE", "both wait for a third", lambda: third().put("Commitments", 2, "Depends on", "C-3")),
)


def third() -> Book:
    """The register with one more commitment, for which the second one waits."""
    book = sound().put("Commitments", 3, "Depends on", "C-3; C-1")
    return book.row("Commitments", Code="C-3", Title="Agree", Session="S-1", Sector="ENERGY", Lead="AA-E")


TWICE: Sequence[Case] = (
    case(
        "ID_DUPLICATE",
        "in another case",
        lambda: code("m-1"),
        "ID_DUPLICATE Milestones!A3 · Code · m-1",
    ),
    case(
        "ID_DUPLICATE",
        "on a row that is at fault too",
        lambda: code("M-1").put("Milestones", 3, "Commitment", None),
        "ID_DUPLICATE Milestones!A3 · Code · M-1",
        "REQUIRED_EMPTY Milestones!B3 · Commitment",
    ),
    case("ID_DUPLICATE", "padding zeros make another code", lambda: code("M-01")),
    case("ID_DUPLICATE", "in another sheet", lambda: code("C-1")),
    case(
        "ID_CONFLICT",
        "two workbooks disagree",
        lambda: (sound(), ministries("Ministry of Roads", "AA")),
        "ID_CONFLICT Institutions!A3 · Code · BB-T",
    ),
    case("ID_CONFLICT", "two workbooks agree", lambda: (sound(), ministries("Ministry of Transport"))),
    case(
        "ID_CONFLICT",
        "a cell that cannot be read says nothing else",
        lambda: (sound(), ministries("Ministry of Transport", "CC")),
        "REF_UNKNOWN Institutions!C3 · Party · CC",
    ),
    case(
        "SETTING_UNKNOWN",
        "mistyped",
        lambda: sound().lines("Register", ["Langage", "en"]),
        "SETTING_UNKNOWN Register!A6 · Setting · Langage → Language",
    ),
    case("SETTING_UNKNOWN", "one's own", lambda: sound().lines("Register", ["# printed on", "A4"])),
    case(
        "SETTING_UNKNOWN",
        "Russian",
        lambda: sound().lines("Register", ["Правила", "idb-crf"], ["Название [ru]", "Два"]),
    ),
    case(
        "SETTING_CONFLICT",
        "two workbooks disagree",
        lambda: (sound(), part("Register").put("Register", 3, "Value", "AA-CC")),
        "SETTING_CONFLICT Register!B3 · Value · AA-CC",
    ),
    case("SETTING_CONFLICT", "two workbooks agree", lambda: (sound(), part("Register"))),
)

CASES: Sequence[Case] = (*CODES, *REFERENCES, *TWICE)
