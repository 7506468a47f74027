"""Large registers as real workbooks: faultless, of any size, and always the same for one seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

AS_OF = date(2026, 3, 31)
"""The day to judge such a register on: no row is dated later but what is still to come."""
FIRST_DAY = date(2023, 1, 1)
SEED = 20260331

PARTIES = ("PK", "TJ")
INSTITUTIONS, SECTORS, SESSIONS, AGREEMENTS = 40, 12, 8, 20
INDICATORS_EACH, MILESTONES_EACH, ACTUALS_EACH, UPDATES_EACH = 2, 3, 4, 2
"""Rows a commitment, and of actuals rows an indicator."""

WORDS = [
    "road",
    "bridge",
    "line",
    "border",
    "customs",
    "energy",
    "water",
    "transit",
    "export",
    "visa",
    "bank",
    "school",
    "clinic",
    "railway",
    "fibre",
]

Chance = random.Random
Cell = str | int | float | date | None
Rows = Iterable[Sequence[Cell]]


def write_register(path: Path, commitments: int, seed: int = SEED) -> Path:
    """Write a workbook of so many commitments, with the milestones, indicators, actuals and updates of each."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})  # the same bytes for the same seed
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, (headings, rows) in sheets(commitments, random.Random(seed)).items():  # noqa: S311 - see SEED
            write_sheet(book.add_worksheet(name), headings, rows, day)
    return path


def write_sheet(sheet: Worksheet, headings: str, rows: Rows, day: Format) -> None:
    """Write one sheet row by row; the headings stand in one text, separated by ``|``."""
    sheet.write_row(0, 0, headings.split("|"))
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            match value:
                case str():
                    sheet.write_string(number, column, value)
                case date():
                    sheet.write_datetime(number, column, value, day)
                case int() | float():
                    sheet.write_number(number, column, value)


def sheets(commitments: int, chance: Chance) -> Mapping[str, tuple[str, Rows]]:
    """All sheets by name: headings, and the rows as they are asked for."""
    starts = [FIRST_DAY + timedelta(days=chance.randrange(800)) for _ in range(commitments)]
    return {
        "Register": ("Setting|Value", SETTINGS),
        "Parties": ("Code|Name", [(code, f"State {code}") for code in PARTIES]),
        "Institutions": (
            "Code|Name|Party",
            [(institution(n), f"Office {n}", PARTIES[n % 2]) for n in range(INSTITUTIONS)],
        ),
        "Sectors": ("Code|Name", [(f"SECTOR-{n}", f"Sector {n}") for n in range(SECTORS)]),
        "Agreements": ("Code|Kind|Title|Signed on", agreements()),
        "Sessions": ("Code|Kind|Number|Title|From", sessions()),
        "Commitments": (COMMITMENTS, commitment_rows(starts, chance)),
        "Milestones": ("Code|Commitment|Title|Due|Done on|Weight|Evidence", milestone_rows(starts, chance)),
        "Indicators": (INDICATORS, indicator_rows(starts, chance)),
        "Actuals": ("Indicator|Date|Value|Reported by|Verification|Evidence", actual_rows(starts, chance)),
        "Updates": ("Commitment|Date|Party|Completion|Progress|Obstacle|Next step", update_rows(commitments, chance)),
    }


SETTINGS = (
    ("Title", "Commitments of a large cooperation"),
    ("Reference", "LARGE"),
    ("Period", "quarter"),
    ("Template version", "1"),
)
COMMITMENTS = "Code|Title|Description|Agreement|Session|Clause|Sector|Lead|Supporting|Start|Due|Priority"
INDICATORS = "Code|Commitment|Title|Level|Measure|Unit|Baseline|Baseline date|Target|Target date"


def institution(number: int) -> str:
    """The code of an institution; even ones belong to the first party."""
    return f"{PARTIES[number % 2]}-{number:02}"


