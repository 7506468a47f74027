"""``tracker distribute``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.appearance import appearance, appearance_options, remark, spoken
from tracker.cli.options import as_of_option, languages_by_code_option, register_paths, registers_argument
from tracker.cli.progress import progress_bar
from tracker.cli.speaking import SpokenCommand
from tracker.errors import FINDINGS

if TYPE_CHECKING:
    from tracker.collecting.distribute import By


@click.command(cls=SpokenCommand)
@registers_argument
@as_of_option
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder the workbooks go to; not that of the register.",
)
@click.option(
    "--by", type=click.Choice(["institution", "party"]), default="institution", show_default=True, help="Who gets one."
)
@languages_by_code_option(
    "Language of all, or of one institution or party; may be given several times.  [default: the register's]"
)
@click.option("--force", is_flag=True, help="Replace workbooks of the same names.")
@appearance_options
def distribute(  # noqa: PLR0913, PLR0917 - one argument an option
    registers: tuple[Path, ...], as_of: date, out: Path, by: By, languages: Mapping[str, str], force: bool
) -> int:
    """Write a workbook for each institution or party to fill and send back, and print their paths.

    Each has the commitments that concern the recipient. Only what it may fill is unlocked; what is overdue is marked,
    and a list says what is asked for. What comes back is merged with: tracker collect

    \b
    Examples:
      tracker distribute register.xlsx --out sent
      tracker distribute register.xlsx --out sent --language en --language TJ=tg
      tracker distribute register.xlsx --out sent --by party
    """
    from tracker.collecting.distribute import DistributeRequest
    from tracker.collecting.distribute import distribute as send
    from tracker.presentation.tables import print_check

    common, own = languages.get(""), {code: language for code, language in languages.items() if code}
    request = DistributeRequest(register_paths(registers), out, as_of, by, common, own, force)
    with progress_bar() as progress:
        made = send(request, progress)
    if not made.paths and made.problems:
        told_in = spoken(made.language)
        print_check(made.problems, made.files, no_color=appearance().no_color, to_stderr=True, messages=told_in)
        remark(told_in.text("No workbook was made: mend the register first, so that nobody fills in what is wrong."))
        return FINDINGS
    for path in made.paths:
        click.echo(bytes(path))
    return 0
