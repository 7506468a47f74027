"""``tracker doctor``."""

from __future__ import annotations

import platform

import click

from tracker import __version__
from tracker.cli.appearance import appearance_options, spoken
from tracker.cli.speaking import SpokenCommand
from tracker.errors import LibraryMissing


@click.command(cls=SpokenCommand)
@appearance_options
def doctor() -> None:
    """Say which system library or font is missing and how to get it.

    \b
    Example:
      tracker doctor
    """
    from tracker.presentation.libraries import NATIVE_LIBRARIES, install_line, missing_libraries
    from tracker.shipped import shipped_folder

    messages = spoken()
    words = {is_there: messages.text("found" if is_there else "missing") for is_there in (True, False)}
    width = max(map(len, words.values()))

    def stands(*, is_there: bool) -> str:
        return words[is_there].ljust(width)

    click.echo(f"tracker {__version__}, Python {platform.python_version()}")
    missing = missing_libraries()
    for library in NATIVE_LIBRARIES:
        click.echo(f"{stands(is_there=library not in missing)} {library.file_name}: {messages.text(library.purpose)}")
    fonts = sorted((shipped_folder("templates") / "fonts").glob("*.ttf"))
    click.echo(f"{stands(is_there=bool(fonts))} {messages.plural('{n} shipped font', '{n} shipped fonts', len(fonts))}")
    if missing:
        raise LibraryMissing(
            "reports cannot be made yet. On Debian or Ubuntu run: {command}", command=install_line(missing)
        )
    if not fonts:
        raise LibraryMissing("the shipped fonts are missing: install tracker again.")
    click.echo(messages.text("Everything a report needs is here."))
