"""``tracker check``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.appearance import appearance, appearance_options, asked_messages, repeat, spoken
from tracker.cli.options import as_of_option, json_option, language_option, register_paths, registers_argument
from tracker.cli.progress import progress_bar

if TYPE_CHECKING:
    from tracker.pipeline import Checked
    from tracker.presentation.messages import Saying


@click.command()
@registers_argument
@as_of_option
@json_option
@language_option
@click.option("--strict", is_flag=True, help="Warnings count as findings too: exit 1 if there is any.")
@click.option(
    "--annotate",
    metavar="OUT.xlsx",
    type=click.Path(path_type=Path),
    help="Write a copy with a comment and a colour on each cell concerned; of several workbooks into the folder named.",
)
@appearance_options
def check(registers: tuple[Path, ...], as_of: date, as_json: bool, strict: bool, annotate: Path | None) -> int:
    """Read a register and say what is wrong, where, and how to mend it.

    REG is one or more .xlsx files or folders, read together as one register. It is never changed. Where a copy would
    lose something, such as charts or macros, --annotate writes a list with links into the workbook instead.

    \b
    Examples:
      tracker check register.xlsx
      tracker check ministries/ --strict
      tracker check register.xlsx --json > problems.json
      tracker check register.xlsx --annotate checked.xlsx
      tracker check ministries/ --annotate checked/
    """
    from tracker.pipeline import check_register
    from tracker.presentation.tables import print_check, print_json  # loaded when needed: --help stays instant

    paths = register_paths(registers)
    with progress_bar() as progress:
        checked = check_register(paths, as_of, progress)
        copies = marked_copies(checked, paths, annotate) if annotate else ()
    own = checked.register.settings.stated_language
    if as_json:
        print_json(checked.as_json(asked_messages()))
    else:
        no_color = appearance().no_color
        print_check(checked.problems, checked.register.files, no_color=no_color, messages=spoken(own))
    repeat(copies, own)
    return checked.exit_code(strict=strict)


def marked_copies(checked: Checked, paths: Sequence[Path], out: Path) -> list[Saying]:
    """Write the marked copies; gives what to say of them."""
    from tracker.presentation.messages import saying
    from tracker.workbooks import write_marked_copies  # loaded when needed: most checks write nothing

    return [
        saying(
            "{name} is a list with links: a marked copy would lose {lost}.", name=copy.path, lost=", ".join(copy.lost)
        )
        if copy.lost
        else saying("The marked copy is {name}.", name=copy.path)
        for copy in write_marked_copies(checked, paths, out)
    ]
