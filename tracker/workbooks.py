"""Composes what is written as a workbook: the template, an existing register in it, marked copies of a check."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.register import RegisterFile
from tracker.errors import WrongUsage
from tracker.languages import SOURCE_LANGUAGE, is_right_to_left
from tracker.presentation.messages import Messages, plainly
from tracker.presentation.outputs import copy_paths, workbook_path, write_atomically
from tracker.problems import Problem, has_errors
from tracker.progress import Progress
from tracker.sentences import Sentence

if TYPE_CHECKING:
    from tracker.pipeline import Checked
    from tracker.registers.annotate import Annotated
    from tracker.registers.checklist import Mark, Said
    from tracker.registers.parts import Loss


@dataclass(frozen=True, slots=True)
class WorkbookRequest:
    """What workbook is wanted: where, in which language (``None``: the register's own), filled with which register."""

    out: Path
    language: str | None = None
    sources: Sequence[Path] = ()
    replace: bool = False


@dataclass(frozen=True, slots=True)
class MadeWorkbook:
    """A new workbook, and what could not be carried into it; no path and the reasons where a file was refused."""

    path: Path | None
    problems: Sequence[Problem] = ()
    files: Sequence[RegisterFile] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all of the register could be carried over."""
        return not has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """Where a marked copy was written; or a list in its place, and what a copy would have lost."""

    path: Path
    lost: Sequence[Loss] = ()


def make_workbook(request: WorkbookRequest, progress: Progress) -> MadeWorkbook:
    """Write the template, empty or filled with an existing register.

    Raises:
        WrongUsage: The path is no workbook's, is there already, or is one of the workbooks read.
        OutputNotWritable: The file cannot be written; an earlier one is untouched.
    """
    out = workbook_path(request.out, request.sources)
    if out.exists() and not request.replace:
        raise WrongUsage("{out} is there already; choose another name, or replace it with --force.", out=out)
    if request.sources:
        return fill_workbook(request, progress)
    from tracker.registers.template.book import empty_workbook  # each command loads what it needs, and no more

    return MadeWorkbook(write_atomically(empty_workbook(request.language or SOURCE_LANGUAGE), out))


def fill_workbook(request: WorkbookRequest, progress: Progress) -> MadeWorkbook:
    """Write the template filled with an existing register; what is left stands in a sheet of its own."""
    from tracker.presentation.problem_words import problem_words
    from tracker.registers.carry import carry, filled_workbook

    carried = carry(request.sources, progress)
    files = carried.register.files
    if carried.refused:
        return MadeWorkbook(None, carried.refused, files)
    language = request.language or carried.register.settings.language
    messages = plainly(language)
    kept = [(*left.cells, problem_words(left.problem, messages).message) for left in carried.left]
    path = write_atomically(filled_workbook(carried, language, kept), request.out)
    return MadeWorkbook(path, [left.problem for left in carried.left], files)


def write_marked_copies(checked: Checked, paths: Sequence[Path], out: Path, messages: Messages) -> list[MarkedCopy]:
    """Write a marked copy of every workbook of a checked register, or of none.

    Raises:
        WrongUsage: A copy would take the place of a workbook that was read, or of a file that is no earlier copy.
        OutputNotWritable: A file cannot be written; an earlier one is untouched.
    """
    from tracker.registers.annotate import has_list
    from tracker.registers.read import named_workbooks

    read = {file.name for file in checked.register.files}
    workbooks = [(path, name) for path, name in named_workbooks(paths) if name in read]
    targets = copy_paths([name for _, name in workbooks], out)
    for target in targets:
        workbook_path(target, [*paths, *(path for path, _ in workbooks)])
        if target.exists() and not has_list(target.read_bytes()):
            raise WrongUsage(
                "{target} is there already and is no copy of an earlier check; choose another name.", target=target
            )
    return [write_marked_copy(checked, one, target, messages) for one, target in zip(workbooks, targets, strict=True)]


def write_marked_copy(checked: Checked, workbook: tuple[Path, str], target: Path, messages: Messages) -> MarkedCopy:
    """Write the marked copy of one workbook as it was when it was checked."""
    path, name = workbook
    original = os.path.relpath(path.resolve(), target.parent.resolve())
    made = marked_content(checked, name, original, messages)
    return MarkedCopy(write_atomically(made.content, target), made.lost)


def marked_content(checked: Checked, name: str, original: str, messages: Messages) -> Annotated:
    """The marked copy of one workbook of a checked register; ``original`` is its path from the copy's folder."""
    from tracker.registers.annotate import annotated

    problems = [one for one in checked.problems if one.place.file == name]
    content = next(one.content for one in checked.workbooks if one.name == name)
    return annotated(content, said_of(problems, name, messages), original)


def said_of(problems: Sequence[Problem], file: str, messages: Messages) -> Said:
    """What is written into the copy of a workbook: its problems in words, and what stands above their list."""
    from tracker.presentation.check_view import summary
    from tracker.presentation.problem_words import one_line
    from tracker.registers.checklist import HEADINGS, Said
    from tracker.registers.parts import lost_words

    notes = (
        summary(problems, [RegisterFile(file, "")], messages),
        messages.text("Mend the register itself and send that, not this workbook."),
    )
    why: Sentence = "This is a list and no marked copy: a copy of {file} would lose {lost}."
    return Said(
        [mark_of(one, messages) for one in problems],
        notes,
        [messages.text(heading) for heading in HEADINGS],
        lambda lost: messages.text(why, file=one_line(file), lost=lost_words(lost)),
        is_right_to_left(messages.language),
    )


def mark_of(problem: Problem, messages: Messages) -> Mark:
    """A problem in words."""
    from tracker.presentation.problem_words import one_line, problem_words
    from tracker.presentation.review.problems import SEVERITY_WORDS
    from tracker.registers.checklist import Mark

    words = problem_words(problem, messages)
    value, word = one_line(problem.value or ""), messages.text(SEVERITY_WORDS[problem.severity])
    return Mark(problem.place, problem.severity, problem.code, value, words.message, words.hint, word)
