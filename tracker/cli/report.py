"""``tracker report``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.appearance import appearance, appearance_options, detail, remark, repeat, spoken
from tracker.cli.earlier import earlier, since_day_option, since_option
from tracker.cli.options import as_of_option, edition_option, languages_option, register_paths, registers_argument
from tracker.cli.progress import progress_bar
from tracker.cli.signing import password_option, sign_option, signing_key
from tracker.cli.speaking import SpokenCommand
from tracker.errors import FINDINGS
from tracker.sentences import Count

if TYPE_CHECKING:
    from tracker.archive.embed import Edition
    from tracker.reporting import MadeReport, ReportRequest
    from tracker.sentences import Sentence


@click.command(cls=SpokenCommand)
@registers_argument
@as_of_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("reports"),
    show_default=True,
    help="The folder the report goes to, seen from the current one; it is made if it is not there.",
)
@click.option("--draft", is_flag=True, help="Make the report although the register has errors; every page says so.")
@since_option
@since_day_option
@click.option(
    "--template",
    default="periodic",
    show_default=True,
    help="periodic, brief (a few pages for a minister), institution (what each has promised and owes), or a folder with"
    " files of your own that go before the shipped ones.",
)
@click.option(
    "--institution", "institutions", multiple=True, metavar="CODE", help="With --template institution: only this one."
)
@edition_option("public leaves out what is restricted, and carries an extract of the register in its place.")
@languages_option
@sign_option
@password_option
@appearance_options
def report(  # noqa: PLR0913, PLR0917 - one argument an option
    registers: tuple[Path, ...],
    as_of: date,
    out: Path,
    draft: bool,
    since: date | Path | None,
    since_day: date | None,
    template: str,
    institutions: tuple[str, ...],
    edition: Edition,
    language: str | None,
    key_file: Path | None,
    password_file: Path | None,
) -> int:
    """Make the progress report as an archival PDF and print its path.

    REG is one or more .xlsx files or folders, read together as one register. A register with errors is refused with
    the list of what to mend, and an earlier report stays as it was.

    \b
    Examples:
      tracker report register.xlsx
      tracker report register.xlsx --as-of 2026-03-31 --out reports
      tracker report register.xlsx --since 2025-12-31
      tracker report register.xlsx --draft
      tracker report register.xlsx --template brief
      tracker report register.xlsx --template institution --institution PK-MOC
      tracker report register.xlsx --edition public
      tracker report register.xlsx --language ru
      tracker report register.xlsx --language ru,en
      tracker report register.xlsx --sign office.p12
    """
    from tracker.presentation.tables import print_problems  # loaded when needed: --help stays instant
    from tracker.reporting import ReportRequest, make_report

    request = ReportRequest(
        paths=register_paths(registers),
        as_of=as_of,
        out=out,
        draft=draft,
        template=template,
        institutions=institutions,
        since=earlier(since, since_day),
        edition=edition,
        language=language,
        key=signing_key(key_file, password_file),
    )
    with progress_bar() as progress:
        made = make_report(request, progress)
    if made.path is None:
        return refused(made, request)
    told_in = spoken(made.language)
    if made.unprintable and not appearance().quiet:
        print_problems(made.unprintable, made.files, no_color=appearance().no_color, to_stderr=True, messages=told_in)
    repeat(made.remarks, made.language)
    if made.kept is not None:
        told = told_in.text(
            "The file that stood there is no report of this register; it is kept as {name}.", name=made.kept
        )
        remark(told)
    pages = told_in.plural("{n} page", "{n} pages", made.pages)
    detail(told_in.text("{pages}, {n} bytes", pages=pages, n=Count(made.size)))
    click.echo(bytes(made.path))  # as the system names it, whatever letters the terminal has
    return 0


def refused(made: MadeReport, request: ReportRequest) -> int:
    """Say why there is no report: what could not be read at all, or everything that is to be mended."""
    from tracker.pipeline import is_unread_file
    from tracker.presentation.tables import print_check, print_problems  # loaded when needed: --help stays instant

    nothing_read = all(is_unread_file(one) for one in made.problems if one.is_error)
    tell, told_in = print_problems if nothing_read else print_check, spoken(made.language)
    tell(made.problems, made.files, no_color=appearance().no_color, to_stderr=True, messages=told_in)
    if why := instead(request, nothing_read=nothing_read):
        remark(told_in.text(why))
    return FINDINGS


def instead(request: ReportRequest, *, nothing_read: bool) -> Sentence:
    """What else could be made of a register with errors, or why nothing can."""
    is_public = request.edition == "public"
    if request.draft and not is_public:
        return "Not even a draft is made: it would carry the workbooks, and one of them is too large to be read."
    if is_public and not nothing_read:
        return "Of a register with errors there is no public edition: what is restricted might not be known."
    return "" if nothing_read else "With --draft it is made all the same; every page says that it is a draft."
