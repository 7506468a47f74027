"""The machine-readable forms as they were promised, written out a second time: nothing more and nothing less."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

STATUSES = ("off_track", "at_risk", "not_assessable", "on_track", "achieved", "not_due", "withdrawn")
Status = Literal["off_track", "at_risk", "not_assessable", "on_track", "achieved", "not_due", "withdrawn"]
Completion = Literal["not_started", "limited", "substantial", "complete", "no_evidence"]
DeadlineState = Literal[
    "no_deadline", "on_schedule", "due_soon", "overdue", "completed_on_time", "completed_late", "closed"
]
IndicatorReason = Literal[
    "achieved",
    "level_held",
    "level_lost",
    "ahead",
    "on_pace",
    "behind",
    "far_behind",
    "moving_wrong_way",
    "past_due",
    "no_actual",
    "no_baseline",
    "no_target",
    "no_target_date",
    "no_start_date",
    "qualitative",
    "invalid_value",
    "not_due",
    "withdrawn",
    "override",
]
CommitmentReason = Literal["worst_indicator", "milestones", "nothing_to_measure", "not_due", "withdrawn", "override"]
Flag = Literal[
    "over_achieved",
    "reversal",
    "disputed",
    "one_sided",
    "undelivered_outcome",
    "outcome_pending",
    "ready_to_close",
    "stale",
]


def iso_day(text: str) -> str:
    assert date.fromisoformat(text).isoformat() == text
    return text


def plain_decimal(text: str) -> str:
    """Plain digits without exponent or idle zeros, or a label of a scale, which holds a letter."""
    if not re.search(r"[^\W\d_]", text):
        Decimal(text)
        assert not re.search(r"[+eE]|\.\d*0$|\.$|^-?0\d|^-0$", text), text
    return text


def four_places(number: float) -> float:
    assert round(number, 4) == number
    return number


Words = Annotated[str, Field(min_length=1)]
Day = Annotated[str, AfterValidator(iso_day)]
Value = Annotated[str, AfterValidator(plain_decimal)]
Share = Annotated[float, AfterValidator(four_places)]
Count = Annotated[int, Field(ge=0)]
Cell = Annotated[str, Field(pattern=r"^[A-Z]{1,3}[1-9]\d*$")]
Place = Annotated[str, Field(pattern=r"^.+![A-Z]{1,3}[1-9]\d*$")]


class Form(BaseModel):
    """A JSON object with exactly these members."""

    model_config = ConfigDict(extra="forbid", strict=True)


class File(Form):
    name: Words
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None  # null: too large, so it was not read


class ProblemCounts(Form):
    error: Count
    warning: Count


class Problem(Form):
    code: Annotated[str, Field(pattern="^[A-Z_]+$")]
    severity: Literal["error", "warning"]
    file: Words
    sheet: Words | None
    cell: Cell | None
    row: Annotated[int, Field(ge=1)] | None
    column: Words | None
    value: Annotated[str, Field(max_length=80)] | None
    message: Words
    hint: Words
    suggestions: list[Words]
    related: list[Place]


class Check(Form):
    """``tracker-check/1``."""

    format: Literal["tracker-check/1"]
    as_of: Day
    files: Annotated[list[File], Field(min_length=1)]
    counts: ProblemCounts
    problems: list[Problem]

    @model_validator(mode="after")
    def counts_are_those_of_the_list(self) -> Check:
        severities = [one.severity for one in self.problems]
        assert (self.counts.error, self.counts.warning) == (severities.count("error"), severities.count("warning"))
        return self


class StatusCounts(Form):
    off_track: Count
    at_risk: Count
    not_assessable: Count
    on_track: Count
    achieved: Count
    not_due: Count
    withdrawn: Count


class Counts(Form):
    commitments: StatusCounts
    indicators: StatusCounts


class Register(Form):
    reference: Words | None
    title: Words | None
    files: Annotated[list[File], Field(min_length=1)]


class Source(Form):
    file: Words
    sheet: Words
    row: Annotated[int, Field(ge=2)]


class ReasonOfCommitment(Form):
    code: CommitmentReason
    text: Words


class ReasonOfIndicator(Form):
    code: IndicatorReason
    text: Words


class Deadline(Form):
    state: DeadlineState
    due: Day | None
    original_due: Day | None
    days_overdue: Annotated[int, Field(ge=1)] | None
    days_late: Annotated[int, Field(ge=1)] | None
    slippage_days: int | None
    completed_on: Day | None

    @model_validator(mode="after")
    def days_belong_to_their_state(self) -> Deadline:
        assert (self.days_overdue is not None) == (self.state == "overdue")
        assert (self.days_late is not None) == (self.state == "completed_late")
        return self


class Milestones(Form):
    done_share: Share | None
    expected_share: Share | None
    done: Count
    total: Count

    @model_validator(mode="after")
    def none_of_none_is_null(self) -> Milestones:
        assert (self.done_share is None) == (self.expected_share is None)
        assert self.total > 0 or self.done_share is None
        return self


ChangeKind = Literal[
    "newly_overdue",
    "deadline_moved",
    "target_moved",
    "actual_moved",
    "not_reported",
    "milestones_done",
    "restated",
]


class Change(Form):
    transition: Literal["better", "worse", "same", "new", "closed"]
    from_: Annotated[Status | None, Field(alias="from")]
    to: Status
    kinds: list[ChangeKind]
    days_moved: int | None

    @model_validator(mode="after")
    def only_what_moved_has_days(self) -> Change:
        assert self.days_moved != 0
        assert self.days_moved is None or "deadline_moved" in self.kinds
        return self


class ChangeOfIndicator(Change):
    actual_from: Value | None
    actual_to: Value | None


class Removed(Form):
    code: Words
    commitment: Words | None
    title: Words | None
    status: Status


class Renumbered(Form):
    from_: Annotated[Words, Field(alias="from")]
    to: Words


class Commitment(Form):
    code: Words
    title: Words | None
    lead: Words | None
    sector: Words | None
    status: Status
    computed_status: Status
    reason: ReasonOfCommitment
    completion: Completion
    completion_basis: Literal["closure", "milestones", "updates"] | None
    deadline: Deadline
    flags: list[Flag]
    waiting_on: list[Words]
    milestones: Milestones
    indicators: list[Words]
    change: Change | None
    source: Source


class Indicator(Form):
    code: Words
    commitment: Words | None
    status: Status
    computed_status: Status
    reason: ReasonOfIndicator
    baseline: Value | None
    target: Value | None
    actual: Value | None
    actual_on: Day | None
    achievement: Share | None
    expected: Annotated[Share, Field(ge=0, le=1)] | None
    ratio: Share | None
    flags: list[Flag]
    unit: Words | None
    change: ChangeOfIndicator | None
    source: Source

    @model_validator(mode="after")
    def an_actual_has_its_day(self) -> Indicator:
        assert (self.actual is None) == (self.actual_on is None)
        return self


class Period(Form):
    from_: Annotated[Day, Field(alias="from")]
    to: Day


class RowWithoutEvidence(Form):
    item: Words
    file: Words
    sheet: Words
    row: Annotated[int, Field(ge=2)]


class OwedByParty(Form):
    code: Words
    overdue_commitments: list[Words]
    overdue_milestones: list[Words]
    due_soon_milestones: list[Words]
    unreported_indicators: list[Words]
    missing_evidence: list[RowWithoutEvidence]


class OwedByInstitution(OwedByParty):
    party: Words | None


class Owed(Form):
    period: Period
    parties: list[OwedByParty]
    institutions: list[OwedByInstitution]


class ExplainedRow(Form):
    label: Words
    words: Words
    place: str


class ExplainedPart(Form):
    heading: Words
    rows: Annotated[list[ExplainedRow], Field(min_length=1)]


class Explanation(Form):
    code: Words
    title: str
    parts: Annotated[list[ExplainedPart], Field(min_length=1)]


class StatusForm(Form):
    """``tracker-status/1``; what has a default is there only where it was asked for."""

    format: Literal["tracker-status/1"]
    as_of: Day
    since: Day | None
    rules: Annotated[str, Field(pattern=r"^[\w.-]+/[1-9]\d*$")]
    register_: Annotated[Register, Field(alias="register")]
    counts: Counts
    commitments: list[Commitment]
    indicators: list[Indicator]
    problems: ProblemCounts
    removed: list[Removed] | None = None
    renumbered: list[Renumbered] | None = None
    selection: Annotated[dict[str, Any], Field(min_length=1)] | None = None
    owed: Owed | None = None
    explanations: list[Explanation] | None = None

    @model_validator(mode="after")
    def changes_are_there_with_an_earlier_day(self) -> StatusForm:
        changes = [*(one.change for one in self.commitments), *(one.change for one in self.indicators)]
        for part in (self.removed, self.renumbered, *changes):
            assert (part is None) is (self.since is None)
        return self

    @model_validator(mode="after")
    def counts_are_those_of_the_lists(self) -> StatusForm:
        for counts, lights in (
            (self.counts.commitments, [str(one.status) for one in self.commitments]),
            (self.counts.indicators, [str(one.status) for one in self.indicators]),
        ):
            assert counts.model_dump() == {status: lights.count(status) for status in STATUSES}
        return self

    @model_validator(mode="after")
    def indicators_of_a_commitment_are_there(self) -> StatusForm:
        assert {code for one in self.commitments for code in one.indicators} <= {one.code for one in self.indicators}
        return self


def check_form(content: Any) -> Check:
    """The JSON of ``check``, if it is as promised."""
    return Check.model_validate(content)


def status_form(content: Any) -> StatusForm:
    """The JSON of ``status``, if it is as promised."""
    return StatusForm.model_validate(content)
