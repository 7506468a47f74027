"""What drop-downs choose from: a hidden sheet of lists, and defined names that grow with the sheets.

Validations refer to names only, never to cells of another sheet: Excel would save such a validation in an extension
that other programs, and the marked copy of a check, do not keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tracker.registers.columns import INDICATORS, SETTINGS, SHEETS, Column
from tracker.registers.raw import MAX_ROWS
from tracker.registers.template.plan import Plan, SheetPlan
from tracker.source import column_letters

ANSWERS = "Choices_YesNo"
MEASURES = "Measures"
JOINED_ROWS = 500
"""A list of the codes of two sheets has room for so many, and for twice those that are known."""
ABOVE_CODES = 2
"""Rows above the first code of such a list: its name and its length."""


def choices_name(choices: type[StrEnum]) -> str:
    """The defined name of a list of choices."""
    return f"Choices_{choices.__name__}"


def codes_name(sheets: Sequence[str]) -> str:
    """The defined name of the codes of one sheet or of two."""
    return "_".join(("Codes", *sheets))


def column_name(sheet: str) -> str:
    """The defined name of a whole column of codes, filled or not."""
    return f"Column_{sheet}"


def quoted(sheet: str) -> str:
    """The name of a sheet as it stands in a formula."""
    escaped = sheet.replace("'", "''")
    return f"'{escaped}'"


def offered(column: Column) -> tuple[StrEnum, ...]:
    """The choices a drop-down offers."""
    return column.offered or tuple(column.choices or ())


class Lists:
    """Writes the sheet of lists, one column after another."""

    def __init__(self, book: Workbook, plan: Plan) -> None:
        self.book, self.plan = book, plan
        self.name = plan.words.wording("pages", "lists")
        self.sheet: Worksheet = book.add_worksheet(self.name)
        self.sheet.hide()
        self.columns = 0
        self.lengths: dict[str, str] = {}

    def write(self) -> None:
        """Write all lists and define their names."""
        words = self.plan.words
        for choices, listed in choice_lists():
            self.add_words(choices_name(choices), [words.choice(choice) for choice in listed])
        self.add_words(ANSWERS, [words.answer(is_yes=True), words.answer(is_yes=False)])
        for plan in self.plan.sheets:
            if plan.spec.has_codes:
                self.add_codes(plan)
        for sheets in joined_references():
            self.add_joined(sheets)
        self.name_measures()

    def next_column(self, heading: str) -> int:
        """The next free column, headed."""
        self.sheet.write_string(0, self.columns, heading)
        self.columns += 1
        return self.columns - 1

    def at(self, column: int, row: int) -> str:
        """A cell of this sheet in a formula; the column and row are counted from 0 and 1."""
        return f"{quoted(self.name)}!${column_letters(column + 1)}${row}"

    def add_words(self, name: str, listed: Sequence[str]) -> None:
        """A list of choices."""
        column = self.next_column(name)
        self.sheet.write_column(1, column, listed)
        self.book.define_name(name, f"={self.at(column, 2)}:{self.at(column, len(listed) + 1).split('!')[1]}")

    def add_codes(self, plan: SheetPlan) -> None:
        """The codes of a sheet: down to the last one, blank rows between them or not."""
        name = plan.spec.name
        column = self.next_column(codes_name((name,)))
        letters = plan.letters("code")
        whole = f"{quoted(self.plan.words.sheet(name))}!${letters}$2:${letters}${MAX_ROWS}"
        self.book.define_name(column_name(name), f"={whole}")
        length = f'=SUMPRODUCT(MAX(({column_name(name)}<>"")*(ROW({column_name(name)})-1)))'
        self.sheet.write_formula(1, column, length, None, len(plan.rows))
        self.lengths[name] = self.at(column, 2)
        first = whole.split(":", maxsplit=1)[0]
        self.book.define_name(codes_name((name,)), f"={first}:INDEX({whole},MAX(1,{self.lengths[name]}))")

    def add_joined(self, sheets: Sequence[str]) -> None:
        """The codes of two sheets, one list below the other."""
        one, two = sheets
        known = [str(row.values.get("code", "")) for name in sheets for row in self.plan.by_name[name].rows]
        room = max(JOINED_ROWS, 2 * len(known))
        column = self.next_column(codes_name(sheets))
        length = f"={self.lengths[one]}+{self.lengths[two]}"
        self.sheet.write_formula(1, column, length, None, len(known))
        for place in range(1, room + 1):
            lower = f'IFERROR(INDEX({column_name(two)},{place}-{self.lengths[one]})&"","")'
            formula = f'=IF({place}<={self.lengths[one]},INDEX({column_name(one)},{place})&"",{lower})'
            value = known[place - 1] if place <= len(known) else ""
            self.sheet.write_formula(place + ABOVE_CODES - 1, column, formula, None, value)
        first, last = (self.at(column, row) for row in (ABOVE_CODES + 1, ABOVE_CODES + room))
        whole = f"{first}:{last.split('!')[1]}"
        self.book.define_name(
            codes_name(sheets), f"={first}:INDEX({whole},MAX(1,MIN({room},{self.at(column, ABOVE_CODES)})))"
        )

    def name_measures(self) -> None:
        """The measures of the indicators, which say what their values may be."""
        letters = self.plan.by_name[INDICATORS.name].letters("measure")
        sheet = quoted(self.plan.words.sheet(INDICATORS.name))
        self.book.define_name(MEASURES, f"={sheet}!${letters}$2:${letters}${MAX_ROWS}")


def choice_lists() -> Iterator[tuple[type[StrEnum], tuple[StrEnum, ...]]]:
    """Every list of choices once, with what it offers."""
    listed = {column.choices: offered(column) for spec in SHEETS for column in spec.columns if column.choices}
    listed.update({spec.choices: tuple(spec.choices) for spec in SETTINGS if spec.choices})
    yield from listed.items()


def joined_references() -> Iterator[tuple[str, ...]]:
    """The pairs of sheets that some reference may point to."""
    yield from dict.fromkeys(column.to for spec in SHEETS for column in spec.columns if len(column.to) > 1)
