"""The session that papers are for, and those of its series before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.assessment.readings import Assessment, CommitmentReading
from tracker.domain.register import fold
from tracker.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Series:
    """The session that is prepared and the earlier ones of its kind and platform, the newest first.

    A session that was held before the day is itself the newest of the earlier ones: the papers are for the one that
    follows it, which the register does not hold yet.
    """

    session: Session
    earlier: Sequence[Session]
    is_held: bool

    @property
    def last_day(self) -> date | None:
        """The last day of the newest earlier session."""
        return end_of(self.earlier[0]) if self.earlier else None


def series(assessment: Assessment, session: Session) -> Series:
    """The series of a session as it stood on the day."""
    day = assessment.as_of
    end = end_of(session)
    is_held = end is not None and end < day
    found = [one for one in assessment.register.sessions if is_before(one, session, day) and belongs(one, session)]
    found.sort(key=lambda one: one.first_day or day, reverse=True)
    return Series(session, [session, *found] if is_held else found, is_held)


def belongs(one: Session, session: Session) -> bool:
    """Whether a session is of the same kind and platform."""
    return one.kind is session.kind and fold(one.platform or "") == fold(session.platform or "")


def is_before(one: Session, session: Session, day: date) -> bool:
    """Whether a session was held before the day and before another one."""
    end = end_of(one)
    if end is None or end >= day or one is session:
        return False
    return session.first_day is None or end < session.first_day


def end_of(session: Session) -> date | None:
    """The last day of a session."""
    return session.last_day or session.first_day


def agreed_at(assessment: Assessment, session: Session) -> Sequence[CommitmentReading]:
    """The commitments that were agreed at a session."""
    code = fold(session.code)
    return [one for one in assessment.commitments if fold(one.commitment.session or "") == code]


def parties_of(assessment: Assessment, found: Series) -> Sequence[str]:
    """The sides of a session: its host, and who is concerned by what its series agreed; else all that work together."""
    readings = [one for session in found.earlier for one in agreed_at(assessment, session)]
    working = {fold(party) for one in readings or assessment.commitments for party in one.parties}
    working |= {fold(found.session.host)} if found.session.host else set()
    return [one.code for one in assessment.register.parties if fold(one.code) in working]
