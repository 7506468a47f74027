"""``tracker history``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.appearance import appearance, appearance_options, spoken
from tracker.cli.options import json_option, language_option
from tracker.cli.progress import progress_bar
from tracker.cli.speaking import SpokenCommand


@click.command(cls=SpokenCommand)
@click.argument("reports", metavar="REPORT.pdf...", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@language_option
@appearance_options
def history(reports: tuple[Path, ...], as_json: bool) -> int:
    """Show the light of each commitment over a chain of reports.

    The reports are of one register and put in order of their days. A commitment that had another code before is
    followed by its former codes.

    \b
    Example:
      tracker history reports/PK-TJ_*_en.pdf
    """
    from tracker.history import history_of
    from tracker.presentation.history_view import history_grid, history_json, report_lines  # loaded when needed
    from tracker.presentation.tables import print_grid, print_json, print_lines

    with progress_bar() as progress:
        found = history_of(reports, progress)
    if as_json:
        print_json(history_json(found.reports, found.commitments))
    else:
        no_color = appearance().no_color
        print_grid(history_grid(found.reports, found.commitments, spoken()), no_color=no_color)
        print_lines(report_lines(found.reports), no_color=no_color)
    return 0
