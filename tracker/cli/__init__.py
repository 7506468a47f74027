"""The command line: one thin file a command, loaded only when it is called."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import NoReturn

import click

from tracker.cli.appearance import Appearance, appearance_options, tell, wanted_by_environment
from tracker.cli.process import Stopped, Watch, open_streams
from tracker.cli.speaking import SpokenCommand, foreseen_language, teach_click
from tracker.errors import FAULT, OutputNotWritable, TrackerError, WrongUsage, reason_of
from tracker.sentences import Saying, saying

COMMANDS = (
    "new",
    "check",
    "status",
    "report",
    "batch",
    "distribute",
    "collect",
    "verify",
    "history",
    "serve",
    "export",
    "papers",
    "doctor",
)

COLLECT_RARELY = (100_000, 20, 100)
"""When Python looks for garbage. What a command reads and judges lives until it ends: to look through a hundred
thousand records for what may be forgotten takes a third of the time and finds nothing."""

SIGNALLED = 128
"""A program ended by a signal gives this plus the signal's number, as shells count."""
INTERRUPTED = saying("interrupted; nothing was left half-written.")

EXAMPLES = """
\b
Examples:
  tracker new register.xlsx                        a workbook to type in, with help and a worked example
  tracker check register.xlsx                      what is wrong, where, how to mend it
  tracker status register.xlsx --as-of 2026-03-31  where each commitment stood on a day
  tracker report register.xlsx --out reports       the progress report as a PDF
  tracker report                                   the same for the example that ships inside

Exit codes: 0 done; 1 the register has errors; 2 wrong usage; 3 part of it done; 69 a system library is missing;
70 a fault of the program.
"""


class LazyCommands(SpokenCommand, click.Group):
    """A group whose commands live in modules of their own name, so that ``--help`` stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """The commands in the order officials need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"tracker.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXAMPLES)
@appearance_options
def tracker() -> None:
    """Validate registers of commitments, judge them by measurable outcomes, and print progress reports."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and end with its exit code; without arguments, as a program of its own."""
    sys.exit(program(sys.argv[1:]) if arguments is None else exit_code(arguments))


def program(arguments: Sequence[str]) -> int:
    """Run one command as a program that owns its streams and is sent signals; gives its exit code."""
    gc.set_threshold(*COLLECT_RARELY)
    output, _ = open_streams()
    watch = Watch()
    watch.begin()
    code = exit_code(arguments)
    watch.end()
    if watch.asked and code != SIGNALLED + watch.asked:  # some library took the signal for a fault of its own
        last_words(INTERRUPTED, foreseen(arguments))
        return SIGNALLED + watch.asked
    sys.stdout.flush()
    if output.fault is None:
        return code
    why = saying("the results cannot be written: {why}.", why=reason_of(output.fault))
    last_words(why, foreseen(arguments))
    return OutputNotWritable.exit_code


def exit_code(arguments: Sequence[str]) -> int:
    """Run one command; every failure ends in one line on stderr and the exit code of its kind."""
    asked = foreseen(arguments)
    teach_click()
    try:
        outcome = tracker.main(list(arguments), prog_name="tracker", standalone_mode=False, obj=asked)
    except click.exceptions.NoArgsIsHelpError as nothing_asked:
        nothing_asked.show()
        return WrongUsage.exit_code
    except (Exception, KeyboardInterrupt, Stopped) as failure:  # the last door: a traceback is never shown
        words, code = ending(failure, asked)
        last_words(words, asked)
        return code
    return outcome if isinstance(outcome, int) else 0


def foreseen(line: Sequence[str]) -> Appearance:
    """What is known of a person's wishes before the command line is understood."""
    return replace(wanted_by_environment(), language=foreseen_language(line))


def last_words(words: Saying, asked: Appearance) -> None:
    """Say why the command ends, in the language asked for or that of the environment; else in English."""
    try:
        tell(words.told(asked.spoken()))
    except Exception:  # a catalogue of one's own may be what is at fault
        tell(str(words))


def ending(failure: BaseException, asked: Appearance) -> tuple[Saying, int]:
    """What a failure means to the person, and its exit code."""
    from tracker.cli.faults import fault_words, origins  # loaded when needed: --help stays instant

    # Python and libraries wrap what is raised in some places, so a signal may come as the cause of something else.
    stop = next((one for one in origins(failure) if isinstance(one, (Stopped, KeyboardInterrupt))), None)
    match stop or failure:
        case Stopped(number=number):
            return INTERRUPTED, SIGNALLED + number
        case KeyboardInterrupt():
            return INTERRUPTED, SIGNALLED + signal.SIGINT
        case click.ClickException() as wrong:
            return usage_words(wrong, asked), WrongUsage.exit_code
        case TrackerError() as known:
            return known.saying, known.exit_code
    return fault_words(failure, verbose=asked.verbose), FAULT


def usage_words(wrong: click.ClickException, asked: Appearance) -> Saying:
    """What was typed wrong, and where to read how it is typed."""
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    command = context.command_path if context else "tracker"
    with click.Context(tracker, obj=asked):  # click asks it for the language
        words = " ".join(wrong.format_message().split())
    return saying("{wrong} See: {command} --help", wrong=words, command=command)
