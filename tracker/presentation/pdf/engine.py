"""WeasyPrint, loaded once and set up: only the shipped fonts exist, inner languages are told, and it is in a hurry."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from xml.sax.saxutils import escape

from tracker.errors import LibraryMissing
from tracker.languages import font_folders, hyphenation_patterns
from tracker.presentation.libraries import install_line, missing_libraries
from tracker.shipped import shipped_folder

FONT_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{fonts}<cachedir>{cache}</cachedir></fontconfig>
"""


def fonts_folders() -> Sequence[Path]:
    """The shipped fonts, and those of languages that bring their own."""
    return (shipped_folder("templates") / "fonts", *font_folders())


@cache
def scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder for fontconfig, kept as long as the program runs."""
    return tempfile.TemporaryDirectory(prefix="tracker-fonts-")


def use_shipped_fonts() -> None:
    """Let fontconfig find the shipped fonts and no others; it reads this when it is loaded, so before WeasyPrint is."""
    folder = Path(scratch().name)
    config = folder / "fonts.conf"
    fonts = "".join(f"<dir>{escape(str(place))}</dir>" for place in fonts_folders())
    config.write_text(FONT_CONFIG.format(fonts=fonts, cache=folder / "cache"), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)


def learn_to_part_words() -> None:
    """Let WeasyPrint part words of languages that it has no patterns for."""
    from weasyprint.text.line_break import pyphen  # noqa: PLC0415 - loads the system libraries

    for code, path in hyphenation_patterns().items():
        pyphen.LANGUAGES[code] = path
        pyphen.LANGUAGES_LOWERCASE[code] = code


@cache
def engine() -> ModuleType:
    """WeasyPrint, ready to work.

    Raises:
        LibraryMissing: A system library is missing; the message names the package.
    """
    missing = missing_libraries()
    if missing:
        raise LibraryMissing(
            "a report needs system libraries. On Debian or Ubuntu run: {command}", command=install_line(missing)
        )
    use_shipped_fonts()
    import weasyprint  # noqa: PLC0415 - loads the libraries looked for above

    from tracker.presentation.pdf.conformance import mend_tags, mend_texts  # noqa: PLC0415
    from tracker.presentation.pdf.helps import hurry  # noqa: PLC0415
    from tracker.presentation.pdf.lines import know_lines  # noqa: PLC0415
    from tracker.presentation.pdf.sheets import know_styles  # noqa: PLC0415

    mend_tags()
    mend_texts()
    learn_to_part_words()
    hurry()
    know_lines()
    know_styles()
    # The many objects of the imports need not be looked through again at every collection.
    gc.freeze()
    gc.set_threshold(1_000_000, 50, 50)
    module: ModuleType = weasyprint
    return module
