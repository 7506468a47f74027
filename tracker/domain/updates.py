"""Updates: what each side says."""

from __future__ import annotations

from datetime import date

from tracker.domain.record import MarkedRecord
from tracker.domain.values import Completion, Text


class Update(MarkedRecord):
    """One side's statement on a commitment; ``party`` is filled from the institution where only that is given."""

    commitment: str
    on: date
    party: str | None = None
    institution: str | None = None
    completion: Completion | None = None
    progress: Text | None = None
    obstacle: Text | None = None
    next_step: Text | None = None
    decision_requested: Text | None = None
    evidence: str | None = None
