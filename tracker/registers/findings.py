"""What coercing a cell gives: a value, and what to tell its author about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from tracker.problems import Severity


class Faulty:
    """The type of ``FAULTY``."""

    def __repr__(self) -> str:
        return "FAULTY"


FAULTY: Final = Faulty()
"""Stands for a value that could not be read. It is not missing: something is there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A code of the catalogue with its parameters, before its place is known."""

    code: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    severity: Severity | None = None


class Coerced(NamedTuple):
    """A value (``None``: missing, ``FAULTY``: not readable) and the findings on the way to it.

    A value that leads nowhere is a reference as it was typed: kept where its row would be nothing without it.
    """

    value: Any
    findings: tuple[Finding, ...] = ()
    leads_nowhere: bool = False


MISSING: Final = Coerced(None)


def fault(code: str, /, *suggestions: str, **parameters: object) -> Coerced:
    """No value, and why."""
    return Coerced(FAULTY, (Finding(code, parameters, suggestions),))


def remark(read_as: object, code: str, severity: Severity | None = None, /, **parameters: object) -> Coerced:
    """A value with something to know about it."""
    return Coerced(read_as, (Finding(code, parameters, (), severity),))
