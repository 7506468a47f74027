"""Sentences that are shown: English ones that the catalogues translate, with parameters in braces."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeAlias

PARAMETER = re.compile(r"\{(\w+)\}")
NO_BREAK = "\u00a0"
"""A space at which no line ends."""
UNKNOWN = "…"
"""Stands where a sentence names a parameter that nobody gave."""

Sentence: TypeAlias = str
"""An English sentence, phrase or word that is shown in other languages. What is declared so, or given where a function
asks for one, goes into the catalogues: ``python -m catalogues`` finds it by this name."""

Plural: TypeAlias = tuple[Sentence, Sentence]
"""A sentence for one thing and for many."""


class ParameterMissing(UserWarning):
    """A sentence names a parameter that was not given: a fault of the program, which must not cost the sentence."""


# An official sees the mark UNKNOWN and nothing else; where warnings are errors, as in tests, the fault is found.
warnings.filterwarnings("ignore", category=ParameterMissing, append=True)


def filled(sentence: str, parameters: Mapping[str, object]) -> str:
    """The sentence with its parameters in place. What a parameter holds is never read as a sentence itself."""

    def word(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in parameters:
            warnings.warn(f"no parameter {name!r} for {sentence!r}", ParameterMissing, stacklevel=4)
        return str(parameters.get(name, UNKNOWN))

    return PARAMETER.sub(word, sentence.replace(" — ", f"{NO_BREAK}— "))  # no line begins with a dash


class Count(Decimal):
    """A number of things, or of a measure, that is written as a language writes numbers."""

    def __str__(self) -> str:
        """The number in English."""
        return f"{self.normalize():,f}"


class Teller(Protocol):
    """Tells sentences in a language."""

    def text(self, sentence: Sentence, /, **parameters: object) -> str:
        """The sentence with its parameters filled in."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence or phrase that is still to be said: in which language is known where it is shown.

    Parameters may be sayings themselves.
    """

    sentence: Sentence
    parameters: Mapping[str, object]

    def told(self, messages: Teller) -> str:
        """The sentence in a language."""
        return messages.text(self.sentence, **self.parameters)

    def __str__(self) -> str:
        """The sentence in English."""
        return filled(self.sentence, self.parameters)


def saying(sentence: Sentence, /, **parameters: object) -> Saying:
    """A sentence with its parameters."""
    return Saying(sentence, parameters)


def together(sayings: Sequence[object], between: str = ", ") -> Saying:
    """Several sayings, or words that need no translation, as one."""
    return Saying(
        between.join(f"{{{number}}}" for number in range(len(sayings))),
        {str(number): one for number, one in enumerate(sayings)},
    )
