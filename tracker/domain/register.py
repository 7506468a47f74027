"""The register: all records of one cooperation, with look-ups by code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from tracker.domain.agreements import Agreement
from tracker.domain.commitments import Commitment, Override, Revision
from tracker.domain.indicators import Actual, Indicator, Target
from tracker.domain.milestones import Milestone
from tracker.domain.parties import Institution, Party, Sector
from tracker.domain.record import FaultyRow
from tracker.domain.sessions import Session
from tracker.domain.settings import Settings
from tracker.domain.updates import Update

R = TypeVar("R")
DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A workbook the register was read from."""

    name: str
    sha256: str


def fold(code: str) -> str:
    """A code as it is compared: without regard to case."""
    return code.casefold()


def by_code(records: Iterable[R], code: Callable[[R], str]) -> Mapping[str, R]:
    """The records by folded code; of two with one code the first counts."""
    found: dict[str, R] = {}
    for record in records:
        found.setdefault(fold(code(record)), record)
    return found


def grouped(records: Iterable[R], owner: Callable[[R], str]) -> Mapping[str, tuple[R, ...]]:
    """The records by the folded code of what they belong to, in the order of their rows."""
    groups: dict[str, list[R]] = {}
    for record in records:
        groups.setdefault(fold(owner(record)), []).append(record)
    return {key: tuple(members) for key, members in groups.items()}


@dataclass(frozen=True)
class Register:
    """One body of records, in the order of their rows; ``faulty_rows`` holds by sheet name what could not be a record.

    All look-ups ignore case. A look-up by code gives ``None`` for a code that is not there.
    """

    settings: Settings = DEFAULTS
    parties: tuple[Party, ...] = ()
    institutions: tuple[Institution, ...] = ()
    sectors: tuple[Sector, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    sessions: tuple[Session, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    actuals: tuple[Actual, ...] = ()
    updates: tuple[Update, ...] = ()
    revisions: tuple[Revision, ...] = ()
    overrides: tuple[Override, ...] = ()
    faulty_rows: tuple[FaultyRow, ...] = ()
    files: tuple[RegisterFile, ...] = ()

    def party(self, code: str | None) -> Party | None:
        """The party of a code."""
        return self._parties.get(fold(code or ""))

    def institution(self, code: str | None) -> Institution | None:
        """The institution of a code."""
        return self._institutions.get(fold(code or ""))

    def sector(self, code: str | None) -> Sector | None:
        """The sector of a code; a register without a Sectors sheet has free names and no sectors."""
        return self._sectors.get(fold(code or ""))

    def agreement(self, code: str | None) -> Agreement | None:
        """The agreement of a code."""
        return self._agreements.get(fold(code or ""))

    def session(self, code: str | None) -> Session | None:
        """The session of a code."""
        return self._sessions.get(fold(code or ""))

    def commitment(self, code: str | None) -> Commitment | None:
        """The commitment of a code."""
        return self._commitments.get(fold(code or ""))

    def indicator(self, code: str | None) -> Indicator | None:
        """The indicator of a code."""
        return self._indicators.get(fold(code or ""))

    def milestones_of(self, commitment: str) -> tuple[Milestone, ...]:
        """The milestones of a commitment."""
        return self._milestones_of.get(fold(commitment), ())

    def indicators_of(self, commitment: str) -> tuple[Indicator, ...]:
        """The indicators of a commitment."""
        return self._indicators_of.get(fold(commitment), ())

    def updates_of(self, commitment: str) -> tuple[Update, ...]:
        """What the sides said about a commitment."""
        return self._updates_of.get(fold(commitment), ())

    def targets_of(self, indicator: str) -> tuple[Target, ...]:
        """The interim targets of an indicator."""
        return self._targets_of.get(fold(indicator), ())

    def actuals_of(self, indicator: str) -> tuple[Actual, ...]:
        """The actuals of an indicator."""
        return self._actuals_of.get(fold(indicator), ())

    def revisions_of(self, item: str) -> tuple[Revision, ...]:
        """The revisions of a commitment or indicator."""
        return self._revisions_of.get(fold(item), ())

    def overrides_of(self, item: str) -> tuple[Override, ...]:
        """The lights set by hand of a commitment or indicator."""
        return self._overrides_of.get(fold(item), ())

    def faulty_rows_of(self, field: str, code: str) -> tuple[FaultyRow, ...]:
        """The unreadable rows that name a code in a field: ``faulty_rows_of("indicator", "I-1")``."""
        return self._faulty_rows_of.get((field, fold(code)), ())

    @cached_property
    def _parties(self) -> Mapping[str, Party]:
        return by_code(self.parties, lambda one: one.code)

    @cached_property
    def _institutions(self) -> Mapping[str, Institution]:
        return by_code(self.institutions, lambda one: one.code)

    @cached_property
    def _sectors(self) -> Mapping[str, Sector]:
        return by_code(self.sectors, lambda one: one.code)

    @cached_property
    def _agreements(self) -> Mapping[str, Agreement]:
        return by_code(self.agreements, lambda one: one.code)

    @cached_property
    def _sessions(self) -> Mapping[str, Session]:
        return by_code(self.sessions, lambda one: one.code)

    @cached_property
    def _commitments(self) -> Mapping[str, Commitment]:
        return by_code(self.commitments, lambda one: one.code)

    @cached_property
    def _indicators(self) -> Mapping[str, Indicator]:
        return by_code(self.indicators, lambda one: one.code)

    @cached_property
    def _milestones_of(self) -> Mapping[str, tuple[Milestone, ...]]:
        return grouped(self.milestones, lambda one: one.commitment)

    @cached_property
    def _indicators_of(self) -> Mapping[str, tuple[Indicator, ...]]:
        return grouped(self.indicators, lambda one: one.commitment)

    @cached_property
    def _updates_of(self) -> Mapping[str, tuple[Update, ...]]:
        return grouped(self.updates, lambda one: one.commitment)

    @cached_property
    def _targets_of(self) -> Mapping[str, tuple[Target, ...]]:
        return grouped(self.targets, lambda one: one.indicator)

    @cached_property
    def _actuals_of(self) -> Mapping[str, tuple[Actual, ...]]:
        return grouped(self.actuals, lambda one: one.indicator)

    @cached_property
    def _revisions_of(self) -> Mapping[str, tuple[Revision, ...]]:
        return grouped(self.revisions, lambda one: one.item)

    @cached_property
    def _overrides_of(self) -> Mapping[str, tuple[Override, ...]]:
        return grouped(self.overrides, lambda one: one.item)

    @cached_property
    def _faulty_rows_of(self) -> Mapping[tuple[str, str], tuple[FaultyRow, ...]]:
        named: dict[tuple[str, str], list[FaultyRow]] = {}
        for row in self.faulty_rows:
            for field, value in row.values.items():
                if isinstance(value, str):
                    named.setdefault((field, fold(value)), []).append(row)
        return {key: tuple(rows) for key, rows in named.items()}
