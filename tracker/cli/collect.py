"""``tracker collect``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.appearance import appearance, appearance_options, asked_messages, remark, spoken
from tracker.cli.options import json_option, language_option
from tracker.cli.progress import progress_bar
from tracker.cli.speaking import SpokenCommand
from tracker.errors import FINDINGS


@click.command(cls=SpokenCommand)
@click.argument("register", metavar="REG", type=click.Path(path_type=Path))
@click.argument("returned", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", metavar="NEW.xlsx", required=True, type=click.Path(path_type=Path, dir_okay=False))
@json_option
@language_option
@appearance_options
def collect(register: Path, returned: tuple[Path, ...], out: Path, as_json: bool) -> int:
    """Merge workbooks that came back into a new workbook, and tell everything that was taken or not.

    REG is the register they were sent out from, a workbook or a folder of them; FILE are workbooks or folders. The
    register and the files stay as they are. NEW.xlsx has all of it on a sheet of its own too.

    \b
    Examples:
      tracker collect register.xlsx returned/ --out merged.xlsx
      tracker collect register.xlsx a.xlsx b.xlsx --out merged.xlsx --json > merge.json

    \b
    Exit codes: 0 all came back and all of it was taken; 1 something was not taken or did not come back.
    """
    from tracker.collecting.collect import CollectRequest
    from tracker.collecting.collect import collect as merge
    from tracker.collecting.report import collect_grid, collect_json, summary_lines
    from tracker.presentation.tables import print_check, print_grid, print_json, print_lines

    with progress_bar() as progress:
        done = merge(CollectRequest([register], returned, out, appearance().language), progress)
    told_in, no_color = spoken(done.language), appearance().no_color
    if done.path is None:
        print_check(done.refused, done.files, no_color=no_color, to_stderr=True, messages=told_in)
        return FINDINGS
    if as_json:
        print_json(collect_json(done, asked_messages()))
    else:
        if done.findings:
            print_grid(collect_grid(done.findings, told_in), no_color=no_color)
        print_lines(summary_lines(done, told_in), no_color=no_color)
    remark(told_in.text("The merged register is {path}.", path=done.path))
    return 0 if done.is_complete else FINDINGS
