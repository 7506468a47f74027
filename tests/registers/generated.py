"""Registers that nobody thought of: every sheet and field, odd texts, all measures, references that lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tracker.domain.commitments import RevisedField
from tracker.domain.indicators import Measure
from tracker.domain.record import Record
from tracker.domain.register import Register, fold
from tracker.domain.settings import Settings
from tracker.domain.values import LANGUAGES, Text
from tracker.registers.codes import split_codes, tidy
from tracker.registers.coerce import LONGEST_WORD
from tracker.registers.columns import SETTINGS, SHEETS, Column, Kind, SheetSpec
from tracker.registers.dates import year_shown_as_day
from tracker.registers.days_in_text import EARLIEST, LATEST
from tracker.registers.findings import FAULTY
from tracker.registers.numbers import coerce_number, is_missing_word
from tracker.registers.raw import RawCell
from tracker.registers.read import completed
from tracker.registers.xlsx.texts import clean
from tracker.source import RowSource, SheetLayout

Draw = st.DrawFn

ODD_TEXTS = (
    *("=1+1", "+7", "-5", "@here", "{=A1}", "#REF!", "005", "1.10", "0.5%", "2026-03-31", "TRUE", "-", "n/a"),
    *("'quoted", '"', "a\nb", "a\tb", "<b>&amp;</b>", "_x0041_", "http://example.org/#x", "e\u0301", "🤝"),
    *("عہد، وعدہ", "Ӯҳдадорӣ", "x" * 32_000),
)
LETTERS = st.characters(exclude_categories=["C"], include_characters="\n\t")


def is_kept(text: str) -> bool:
    """Whether a text is one that the reader can give: it trims texts, and openpyxl eats one escape of Excel's."""
    return bool(text) and clean(text) == text and "x005f_" not in text.casefold()


texts = st.sampled_from(ODD_TEXTS) | st.text(LETTERS, min_size=1, max_size=20).filter(is_kept)
value_texts = texts.filter(lambda text: not is_missing_word(text))
findings = value_texts.filter(lambda text: coerce_number(RawCell(text)).value is FAULTY)
"""Texts that say what was found: a qualitative indicator takes no numbers."""
labels = value_texts.filter(lambda text: "<" not in text and len(text) < 1_000)  # a cell holds three of them
code_texts = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,8}|[БДЖЗИЛПФЦЧШЯ]{1,5}", fullmatch=True) | st.just("007")
"""Codes in Latin letters, or in Cyrillic ones that nobody takes for them."""
former_codes = texts.map(tidy).filter(lambda text: is_kept(text) and len(text) < 100 and split_codes(text) == [text])
days = st.dates(EARLIEST, LATEST).filter(lambda day: year_shown_as_day(datetime(day.year, day.month, day.day)) is None)
"""All days but those of 1905 that Excel makes of a year."""
numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 12)
)


SIMPLE: Mapping[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: texts,
    Kind.YES_NO: st.booleans(),
    Kind.DATE: days,
    Kind.DATE_OR_YEAR: days,
    Kind.INTEGER: st.integers(-(10**14), 10**14),
    Kind.NUMBER: numbers.map(abs).filter(bool),
    Kind.PART: numbers,
    Kind.CODES: st.lists(former_codes, min_size=1, max_size=3).map(tuple),
    Kind.SCALE: st.lists(labels, min_size=1, max_size=3).map(tuple),
}
"""What the columns hold that need nothing else to be known."""


@dataclass
class Known:
    """What the rows drawn so far offer to others: codes by sheet, and how each indicator is measured."""

    codes: dict[str, list[str]]
    measures: dict[str, Measure]

    def reach(self, column: Column) -> list[str]:
        """The codes a reference may name; of two sheets with one code the first is meant."""
        found: dict[str, str] = {}
        for sheet in column.to:
            for code in self.codes[sheet]:
                found.setdefault(fold(code), code)
        return list(found.values())


@st.composite
def registers(draw: Draw) -> Register:
    """A whole register, as the reader would give it."""
    known = Known({}, {})
    for spec in SHEETS:
        if spec.has_codes:
            known.codes[spec.name] = draw(st.lists(code_texts, min_size=1, max_size=3, unique_by=fold))
    has_sectors = draw(st.booleans())
    if not has_sectors:
        known.codes["Sectors"] = []
    records: dict[str, Any] = {}
    for spec in SHEETS:
        codes = known.codes[spec.name] if spec.has_codes else draw(st.lists(st.just(""), max_size=2))
        records[spec.name.lower()] = tuple(draw(record(spec, code, known)) for code in codes)
    return completed(replace(Register(**records), settings=draw(settings())))


