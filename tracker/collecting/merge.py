"""Workbooks that came back, merged into the rows of a register. Pure: nothing is taken that is not told.

A cell counts as edited where it differs from what was sent, so a register that moved on in the meantime is no edit. It
is taken only if the recipient may fill it, no other workbook says otherwise, and the register still says what was sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import NamedTuple

from tracker.collecting.findings import Finding, What
from tracker.collecting.returns import Return, Rows, by_subject, standing, subject
from tracker.collecting.rights import Rights
from tracker.domain.register import Register
from tracker.domain.values import LANGUAGES, Text
from tracker.problems import Place, Problem, problem
from tracker.registers.columns import SETTINGS as SETTING_SPECS
from tracker.registers.columns import SHEETS, SheetSpec
from tracker.registers.identity import digest, plain
from tracker.registers.returned import Returned, ReturnedRow
from tracker.registers.sent import SETTINGS, RowName, translated
from tracker.registers.settings import VERSION
from tracker.registers.tables import SPECS
from tracker.registers.template.cells import Values
from tracker.sentences import Saying, Sentence, saying

MOVED_ON: Sentence = "the register says otherwise by now"
GONE: Sentence = "the register does not have this row any more"
THERE: Sentence = "there is a row of the same day and reporter that says something else"
ONCE = "Actuals"
"""The sheet that may not have two rows about the same."""


class CellName(NamedTuple):
    """A cell of a register: the row and the field."""

    row: RowName
    field: str


@dataclass(frozen=True, slots=True)
class Said:
    """A value or row that somebody typed, and where."""

    one: Return
    row: ReturnedRow
    value: object = None

    def finding(self, what: What, name: RowName, cell: str) -> Finding:
        """What is told of it."""
        return Finding(what, self.one.sent.recipient, self.one.book.name, cell, name.sheet, name.key)


@dataclass
class Merge:
    """The rows of the register as they become, and everything that is told."""

    rows: dict[RowName, Values]
    findings: list[Finding] = field(default_factory=list)
    edits: dict[CellName, list[Said]] = field(default_factory=dict)
    additions: dict[RowName, list[Said]] = field(default_factory=dict)
    subjects: Mapping[RowName, Sequence[RowName]] = field(init=False)
    """The rows of the register by what they are about."""

    def __post_init__(self) -> None:
        self.subjects = by_subject(self.rows)

    def read(self, one: Return) -> None:
        """Gather what a workbook says."""
        self.findings.extend(edited_settings(one))
        now = standing(one.sent, self.rows, self.subjects)
        for spec in SHEETS:
            self.findings.extend(lacking_columns(spec, one))
            matched = one.matched[spec.name]
            for name, row in matched.known:
                self.compare(name, now.get(name), Said(one, row))
            for name, row in matched.new:
                self.add(name, Said(one, row))
            for name in matched.lost:
                if (here := now.get(name)) is not None:
                    told = Finding(What.REMOVED, one.sent.recipient, one.book.name, sheet=here.sheet, row=here.key)
                    self.findings.append(told)

    def compare(self, name: RowName, here: RowName | None, said: Said) -> None:
        """Gather the edits of one row that was sent under a name, and stands in the register under another or none."""
        sent, current = said.one.sent.rows[name], None if here is None else self.rows[here]
        name = here or name
        may = said.one.rights.fillable(name.sheet, current or {})
        for column in SPECS[name.sheet].columns:
            value = value_of(said.row, column.field, current or {})
            if is_told(said.row, column.field) or digest(value) == sent.get(column.field, ""):
                continue
            edit = Said(said.one, said.row, value)
            if current is None:
                self.findings.append(told_edit(edit, CellName(name, column.field), What.OUTDATED, {}, saying(GONE)))
            elif plain(value) == plain(current.get(column.field)):
                continue
            elif column.field not in may:
                why = said.one.refusal
                self.findings.append(told_edit(edit, CellName(name, column.field), What.LOCKED, current, why))
            elif (merge_over := said.row.swallowed.get(column.field)) is not None:
                self.findings.append(
                    told_edit(edit, CellName(name, column.field), What.UNREADABLE, current, merge_over)
                )
            elif digest(current.get(column.field)) != sent.get(column.field, ""):
                why = saying(MOVED_ON)
                self.findings.append(told_edit(edit, CellName(name, column.field), What.OUTDATED, current, why))
            else:
                self.edits.setdefault(CellName(name, column.field), []).append(edit)

    def add(self, name: RowName, said: Said) -> None:
        """Gather a new row, if it can be read and the recipient may add it."""
        row = said.row
        if not row.is_known or row.unreadable or row.swallowed:
            self.findings.append(told_row(said, name, What.UNREADABLE, row.error))
        elif not said.one.rights.may_add(name.sheet, row.values):
            self.findings.append(told_row(said, name, What.LOCKED, said.one.refusal))
        elif (known := self.like(name, row.values)) is not None:
            what, why = (What.OUTDATED, saying(THERE)) if differ(row.values, known) else (What.REPEATED, None)
            self.findings.append(told_row(said, name, what, why))
        else:
            self.additions.setdefault(name, []).append(said)

    def like(self, name: RowName, values: Values) -> Values | None:
        """A row that a new one cannot stand beside: of the same content, or about the same where that may be once."""
        first = subject(name)
        known = [self.rows[one] for one in dict.fromkeys((name, first)) if one in self.rows]
        known += [one.row.values for one in self.additions.get(first, ()) if first != name]
        same = next((one for one in known if not differ(one, values)), None)
        only_once = known and (name in self.rows or name.sheet == ONCE)
        return same or (known[0] if only_once else None)

    def settle(self) -> None:
        """Take what nobody contradicts; tell all of it."""
        for cell, edits in self.edits.items():
            versions = {plain(one.value): one for one in edits}
            current = self.rows[cell.row]
            if len(versions) > 1:
                self.findings += [told_edit(one, cell, What.CONFLICT, current, others(edits, one)) for one in edits]
                continue
            told = told_edit(edits[0], cell, What.CHANGED, current)
            self.findings.append(by_all(told, edits))
            self.rows[cell.row] = with_value(current, cell.field, edits[0].value)
        for name, added in self.additions.items():
            if any(differ(one.row.values, added[0].row.values) for one in added):
                self.findings += [told_row(one, name, What.CONFLICT, others(added, one)) for one in added]
                continue
            self.findings.append(by_all(told_row(added[0], name, What.ADDED), added))
            self.rows[name] = added[0].row.values


def edited_settings(one: Return) -> Iterator[Finding]:
    """The settings that somebody changed: they are the keeper's of the register."""
    sent = one.sent.rows.get(SETTINGS, {})
    for spec in SETTING_SPECS:
        value = one.book.settings.get(spec.field)
        if spec.field != VERSION and digest(value) != sent.get(spec.field, ""):
            told = Finding(What.LOCKED, one.sent.recipient, one.book.name, sheet=SETTINGS.sheet, row=spec.name)
            old = getattr(one.rights.register.settings, spec.field)
            yield replace(told, old=old, new=value, why=one.refusal)


