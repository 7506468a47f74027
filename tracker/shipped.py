"""Where the templates, fonts and example data are, in a checkout and in an installed package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tracker.errors import TrackerError


def shipped_folder(name: str) -> Path:
    """The folder ``templates`` or ``data``: inside the installed package, or beside it in a checkout.

    Raises:
        TrackerError: The folder is in neither place, so the installation is not complete.
    """
    package = Path(str(files("tracker")))
    for folder in (package / "_shipped" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise TrackerError("the folder '{name}' is missing from this installation; install tracker again.", name=name)
