"""The public edition: a register without what is restricted, and without what would tell of it.

What hangs on a restricted commitment goes with it. So do agreements, sessions, institutions, sectors and parties that
serve restricted commitments alone: a register does not say whether an agreement is itself public, and a name that
leads nowhere would show where something is missing. Whatever only public things name, or nothing names, stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from tracker.domain.commitments import Commitment
from tracker.domain.record import Record
from tracker.domain.register import Register, fold
from tracker.domain.values import Text

R = TypeVar("R", bound=Record)
Codes = frozenset[str]

WITHHELD = "[…]"
"""Stands in a text where it names something restricted."""
SHORTEST_PHRASE = 8
"""A title of fewer letters may be any word, and says nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """Commitments and all that hangs on them."""

    register: Register

    def named(self) -> Codes:
        """The folded codes of everything that is named in it."""
        one = self.register
        found: list[str | None] = [
            *(code for row in one.commitments for code in (row.agreement, row.session, row.sector, row.lead)),
            *(code for row in one.commitments for code in row.supporting),
            *(row.responsible for row in one.milestones),
            *(row.responsible for row in one.indicators),
            *(row.reported_by for row in one.actuals),
            *(code for row in one.updates for code in (row.party, row.institution)),
            *(row.basis for row in one.revisions),
        ]
        return frozenset(fold(code) for code in found if code)


def is_restricted(commitment: Commitment) -> bool:
    """Whether a commitment is for the parties alone."""
    return commitment.restricted


def part_of(register: Register, wanted: Callable[[Commitment], bool]) -> Register:
    """Some commitments of a register and all that hangs on them; everything they name stays as it is."""
    commitments = tuple(one for one in register.commitments if wanted(one))
    codes = frozenset(fold(one.code) for one in commitments)
    indicators = tuple(one for one in register.indicators if fold(one.commitment) in codes)
    measured = frozenset(fold(one.code) for one in indicators)
    items = codes | measured
    return replace(
        register,
        commitments=commitments,
        indicators=indicators,
        milestones=tuple(one for one in register.milestones if fold(one.commitment) in codes),
        updates=tuple(one for one in register.updates if fold(one.commitment) in codes),
        targets=tuple(one for one in register.targets if fold(one.indicator) in measured),
        actuals=tuple(one for one in register.actuals if fold(one.indicator) in measured),
        revisions=tuple(one for one in register.revisions if fold(one.item) in items),
        overrides=tuple(one for one in register.overrides if fold(one.item) in items),
        faulty_rows=(),
    )


def public_register(register: Register) -> Register:
    """A register without what is restricted, and without every word that names it."""
    secret = part_of(register, is_restricted)
    public = part_of(register, lambda one: not is_restricted(one))
    public = without_idle(public, Part(secret).named())
    words = frozenset(words_withheld(register, secret, public))
    return redacted(public, Withheld(words), frozenset(map(fold, words)))


def without_idle(public: Register, secret: Codes) -> Register:
    """The register without what only restricted commitments name, from agreements down to parties."""
    used = Part(public).named()
    agreements = kept(public.agreements, used, secret)
    gone = {fold(one.session) for one in public.agreements if one not in agreements and one.session}
    used |= {fold(one.session) for one in agreements if one.session}
    sessions = kept(public.sessions, used, secret | gone)
    institutions = kept(public.institutions, used, secret)
    homes = {fold(one.party) for one in public.institutions if one not in institutions}
    used |= {fold(one.party) for one in institutions}
    used |= {fold(code) for one in agreements for code in one.parties} | {fold(one.host or "") for one in sessions}
    return replace(
        public,
        agreements=agreements,
        sessions=sessions,
        institutions=institutions,
        sectors=kept(public.sectors, used, secret),
        parties=kept(public.parties, used, secret | homes),
    )


def kept(records: tuple[R, ...], used: Codes, secret: Iterable[str]) -> tuple[R, ...]:
    """The records that something public names, or that nothing restricted names."""
    alone = frozenset(secret) - used
    return tuple(one for one in records if fold(getattr(one, "code")) not in alone)  # noqa: B009 - all have a code


