"""Texts in several languages: where one language lacks a column that the others have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracker.problems import Place, Problem, problem
from tracker.registers.columns import Column
from tracker.registers.tables import Table


def lacking_languages(tables: Sequence[Table], language: str) -> Iterator[Problem]:
    """Texts translated into some of the languages of their sheet but not into others.

    A text that is not translated at all lacks nothing. ``language`` is the register's main one, in which the column
    without a mark is: a text that stands there only in translation lacks that column.
    """
    for table in tables:
        used = {language for columns in table.translations.values() for language in columns}
        for name, columns in table.translations.items():
            column = table.spec.by_field[name]
            has_own = name in table.layout.columns
            if not has_own and name not in table.unread:
                yield lacking(table, column, columns, language, column.heading)
            for other in sorted(used - columns.keys() - {language}):
                yield lacking(table, column, columns, other, f"{column.heading} [{other}]")


def lacking(table: Table, column: Column, columns: Mapping[str, int], language: str, expected: str) -> Problem:
    """A language into which a text is not translated, told at the last of its headings."""
    index = max(columns.values())
    place = Place(table.layout.file, table.layout.sheet, table.header.row, index, table.header.texts[index])
    names = {"column": column.heading, "have": sorted(columns), "lack": language, "expected": expected}
    return problem("LANGUAGE_COLUMN_MISSING", place, **names)
