"""What the rules between rows say of a register, in a form that a table of cases can hold."""

from __future__ import annotations

from datetime import date

from tracker.domain.register import Register
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import problem_words
from tracker.problems import Problem
from tracker.registers.crosscheck import crosscheck

AS_OF = date(2026, 3, 31)


def told(register: Register, as_of: date = AS_OF) -> list[str]:
    """Every problem as ``CODE Sheet!row Heading``, sorted: a case that lists one also says that there is no other."""
    return sorted(briefly(one) for one in crosscheck(register, as_of))


def briefly(problem: Problem) -> str:
    place = problem.place
    return f"{problem.code} {place.sheet}!{place.row} {place.heading}"


def only(register: Register, as_of: date = AS_OF) -> Problem:
    """The one problem of a register."""
    (one,) = crosscheck(register, as_of)
    return one


def message(register: Register, as_of: date = AS_OF) -> str:
    """The one problem of a register in words; a sentence that lacks a parameter fails the test."""
    return problem_words(only(register, as_of), Messages()).message
