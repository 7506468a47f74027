"""Files in TOML that people write: settings and plans."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tracker.errors import WrongUsage, unreadable
from tracker.sentences import Saying, saying


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says.

    Raises:
        WrongUsage: The file cannot be read, or is no TOML; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")  # editors of Windows put a mark before the first letter
        return text, tomllib.loads(text)
    except OSError as fault:
        raise unreadable(path, fault) from None
    except UnicodeDecodeError:
        raise unreadable(path, saying("it is no text (UTF-8)")) from None
    except tomllib.TOMLDecodeError as fault:
        raise WrongUsage("{path} cannot be read: {fault}", path=path, fault=fault) from None


def perhaps(name: str, known: Iterable[str]) -> Sequence[Saying]:
    """The question whether another name was meant, where one of those known looks like it."""
    return [saying("Did you mean '{name}'?", name=near) for near in get_close_matches(name, list(known), n=1)]
