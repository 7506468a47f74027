"""What every part of the report is told with: words, numbers and links in one language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from tracker.assessment.readings import Assessment
from tracker.domain.record import Record
from tracker.domain.register import Register
from tracker.domain.translations import lacking
from tracker.domain.values import DataQuality, Status, Text
from tracker.languages import is_right_to_left, language
from tracker.presentation.choice_words import QUALITY_WORDS
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.words import SYMBOLS, WORDS
from tracker.sentences import NO_BREAK, Sentence

SHORT_CODE = 14
LONG_ANCHOR = 80
SAFE_SCHEME = "https://"
ADDRESS = re.compile(r"https?://(\S*[^\s.,;:!?)\]}»”\"'])")
"""An address in a text; the full stop or bracket that follows it belongs to the sentence."""
SHORT_ADDRESS = 44
UNREADABLE: Sentence = "could not be read"


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the register; ``language`` is given where it is not in the language, or in both, of the report."""

    text: str
    language: str | None = None
    direction: str | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Pill:
    """A status: never a colour alone, always word and symbol too."""

    kind: str
    symbol: str
    word: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an anchor of the report, or to an ``https`` address, or nowhere.

    ``language`` is given where the words are not in the report's own.
    """

    words: str
    target: str | None = None
    language: str | None = None
    direction: str | None = None

    @property
    def kind(self) -> str:
        """``whole`` for a short code, which must not break at its hyphens, else ``free``."""
        return "free" if len(self.words) > SHORT_CODE or " " in self.words else "whole"

    @property
    def href(self) -> str | None:
        """The address as HTML writes it."""
        if self.target is None or self.target.startswith(SAFE_SCHEME):
            return self.target
        return f"#{self.target}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts: what it is about, and the words and links."""

    label: str
    links: Sequence[Link]


def anchor(kind: str, code: str) -> str:
    """The name of a place in the report: of a commitment, agreement, session, institution, party or sector."""
    plain = "".join(letter if letter.isalnum() or letter in "-_" else f".{ord(letter):x}." for letter in code)
    short = plain if len(plain) <= LONG_ANCHOR else hashlib.sha256(plain.encode()).hexdigest()
    return f"{kind}-{short}"


def address(text: str) -> Link:
    """A text that is an address becomes a link only where it is ``https``; everything else stays text."""
    is_address = text.startswith(SAFE_SCHEME) and not any(letter.isspace() for letter in text)
    return Link(short_addresses(text), text if is_address else None)


def short_addresses(text: str) -> str:
    """A text whose long addresses are cut: who wants the whole one finds it in the row named beside."""
    return ADDRESS.sub(lambda found: short_address(found.group(1)), text)


def short_address(address: str) -> str:
    """The site and the beginning of the path."""
    plain = address.removeprefix("www.")
    return plain if len(plain) <= SHORT_ADDRESS else plain[: SHORT_ADDRESS - 1] + "…"


