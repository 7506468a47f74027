"""Sheets that are missing and sheets that are not the register's: of a misspelt name that is one message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracker.problems import Details, Place, Problem, problem
from tracker.registers.columns import SETTINGS_SHEET, SHEETS
from tracker.registers.tables import SPECS, Shape
from tracker.registers.terms import NEAR, folded, likeness, sheet_names

NEEDED = frozenset(spec.name for spec in SHEETS if spec.required)
REFERRED_TO = frozenset(sheet for spec in SHEETS for column in spec.columns for sheet in column.to)
"""Sheets whose codes stand in others: without them references lead nowhere."""

Unknown = tuple[str, str]
"""File and name of a sheet that is not the register's."""


def sheet_problems(shapes: Sequence[Shape], *, is_whole: bool) -> Iterator[Problem]:
    """What is wrong with the sheets of a register as a whole.

    ``is_whole`` says that every workbook could be opened: what is missing may stand in one that could not.
    """
    meant = misspelt(shapes)
    for name in missing(shapes, meant, is_whole=is_whole):
        file, found = meant.get(name, (shapes[0].file, ""))
        details = Details(suggestions=[found] if found else [])
        yield problem("SHEET_MISSING", Place(file), details, sheet=name, found=sheets_found(shapes))
    blamed = {meant[name]: name for name in meant}
    for shape in shapes:
        for sheet in shape.unknown:
            suggested = blamed.get((shape.file, sheet))
            if suggested not in REFERRED_TO:
                details = Details(suggestions=[suggested] if suggested else [])
                yield problem("SHEET_UNKNOWN", Place(shape.file, sheet), details, sheet=sheet)


def missing(shapes: Sequence[Shape], meant: Mapping[str, Unknown], *, is_whole: bool) -> Iterator[str]:
    """The sheets an author has to add or rename: required ones, and those whose codes a misspelt name hides."""
    for name in absent(shapes):
        if name in REFERRED_TO and (name in meant or (name in NEEDED and is_whole)):
            yield name


def absent(shapes: Sequence[Shape]) -> Sequence[str]:
    """The sheets that no workbook has."""
    present = {table.spec.name for shape in shapes for table in shape.tables}
    lost = {name for shape in shapes for name in shape.lost}
    settings = {SETTINGS_SHEET for shape in shapes if shape.settings is not None}
    return [name for name in SPECS if name not in present | lost | settings]


def misspelt(shapes: Sequence[Shape]) -> Mapping[str, Unknown]:
    """By absent sheet the unknown one that probably means it, no sheet for two."""
    unknown = [(shape.file, sheet) for shape in shapes for sheet in shape.unknown]
    scored = [
        (score, name, one)
        for name in absent(shapes)
        for one in unknown
        if (score := nearness(name, folded(one[1]))) >= NEAR
    ]
    found: dict[str, Unknown] = {}
    for _, name, one in sorted(scored, key=lambda of: -of[0]):
        if name not in found and one not in found.values():
            found[name] = one
    return found


def nearness(name: str, sheet: str) -> float:
    """How probably the folded name of a sheet means a sheet of the register; a needed one may stand among its words."""
    forms = [form for form, meant in sheet_names().items() if meant == name]
    if name in NEEDED and any(set(form.split()) < set(sheet.split()) for form in forms):
        return NEAR
    return max(likeness(form, sheet) for form in forms)


def sheets_found(shapes: Sequence[Shape]) -> Sequence[str]:
    """The names of all sheets that were looked at, each once."""
    return list(dict.fromkeys(name for shape in shapes for name in shape.order if not name.startswith("#")))


def unread(shapes: Sequence[Shape], problems: Sequence[Problem], *, is_whole: bool) -> set[str]:
    """The sheets of which not every row could be read, which has been said: references to them are not judged."""
    if not is_whole:
        return set(SPECS)
    told = {str(one.parameters["sheet"]) for one in problems if one.code == "SHEET_MISSING"}
    return told.union(*(shape.lost for shape in shapes))
