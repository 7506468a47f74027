"""What a cell holds, from its type, what is stored in it, and its style."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Context, Decimal

from openpyxl.utils.datetime import from_excel, from_ISO8601

from tracker.registers.raw import CellError, Content, RawCell
from tracker.registers.refusals import UnreadableWorkbook, too_many
from tracker.registers.xlsx.texts import clean
from tracker.sentences import saying

MAX_CELLS = 4_000_000
MAX_LETTERS = 100_000_000
"""Of all cells together: one long text that is stored once can stand in very many of them."""

EXCEL_DIGITS = Context(prec=15)
"""Excel keeps fifteen significant digits; what a file holds beyond them is noise of binary fractions."""
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
TRUTHS = {"1": True, "true": True, "0": False, "false": False}
REMEMBERED = 20_000
"""So many different numbers are kept as cells, because figures and days recur."""


class Values:
    """What the cells of one workbook hold: knows its texts, styles and date system, and how much it gave out."""

    def __init__(self, texts: Sequence[str], shown: Mapping[str, str], epoch: datetime) -> None:
        self.texts: list[str | RawCell] = list(texts)
        """Each becomes a cell when one first refers to it."""
        self.shown = shown
        self.epoch = epoch
        self.numbers: dict[tuple[str, str], RawCell] = {}
        self.cells_left = MAX_CELLS
        self.letters_left = MAX_LETTERS

    def cell(self, kind: str, stored: str | None, style: str | None, formula: str | None) -> RawCell | None:
        """A cell by its type, what is stored, its style and its formula; ``None`` where it is blank.

        Raises:
            LookupError, ValueError: It refers to a text that is not there.
        """
        if kind == "s" and formula is None and stored:
            return self.shared(stored)
        shown_as = self.shown.get(style, "") if style is not None else ""
        if stored is None or (stored == "" and kind != "str"):
            return None if formula is None else RawCell(None, shown_as, formula)
        found = self.number(stored, shown_as) if kind == "n" else self.typed(kind, stored)
        return found if found is None or formula is None else found._replace(shown_as=shown_as, formula=formula)

    def shared(self, stored: str) -> RawCell | None:
        """A text that is stored once for all cells that show it."""
        number = int(stored)
        if number < 0:
            raise LookupError
        found = self.texts[number]
        if not found:
            return None
        if isinstance(found, str):
            found = self.texts[number] = RawCell(found)
        self.letters_left -= len(found[0])  # type: ignore[arg-type] # shared cells are texts
        return found

    def number(self, stored: str, shown_as: str) -> RawCell:
        """A number as an exact decimal, or as a day where it is shown as one."""
        key = (stored, shown_as)
        known = self.numbers.get(key)
        if known is None:
            known = RawCell(self.meant(stored.strip(), shown_as), shown_as)
            if len(self.numbers) < REMEMBERED:
                self.numbers[key] = known
        return known

    def meant(self, stored: str, shown_as: str) -> Content:
        """What a stored number means."""
        if NUMBER.fullmatch(stored) is None:
            return CellError(stored)
        value = EXCEL_DIGITS.create_decimal(stored)
        return moment(value, self.epoch) if shown_as == "date" else value

    def typed(self, kind: str, stored: str) -> RawCell | None:
        """A cell that is no plain number; ``None`` where its text is empty."""
        match kind:
            case "s":
                return self.shared(stored)
            case "b":
                return RawCell(TRUTHS.get(stored, CellError(stored)))
            case "e":
                return RawCell(CellError(stored))
            case "d":
                return RawCell(iso_moment(stored))
            case _:
                text = clean(stored)
                return RawCell(text) if text else None

    def spend(self, cells: int) -> None:
        """Count cells that were given out.

        Raises:
            UnreadableWorkbook: There are too many, or too much text stands in them.
        """
        self.cells_left -= cells
        if self.cells_left < 0:
            raise UnreadableWorkbook(too_many(saying("the number of filled cells"), MAX_CELLS))
        if self.letters_left < 0:
            raise UnreadableWorkbook(too_many(saying("the number of letters in all cells"), MAX_LETTERS))


def moment(serial: Decimal, epoch: datetime) -> Content:
    """The day of a serial number; the number itself where Excel could not show it as a day either."""
    try:
        found = from_excel(float(serial), epoch)
    except (OverflowError, ValueError):
        return serial
    return found if isinstance(found, date | datetime | time) and serial >= 0 else serial


def iso_moment(stored: str) -> Content:
    """A date stored as ISO text by programs other than Excel."""
    try:
        found: object = from_ISO8601(stored)  # type: ignore[no-untyped-call] # the stubs leave it out
    except ValueError:
        return CellError(stored)
    return found if isinstance(found, date | datetime | time) else CellError(stored)
