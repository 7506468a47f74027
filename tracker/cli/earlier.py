"""The options that name an earlier day to compare with."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import IsoDay
from tracker.days import iso_day
from tracker.errors import WrongUsage

if TYPE_CHECKING:
    from tracker.comparison import Since


class Earlier(click.ParamType[date | Path]):
    """A day, or the path of an earlier register or status file."""

    name = "yyyy-mm-dd|FILE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date | Path:  # noqa: ARG002
        """The day if it is one; everything else is a path."""
        day = iso_day(value)
        return Path(value) if day is None else day


since_option = click.option(
    "--since", type=Earlier(), help="Show what changed since a day, an earlier report, register or status file."
)

since_day_option = click.option(
    "--since-day", type=IsoDay(), help="The day an earlier register stands for; the day of its newest row, if not said."
)


def earlier(since: date | Path | None, day: date | None) -> Since | None:
    """What is compared with.

    Raises:
        WrongUsage: A day is given for what has a day of its own.
    """
    from tracker.comparison import Since  # loaded when needed: --help stays instant

    is_register = isinstance(since, Path) and since.suffix.lower() not in (".json", ".pdf")
    if day is not None and not is_register:
        raise WrongUsage("--since-day says which day an earlier register stands for: it needs --since REGISTER.")
    if since is None:
        return None
    return Since(path=since, day=day) if isinstance(since, Path) else Since(day=since)
