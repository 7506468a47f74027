"""The few exceptions there are: what a caller cannot go on from, each with its exit code."""

from __future__ import annotations


class TrackerError(Exception):
    """A failure that ends the command with one line on stderr; ``exit_code`` says which kind it is."""

    exit_code = 70


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

    exit_code = 3
