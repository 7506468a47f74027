"""How long a large register takes to judge, and to compare between two days. Prints seconds and ratios.

Records are made in memory.

python benchmarks/judge.py [--commitments 5000] [--repeat 5]
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from tracker.assessment.assess import assess, judged
from tracker.assessment.change import Change, changes_between
from tracker.assessment.policy import Moment, shipped_policy
from tracker.assessment.readings import Assessment
from tracker.cli import COLLECT_RARELY
from tracker.domain.agreements import Agreement
from tracker.domain.commitments import Closure, Commitment, RevisedField, Revision
from tracker.domain.indicators import Accumulation, Actual, Direction, Indicator, Measure, Target
from tracker.domain.milestones import Milestone
from tracker.domain.parties import Institution, Party
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.domain.sessions import Session
from tracker.domain.updates import Update
from tracker.domain.values import Completion
from tracker.source import RowSource, SheetLayout

AS_OF = date(2026, 3, 31)
SINCE = date(2025, 12, 31)
FIRST_DAY = date(2023, 1, 1)
SEED = 20260331
INSTITUTIONS = 40
SECTORS = 12
SESSIONS = 8
INDICATORS_EACH, MILESTONES_EACH, ACTUALS_EACH = 2, 3, 4

Chance = random.Random


def source(sheet: str, row: int) -> RowSource:
    """A row of a sheet that was never written."""
    return RowSource(SheetLayout("register.xlsx", sheet, {}, {}), row)


def a_day(chance: Chance, days: int = 1800) -> date:
    """Some day from 2023 on."""
    return FIRST_DAY + timedelta(days=chance.randrange(days))


def a_number(chance: Chance) -> Decimal:
    """Some number with two decimals."""
    return Decimal(chance.randrange(100_000)).scaleb(-2)


def commitment(number: int, chance: Chance) -> Commitment:
    """Some commitment, nine of ten still open."""
    start = a_day(chance, 800)
    closure = chance.choices(tuple(Closure), (90, 7, 2, 1))[0]
    return Commitment(
        source=source("Commitments", number + 2),
        code=f"C-{number:05}",
        agreement=f"AG-{number % SESSIONS}",
        session=f"S-{number % SESSIONS}",
        sector=f"SECTOR-{number % SECTORS}",
        lead=f"IN-{number % INSTITUTIONS}",
        supporting=(f"IN-{(number + 1) % INSTITUTIONS}",),
        start=start,
        due=start + timedelta(days=chance.randrange(200, 1500)),
        closure=closure,
        closed_on=None if closure is Closure.OPEN else a_day(chance, 1200),
    )


def indicator(number: int, chance: Chance) -> Indicator:
    """Some indicator of the commitment it falls to."""
    return Indicator(
        source=source("Indicators", number + 2),
        code=f"I-{number:05}",
        commitment=f"C-{number // INDICATORS_EACH:05}",
        measure=chance.choice((Measure.NUMBER, Measure.PERCENT, Measure.CURRENCY)),
        direction=chance.choice((None, None, None, Direction.AT_LEAST)),
        accumulation=chance.choice((Accumulation.LATEST, Accumulation.LATEST, Accumulation.SUM)),
        baseline=a_number(chance),
        baseline_date=chance.choice((None, a_day(chance, 300))),
        target=a_number(chance),
    )


def actual(number: int, chance: Chance) -> Actual:
    """Some actual; a third of them are given as parts of a whole."""
    is_parts = number % 3 == 0
    return Actual(
        source=source("Actuals", number + 2),
        indicator=f"I-{number // ACTUALS_EACH:05}",
        on=a_day(chance),
        value=None if is_parts else a_number(chance),
        numerator=a_number(chance) if is_parts else None,
        denominator=a_number(chance) if is_parts else None,
        reported_by=f"IN-{chance.randrange(INSTITUTIONS)}",
        evidence=chance.choice((None, "Letter")),
    )


def milestone(number: int, chance: Chance) -> Milestone:
    """Some milestone, half of them done."""
    return Milestone(
        source=source("Milestones", number + 2),
        code=f"M-{number:05}",
        commitment=f"C-{number // MILESTONES_EACH:05}",
        due=chance.choice((None, a_day(chance))),
        done_on=chance.choice((None, a_day(chance))),
        weight=Decimal(chance.choice((1, 1, 2, 3))),
    )


def target(number: int, chance: Chance) -> Target:
    """Some interim target."""
    value = a_number(chance)
    return Target(source=source("Targets", number + 2), indicator=f"I-{number:05}", due=a_day(chance), value=value)


def update(number: int, chance: Chance) -> Update:
    """What some side says."""
    return Update(
        source=source("Updates", number + 2),
        commitment=f"C-{number // 2:05}",
        on=a_day(chance),
        party=chance.choice(("PK", "TJ")),
        completion=chance.choice((None, *Completion)),
    )


def revision(number: int, chance: Chance) -> Revision:
    """Some deadline moved."""
    return Revision(
        source=source("Revisions", number + 2),
        item=f"C-{number * 5:05}",
        field=RevisedField.DUE,
        old=a_day(chance),
        new=a_day(chance),
        on=a_day(chance),
        basis="S-0",
    )


def several(make: Callable[[int, Chance], Record], how_many: int, chance: Chance) -> tuple[Record, ...]:
    """So many records of one kind."""
    return tuple(make(number, chance) for number in range(how_many))


def register_of(commitments: int, seed: int = SEED) -> Register:
    """A register of so many commitments, always the same for one seed."""
    chance = random.Random(seed)  # noqa: S311 - a fixed seed is the point
    indicators = commitments * INDICATORS_EACH
    parties = ("PK", "TJ")
    rows: dict[str, tuple[Record, ...]] = {
        "commitments": several(commitment, commitments, chance),
        "milestones": several(milestone, commitments * MILESTONES_EACH, chance),
        "indicators": several(indicator, indicators, chance),
        "targets": several(target, indicators // 2, chance),
        "actuals": several(actual, indicators * ACTUALS_EACH, chance),
        "updates": several(update, commitments * 2, chance),
        "revisions": several(revision, commitments // 5, chance),
        "parties": tuple(Party(source=source("Parties", 2), code=code) for code in parties),
        "institutions": several(
            lambda number, _: Institution(
                source=source("Institutions", number + 2), code=f"IN-{number}", party=parties[number % 2]
            ),
            INSTITUTIONS,
            chance,
        ),
        "agreements": several(
            lambda number, _: Agreement(source=source("Agreements", number + 2), code=f"AG-{number}"), SESSIONS, chance
        ),
        "sessions": several(
            lambda number, _: Session(source=source("Sessions", number + 2), code=f"S-{number}", first_day=FIRST_DAY),
            SESSIONS,
            chance,
        ),
    }
    return Register(**rows)  # type: ignore[arg-type] # each field has its own kind, made two lines above


def judge(register: Register) -> Assessment:
    """Everything on one day."""
    return assess(register, as_of=AS_OF, policy=shipped_policy("idb-crf"))


def compare(register: Register) -> Change:
    """Everything on one day, and what changed since an earlier one."""
    assessment = judge(register)
    return changes_between(assessment, judged(assessment.register, Moment(SINCE, assessment.policy)))


def best_of(work: Callable[[Register], object], register: Register, repeat: int) -> float:
    """The shortest of several runs in seconds: what the program needs when nothing else disturbs it."""
    runs = []
    for _ in range(repeat):
        begun = time.perf_counter()
        work(register)
        runs.append(time.perf_counter() - begun)
    return min(runs)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure at the size asked for and at half of it: twice the rows should take twice the time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commitments", type=int, default=5000)
    parser.add_argument("--repeat", type=int, default=5)
    chosen = parser.parse_args(arguments)
    gc.set_threshold(*COLLECT_RARELY)  # as a command does
    small, large = (register_of(size) for size in (chosen.commitments // 2, chosen.commitments))
    half, whole = (best_of(judge, register, chosen.repeat) for register in (small, large))
    compared = best_of(compare, large, chosen.repeat)
    indicators = chosen.commitments * INDICATORS_EACH
    print(
        f"{chosen.commitments} commitments, {indicators} indicators, {indicators * ACTUALS_EACH} actuals, "
        f"{chosen.commitments * MILESTONES_EACH} milestones: {whole:.2f} s ({whole / half:.2f} × half of it)\n"
        f"judged and compared with an earlier day: {compared:.2f} s ({compared / whole:.2f} × judging)"
    )


if __name__ == "__main__":
    main()
