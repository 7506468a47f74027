"""``tracker verify``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.appearance import appearance, appearance_options, asked_messages, spoken
from tracker.cli.options import json_option, language_option
from tracker.cli.progress import progress_bar
from tracker.cli.speaking import SpokenCommand


@click.command(cls=SpokenCommand)
@click.argument("report", metavar="REPORT.pdf", type=click.Path(path_type=Path))
@click.option(
    "--template", metavar="FOLDER", help="The template of your own by which the report was made, to compare every word."
)
@json_option
@language_option
@appearance_options
def verify(report: Path, template: str | None, as_json: bool) -> int:
    """Check that a report says what the register inside it gives.

    Takes the register out of the report, judges it again by the same rules on the same day, and compares the result
    with the status file and with the text of every page. Nothing is written. Exit code 1: the report does not verify.

    \b
    Examples:
      tracker verify reports/PK-TJ_2026-03-31_en.pdf
      tracker verify report.pdf --json
    """
    from tracker.presentation.tables import print_json, print_lines  # loaded when needed: --help stays instant
    from tracker.presentation.verify_view import verdict_json, verdict_lines
    from tracker.verification import verify_report

    with progress_bar() as progress:
        verdict = verify_report(report, template, progress)
    if as_json:
        print_json(verdict_json(verdict, asked_messages()))
    else:
        print_lines(list(verdict_lines(verdict, spoken(verdict.language))), no_color=appearance().no_color)
    return verdict.exit_code()