@dataclass(frozen=True)
class Teller:
    """An assessment and the language it is told in."""

    assessment: Assessment
    messages: Messages
    formats: Formats

    @property
    def register(self) -> Register:
        """The register as it stood on the day."""
        return self.assessment.register

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language of the report is written from the right."""
        return is_right_to_left(self.messages.tongues[0])

    @property
    def own(self) -> str:
        """The language the register is written in."""
        return self.register.settings.language

    @property
    def is_mixed(self) -> bool:
        """Whether any text stands in the register's own language because it is not translated."""
        return any(True for tongue in self.messages.tongues for _ in lacking(self.register, tongue))

    @property
    def qualities(self) -> frozenset[DataQuality]:
        """How far the rows of the register can be relied upon: every quality that occurs."""
        register = self.register
        sheets = (register.agreements, register.sessions, register.commitments, register.milestones)
        values = (register.indicators, register.targets, register.actuals, register.updates)
        return frozenset(row.data_quality for sheet in (*sheets, *values) for row in sheet)

    def text(self, sentence: Sentence, /, **parameters: object) -> str:
        """A sentence in the language of the report; numbers in it are written as that language writes them."""
        return self.messages.text(sentence, **self.written(parameters))

    def plural(self, one: Sentence, many: Sentence, n: int, /, **parameters: object) -> str:
        """The sentence for a number of things."""
        return self.messages.plural(one, many, n, **self.written({"n": n, **parameters}))

    def written(self, parameters: Mapping[str, object]) -> Mapping[str, object]:
        """Parameters of a sentence, numbers in the format of the language."""
        return {
            name: self.formats.number(value) if isinstance(value, int | Decimal) else value
            for name, value in parameters.items()
        }

    def said(self, text: Text | None) -> Said:
        """A text of the register in the language of the report, or in the register's own and marked so.

        What a bilingual report can say in one of its languages alone is said once, and marked too.
        """
        if text is None:
            return Said("")
        tongues, own = self.messages.tongues, self.own
        readable = [one for one in tongues if text.has(one) or one == own]
        if len(readable) == len(tongues) or not text.in_language(own if not readable else readable[0]):
            return Said(self.messages.of(text))
        shown = readable[0] if readable else own
        return Said(text.in_language(shown), shown, language(shown).direction)

    def note(self, text: Text | None) -> Said:
        """A note, its long addresses cut."""
        said = self.said(text)
        return replace(said, text=short_addresses(said.text))

    def day(self, day: date | None, otherwise: str) -> str:
        """A day for tables, or the words for its absence."""
        return otherwise if day is None else self.formats.short_day(day)

    def pill(self, status: Status) -> Pill:
        """A status as it is shown."""
        return Pill(status.value.replace("_", "-"), SYMBOLS[status], self.text(WORDS[status]))

    def mark(self, quality: DataQuality) -> str:
        """The mark of what is not final, or nothing."""
        return self.text(QUALITY_WORDS[quality]) if quality is not DataQuality.FINAL else ""

    def place(self, *records: Record) -> str:
        """The rows of some records, ``Milestones!4, 7–9``; each sheet with its workbook where there are several."""
        rows: dict[str, list[int]] = {}
        for source in (one.source for one in records):
            sheet = f"{source.file} {source.sheet}" if len(self.register.files) > 1 else source.sheet
            rows.setdefault(sheet, []).append(source.row)
        return "; ".join(f"{sheet}!{', '.join(runs(sorted(set(found))))}" for sheet, found in rows.items())

    def unknown(self, record: Record, field: str, otherwise: Sentence) -> str:
        """Words for a field that is empty: its cell could not be read, or it says nothing."""
        return self.text(UNREADABLE if field in record.faulty else otherwise)

    def period(self, first: date, last: date) -> str:
        """Two days and what lies between them."""
        return f"{self.formats.day(first)}{NO_BREAK}– {self.formats.day(last)}"

    def commitment(self, code: str) -> Link:
        """A link to a commitment's card."""
        known = self.register.commitment(code)
        return Link(known.code, anchor("commitment", known.code)) if known else Link(code)

    def commitments(self, codes: Iterable[str]) -> Sequence[Link]:
        """Links to the cards of several commitments, each once."""
        return tuple(dict.fromkeys(self.commitment(code) for code in codes))

    def on_card(self, code: str, commitment: str) -> Link:
        """A link from a milestone or indicator, by its code, to the card it stands on."""
        return Link(code, self.commitment(commitment).target)

    def indicator(self, code: str) -> Link:
        """A link to the card an indicator stands on."""
        known = self.register.indicator(code)
        return Link(code) if known is None else self.on_card(known.code, known.commitment)

    def item(self, code: str) -> Link:
        """A link to the card of a commitment or of an indicator; a code that both have means the commitment."""
        return self.indicator(code) if self.register.commitment(code) is None else self.commitment(code)

    def institution(self, code: str) -> Link:
        """A link to what an institution owes, by its name."""
        known = self.register.institution(code)
        if known is None:
            return Link(code)
        return named(self.said(known.name), anchor("institution", known.code), instead=known.code)

    def agreement(self, code: str) -> Link:
        """A link to an agreement, by its code and title."""
        known = self.register.agreement(code)
        if known is None:
            return Link(code)
        return named(self.said(known.title), anchor("agreement", known.code), before=known.code)

    def session(self, code: str) -> Link:
        """A link to a session, by its code and title."""
        known = self.register.session(code)
        if known is None:
            return Link(code)
        return named(self.said(known.title), anchor("session", known.code), before=known.code)

    def party(self, code: str) -> Said:
        """A party's name, or its code where there is none."""
        known = self.register.party(code)
        name = self.said(known.name if known else None)
        return name if name.text else Said(code)

    def parties(self, codes: Iterable[str]) -> str:
        """Several parties in one sentence."""
        return self.formats.listed([self.party(code).text for code in codes])

    def sector(self, code: str) -> Said:
        """A sector's name; a register without sectors names them freely."""
        known = self.register.sector(code)
        name = self.said(known.name if known else None)
        return name if name.text else Said(code or self.text("Sector not stated"))


def runs(rows: Sequence[int]) -> Iterable[str]:
    """Numbers in order, those that follow each other as one run: ``4``, ``7–9``."""
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        yield str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def marked(words: str, mark: str) -> str:
    """Words in a sentence with the mark of their row."""
    return f"{words} ({mark})" if mark else words


def named(name: Said, target: str | None = None, *, before: str = "", instead: str = "") -> Link:
    """A name that leads to a place or nowhere, with a code before it or in its place."""
    words = f"{before} {name.text}".strip() or instead
    return Link(words, target, name.language, name.direction)