def lacking_columns(spec: SheetSpec, one: Return) -> Iterator[Finding]:
    """The columns that were sent with something in them and are gone: no cell of them counts as cleared."""
    rows = one.book.rows[spec.name]
    sent = {field for name, cells in one.sent.rows.items() if name.sheet == spec.name for field in cells}
    for column, language in product(spec.columns, (None, *LANGUAGES)):
        if translated(column.field, language) in sent and rows and not rows[0].has(column.field, language):
            sheet, heading = rows[0].source.sheet, translated(column.heading, language)
            why = problem("COLUMN_MISSING", Place(one.book.name, sheet), column=heading, sheet=sheet)
            told = Finding(What.UNREADABLE, one.sent.recipient, one.book.name, sheet, spec.name)
            yield replace(told, heading=heading, why=why)


def value_of(row: ReturnedRow, field: str, current: Values) -> object:
    """What a row says of a field; translations for which it has no column are as the register has them."""
    value, known = row.values.get(field), current.get(field)
    absent = known.translations if isinstance(known, Text) else {}
    kept = {language: text for language, text in absent.items() if not row.has(field, language)}
    if not kept:
        return value
    text = value if isinstance(value, Text) else Text("")
    return replace(text, translations={**text.translations, **kept})


def is_told(row: ReturnedRow, field: str) -> bool:
    """Whether it was told why a cell says nothing: it cannot be read, or its column is gone."""
    return field in row.unreadable or not row.has(field)


def with_value(values: Values, name: str, value: object) -> Values:
    """The values of a row with another value, or without it."""
    others = {field: known for field, known in values.items() if field != name}
    return others if value is None else {**others, name: value}


def differ(one: Values, other: Values) -> bool:
    """Whether two rows say different things."""
    return any(plain(one.get(name)) != plain(other.get(name)) for name in one.keys() | other.keys())


def told_edit(said: Said, cell: CellName, what: What, current: Values, why: Saying | Problem | None = None) -> Finding:
    """What is told of an edited cell."""
    told = said.finding(what, cell.row, said.row.cell(cell.field))
    heading = SPECS[cell.row.sheet].by_field[cell.field].heading
    return replace(told, heading=heading, old=current.get(cell.field), new=said.value, why=why)


def told_row(said: Said, name: RowName, what: What, why: Saying | Problem | None = None) -> Finding:
    """What is told of a new row."""
    return replace(said.finding(what, name, said.row.source.place), values=said.row.values, why=why)


def others(all_of_them: Sequence[Said], one: Said) -> Saying:
    """Who says otherwise."""
    names = dict.fromkeys(
        f"{said.one.sent.recipient} ({said.one.book.name})" for said in all_of_them if said is not one
    )
    return saying("otherwise: {names}", names=", ".join(names))


def by_all(finding: Finding, said: Sequence[Said]) -> Finding:
    """The finding with the names of all who say the same."""
    names = ", ".join(dict.fromkeys(one.one.sent.recipient for one in said))
    return replace(finding, by=names)


def merged(rows: Rows, register: Register, returned: Sequence[Returned]) -> tuple[Rows, Sequence[Finding]]:
    """The rows of the register with what can be taken, those that are new last, and everything that is told."""
    merge = Merge(dict(rows))
    for book in returned:
        if book.sent is not None:
            one = Return(book, book.sent, Rights(register, book.sent.by, book.sent.recipient))
            merge.read(one)
            merge.findings.extend(unread(one))
    merge.settle()
    return merge.rows, merge.findings


def unread(one: Return) -> Iterator[Finding]:
    """The cells of a workbook that cannot be read or have no place in the register."""
    for left in one.book.left:
        place = left.problem.place
        name = one.row_at(place)
        yield Finding(
            What.UNREADABLE if left.problem.is_error else What.OUTSIDE,
            by=one.sent.recipient,
            file=one.book.name,
            cell=f"{place.sheet}!{place.cell}" if place.sheet and place.cell else place.sheet or "",
            sheet=name.sheet,
            row=name.key,
            heading=one.heading_at(place),
            new=left.content,
            why=left.problem,
        )