def words_withheld(register: Register, secret: Register, public: Register) -> Iterator[str]:
    """Codes and titles of all that is left out."""
    for sheet in ("commitments", "indicators", "milestones"):
        yield from words_of(getattr(secret, sheet))
    yield from former_codes(secret) - former_codes(public) - {fold(one.code) for one in public.commitments}
    for sheet in ("agreements", "sessions", "institutions", "sectors", "parties"):
        left = {one.code for one in getattr(public, sheet)}
        yield from words_of([one for one in getattr(register, sheet) if one.code not in left])


def former_codes(register: Register) -> Codes:
    """The folded codes that commitments had before."""
    return frozenset(fold(code) for one in register.commitments for code in one.former_codes)


def words_of(records: Iterable[Any]) -> Iterator[str]:
    """The codes of records, and their titles or names in every language."""
    for one in records:
        yield one.code
        yield from every_language(one.title if hasattr(one, "title") else one.name)


def every_language(text: Text) -> Iterator[str]:
    """A text and its translations, as far as they say something."""
    yield from (one for one in (text.main, *text.translations.values()) if len(one) >= SHORTEST_PHRASE)


TYPED = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e", '"'),
    }
)
"""What is not seen within a word; and hyphens, apostrophes and quotation marks, which a keyboard chooses."""
DASH = re.compile(r"\\-|[\u2013\u2014]")
"""A dash in a pattern: it may be a longer one. In a text a longer one may stand for "to", and is no part of a code."""
LETTER = re.compile("(?s).[\u0300-\u036f\u0653-\u0655]*")
"""A letter with the marks that stand behind it."""


def as_typed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text as it is looked through, however it was typed and broken into lines, and where each letter of it stood."""
    letters, places = "", []
    for found in LETTER.finditer(text):
        for one in unicodedata.normalize("NFKC", found.group()).translate(TYPED):
            letter = " " if one.isspace() else one
            if letter != " " or not letters.endswith(" "):
                letters += letter
                places.append(found.span())
    return letters, places


class Withheld:
    """Takes words out of texts."""

    def __init__(self, words: Iterable[str]) -> None:
        # The longest first: a title may hold a code. A word without a letter is a number like any other.
        telling = sorted({word for word in words if any(map(str.isalpha, word))}, key=lambda one: (-len(one), one))
        pattern = (
            "|".join(DASH.sub("[-\u2013\u2014]", re.escape(as_typed(word)[0].strip())) for word in telling) or r"(?!)"
        )
        self.pattern = re.compile(rf"(?<![\w])(?:{pattern})(?![\w]|-\d)", re.IGNORECASE)

    def from_text(self, text: str) -> str:
        """A text in which each word that is withheld is replaced by a mark."""
        letters, places = as_typed(text)
        for found in reversed([*self.pattern.finditer(letters)]):
            text = text[: places[found.start()][0]] + WITHHELD + text[places[found.end() - 1][1] :]
        return text

    def from_value(self, value: Any) -> Any:  # noqa: ANN401 - fields of every kind
        """A value of a record's field."""
        match value:
            case Text(main, translations):
                said = {language: self.from_text(one) for language, one in translations.items()}
                return Text(self.from_text(main), said)
            case str() if type(value) is str:
                return self.from_text(value)
            case _:
                return value


CODES = frozenset({"code", "commitment", "indicator", "item", "agreement", "session", "sector", "lead", "party"})
"""Fields that hold codes of what stays."""


def redacted(register: Register, withheld: Withheld, gone: Codes) -> Register:
    """The register with every text of it redacted; lists of codes lose the codes that are gone."""
    changed = {
        sheet: tuple(redacted_record(one, withheld, gone) for one in getattr(register, sheet)) for sheet in SHEETS
    }
    settings = register.settings
    title = withheld.from_value(settings.title)
    return replace(register, settings=settings.model_copy(update={"title": title}), **changed)


SHEETS = (
    "parties", "institutions", "sectors", "agreements", "sessions", "commitments", "milestones", "indicators",
    "targets", "actuals", "updates", "revisions", "overrides",
)  # fmt: skip


def redacted_record(record: R, withheld: Withheld, gone: Codes) -> R:
    """A record without the words that are withheld; what did not change is not touched."""
    changes: dict[str, Any] = {}
    for name, value in record:
        if isinstance(value, tuple):
            new: Any = tuple(one for one in value if fold(one) not in gone)
        else:
            new = value if name in CODES else withheld.from_value(value)
        if new != value:
            changes[name] = new
    return record.model_copy(update=changes) if changes else record
