"""Results on a terminal and as JSON. Beside the commands the only module that knows rich."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from tracker.assessment.readings import Assessment
from tracker.domain.register import RegisterFile
from tracker.domain.values import Status
from tracker.presentation.check_view import ProblemGroup, grouped, left_summary, summary, told
from tracker.presentation.messages import ENGLISH, Messages
from tracker.presentation.problem_words import UNPRINTABLE
from tracker.problems import Problem, Severity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tracker.presentation.explanation import Explanation
    from tracker.presentation.grid import Cell, Grid
    from tracker.presentation.status_view import StatusLine

STYLES: Mapping[Severity, str] = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}

STATUS_STYLES: Mapping[Status, str] = {
    Status.OFF_TRACK: "red",
    Status.AT_RISK: "yellow",
    Status.ON_TRACK: "blue",
    Status.ACHIEVED: "green",
}

SEVERITY_WIDTH = len(Severity.WARNING)
LIGHT_WIDTH = 18
INDENT = "  "
BETWEEN = " · "

PLAIN_WIDTH = 160
"""Width where no terminal says how wide it is."""
NARROWEST = 40
"""A terminal narrower than so many columns has no room for two of them."""


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
    """Write JSON to stdout: readable, in the letters of its languages where the stream can hold them all."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        text = json.dumps(content, indent=1)
    sys.stdout.write(f"{text}\n")


def print_check(
    problems: Sequence[Problem],
    files: Sequence[RegisterFile],
    *,
    no_color: bool,
    to_stderr: bool = False,
    messages: Messages = ENGLISH,
) -> None:
    """Write problems as people read them, and the summary in one sentence."""
    print_problems(problems, files, no_color=no_color, to_stderr=to_stderr, messages=messages)
    out = console(no_color=no_color, to_stderr=to_stderr)
    out.print(summary(problems, files, messages), soft_wrap=True, markup=False)


def print_left(
    problems: Sequence[Problem], files: Sequence[RegisterFile], *, no_color: bool, messages: Messages = ENGLISH
) -> None:
    """Write on stderr what could not be carried into a new workbook."""
    print_problems(problems, files, no_color=no_color, to_stderr=True, messages=messages)
    out = console(no_color=no_color, to_stderr=True)
    out.print(left_summary(problems, messages), soft_wrap=True, markup=False)


def print_problems(
    problems: Sequence[Problem],
    files: Sequence[RegisterFile],
    *,
    no_color: bool,
    to_stderr: bool = False,
    messages: Messages = ENGLISH,
) -> None:
    """Write problems as people read them: equal ones of one column in one line."""
    out = console(no_color=no_color, to_stderr=to_stderr)
    for group in grouped(problems, messages):
        out.print(group_line(group, messages, several_files=len(files) > 1), soft_wrap=True)


def group_line(group: ProblemGroup, messages: Messages, *, several_files: bool) -> Text:
    """One line: how bad, where, what, how to mend it. It is never cut: a terminal folds it, a file keeps it whole."""
    from rich.text import Text

    where = f"{group.file} · {group.place}" if several_files and group.place != group.file else group.place
    return Text.assemble(
        (f"{messages.text(group.severity.value):<{SEVERITY_WIDTH}} ", STYLES[group.severity]),
        (where, "bold"),
        f" · {told(group, messages)} {group.hint}",
    )


def print_status(assessment: Assessment, *, no_color: bool, messages: Messages = ENGLISH) -> None:
    """Write where each commitment and its indicators stand, worst first, and how many stand where.

    On a terminal what is long is folded beside its light; elsewhere each is one line, whatever its length.
    """
    from tracker.presentation.status_view import counted, status_lines  # a check has no need of numbers and days

    out = console(no_color=no_color)
    lines = status_lines(assessment, messages)
    if out.file.isatty() and out.width >= NARROWEST:
        out.print(folded(lines))
    else:
        for line in lines:
            out.print(whole(line), soft_wrap=True)
    out.print(counted(assessment, messages), soft_wrap=True, markup=False)


def whole(line: StatusLine) -> Text:
    """One line: light, code, title and facts."""
    from rich.text import Text

    return Text(f"{shown_light(line):<{LIGHT_WIDTH}} {line.code}  {line.title} · {line.facts}")


def folded(lines: Iterable[StatusLine]) -> Table:
    """Two columns: lights, and beside them what is said, as wide as the terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for line in lines:
        said = Text.assemble((line.code, "bold"), f"  {line.title}\n{line.facts}")
        table.add_row(Text(shown_light(line), style=STATUS_STYLES.get(line.status, "")), said)
    return table


def shown_light(line: StatusLine) -> str:
    """A light; that of an indicator stands a little to the right of its commitment's."""
    return f"{INDENT if line.is_part else ''}{line.light}"


def print_grid(grid: Grid, *, no_color: bool) -> None:
    """Write a table: on a terminal in columns, elsewhere each row is one line, whatever its length."""
    from rich.text import Text

    out = console(no_color=no_color)
    if out.file.isatty() and out.width >= NARROWEST:
        out.print(in_columns(grid))
        return
    for line in (grid.headings, *([cell.words for cell in row] for row in grid.rows)):
        out.print(Text(BETWEEN.join(harmless(words) for words in line if words)), soft_wrap=True)


def in_columns(grid: Grid) -> Table:
    """A table as wide as the terminal: codes stay whole, everything else folds within its column."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, heading in enumerate(grid.headings):
        table.add_column(Text(heading), no_wrap=any(row[place].is_code for row in grid.rows))
    for row in grid.rows:
        table.add_row(*(Text(harmless(cell.words), style=style_of(cell)) for cell in row))
    return table


def harmless(words: str) -> str:
    """Words on one line, without anything that would steer a terminal."""
    return " ".join(words.split()).translate(UNPRINTABLE)


def style_of(cell: Cell) -> str:
    """The colour of a status; words of no status have none."""
    return STATUS_STYLES.get(cell.status, "") if cell.status is not None else ""


def print_lines(lines: Iterable[str], *, no_color: bool) -> None:
    """Write sentences, each on a line of its own."""
    from rich.text import Text

    out = console(no_color=no_color)
    for line in lines:
        out.print(Text(harmless(line)), soft_wrap=True)


def print_explanation(explanation: Explanation, *, no_color: bool) -> None:
    """Write a commitment explained: headings, and under each of them labels, words and cells side by side."""
    from rich.table import Table
    from rich.text import Text

    out = console(no_color=no_color)
    out.print(Text(harmless(f"{explanation.code} · {explanation.title}"), style="bold"))
    for part in explanation.parts:
        out.print()
        out.print(Text(harmless(part.heading), style="bold"))
        table = Table.grid(padding=(0, 2), pad_edge=True)
        table.add_column(ratio=3)
        table.add_column(ratio=5)
        table.add_column(style="dim")
        for row in part.rows:
            table.add_row(*(Text(harmless(words)) for words in (row.label, row.words, row.place)))
        out.print(table)
