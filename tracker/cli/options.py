"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.cli.appearance import Appearance, say, spoken
from tracker.days import EARLIEST, LATEST, iso_day
from tracker.errors import WrongUsage
from tracker.sentences import Sentence
from tracker.shipped import shipped_folder
from tracker.toml import read_toml

SETTINGS_FILE = "tracker.toml"
EXAMPLE = "pakistan-tajikistan.xlsx"
EDITIONS = ("full", "public")
"""The names of ``archive.embed.Edition``; not taken from there, so that ``--help`` stays instant."""

Option = Callable[[Callable[..., Any]], Callable[..., Any]]


class IsoDay(click.ParamType[date]):
    """A day typed as yyyy-mm-dd, in the years a register may speak of."""

    name = "yyyy-mm-dd"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows how to type it."""
        day = value if isinstance(value, date) else iso_day(value)
        if day is None:
            words = spoken().text("'{value}' is not a day. Type it as yyyy-mm-dd, for example 2026-03-31.", value=value)
            self.fail(words, param, ctx)
        if not EARLIEST <= day <= LATEST:
            words = spoken().text("{day} is outside {first} to {last}.", day=day, first=EARLIEST, last=LATEST)
            self.fail(words, param, ctx)
        return day


def today() -> date:
    """The day it is: the one place that asks the clock for it."""
    return date.today()


registers_argument = click.argument("registers", metavar="[REG]...", nargs=-1, type=click.Path(path_type=Path))

as_of_option = click.option(
    "--as-of",
    type=IsoDay(),
    default=today,
    show_default="today",
    help="The reporting day: what is dated later does not exist yet.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print the machine-readable form on stdout.")


def edition_option(words: Sentence) -> Option:
    """``--edition``; the words say what the public one is."""
    return click.option("--edition", type=click.Choice(EDITIONS), default=EDITIONS[0], show_default=True, help=words)


def one_language(ctx: click.Context, param: click.Parameter, asked: str | None) -> str | None:
    """One language, in which a person is spoken to."""
    if asked is None:
        return None
    ctx.ensure_object(Appearance).language = tongue = chosen_tongues(ctx, param, asked, most=1)
    return tongue


def one_or_two_languages(ctx: click.Context, param: click.Parameter, asked: str | None) -> str | None:
    """The language of a report, or the two of a bilingual one; a person is spoken to in the first."""
    if asked is None:
        return None
    tongues = chosen_tongues(ctx, param, asked, most=2)
    ctx.ensure_object(Appearance).language = tongues.split(",")[0]
    return tongues


def several_languages(ctx: click.Context, param: click.Parameter, asked: Sequence[str]) -> Sequence[str]:
    """The languages of several reports, each one or two; a person is spoken to in the first."""
    tongues = [chosen_tongues(ctx, param, one, most=2) for one in asked]
    if tongues:
        ctx.ensure_object(Appearance).language = tongues[0].split(",")[0]
    return tongues


def languages_by_code(ctx: click.Context, param: click.Parameter, asked: Sequence[str]) -> Mapping[str, str]:
    """Languages by the code of who gets what is made; the empty code stands for all, and a person is spoken to so."""
    named = [one.rpartition("=") for one in asked]
    tongues = {code: chosen_tongues(ctx, param, language, most=1) for code, _, language in named}
    if "" in tongues:
        ctx.ensure_object(Appearance).language = tongues[""]
    return tongues


def known_languages(ctx: click.Context, param: click.Parameter, asked: str | None) -> Sequence[str]:
    """Any number of languages."""
    codes = [] if asked is None else [code.strip() for code in asked.split(",")]
    return [chosen_tongues(ctx, param, code, most=1) for code in codes]


def chosen_tongues(ctx: click.Context, param: click.Parameter, asked: str, most: int) -> str:
    """So many languages at most that there are."""
    from tracker.languages import languages, tongues_of

    with suppress(ValueError):
        if len(tongues := tongues_of(asked)) <= most:
            return ",".join(tongues)
    several: Sentence = "'{asked}' is not one of {languages}, or two of them such as ru,en."
    words = spoken().text(
        several if most > 1 else "'{asked}' is not one of {languages}.", asked=asked, languages=", ".join(languages())
    )
    raise click.BadParameter(words, ctx, param)


language_option = click.option(
    "--language",
    metavar="CODE",
    expose_value=False,
    is_eager=True,
    callback=one_language,
    help="The language results are told in: en, ru, tg, ur. Without it that of the register, or of your system.",
)

languages_option = click.option(
    "--language",
    metavar="CODE[,CODE]",
    is_eager=True,
    callback=one_or_two_languages,
    help="The language of the report: en, ru, tg, ur, or two of them for a bilingual one: ru,en. Without it that of the"
    " register.",
)


def made_language_option(words: Sentence) -> Option:
    """``--language`` of what is made in one language."""
    return click.option("--language", metavar="CODE", is_eager=True, callback=one_language, help=words)


def languages_by_code_option(words: Sentence) -> Option:
    """``--language`` of what is made for several, each in its own."""
    return click.option(
        "--language",
        "languages",
        multiple=True,
        metavar="[WHO=]CODE",
        is_eager=True,
        callback=languages_by_code,
        help=words,
    )


def register_paths(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The register asked for, else the one of the nearest ``tracker.toml``, else the example that ships inside."""
    paths = given or configured_registers()
    if paths:
        return paths
    say("No register was named: this is the example that ships with tracker.")
    return (shipped_folder("data") / EXAMPLE,)


def configured_registers() -> tuple[Path, ...]:
    """The registers that the nearest ``tracker.toml`` names, relative to that file; none where it names none.

    Raises:
        WrongUsage: The file cannot be read, or ``register`` is neither a path nor a list of paths.
    """
    found = nearest_settings()
    if found is None:
        return ()
    _, settings = read_toml(found)
    try:
        named = settings.get("tool", {}).get("tracker", {}).get("register")
    except AttributeError:  # something in the place of a table names no path either
        named = {}
    return () if named is None else tuple(found.parent / name for name in names_of(named, found))


def nearest_settings() -> Path | None:
    """The settings file of the current folder, or of the nearest folder above it that has one."""
    try:
        here = Path.cwd()
    except OSError:  # the folder was removed under our feet
        return None
    return next((path for place in (here, *here.parents) if (path := place / SETTINGS_FILE).is_file()), None)


def names_of(named: object, settings: Path) -> list[str]:
    """The paths a settings file gives: one, or a list."""
    names = [named] if isinstance(named, str) else named
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
        raise WrongUsage("{settings}: 'register' must be a path or a list of paths.", settings=settings)
    return names
