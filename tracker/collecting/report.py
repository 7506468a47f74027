"""What was merged, told: lines and a table for people, JSON for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tracker.collecting.findings import Finding, What
from tracker.domain.values import Text
from tracker.presentation.formats import Formats
from tracker.presentation.grid import Cell, Grid, code
from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import problem_words
from tracker.problems import Problem
from tracker.registers.columns import SETTINGS_SHEET
from tracker.registers.identity import plain
from tracker.registers.settings import BY_NAME
from tracker.registers.tables import SPECS
from tracker.registers.template.cells import Values
from tracker.registers.template.words import Words
from tracker.registers.terms import terms
from tracker.sentences import Plural, Saying, Sentence

if TYPE_CHECKING:
    from tracker.collecting.collect import Collected

FORMAT = "tracker-collect/1"
GRID_HEADINGS: Sequence[Sentence] = (
    "Finding",
    "Sender",
    "Sheet",
    "Row",
    "Column",
    "Former value",
    "New value",
    "File",
    "Cell",
    "Why",
)
LONGEST = 32_000
"""A cell of a workbook holds a little more."""

KINDS: Mapping[What, Sentence] = {
    What.CHANGED: "cell changed",
    What.ADDED: "row added",
    What.CONFLICT: "contradiction",
    What.OUTDATED: "outdated",
    What.LOCKED: "not permitted",
    What.REMOVED: "row removed",
    What.REPEATED: "row repeated",
    What.UNREADABLE: "unreadable",
    What.OUTSIDE: "outside the register",
    What.FOREIGN: "foreign file",
    What.LACKING: "not returned",
}

COUNTED: Mapping[What, Plural] = {
    What.CHANGED: ("{n} cell changed", "{n} cells changed"),
    What.ADDED: ("{n} row added", "{n} rows added"),
    What.CONFLICT: (
        "{n} value of workbooks that contradict each other",
        "{n} values of workbooks that contradict each other",
    ),
    What.OUTDATED: (
        "{n} value that the register has otherwise by now",
        "{n} values that the register has otherwise by now",
    ),
    What.LOCKED: ("{n} edit where the recipient may not write", "{n} edits where the recipient may not write"),
    What.REMOVED: ("{n} row removed", "{n} rows removed"),
    What.REPEATED: ("{n} row repeated", "{n} rows repeated"),
    What.UNREADABLE: ("{n} cell or row that cannot be read", "{n} cells or rows that cannot be read"),
    What.OUTSIDE: ("{n} note outside the register", "{n} notes outside the register"),
    What.FOREIGN: ("{n} file that is none of those sent", "{n} files that are none of those sent"),
    What.LACKING: ("{n} workbook did not come back", "{n} workbooks did not come back"),
}


def shown(value: object, words: Words) -> str:
    """A value as it is typed."""
    match value:
        case Text(main, translations):
            return " / ".join(filter(None, (main, *(f"[{one}] {text}" for one, text in translations.items()))))
        case bool():
            return words.answer(value)
        case StrEnum():
            return words.choice(value)
        case _:
            return plain(value)


def row_words(sheet: str, values: Values, words: Words) -> str:
    """The values of a row in one line, in the order of its columns."""
    told = ((column, shown(values.get(column.field), words)) for column in SPECS[sheet].columns)
    cells = (f"{words.heading(column.heading)}: {said}" for column, said in told if said)
    return Formats(words.language).semicolons(cells)


def new_words(one: Finding, words: Words) -> str:
    """What is new: a value, or a whole row."""
    return row_words(one.sheet, one.values, words) if one.values else shown(one.new, words)


def why_words(why: Saying | Problem | None, messages: Messages) -> str:
    """Why something was not taken."""
    match why:
        case None:
            return ""
        case Saying():
            return why.told(messages)
        case Problem():
            return problem_words(why, messages).message


def named(one: Finding, words: Words) -> tuple[str, str, str]:
    """The sheet, row and column as a language names them; what is none of the format's stands as it is."""
    sheet = words.sheet(one.sheet) if one.sheet else ""
    if one.sheet == SETTINGS_SHEET:
        return sheet, words.setting(one.row) if one.row in BY_NAME else one.row, ""
    return sheet, one.row, heading_words(one.heading, words)


def heading_words(heading: str, words: Words) -> str:
    """A heading of the format as a language has it, that of a translation too; any other stands as it is."""
    name, bracket, language = heading.partition(" [")
    return words.heading(name) + bracket + language if name in terms()["headings"] else heading


def grid_headings(messages: Messages) -> Sequence[str]:
    """The headings of the table of findings."""
    return [messages.text(heading) for heading in GRID_HEADINGS]


def grid_row(one: Finding, messages: Messages) -> Sequence[str]:
    """A finding as a row of texts."""
    words = Words(messages.language)
    change = (shown(one.old, words), new_words(one, words))
    why = why_words(one.why, messages)
    texts = (messages.text(KINDS[one.what]), one.by, *named(one, words), *change, one.file, one.cell, why)
    return [text[:LONGEST] for text in texts]


def collect_grid(findings: Sequence[Finding], messages: Messages) -> Grid:
    """The findings as a table for a terminal, without the columns that nothing stands in."""
    rows = [grid_row(one, messages) for one in findings]
    headings = grid_headings(messages)
    used = [index for index in range(len(headings)) if any(row[index] for row in rows)]
    cells = [[code(row[index]) if index == 1 else Cell(row[index]) for index in used] for row in rows]
    return Grid([headings[index] for index in used], cells)


def summary_lines(collected: Collected, messages: Messages) -> Sequence[str]:
    """How much was taken, and how much was not."""
    counts = collected.counts
    told = [messages.plural(*COUNTED[what], counts[what]) for what in What if counts[what]]
    formats = Formats(messages.language)
    lines = [formats.ended(formats.semicolons(told))]
    if not told:
        lines = [messages.text("All workbooks came back, and none was changed.")]
    if collected.errors:
        lines.append(
            messages.plural(
                "The merged register has {n} error. See: tracker check",
                "The merged register has {n} errors. See: tracker check",
                collected.errors,
            )
        )
    return lines


def collect_json(collected: Collected, messages: Messages) -> dict[str, Any]:
    """The form ``tracker-collect/1``; the reasons are told in a language, all else in the names of the format."""
    return {
        "format": FORMAT,
        "register": [asdict(one) for one in collected.files],
        "returned": [asdict(one) for one in collected.returned],
        "counts": {what.value: count for what, count in collected.counts.items()},
        "errors": collected.errors,
        "findings": [finding_json(one, messages) for one in collected.findings],
    }


def finding_json(one: Finding, messages: Messages) -> dict[str, Any]:
    """One finding."""
    words = Words()
    return {
        "what": one.what.value,
        "by": one.by,
        "file": one.file,
        "cell": one.cell,
        "sheet": one.sheet,
        "row": one.row,
        "field": one.heading,
        "old": shown(one.old, words),
        "new": new_words(one, words),
        "why": why_words(one.why, messages),
        "taken": one.is_taken,
    }
