"""What an explanation is made of, and how its numbers are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from tracker.assessment.exact import Number
from tracker.assessment.readings import Assessment
from tracker.domain.indicators import Indicator, Measure
from tracker.domain.record import Record
from tracker.domain.values import Missing, Share, Status
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.words import SYMBOLS, WORDS
from tracker.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is told: what it is, what it says, and the cell it stands in, if it stands in one."""

    label: str
    words: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows under a heading."""

    heading: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A commitment explained; ``code`` and ``title`` are the commitment's."""

    code: str
    title: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Teller:
    """An assessment and the words for it."""

    assessment: Assessment
    messages: Messages

    @property
    def formats(self) -> Formats:
        """Numbers and days in the language of the words."""
        return Formats(self.messages.language)

    def text(self, sentence: Sentence, /, **parameters: object) -> str:
        """A sentence."""
        return self.messages.text(sentence, **parameters)

    def row(self, label: Sentence, words: str, *cells: tuple[Record, str]) -> Row:
        """A row with the cells of its numbers."""
        return Row(self.text(label), words, self.places(*cells))

    def places(self, *cells: tuple[Record, str]) -> str:
        """Several cells, each once."""
        return ", ".join(dict.fromkeys(self.place(record, field) for record, field in cells))

    def place(self, record: Record, field: str) -> str:
        """The cell of a field, or its row where there is no such column; with its workbook where there are several."""
        source = record.source
        place = source.cell(field).place if field in source.layout.columns else source.place
        return f"{source.file} {place}" if len(self.assessment.register.files) > 1 else place

    def day(self, day: date | None) -> str:
        """A day in full, or a word for its absence."""
        return self.formats.day(day) if day is not None else self.text("blank")

    def days(self, one: Sentence, many: Sentence, n: int, /, **parameters: object) -> str:
        """A sentence with a number of days."""
        return self.messages.plural(one, many, n, n=self.formats.number(n), **parameters)

    def light(self, status: Status) -> str:
        """A status: symbol and word."""
        return f"{SYMBOLS[status]} {self.text(WORDS[status])}"

    def share(self, share: Share) -> str:
        """A share in per cent with two places, cut and never rounded up: what is told never passes a threshold."""
        if isinstance(share, Missing):
            return self.text("not known")
        return self.formats.per_cent(Decimal(floor(share * 10_000)) / 100)

    def number(self, number: Number) -> str:
        """A number as it was typed; a quotient to two places."""
        if isinstance(number, Fraction):
            return self.formats.quotient(number)
        return self.formats.number(number)

    def value(self, number: Number, indicator: Indicator) -> str:
        """A number with its unit; of an ordinal its label."""
        if indicator.measure is Measure.ORDINAL:
            return indicator.scale[int(number)]
        return self.formats.measured(self.number(number), indicator.unit)
