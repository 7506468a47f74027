"""Profiles: thresholds written down as TOML, read strictly, every fault told with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from tracker.errors import WrongUsage
from tracker.sentences import Saying, Sentence, saying, together
from tracker.toml import perhaps

NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?(/[1-9]\d{0,8})?")
"""A threshold as people write it; a profile is not to hold a number of a million digits."""


class Fault(NamedTuple):
    """Why a value of a profile cannot be used, as a sentence with its name."""

    words: Sentence


class Complaint(NamedTuple):
    """What is wrong in a profile, and in which line."""

    line: int
    words: Saying


Path = tuple[str, ...]
"""Where a value stands in a profile: ``("shares", "on_track_from")``."""


def values_of(text: str, file: str) -> Mapping[str, Any]:
    """The values of a profile by the names of the thresholds.

    Raises:
        WrongUsage: The profile is incomplete or contradicts itself; every fault is named with file and line.
    """
    try:
        # Decimals as they are typed: 0.80 is exactly four fifths.
        profile = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as fault:  # not TOML, or beyond what its reader can hold
        raise refusal(file, [syntax_complaint(fault, text)]) from None
    lines = lines_of(text)
    values = {path: read(found) for path, read in ENTRIES.items() if (found := value_at(profile, path)) is not None}
    complaints = [*strangers(profile, lines), *missing(values, lines), *misfits(values, lines)]
    known = {path[-1]: value for path, value in values.items() if not isinstance(value, Fault)}
    complaints += contradictions(known, lines)
    if complaints:
        raise refusal(file, complaints)
    return known


def name_refused(text: str, file: str, words: Saying) -> WrongUsage:
    """The refusal of a profile because of the name it has."""
    return refusal(file, [Complaint(line_of(("name",), lines_of(text)), words)])


def refusal(file: str, complaints: Sequence[Complaint]) -> WrongUsage:
    """The refusal of a profile: one line for each fault, in the order of the file; with its place if it has one."""
    ordered = sorted(complaints, key=lambda one: (one.line, str(one.words)))
    return WrongUsage(together([placed(one, file) for one in ordered], "\n"))


def placed(complaint: Complaint, file: str) -> Saying:
    """What is wrong, after the file and line where it is."""
    return together([f"{file}:{complaint.line}", complaint.words], ": ") if file else complaint.words


def syntax_complaint(fault: Exception, text: str) -> Complaint:
    """What the reader of TOML says; it names its line inside its words."""
    found = re.search(r"at line (\d+)", str(fault))
    return Complaint(int(found.group(1)) if found else len(text.splitlines()), together([f"{fault}."]))


def name_of(value: object) -> str | Fault:
    """A name of letters, digits, dots and dashes: it is printed before a slash and the version."""
    if isinstance(value, str) and re.fullmatch(r"[\w.\-]{1,40}", value):
        return value
    return Fault("'{name}' must be a name of letters, digits, dots and dashes, in quotation marks.")


def count_of(value: object) -> int | Fault:
    """A whole number that is not negative. A truth value is no number, whatever the language says."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return Fault("'{name}' must be a whole number, 0 or more.")


def ordinal_of(value: object) -> int | Fault:
    """A whole number from 1."""
    number = count_of(value)
    return number if isinstance(number, int) and number > 0 else Fault("'{name}' must be a whole number, 1 or more.")


def truth_of(value: object) -> bool | Fault:
    """Yes or no."""
    return value if isinstance(value, bool) else Fault("'{name}' must be true or false.")


def number_of(value: object) -> Fraction | Fault:
    """A number, or a text that is one: ``0.8``, ``"0.80"``, ``"4/5"``."""
    is_number = isinstance(value, int | Decimal | str) and NUMBER.fullmatch(str(value))
    return Fraction(str(value)) if is_number else Fault("'{name}' must be a number such as 0.8 or \"4/5\".")


def share_of(value: object) -> Fraction | Fault:
    """A share of the way from 0 to 1."""
    number = number_of(value)
    if isinstance(number, Fault) or 0 <= number <= 1:
        return number
    return Fault("'{name}' must be a share between 0 and 1.")


def share_from_above_0(value: object) -> Fraction | Fault:
    """A share above 0: nothing done is not to count as a part of it."""
    share = share_of(value)
    return Fault("'{name}' must be a share above 0.") if share == 0 else share


