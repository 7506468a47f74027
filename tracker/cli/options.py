"""Arguments and options that several commands share."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import click

from tracker.errors import WrongUsage
from tracker.shipped import shipped_folder

SETTINGS_FILE = "tracker.toml"
EXAMPLE = "pakistan-tajikistan.xlsx"


class IsoDay(click.ParamType[date]):
    """A day typed as yyyy-mm-dd."""

    name = "yyyy-mm-dd"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows how to type it."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value) if len(value) == len("yyyy-mm-dd") else self.refuse(value, param, ctx)
        except ValueError:
            return self.refuse(value, param, ctx)

    def refuse(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Say what a day looks like."""
        self.fail(f"'{value}' is not a day. Type it as yyyy-mm-dd, for example 2026-03-31.", param, ctx)


registers_argument = click.argument("registers", metavar="[REG]...", nargs=-1, type=click.Path(path_type=Path))

as_of_option = click.option(
    "--as-of",
    type=IsoDay(),
    default=lambda: date.today(),  # noqa: PLW0108 - looked up when asked, the one place that asks the clock for the day
    show_default="today",
    help="The reporting day: what is dated later does not exist yet.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print the machine-readable form on stdout.")


def register_paths(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The register asked for, else the one of the nearest ``tracker.toml``, else the example that ships inside."""
    if given:
        return given
    return configured_registers(Path.cwd()) or (shipped_folder("data") / EXAMPLE,)


def configured_registers(folder: Path) -> tuple[Path, ...]:
    """The registers that the nearest ``tracker.toml`` above a folder names, relative to that file.

    Raises:
        WrongUsage: The file cannot be read, or ``register`` is neither a path nor a list of paths.
    """
    found = next((path for place in (folder, *folder.parents) if (path := place / SETTINGS_FILE).is_file()), None)
    if found is None:
        return ()
    try:
        named = tomllib.loads(found.read_text(encoding="utf-8")).get("tool", {}).get("tracker", {}).get("register", [])
    except (OSError, ValueError, AttributeError) as fault:
        raise WrongUsage(f"{found} cannot be read: {fault}") from None
    names = [named] if isinstance(named, str) else named
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise WrongUsage(f"{found}: 'register' must be a path or a list of paths.")
    return tuple(found.parent / name for name in names)
