"""``tracker status``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.appearance import appearance, appearance_options, asked_messages, remark, repeat, spoken
from tracker.cli.asking import Asked, asking_options, paths_and_codes
from tracker.cli.options import as_of_option, json_option, language_option, register_paths
from tracker.cli.progress import progress_bar
from tracker.cli.speaking import SpokenCommand

if TYPE_CHECKING:
    from tracker.pipeline import Reading, RulesCompared


@click.command(cls=SpokenCommand)
@click.argument("names", metavar="[REG]... [CODE]...", nargs=-1)
@as_of_option
@asking_options
@json_option
@language_option
@appearance_options
def status(names: tuple[str, ...], as_of: date, asked: Asked, as_json: bool) -> int:
    """Show where each commitment stands on a day, and why.

    REG is one or more .xlsx files or folders, read together as one register. The same register gives the status of any
    earlier day. A register with errors is judged all the same, with exit code 1: what depends on a faulty cell cannot
    be assessed.

    CODE names a commitment, which is then explained in full: each number with its cell, each rule in its order, and
    what a better light would need.

    Options that choose may be given several times: of one kind any will do, different kinds must all fit.

    \b
    Examples:
      tracker status register.xlsx --as-of 2026-03-31
      tracker status register.xlsx --since 2025-12-31
      tracker status register.xlsx PT-EN-01
      tracker status register.xlsx --party TJ --overdue
      tracker status register.xlsx --owed
      tracker status register.xlsx --compare-rules idb-crf strict.toml
      tracker status register.xlsx --json > status.json
    """
    from tracker.pipeline import StatusRequest, compare_rules, read_status  # loaded when needed: --help stays instant

    paths, codes = paths_and_codes(names)
    request = StatusRequest(register_paths(paths), as_of, asked.rules, asked.earlier(), asked.selection(codes))
    if asked.compare_rules is not None:
        asked.refuse_beside_rules()
        with progress_bar() as progress:
            rules = compare_rules(request, asked.compare_rules, progress)
        return shown(rules, (lambda: rules.as_json(asked_messages())) if as_json else None, lambda: show_rules(rules))
    with progress_bar() as progress:
        reading = read_status(request, progress)
    return shown(
        reading,
        (lambda: reading.as_json(asked_messages(), owed=asked.owed)) if as_json else None,
        lambda: show(reading, asked),
    )


def shown(
    reading: Reading | RulesCompared, as_json: Callable[[], dict[str, Any]] | None, for_people: Callable[[], None]
) -> int:
    """Print what was read, for machines or for people; gives the exit code."""
    from tracker.pipeline import is_unread_file
    from tracker.presentation.tables import print_json, print_problems

    if as_json is not None:
        print_json(as_json())
    else:
        for_people()
    repeat(reading.remarks, reading.language)
    unread = [one for one in reading.problems if is_unread_file(one)]
    told_in = spoken(reading.language)
    print_problems(unread, reading.files, no_color=appearance().no_color, to_stderr=True, messages=told_in)
    if any(one.is_error and one not in unread for one in reading.problems):
        remark(told_in.text("The register has errors; what depends on them could not be judged. See: tracker check"))
    return reading.exit_code()


def show(reading: Reading, asked: Asked) -> None:
    """Print what was asked for: the table, what changed, who owes what, or commitments explained."""
    from tracker.presentation.change_view import change_grid, change_lines
    from tracker.presentation.owed_view import owed_grid, owed_lines
    from tracker.presentation.tables import print_explanation, print_grid, print_lines, print_status

    messages, no_color = spoken(reading.language), appearance().no_color
    for explanation in reading.explanations(messages):
        print_explanation(explanation, no_color=no_color)
    if asked.owed:
        print_grid(owed_grid(reading.assessment, reading.owners, messages), no_color=no_color)
        print_lines(owed_lines(reading.assessment, reading.owners, messages), no_color=no_color)
    elif not reading.selection.code:
        print_status(reading.assessment, no_color=no_color, messages=messages)
    if reading.change is not None:
        print_grid(change_grid(reading.change, messages), no_color=no_color)
        print_lines(change_lines(reading.change, messages), no_color=no_color)


def show_rules(compared: RulesCompared) -> None:
    """Print the lights that two profiles judge differently."""
    from tracker.presentation.rules_view import rules_grid, rules_lines
    from tracker.presentation.tables import print_grid, print_lines

    messages, no_color = spoken(compared.language), appearance().no_color
    print_grid(rules_grid(compared.one, compared.other, messages), no_color=no_color)
    print_lines(rules_lines(compared.one, compared.other, messages), no_color=no_color)
