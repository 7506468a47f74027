"""``tracker status``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tracker.cli.appearance import appearance, appearance_options, remark
from tracker.cli.options import as_of_option, json_option, register_paths, registers_argument
from tracker.cli.progress import progress_bar


@click.command()
@registers_argument
@as_of_option
@json_option
@appearance_options
def status(registers: tuple[Path, ...], as_of: date, as_json: bool) -> int:
    r"""Show where each commitment stands on a day, and why.

    REG is one or more .xlsx files or folders, read together as one register. The same register gives the status of any
    earlier day. A register with errors is judged all the same, with exit code 1: what depends on a faulty cell cannot
    be assessed.

    \b
    Examples:
      tracker status register.xlsx
      tracker status register.xlsx --as-of 2026-03-31
      tracker status register.xlsx --json > status.json
    """
    from tracker.pipeline import is_unread_file, read_and_assess
    from tracker.presentation.tables import print_json, print_problems, print_status  # loaded when needed: see --help

    paths = register_paths(registers)
    with progress_bar() as progress:
        reading = read_and_assess(paths, as_of, progress)
    if as_json:
        print_json(reading.as_json())
    else:
        print_status(reading.assessment, no_color=appearance().no_color)
    unread = [one for one in reading.problems if is_unread_file(one)]
    print_problems(unread, reading.files, no_color=appearance().no_color, to_stderr=True)
    if any(one.is_error and one not in unread for one in reading.problems):
        remark("The register has errors; what depends on them could not be judged. See: tracker check")
    return reading.exit_code()
