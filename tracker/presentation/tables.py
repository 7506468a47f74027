"""Results on a terminal and as JSON. Beside the commands the only module that knows rich."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from tracker.assessment.readings import Assessment, CommitmentReading
from tracker.domain.register import RegisterFile
from tracker.domain.values import ASSESSED, DeadlineState, Status
from tracker.presentation.check_view import ProblemGroup, grouped, summary, told
from tracker.presentation.messages import Messages
from tracker.problems import Problem, Severity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES: Mapping[Severity, str] = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}

STATUS_STYLES: Mapping[Status, str] = {
    Status.OFF_TRACK: "red",
    Status.AT_RISK: "yellow",
    Status.ON_TRACK: "blue",
    Status.ACHIEVED: "green",
}

WORST_FIRST = {status: rank for rank, status in enumerate((*ASSESSED, Status.NOT_DUE, Status.WITHDRAWN))}
SEVERITY_WIDTH = len(Severity.WARNING)

PLAIN_WIDTH = 160
"""Width of a table where no terminal says how wide it is."""


def console(*, no_color: bool, to_stderr: bool = False) -> Console:
    """Where results are written: in colour on a terminal that wants it, plain everywhere else."""
    from rich.console import Console

    stream = sys.stderr if to_stderr else sys.stdout
    if isinstance(stream, TextIOWrapper):
        # A terminal of one alphabet shows a question mark for the letters of another, and the rest all the same.
        stream.reconfigure(errors="replace")
    is_plain = no_color or not stream.isatty()
    return Console(
        file=stream,
        # Without a colour system there is no bold either: not one control character in what is piped on.
        color_system=None if is_plain else "auto",
        no_color=no_color,
        highlight=False,
        width=None if stream.isatty() else PLAIN_WIDTH,
    )


def print_json(content: Mapping[str, Any]) -> None:
    """Write JSON to stdout: readable, in the letters of its languages where the stream can hold them."""
    holds_all_letters = (sys.stdout.encoding or "").lower().startswith("utf")
    json.dump(content, sys.stdout, ensure_ascii=not holds_all_letters, indent=1)
    sys.stdout.write("\n")


def print_check(
    problems: Sequence[Problem], files: Sequence[RegisterFile], *, no_color: bool, to_stderr: bool = False
) -> None:
    """Write problems as people read them, and the summary in one sentence."""
    from rich.text import Text

    messages = Messages()
    out = console(no_color=no_color, to_stderr=to_stderr)
    for group in grouped(problems, messages):
        out.print(group_line(group, messages, several_files=len(files) > 1), soft_wrap=True)
    out.print(Text(summary(problems, files, messages)), soft_wrap=True)


def group_line(group: ProblemGroup, messages: Messages, *, several_files: bool) -> Text:
    """One line: how bad, where, what, how to mend it. It is never cut: a terminal folds it, a file keeps it whole."""
    from rich.text import Text

    where = f"{group.file} · {group.place}" if several_files and group.place != group.file else group.place
    return Text.assemble(
        (f"{messages.text(group.severity.value):<{SEVERITY_WIDTH}} ", STYLES[group.severity]),
        (where, "bold"),
        f" · {told(group, messages)} {group.hint}",
    )


def print_status(assessment: Assessment, *, no_color: bool) -> None:
    """Write where each commitment stands, worst first, and how many stand where."""
    from rich import box
    from rich.table import Table

    from tracker.presentation.words import SYMBOLS, WORDS

    messages = Messages()
    out = console(no_color=no_color)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("Status", "Code", "Title", "Completion", "Deadline", "Why"):
        table.add_column(messages.text(heading), no_wrap=heading == "Code")
    for reading in sorted(assessment.commitments, key=lambda one: WORST_FIRST[one.status]):
        table.add_row(*status_cells(reading, messages), style=None)
    out.print(table)
    counted = (
        f"{SYMBOLS[status]} {count} {messages.text(WORDS[status])}"
        for status, count in assessment.overall.statuses.items()
        if count
    )
    out.print(f"{assessment.as_of.isoformat()}: {' · '.join(counted)}", soft_wrap=True, markup=False)


def status_cells(reading: CommitmentReading, messages: Messages) -> Sequence[Any]:
    """The cells of one commitment."""
    from rich.text import Text

    from tracker.presentation.words import COMPLETION_WORDS, DEADLINE_WORDS, SYMBOLS, WORDS, commitment_reason

    status = f"{SYMBOLS[reading.status]} {messages.text(WORDS[reading.status])}"
    deadline = messages.text(DEADLINE_WORDS[reading.deadline.state])
    if reading.deadline.state is DeadlineState.OVERDUE and reading.deadline.days_overdue:
        deadline = messages.plural("{n} day overdue", "{n} days overdue", reading.deadline.days_overdue)
    cells = (
        reading.commitment.code,
        reading.commitment.title.main,
        messages.text(COMPLETION_WORDS[reading.completion]),
        deadline,
        commitment_reason(reading, messages),
    )
    return [Text(status, style=STATUS_STYLES.get(reading.status, "")), *(Text(cell) for cell in cells)]
