"""Bring the catalogues up to date with what the program says: the template, and each language."""

from __future__ import annotations

import sys

from catalogues.collect import messages
from catalogues.files import TEMPLATE, first, is_translated, read, renewed, template_of, written
from tracker.languages import SHIPPED, SOURCE_LANGUAGE, languages
from tracker.presentation.messages import CATALOGUE


def update() -> None:
    """Write them; what is translated stays, what is new is empty."""
    template = template_of(messages())
    TEMPLATE.write_bytes(written(template))
    for one in languages().values():
        if one.code != SOURCE_LANGUAGE:
            path = SHIPPED / one.code / CATALOGUE
            made = renewed(read(path, one.locale), template)
            path.write_bytes(written(made))
            lacking = [first(entry) for entry in made if entry.id and not is_translated(entry)]
            sys.stdout.write(f"{path}: {len(made)} messages, {len(lacking)} not translated\n")


if __name__ == "__main__":
    update()
