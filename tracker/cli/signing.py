"""The options by which a report is signed. A password is never an argument: others on the machine could read it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.appearance import spoken
from tracker.errors import WrongUsage, unreadable
from tracker.sentences import saying

if TYPE_CHECKING:
    from tracker.archive.sign import SigningKey

PATH = click.Path(path_type=Path, dir_okay=False)

sign_option = click.option(
    "--sign", "key_file", type=PATH, metavar="KEY.p12", help="Sign with a key; its password is asked for."
)

password_option = click.option(
    "--sign-password-file", "password_file", type=PATH, metavar="FILE", help="Take the password from a file instead."
)


def signing_key(key_file: Path | None, password_file: Path | None) -> SigningKey | None:
    """The key to sign with.

    Raises:
        LibraryMissing: The extra is not installed.
        WrongUsage: A file cannot be read, the password is another one, or nobody can be asked for it.
    """
    if key_file is None:
        if password_file is not None:
            raise WrongUsage("--sign-password-file needs --sign KEY.p12.")
        return None
    from tracker.archive.sign import read_key  # loaded when needed: --help stays instant

    return read_key(key_file, typed_password(key_file) if password_file is None else read_password(password_file))


def typed_password(key_file: Path) -> str:
    """The password as it is typed, without showing it."""
    if not sys.stdin.isatty():
        raise WrongUsage("nobody can be asked for the password here: give it in a file with --sign-password-file.")
    typed: str = click.prompt(
        spoken().text("Password of {name}", name=key_file.name),
        hide_input=True,
        default="",
        show_default=False,
        err=True,
    )
    return typed


def read_password(password_file: Path) -> str:
    """The first line of a file, without the mark that some editors put before it."""
    try:
        return password_file.read_text(encoding="utf-8-sig").split("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as fault:
        raise unreadable(password_file, fault if isinstance(fault, OSError) else saying("it is no text")) from None
