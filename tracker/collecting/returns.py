"""A workbook that came back beside what was sent: which of its rows is which, and what its cells are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tracker.collecting.rights import Rights
from tracker.problems import Place
from tracker.registers.columns import SETTINGS_SHEET, SHEETS, SheetSpec
from tracker.registers.identity import row_keys
from tracker.registers.returned import Returned, ReturnedRow
from tracker.registers.sent import RowName, Sent, digests, translated
from tracker.registers.settings import setting_named
from tracker.registers.tables import Table
from tracker.registers.template.cells import Values
from tracker.sentences import Saying, Sentence, saying

NOT_THEIRS: Sentence = "the recipient may not fill this"
UNKNOWN: Sentence = "the register has no institution or party '{code}' any more"
NUMBER = re.compile(r" #\d+$")
"""What the keys of the later of several rows about the same end in."""
Rows = Mapping[RowName, Values]
NOWHERE = RowName("", "")
"""Stands for the row of what is none of the register's."""


@dataclass(frozen=True)
class Return:
    """A workbook that came back, with the rights of whom it was sent to."""

    book: Returned
    sent: Sent
    rights: Rights

    @property
    def refusal(self) -> Saying:
        """Why the recipient may not fill something; one that the register does not know any more owns nothing."""
        if self.rights.is_known:
            return saying(NOT_THEIRS)
        return saying(UNKNOWN, code=self.sent.recipient)

    @cached_property
    def matched(self) -> Mapping[str, Matched]:
        """The rows of each sheet of the format, told apart."""
        return {spec.name: matching(spec, self.book.rows[spec.name], self.sent) for spec in SHEETS}

    @cached_property
    def names(self) -> Mapping[tuple[str, int], RowName]:
        """What the row of a number is in a sheet of this workbook."""
        rows = (pair for one in self.matched.values() for pair in (*one.known, *one.new))
        return {(row.source.sheet, row.source.row): name for name, row in rows}

    def row_at(self, place: Place) -> RowName:
        """The row of the register that stands at a place; without a key where there is none."""
        table = self.book.tables.get(place.sheet or "")
        if table is None:
            return NOWHERE
        if table.spec.name == SETTINGS_SHEET:
            spec, _ = setting_named(place.heading or "")
            return RowName(SETTINGS_SHEET, spec.name if spec else place.heading or "")
        return self.names.get((table.layout.sheet, place.row or 0), RowName(table.spec.name, ""))

    def heading_at(self, place: Place) -> str:
        """What the column of a place is called in the format; what is none of its columns, as it is called here.

        Settings have none: what they are called is the name of their row.
        """
        table = self.book.tables.get(place.sheet or "")
        if table is not None and table.spec.name == SETTINGS_SHEET:
            return ""
        return (headings_of(table).get(place.column or 0) if table else None) or place.heading or ""


def headings_of(table: Table) -> Mapping[int, str]:
    """The headings in the format of the columns of a table."""
    columns = table.spec.by_field
    own = {index: columns[name].heading for name, index in table.layout.columns.items()}
    return own | {
        index: translated(columns[name].heading, language)
        for name, languages in table.translations.items()
        for language, index in languages.items()
    }


def by_subject(names: Iterable[RowName]) -> Mapping[RowName, Sequence[RowName]]:
    """Rows by what they are about: several have one key but for its number."""
    found: dict[RowName, list[RowName]] = {}
    for name in names:
        found.setdefault(subject(name), []).append(name)
    return found


def subject(name: RowName) -> RowName:
    """What a row is about, whichever of several it is."""
    return name._replace(key=NUMBER.sub("", name.key))


def standing(sent: Sent, rows: Rows, subjects: Mapping[RowName, Sequence[RowName]]) -> Mapping[RowName, RowName]:
    """Where each row that was sent stands in the register by now; those that are gone are left out."""
    found: dict[RowName, RowName] = {}
    for about, names in by_subject(sent.rows).items():
        here = subjects.get(about, ())
        found |= {about: about} if names == here == [about] else paired(names, here, sent, rows)
    return found


def paired(names: Sequence[RowName], here: Sequence[RowName], sent: Sent, rows: Rows) -> Mapping[RowName, RowName]:
    """Rows about the same that were sent, and which of those in the register each is.

    Their numbers mean nothing once one was added, removed or moved: a row is the one that still says what was sent.
    Those that were edited since are taken in their order, but only if none of them was added or removed.
    """
    left, found = list(here), {}
    for name in names:
        same = (one for one in sorted(left, key=lambda one: one != name) if digests(rows[one]) == sent.rows[name])
        if (known := next(same, None)) is not None:
            found[name] = known
            left.remove(known)
    edited = [name for name in names if name not in found]
    return found | dict(zip(edited, left, strict=True)) if len(edited) == len(left) else found


class Matched(NamedTuple):
    """The rows of a sheet that came back: those that were sent, those that were not, and what did not come back."""

    known: Sequence[tuple[RowName, ReturnedRow]]
    new: Sequence[tuple[RowName, ReturnedRow]]
    lost: Sequence[RowName]


def matching(spec: SheetSpec, rows: Sequence[ReturnedRow], sent: Sent) -> Matched:
    """Tell the rows of a sheet apart: by the hidden key, else by code or by what they are about.

    A row that was copied has the key of its original too: the one that still is about the same keeps it. A row whose
    key is that of another is known by what it is about.
    """
    own = row_keys(spec, [row.values for row in rows])
    left = {name.key: name for name in sent.rows if name.sheet == spec.name}
    found: dict[int, RowName] = {}
    for keys in zip(*(keys_of(row, about) for row, about in zip(rows, own, strict=True)), strict=True):
        for place, key in enumerate(keys):
            if place not in found and key in left:
                found[place] = left.pop(key)
    known = [(name, rows[place]) for place, name in found.items()]
    new = [(RowName(spec.name, own[place]), row) for place, row in enumerate(rows) if place not in found]
    return Matched(known, new, list(left.values()))


def keys_of(row: ReturnedRow, about: str) -> tuple[str, str, str, str]:
    """Under which keys a row may have been sent, the surest first: where both agree, the only one, either."""
    return (row.key if row.key == about else "", "" if row.key else about, row.key, about)
