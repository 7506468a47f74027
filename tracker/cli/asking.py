"""The options of ``tracker status``: what is asked, of which commitments, compared with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.earlier import earlier, since_day_option, since_option
from tracker.errors import WrongUsage

if TYPE_CHECKING:
    from tracker.assessment.selection import Selection
    from tracker.comparison import Since

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
STATUSES = ("off_track", "at_risk", "not_assessable", "on_track", "achieved", "not_due", "withdrawn")


@dataclass(frozen=True)
class Asked:
    """What was asked for, as it was typed."""

    party: tuple[str, ...]
    institution: tuple[str, ...]
    sector: tuple[str, ...]
    agreement: tuple[str, ...]
    session: tuple[str, ...]
    status: tuple[str, ...]
    overdue: bool
    since: date | Path | None
    since_day: date | None
    owed: bool
    explain: tuple[str, ...]
    rules: str | None
    compare_rules: tuple[str, str] | None

    def selection(self, codes: Sequence[str]) -> Selection:
        """The commitments that are meant."""
        from tracker.assessment.selection import Selection  # loaded when needed: --help stays instant
        from tracker.domain.values import Status

        return Selection(
            party=self.party,
            institution=self.institution,
            sector=self.sector,
            agreement=self.agreement,
            session=self.session,
            code=(*self.explain, *codes),
            status=tuple(map(Status, self.status)),
            overdue=self.overdue,
        )

    def earlier(self) -> Since | None:
        """What is compared with."""
        return earlier(self.since, self.since_day)

    def refuse_beside_rules(self) -> None:
        """Two profiles are compared on one day, and nothing else is.

        Raises:
            WrongUsage: Something else was asked for too.
        """
        others = {"--since": self.since, "--owed": self.owed, "--explain": self.explain, "--rules": self.rules}
        asked = next((name for name, value in others.items() if value), None)
        if asked is not None:
            raise WrongUsage("--compare-rules and {asked} cannot be asked for together.", asked=asked)


class StatusName(click.Choice[str]):
    """A status, with an underscore, a dash or a space between its words."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The status as it is written in JSON."""
        return super().convert(value.replace("-", "_").replace(" ", "_"), param, ctx)


OPTIONS = (
    since_option,
    since_day_option,
    click.option("--owed", is_flag=True, help="Show who owes what, by party and institution."),
    click.option("--explain", multiple=True, metavar="CODE", help="Explain a commitment in full, as CODE alone does."),
    click.option("--party", multiple=True, metavar="CODE", help="Only commitments a party leads or supports."),
    click.option("--institution", multiple=True, metavar="CODE", help="Only those an institution leads or supports."),
    click.option("--sector", multiple=True, metavar="CODE", help="Only those of a sector."),
    click.option("--agreement", multiple=True, metavar="CODE", help="Only those under an agreement."),
    click.option("--session", multiple=True, metavar="CODE", help="Only those agreed at a session."),
    click.option(
        "--status",
        multiple=True,
        type=StatusName(STATUSES),
        metavar="STATUS",
        help=f"Only those of a status: {', '.join(STATUSES)}.",
    ),
    click.option("--overdue", is_flag=True, help="Only those past their day."),
    click.option(
        "--rules", metavar="NAME|FILE", help="Judge by another profile: a shipped one, or a file of your own."
    ),
    click.option(
        "--compare-rules",
        nargs=2,
        metavar="A B",
        help="Show which lights two profiles judge differently, and why.",
    ),
)
"""In the order in which ``--help`` shows them."""


def asking_options(command: Decorated) -> Callable[..., Any]:
    """Add the options to a command, which is handed them as one ``Asked``."""

    @wraps(command)
    def gathered(**given: Any) -> Any:  # noqa: ANN401 - click hands over anything
        asked = Asked(**{field.name: given.pop(field.name) for field in fields(Asked)})
        return command(asked=asked, **given)

    for option in reversed(OPTIONS):
        gathered = option(gathered)
    return gathered


def paths_and_codes(names: Sequence[str]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """What was typed without an option, told apart: what is there on disk is a register, all else may be a code.

    Raises:
        WrongUsage: Something can only be a path, and is not there.
    """
    paths = tuple(Path(name) for name in names if is_on_disk(name))
    codes = tuple(name for name in names if not is_on_disk(name))
    lost = next((name for name in codes if looks_like_path(name)), None)
    if lost is not None:
        raise WrongUsage("there is no file or folder {path}.", path=lost)
    return paths, codes


def is_on_disk(name: str) -> bool:
    """Whether there is a file or folder of a name, also one that may not be looked at; its reader says why."""
    try:
        return Path(name).exists()
    except OSError:
        return True


def looks_like_path(name: str) -> bool:
    """Whether something typed cannot be meant as a code."""
    return name.lower().endswith(".xlsx") or name.startswith((".", "~", "/")) or name.endswith("/")
