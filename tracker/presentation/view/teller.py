"""What every part of the report is told with: words, numbers and links in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.assessment.readings import Assessment
from tracker.domain.register import Register
from tracker.domain.values import DataQuality, Status, Text
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.words import QUALITY_WORDS, SYMBOLS, WORDS

RIGHT_TO_LEFT = frozenset({"ur"})
LONG_WORD = re.compile(r"\S{200,}")
PIECE = 11
BREAK = "\u200b"
SHORT_CODE = 14
SAFE_SCHEME = "https://"
ADDRESS = re.compile(r"https?://(\S+)")
SHORT_ADDRESS = 44


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the register; ``language`` is given where it is not the report's own."""

    text: str
    language: str | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Pill:
    """A status: never a colour alone, always word and symbol too."""

    kind: str
    symbol: str
    word: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an anchor of the report, or to an ``https`` address, or nowhere."""

    words: str
    target: str | None = None

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
    """The name of a place in the report: of a commitment, agreement, session or institution."""
    return (
        f"{kind}-{''.join(letter if letter.isalnum() or letter in '-_' else f'.{ord(letter):x}.' for letter in code)}"
    )


def breakable(text: str) -> str:
    """A text in which no word is too long for a line; only words beyond all measure are touched."""
    return LONG_WORD.sub(lambda found: BREAK.join(pieces(found.group())), text)


def pieces(word: str) -> Iterable[str]:
    """A word cut into short pieces."""
    return (word[start : start + PIECE] for start in range(0, len(word), PIECE))


def address(text: str) -> Link:
    """A text that is an address becomes a link only where it is ``https``; everything else stays text."""
    is_address = text.startswith(SAFE_SCHEME) and not any(letter.isspace() for letter in text)
    return Link(breakable(short_addresses(text)), text if is_address else None)


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
        return self.messages.language in RIGHT_TO_LEFT

    def text(self, sentence: str, /, **parameters: object) -> str:
        """A sentence in the language of the report."""
        return self.messages.text(sentence, **parameters)

    def said(self, text: Text | None) -> Said:
        """A text of the register in the language of the report, or in the register's own and marked so."""
        if text is None:
            return Said("")
        language, own = self.messages.language, self.register.settings.language
        found = breakable(text.in_language(language))
        if text.has(language) or own == language:
            return Said(found)
        return Said(found, own, "rtl" if own in RIGHT_TO_LEFT else "ltr")

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

    def commitment(self, code: str) -> Link:
        """A link to a commitment's card."""
        known = self.register.commitment(code)
        return Link(code, anchor("commitment", known.code) if known else None)

    def commitments(self, codes: Iterable[str]) -> Sequence[Link]:
        """Links to the cards of several commitments, each once."""
        return tuple(self.commitment(code) for code in dict.fromkeys(codes))

    def on_card(self, code: str, commitment: str) -> Link:
        """A link from a milestone or indicator, by its code, to the card it stands on."""
        return Link(code, self.commitment(commitment).target)

    def item(self, code: str) -> Link:
        """A link to the card of a commitment or of an indicator."""
        indicator = self.register.indicator(code)
        return self.commitment(code) if indicator is None else self.on_card(indicator.code, indicator.commitment)

    def institution(self, code: str) -> Link:
        """A link to what an institution owes, by its name."""
        known = self.register.institution(code)
        if known is None:
            return Link(code)
        return Link(self.said(known.name).text or known.code, anchor("institution", known.code))

    def agreement(self, code: str) -> Link:
        """A link to an agreement, by its title."""
        known = self.register.agreement(code)
        if known is None:
            return Link(code)
        return Link(f"{known.code} {self.said(known.title).text}", anchor("agreement", known.code))

    def session(self, code: str) -> Link:
        """A link to a session, by its title."""
        known = self.register.session(code)
        if known is None:
            return Link(code)
        return Link(f"{known.code} {self.said(known.title).text}", anchor("session", known.code))

    def party(self, code: str) -> str:
        """A party's name."""
        known = self.register.party(code)
        return (self.said(known.name).text if known else "") or code

    def sector(self, code: str) -> str:
        """A sector's name; a register without sectors names them freely."""
        known = self.register.sector(code)
        return (self.said(known.name).text if known else "") or code or self.text("No sector")