def code(kind: str, number: int) -> str:
    """The code of a row of a large sheet."""
    return f"{kind}-{number:06}"


def sentence(chance: Chance, words: int) -> str:
    """Some words, as many as a title or a remark has."""
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


def past_day(chance: Chance, start: date) -> date:
    """Some day between a start and the reporting day."""
    return start + timedelta(days=1 + chance.randrange((AS_OF - start).days))


def agreements() -> Rows:
    """Instruments of the cooperation, signed one after the other."""
    return [(f"AG-{n}", "agreement", f"Agreement {n}", FIRST_DAY - timedelta(days=30 * n)) for n in range(AGREEMENTS)]


def sessions() -> Rows:
    """Sessions of a joint commission, one a year."""
    return [(f"S-{n}", "joint_commission", n + 1, f"Session {n + 1}", date(2015 + n, 6, 1)) for n in range(SESSIONS)]


def commitment_rows(starts: Sequence[date], chance: Chance) -> Iterator[Sequence[Cell]]:
    """What was promised, each by two institutions of different parties."""
    for n, start in enumerate(starts):
        lead = chance.randrange(INSTITUTIONS)
        yield (
            code("C", n),
            sentence(chance, 6),
            sentence(chance, 25),
            f"AG-{n % AGREEMENTS}",
            f"S-{n % SESSIONS}",
            f"Article {n % 30 + 1}",
            f"SECTOR-{n % SECTORS}",
            institution(lead),
            institution((lead + 1) % INSTITUTIONS),
            start,
            due(start),
            chance.choice(("normal", "normal", "high", None)),
        )


def due(start: date) -> date:
    """A commitment is to be done in four years."""
    return start + timedelta(days=1460)


def milestone_rows(starts: Sequence[date], chance: Chance) -> Iterator[Sequence[Cell]]:
    """Steps on the way, half of them done."""
    for n in range(len(starts) * MILESTONES_EACH):
        start = starts[n // MILESTONES_EACH]
        done = past_day(chance, start) if chance.random() < 0.5 else None
        step = start + timedelta(days=365 * (n % MILESTONES_EACH + 1))
        evidence = f"Letter {n}" if done else None
        yield code("M", n), code("C", n // MILESTONES_EACH), sentence(chance, 5), step, done, n % 3 + 1, evidence


def indicator_rows(starts: Sequence[date], chance: Chance) -> Iterator[Sequence[Cell]]:
    """Measurable outcomes, a third of them to fall."""
    for n in range(len(starts) * INDICATORS_EACH):
        start = starts[n // INDICATORS_EACH]
        baseline, target = (500, 100) if n % 3 == 0 else (100, 500)
        owner, title = code("C", n // INDICATORS_EACH), sentence(chance, 5)
        yield code("I", n), owner, title, "outcome", "number", "km", baseline, start, target, due(start)


def actual_rows(starts: Sequence[date], chance: Chance) -> Iterator[Sequence[Cell]]:
    """What was measured, each indicator some months apart by one reporter."""
    for n in range(len(starts) * INDICATORS_EACH):
        start = starts[n // INDICATORS_EACH]
        step = (AS_OF - start).days // ACTUALS_EACH
        for number in range(1, ACTUALS_EACH + 1):
            day, value = start + timedelta(days=step * number), chance.randrange(10_000, 60_000) / 100
            evidence = f"Report {n}" if chance.random() < 0.7 else None
            yield code("I", n), day, value, institution(n % INSTITUTIONS), "reported", evidence


def update_rows(commitments: int, chance: Chance) -> Iterator[Sequence[Cell]]:
    """What each side says."""
    for n in range(commitments * UPDATES_EACH):
        completion = chance.choice(("not_started", "limited", "substantial"))
        said = (sentence(chance, 15), sentence(chance, 8), sentence(chance, 8))
        yield code("C", n // UPDATES_EACH), past_day(chance, date(2025, 6, 1)), PARTIES[n % 2], completion, *said
