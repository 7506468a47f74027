"""A status file, ``tracker-status/1``, read back as the earlier day of a comparison."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tracker.assessment.change import NOT_TOLD, CommitmentThen, IndicatorThen, Then, by_folded_code
from tracker.domain.values import DeadlineState, Status, Value
from tracker.errors import WrongUsage

NUMBER = re.compile(r"-?\d{1,400}(\.\d{1,400})?")


class Part(BaseModel):
    """A part of the file: what a comparison does not need is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class DeadlinePart(Part):
    """R8 of a commitment."""

    state: DeadlineState
    due: date | None


class CommitmentPart(Part):
    """One commitment."""

    code: str
    title: str | None
    status: Status
    computed_status: Status
    completion_basis: str | None
    deadline: DeadlinePart


class IndicatorPart(Part):
    """One indicator."""

    code: str
    commitment: str | None
    status: Status
    reason: Mapping[str, Any]
    baseline: str | None
    target: str | None
    actual: str | None
    actual_on: date | None


class RegisterPart(Part):
    """The register it was made of."""

    reference: str | None


class StatusFile(Part):
    """The file as far as a comparison needs it."""

    format: Literal["tracker-status/1"]
    as_of: date
    rules: str
    register_: RegisterPart = Field(alias="register")
    commitments: tuple[CommitmentPart, ...]
    indicators: tuple[IndicatorPart, ...]
    selection: Mapping[str, Any] | None = None


def read_status_file(content: bytes, name: str) -> StatusFile:
    """The file, if it is one and tells of a whole register.

    Raises:
        WrongUsage: It is no status file, or shows only some commitments: the others would seem to be new.
    """
    try:
        read = StatusFile.model_validate_json(content)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise WrongUsage(
            "{name} is not a status file (tracker-status/1): {where}: {fault}.",
            name=name,
            where=where,
            fault=first["msg"],
        ) from None
    if read.selection:
        raise WrongUsage(
            "{name} shows only some of the commitments; a comparison needs the status of all of them.", name=name
        )
    return read


def then_of_file(read: StatusFile, name: str) -> Then:
    """The earlier day that a status file tells of."""
    return by_folded_code(
        read.as_of, map(commitment_then, read.commitments), map(indicator_then, read.indicators), archive=name
    )


def commitment_then(part: CommitmentPart) -> CommitmentThen:
    """A commitment as the file tells it; of its milestones only the number is known."""
    return CommitmentThen(
        code=part.code,
        title=part.title or "",
        status=part.status,
        due=part.deadline.due,
        is_overdue=part.deadline.state is DeadlineState.OVERDUE,
        # A light set by hand may hide it in the status, never in what the rules say.
        is_closed=part.completion_basis == "closure" or part.computed_status is Status.WITHDRAWN,
    )


def indicator_then(part: IndicatorPart) -> IndicatorThen:
    """An indicator as the file tells it."""
    is_unreadable = part.actual is None and part.reason.get("code") == "invalid_value"
    return IndicatorThen(
        code=part.code,
        commitment=part.commitment or "",
        title="",
        status=part.status,
        baseline=value(part.baseline),
        target=value(part.target),
        actual=value(part.actual),
        actual_on=part.actual_on,
        unknown=NOT_TOLD | ({"actual", "baseline", "target"} if is_unreadable else frozenset()),
    )


def value(text: str | None) -> Value | None:
    """A number, or a label."""
    return Decimal(text) if text is not None and NUMBER.fullmatch(text) else text
