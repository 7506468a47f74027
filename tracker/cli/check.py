"""``tracker check``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.appearance import appearance, appearance_options, asked_messages, repeat, spoken
from tracker.cli.options import (
    as_of_option,
    json_option,
    known_languages,
    language_option,
    register_paths,
    registers_argument,
)
from tracker.cli.progress import progress_bar
from tracker.cli.speaking import SpokenCommand
from tracker.errors import FINDINGS

if TYPE_CHECKING:
    from tracker.domain.register import Register
    from tracker.pipeline import Checked
    from tracker.sentences import Saying


@click.command(cls=SpokenCommand)
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
@click.option(
    "--translations",
    "into",
    metavar="CODE[,CODE]",
    callback=known_languages,
    help="List instead what is not translated into these languages, with its cells; with --strict exit 1 if anything is"
    " missing.",
)
@appearance_options
def check(  # noqa: PLR0913, PLR0917 - one argument an option
    registers: tuple[Path, ...],
    as_of: date,
    as_json: bool,
    strict: bool,
    annotate: Path | None,
    into: Sequence[str],
) -> int:
    """Read a register and say what is wrong, where, and how to mend it.

    REG is one or more .xlsx files or folders, read together as one register. It is never changed. Where a copy would
    lose something, such as charts or macros, --annotate writes a list with links into the workbook instead.

    \b
    Examples:
      tracker check register.xlsx
      tracker check ministries/ --strict
      tracker check register.xlsx --translations ru
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
    if into:
        return translations_told(checked.register, into, as_json=as_json, strict=strict)
    own = checked.register.settings.stated_language
    if as_json:
        print_json(checked.as_json(asked_messages()))
    else:
        no_color = appearance().no_color
        print_check(checked.problems, checked.register.files, no_color=no_color, messages=spoken(own))
    repeat(copies, own)
    return checked.exit_code(strict=strict)


def translations_told(register: Register, into: Sequence[str], *, as_json: bool, strict: bool) -> int:
    """Print what is not translated into some languages; gives the exit code."""
    from tracker.domain.translations import lacking
    from tracker.presentation.tables import print_grid, print_json, print_lines
    from tracker.presentation.translations_view import translations_grid, translations_json, translations_lines

    messages, no_color = spoken(register.settings.stated_language), appearance().no_color
    missing = [lack for language in into for lack in lacking(register, language)]
    if as_json:
        print_json(translations_json(register, into))
    else:
        if missing:
            print_grid(translations_grid(missing, messages), no_color=no_color)
        print_lines(translations_lines(register, into, messages), no_color=no_color)
    return FINDINGS if strict and missing else 0


def marked_copies(checked: Checked, paths: Sequence[Path], out: Path) -> list[Saying]:
    """Write the marked copies; gives what to say of them."""
    from tracker.registers.parts import lost_words
    from tracker.sentences import saying
    from tracker.workbooks import write_marked_copies  # loaded when needed: most checks write nothing

    return [
        saying(
            "{name} is a list with links: a marked copy would lose {lost}.", name=copy.path, lost=lost_words(copy.lost)
        )
        if copy.lost
        else saying("The marked copy is {name}.", name=copy.path)
        for copy in write_marked_copies(checked, paths, out, spoken(checked.register.settings.stated_language))
    ]
