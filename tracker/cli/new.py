"""``tracker new``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.appearance import appearance, appearance_options, say, spoken
from tracker.cli.options import made_language_option
from tracker.cli.progress import progress_bar
from tracker.cli.speaking import SpokenCommand
from tracker.errors import FINDINGS


@click.command(cls=SpokenCommand)
@click.argument("out", metavar="OUT.xlsx", type=click.Path(path_type=Path, dir_okay=False))
@made_language_option("Language of sheets, headings, lists and help.  [default: the register's with --from, else en]")
@click.option(
    "--from",
    "sources",
    metavar="REG",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Fill it with an existing register, a workbook or a folder of them; may be given several times.",
)
@click.option("--force", is_flag=True, help="Replace OUT.xlsx if it is there already.")
@appearance_options
def new(out: Path, language: str | None, sources: tuple[Path, ...], force: bool) -> int:
    """Write a workbook to keep a register in, and print its path.

    It has drop-downs, checks of what is typed, help on every heading, a sheet that says how to use it, and a worked
    example to delete. With --from it is filled with an existing register instead: of an older version, with titles and
    columns of its own, in another language, in several workbooks. What cannot be carried over is listed, and kept in a
    sheet of its own; the old workbooks stay as they are.

    \b
    Examples:
      tracker new register.xlsx
      tracker new реестр.xlsx --language ru
      tracker new register.xlsx --from old.xlsx
      tracker new register.xlsx --from energy.xlsx --from transport.xlsx

    \b
    Exit codes: 0 done; 1 done, but something of the register could not be carried over, or a file was refused.
    """
    from tracker.workbooks import WorkbookRequest, make_workbook

    with progress_bar() as progress:
        made = make_workbook(WorkbookRequest(out, language, sources, force), progress)
    told_in = spoken()
    if made.path is None:
        from tracker.presentation.tables import print_check

        print_check(made.problems, made.files, no_color=appearance().no_color, to_stderr=True, messages=told_in)
        say("No workbook was made: what cannot be read cannot be carried over.")
        return FINDINGS
    if made.problems:
        from tracker.presentation.tables import print_left

        print_left(made.problems, made.files, no_color=appearance().no_color, messages=told_in)
    click.echo(str(made.path))
    return 0 if made.is_whole else FINDINGS
