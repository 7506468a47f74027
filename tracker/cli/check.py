"""``tracker check``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tracker.cli.appearance import appearance, appearance_options
from tracker.cli.options import as_of_option, json_option, register_paths, registers_argument
from tracker.cli.progress import progress_bar


@click.command()
@registers_argument
@as_of_option
@json_option
@click.option("--strict", is_flag=True, help="Warnings count as findings too: exit 1 if there is any.")
@appearance_options
def check(registers: tuple[Path, ...], as_of: date, as_json: bool, strict: bool) -> int:
    r"""Read a register and say what is wrong, where, and how to mend it.

    REG is one or more .xlsx files or folders, read together as one register. Nothing is written.

    \b
    Examples:
      tracker check register.xlsx
      tracker check ministries/ --strict
      tracker check register.xlsx --json > problems.json
    """
    from tracker.pipeline import check_register
    from tracker.presentation.tables import print_check, print_json  # loaded when needed: --help stays instant

    paths = register_paths(registers)
    with progress_bar() as progress:
        checked = check_register(paths, as_of, progress)
    if as_json:
        print_json(checked.as_json())
    else:
        print_check(checked.problems, checked.register.files, no_color=appearance().no_color)
    return checked.exit_code(strict=strict)
