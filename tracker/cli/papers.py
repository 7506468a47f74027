"""``tracker papers``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from tracker.cli.appearance import appearance, appearance_options, say, spoken, tell
from tracker.cli.options import (
    as_of_option,
    json_option,
    languages_by_code_option,
    register_paths,
    registers_argument,
)
from tracker.cli.progress import progress_bar
from tracker.cli.speaking import SpokenCommand
from tracker.errors import FINDINGS, PARTLY
from tracker.sentences import Sentence

LACKING: Mapping[str, Sentence] = {
    "agenda": "no agenda for all: {why}",
    "aide-memoire": "no aide-memoire for {owner}: {why}",
    "reminder": "no reminder for {owner}: {why}",
}


@click.command(cls=SpokenCommand)
@registers_argument
@click.option("--session", required=True, metavar="CODE", help="The session; one already held means the next after it.")
@as_of_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("papers"),
    show_default=True,
    help="The folder the papers go to; it is made if it is not there.",
)
@languages_by_code_option(
    "The language of all papers, or of one party's and its institutions'. Without it the register's own."
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="Templates of your own: paper.docx, paper.html, or one for a kind: agenda, aide-memoire, reminder.",
)
@click.option("--draft", is_flag=True, help="Make papers although the register has errors; they say so.")
@json_option
@appearance_options
def papers(  # noqa: PLR0913, PLR0917 - one argument an option
    registers: tuple[Path, ...],
    session: str,
    as_of: date,
    out: Path,
    languages: Mapping[str, str],
    template: Path | None,
    draft: bool,
    as_json: bool,
) -> int:
    """Make the papers for a session, and print the paths of the files.

    A draft agenda, an aide-memoire for each side, and a reminder to each institution that owes anything; each as a Word
    document to be edited and as a PDF. Everything in them follows from the register and names its cell; what only a
    person can know stands in square brackets.

    \b
    Examples:
      tracker papers register.xlsx --session S-04 --as-of 2026-03-31
      tracker papers register.xlsx --session S-04 --language en --language TJ=tg
      tracker papers register.xlsx --session S-04 --template ours
    """
    from tracker.papers import PapersRequest, make_papers  # loaded when needed: --help stays instant
    from tracker.presentation.tables import print_check

    request = PapersRequest(register_paths(registers), as_of, session, out, languages, template, draft)
    with progress_bar() as progress:
        made = make_papers(request, progress)
    if not made.papers:
        no_color = appearance().no_color
        print_check(made.problems, made.files, no_color=no_color, to_stderr=True, messages=spoken())
        say("With --draft they are made all the same, and say so.")
        return FINDINGS
    for one in made.faults:
        tell(spoken().text(LACKING[one.order.kind], owner=one.order.owner, why=one.fault))
    if as_json:
        click.echo(json.dumps(made.as_json(), ensure_ascii=False, indent=1))
    else:
        for path in (file for one in made.papers for file in one.files):
            click.echo(bytes(path))  # as the system names it, whatever letters the terminal has
    return PARTLY if made.faults else 0
