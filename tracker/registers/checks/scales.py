"""Values as numbers: of an ordinal indicator the places of its labels on the scale."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tracker.domain.indicators import Indicator, Measure, NoBaseline
from tracker.domain.values import Value
from tracker.registers.terms import looks

LONGEST, MOST = 60, 12
"""Labels up to this length, of scales up to this many, are compared for typing errors."""
NEAR = 0.75
"""How alike two words must be (``difflib``'s ratio), as for all choices of a register."""


def label_key(label: str) -> str:
    """A label as it is compared: NFKC, without regard to case and spaces."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def places_of(indicator: Indicator) -> Mapping[str, Decimal]:
    """R1: the labels of an ordinal indicator as they are compared, with their places on the scale counted from 0."""
    places: dict[str, Decimal] = {}
    if indicator.measure is Measure.ORDINAL:
        for place, label in enumerate(indicator.scale):
            places.setdefault(label_key(label), Decimal(place))
    return places


def number_of(value: Value | None, places: Mapping[str, Decimal]) -> Decimal | None:
    """The number of a value, of a label its place; ``None`` where it is missing or not on the scale."""
    return places.get(label_key(value)) if isinstance(value, str) else value


def baseline_of(indicator: Indicator) -> Value | None:
    """The baseline; a blank one is zero where the register says so, one that could not be read is not blank."""
    if indicator.baseline is None and indicator.no_baseline is NoBaseline.ZERO and "baseline" not in indicator.faulty:
        return Decimal(0)
    return indicator.baseline


def ends_of(indicator: Indicator) -> tuple[Decimal, Decimal] | None:
    """Baseline and target as numbers, where both are known."""
    places = places_of(indicator)
    baseline, target = number_of(baseline_of(indicator), places), number_of(indicator.target, places)
    if "measure" in indicator.faulty or baseline is None or target is None:
        return None
    return baseline, target


def meant_labels(label: str, scale: Sequence[str]) -> tuple[str, ...]:
    """The labels a mistyped one safely means: equal by their looks, else the nearest word.

    Of labels with numbers none is near (``level 2`` is no typo of ``level 3``), and of labels as long as sentences or
    as many as words none is looked for.
    """
    if len(label) > LONGEST or len(scale) > MOST:
        return ()
    keys = {looks(one): one for one in scale}
    if looks(label) in keys:
        return (keys[looks(label)],)
    words = [key for key in keys if is_word(key)] if is_word(label) else []
    return tuple(keys[key] for key in difflib.get_close_matches(looks(label), words, n=1, cutoff=NEAR))


def is_word(label: str) -> bool:
    """Whether a label can be mistyped without becoming another one: it has no numbers."""
    return not any(letter.isdigit() for letter in label)