def share_from_1(value: object) -> Fraction | Fault:
    """A share of 1 or more: what lies beyond the target."""
    number = number_of(value)
    return number if isinstance(number, Fault) or number >= 1 else Fault("'{name}' must be 1 or more.")


ENTRIES: Mapping[Path, Callable[[object], Any]] = {
    ("name",): name_of,
    ("version",): ordinal_of,
    ("shares", "on_track_from"): share_of,
    ("shares", "at_risk_from"): share_of,
    ("shares", "past_due_at_risk_from"): share_of,
    ("shares", "over_achieved_above"): share_from_1,
    ("shares", "substantial_from"): share_from_above_0,
    ("times", "due_soon_days"): count_of,
    ("times", "stale_months"): ordinal_of,
    ("times", "grace_days"): count_of,
    ("actuals", "verified_only"): truth_of,
}
"""What a profile must say, and how each of it is read."""

TABLES = {path[0] for path in ENTRIES if len(path) > 1}


def value_at(profile: Mapping[str, Any], path: Path) -> object:
    """The value at a place, or nothing where there is none."""
    found: Any = profile
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def strangers(profile: Mapping[str, Any], lines: Mapping[Path, int]) -> Iterator[Complaint]:
    """Names that no rule asks for: a misspelt threshold must not be passed over in silence."""
    for path in paths_of(profile):
        if path in ENTRIES:
            continue
        if path[-1] in TABLES and len(path) == 1:
            yield Complaint(line_of(path, lines), saying("'{name}' must be a table, [{name}].", name=path[0]))
            continue
        unknown = saying("'{name}' is not part of a profile.", name=".".join(path))
        meant = perhaps(path[-1], (known[-1] for known in ENTRIES))
        yield Complaint(line_of(path, lines), together([unknown, *meant], " "))


def paths_of(profile: Mapping[str, Any]) -> Iterator[Path]:
    """Where the values of a profile stand."""
    for key, value in profile.items():
        if key in TABLES and isinstance(value, dict):
            yield from ((key, inner) for inner in value)
        else:
            yield (key,)


def missing(values: Mapping[Path, object], lines: Mapping[Path, int]) -> Iterator[Complaint]:
    """What every profile must say and this one does not, told at its table."""
    for path in ENTRIES:
        if path not in values:
            table, name = path[0], path[-1]
            is_inside = len(path) > 1
            words = saying("'{name}' is missing in [{table}].", name=name, table=table)
            yield Complaint(
                line_of(path[:-1], lines), words if is_inside else saying("'{name}' is missing.", name=name)
            )


def misfits(values: Mapping[Path, object], lines: Mapping[Path, int]) -> Iterator[Complaint]:
    """Values of the wrong kind or out of bounds."""
    for path, value in values.items():
        if isinstance(value, Fault):
            yield Complaint(line_of(path, lines), Saying(value.words, {"name": path[-1]}))


def contradictions(known: Mapping[str, Any], lines: Mapping[Path, int]) -> Iterator[Complaint]:
    """Two thresholds that cannot both hold."""
    on_track, at_risk = known.get("on_track_from"), known.get("at_risk_from")
    if on_track is not None and at_risk is not None and at_risk > on_track:
        words = saying(
            "'at_risk_from' ({low}) is above 'on_track_from' ({high}).", low=decimal(at_risk), high=decimal(on_track)
        )
        yield Complaint(line_of(("shares", "at_risk_from"), lines), words)


def decimal(share: Fraction) -> str:
    """A threshold as it is told."""
    return f"{float(share):.6g}"


HEADER = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]")
ENTRY = re.compile(r"\s*([\w\-\"'. ]+?)\s*=")


def lines_of(text: str) -> Mapping[Path, int]:
    """The line of every table and entry of a profile, which the reader of TOML does not tell."""
    table: Path = ()
    found: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if head := HEADER.match(line):
            table = keys_of(head.group(1))
            found.setdefault(table, number)
        elif entry := ENTRY.match(line):
            found.setdefault((*table, *keys_of(entry.group(1))), number)
    return found


def keys_of(dotted: str) -> Path:
    """The keys of ``shares.on_track_from``."""
    return tuple(key.strip(" \t\"'") for key in dotted.split("."))


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """The line something stands in, else the line of what it belongs to, else the first."""
    places = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[place] for place in places if place in lines), 1)
