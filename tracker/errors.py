"""How a command ends: its exit codes, and the few exceptions there are, what a caller cannot go on from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tracker.sentences import Saying, Sentence

FINDINGS = 1
"""The exit code where something is to be mended: in a register, a report, a workbook that came back."""
PARTLY = 3
"""The exit code where a part of it is done."""
FAULT = 70
"""The exit code of a fault of the program."""


class TrackerError(Exception):
    """A failure that ends the command with one line on stderr; ``exit_code`` says which kind it is.

    It is made of a sentence and its parameters, and told in the language of the person where it is shown.
    """

    exit_code = FAULT

    def __init__(self, sentence: Sentence | Saying, /, **parameters: object) -> None:
        super().__init__(sentence)
        self.saying = sentence if isinstance(sentence, Saying) else Saying(sentence, parameters)

    def __str__(self) -> str:
        """What is wrong, in English."""
        return str(self.saying)


class WrongUsage(TrackerError):
    """The command was asked for something that is not there: a file, a day, an option's value."""

    exit_code = 2


class LibraryMissing(TrackerError):
    """A system library is missing; the message names the package that brings it."""

    exit_code = 69


class OutputNotWritable(TrackerError):
    """The output could not be written; an earlier file of that name is untouched."""

    exit_code = 2


class EngineLost(TrackerError):
    """Those who make the reports of a batch are gone: a part of it is done, and the same command goes on."""

    exit_code = PARTLY


REASONS: Sequence[Sentence] = (
    "No such file or directory",
    "Permission denied",
    "Operation not permitted",
    "Is a directory",
    "Not a directory",
    "File name too long",
    "File exists",
    "Read-only file system",
    "No space left on device",
    "Disk quota exceeded",
    "Input/output error",
    "Too many open files",
    "Too many levels of symbolic links",
    "Cannot assign requested address",
    "Name or service not known",
)
"""What systems give as the reason of a fault, as far as a person may meet it."""


def reason_of(fault: OSError) -> Saying | str:
    """Why the system could not do what it was asked for; what is none of ``REASONS`` stays in English."""
    words = fault.strerror or str(fault)
    return Saying(words, {}) if words in REASONS else words


def unreadable(path: Path | str, why: OSError | Saying) -> WrongUsage:
    """The refusal of a file that cannot be read, with what the system gives as the reason, or what is wrong with it."""
    reason = reason_of(why) if isinstance(why, OSError) else why
    return WrongUsage("{path} cannot be read: {why}.", path=path, why=reason)
