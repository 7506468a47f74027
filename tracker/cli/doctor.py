"""``tracker doctor``."""

from __future__ import annotations

import platform

import click

from tracker import __version__
from tracker.cli.appearance import appearance_options
from tracker.errors import LibraryMissing


@click.command()
@appearance_options
def doctor() -> None:
    """Say which system library or font is missing and how to get it.

    \b
    Example:
      tracker doctor
    """
    from tracker.presentation.libraries import NATIVE_LIBRARIES, install_line, missing_libraries
    from tracker.shipped import shipped_folder

    click.echo(f"tracker {__version__}, Python {platform.python_version()}")
    missing = missing_libraries()
    for library in NATIVE_LIBRARIES:
        click.echo(f"{'missing' if library in missing else 'found':8}{library.file_name}: {library.purpose}")
    fonts = sorted((shipped_folder("templates") / "fonts").glob("*.ttf"))
    click.echo(f"{'found' if fonts else 'missing':8}{len(fonts)} shipped fonts")
    if missing:
        raise LibraryMissing(f"reports cannot be made yet. On Debian or Ubuntu run: {install_line(missing)}")
    if not fonts:
        raise LibraryMissing("the shipped fonts are missing: install tracker again.")
    click.echo("Everything a report needs is here.")