@st.composite
def record(draw: Draw, spec: SheetSpec, code: str, known: Known) -> Record:
    """One row: required fields always, others sometimes."""
    values: dict[str, Any] = {}
    for column in sorted(spec.columns, key=lambda column: column.kind in (Kind.VALUE, Kind.REVISED)):
        if column.kind is Kind.CODE:
            values["code"] = code
        elif column.required or draw(st.booleans()):
            value = draw(value_of(column, values, known))
            if value is not None:
                values[column.field] = value
    if spec.name == "Indicators":
        known.measures[fold(code)] = values.get("measure", Measure.NUMBER)
    return spec.record(source=RowSource(SheetLayout("", spec.name, {}, {}), 0), **values)


def value_of(column: Column, row: Mapping[str, Any], known: Known) -> st.SearchStrategy[Any]:
    """What a cell of a column may hold; ``None`` where nothing can be drawn."""
    match column.kind:
        case Kind.TEXT if column.translated:
            return translated(column)
        case Kind.CHOICE:
            return st.sampled_from(list(column.choices or ()))
        case Kind.REFERENCE | Kind.REFERENCES as kind:
            return reference(known.reach(column), is_list=kind is Kind.REFERENCES, is_free=column.to == ("Sectors",))
        case Kind.VALUE | Kind.REVISED:
            return measured(row, known)
        case kind:
            return SIMPLE[kind]


def translated(column: Column) -> st.SearchStrategy[Text | None]:
    """A text with translations; one that need not be there may be given in translation only."""
    main = texts if column.required else texts | st.just("")
    found = st.builds(Text, main, st.dictionaries(st.sampled_from(LANGUAGES), texts, max_size=3))
    return found.map(lambda text: text if text.main or text.translations else None)


def reference(codes: list[str], *, is_list: bool, is_free: bool) -> st.SearchStrategy[Any]:
    """A code, or several; a sector is a free name where there is no sheet of them."""
    if not codes:
        return texts.filter(lambda text: len(text) <= LONGEST_WORD) if is_free else st.none()
    chosen = st.sampled_from(codes)
    return st.lists(chosen, min_size=1, max_size=3, unique=True).map(tuple) if is_list else chosen


def measured(row: Mapping[str, Any], known: Known) -> st.SearchStrategy[Any]:
    """A value by the measure of its indicator; of a moved day a day."""
    if row.get("field") in (RevisedField.DUE, RevisedField.TARGET_DATE):
        return days
    about = row.get("indicator") or row.get("item")
    measure = known.measures.get(fold(about), Measure.NUMBER) if about else row.get("measure", Measure.NUMBER)
    if measure is Measure.PERCENT:
        return numbers | st.sampled_from([Decimal("0.5"), Decimal("0.123456789012345"), Decimal(40), Decimal(1)])
    return {Measure.ORDINAL: value_texts, Measure.QUALITATIVE: findings}.get(measure, numbers)


@st.composite
def settings(draw: Draw) -> Settings:
    """The settings of a register of this version."""
    fields: dict[str, Any] = {}
    for spec in SETTINGS:
        if spec.choices is not None:
            choice = draw(st.sampled_from(list(spec.choices)))
            fields[spec.field] = (
                choice if Settings.model_fields[spec.field].annotation is spec.choices else choice.value
            )
        elif spec.kind is Kind.YES_NO:
            fields[spec.field] = draw(st.booleans())
    title = draw(st.builds(Text, texts | st.just(""), st.dictionaries(st.sampled_from(LANGUAGES), texts, max_size=2)))
    return Settings(**{**fields, "title": title, "reference": draw(texts | st.just("")), "template_version": "1"})


def content(register: Register) -> dict[str, Any]:
    """What a register says, wherever its rows stand."""
    rows = {
        spec.name: [one.model_dump(exclude={"source"}) for one in getattr(register, spec.name.lower())]
        for spec in SHEETS
    }
    return {"settings": register.settings.model_dump(), "faulty": register.faulty_rows, **rows}
