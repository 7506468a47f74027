"""``tracker export``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.appearance import appearance, appearance_options, repeat, say, spoken
from tracker.cli.options import (
    as_of_option,
    edition_option,
    made_language_option,
    register_paths,
    registers_argument,
)
from tracker.cli.progress import progress_bar
from tracker.cli.speaking import SpokenCommand
from tracker.errors import FINDINGS, WrongUsage
from tracker.languages import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from tracker.archive.embed import Edition

FORMATS = ("html", "iati", "csv", "json", "docx")
"""The names of ``presentation.exports``; not taken from there, so that ``--help`` stays instant."""
FOLDERS = frozenset({"csv"})
"""The formats of several files."""


@click.command(cls=SpokenCommand)
@registers_argument
@click.option("--to", "name", required=True, type=click.Choice(FORMATS), help="The format.")
@click.option(
    "--out", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The file, or the folder of several."
)
@as_of_option
@made_language_option("The language of what is not from the register.  [default: en]")
@edition_option("public leaves out what is restricted.")
@click.option(
    "--publisher",
    default="",
    metavar="'ID NAME'",
    help="With --to iati: your organisation's IATI identifier, and its name.",
)
@click.option("--draft", is_flag=True, help="Export although the register has errors; the file says so.")
@appearance_options
def export(  # noqa: PLR0913, PLR0917 - one argument an option
    registers: tuple[Path, ...],
    name: str,
    out: Path,
    as_of: date,
    language: str | None,
    edition: Edition,
    publisher: str,
    draft: bool,
) -> int:
    """Hand the reading on in a format that others use, and print the path of the file.

    html is one file with overview, filters and cards, which any browser opens without a server. iati is the XML of the
    International Aid Transparency Initiative, standard 2.03. csv is a folder with a file for each sheet, the reading of
    the day and a Frictionless data package. json is the reading and the register in one file, with the cell of each
    value. docx is the reading as a Word document to be edited.

    \b
    Examples:
      tracker export register.xlsx --to html --out review.html
      tracker export register.xlsx --to html --out public.html --edition public
      tracker export register.xlsx --to iati --out activities.xml --publisher 'XX-1 Office of Treaties'
      tracker export register.xlsx --to csv --out register-csv
    """
    from tracker.exporting import ExportRequest, make_export  # loaded when needed: --help stays instant
    from tracker.presentation.tables import print_check

    if out.is_dir() and name not in FOLDERS:
        raise WrongUsage("{out} is a folder; name the file that is to be written.", out=out)
    told_in = language or SOURCE_LANGUAGE
    request = ExportRequest(register_paths(registers), as_of, name, out, told_in, edition, draft, publisher)
    with progress_bar() as progress:
        made = make_export(request, progress)
    if made.path is None:
        no_color = appearance().no_color
        print_check(made.problems, made.files, no_color=no_color, to_stderr=True, messages=spoken())
        if edition == "full":
            say("With --draft it is made all the same, and says so.")
        return FINDINGS
    repeat(made.remarks)
    click.echo(bytes(made.path))  # as the system names it, whatever letters the terminal has
    return 0
