"""Settings of a register: the two-column sheet Register."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from tracker.domain.indicators import NoBaseline
from tracker.domain.values import Text


class PeriodLength(StrEnum):
    """How often the parties report."""

    QUARTER = "quarter"
    MONTH = "month"
    HALF_YEAR = "half-year"
    YEAR = "year"


class Classification(StrEnum):
    """Who may see the register."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


class Settings(BaseModel):
    """What holds for the whole register; every setting has a default. ``rules`` names a policy profile."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=True)

    title: Text = Text("")
    reference: str = ""
    language: str = "en"
    period: PeriodLength = PeriodLength.QUARTER
    rules: str = "idb-crf"
    verified_only: bool = False
    no_baseline: NoBaseline = NoBaseline.REFUSE
    classification: Classification = Classification.PUBLIC
    template_version: str | None = None

    @property
    def stated_language(self) -> str | None:
        """The language, where the register says it."""
        return self.language if "language" in self.model_fields_set else None
