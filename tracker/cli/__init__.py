"""The command line: one thin file a command, loaded only when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from tracker import __version__
from tracker.cli.appearance import appearance_options
from tracker.errors import TrackerError

COMMANDS = ("check", "status", "report", "doctor")

EXAMPLES = """
\b
Examples:
  tracker check register.xlsx                     what is wrong, where, how to mend it
  tracker status register.xlsx --as-of 2026-03-31 where each commitment stood on a day
  tracker report register.xlsx --out reports      the progress report as a PDF
  tracker report                                  the same for the example that ships inside

\b
Exit codes: 0 done; 1 the register has errors; 2 wrong usage; 69 a system library is missing; 70 a fault of the program.
"""


class LazyCommands(click.Group):
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
@click.version_option(__version__, "--version", prog_name="tracker")
@appearance_options
def tracker() -> None:
    """Validate registers of commitments, judge them by measurable outcomes, and print progress reports."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; every failure ends in one line on stderr and the exit code of its kind."""
    try:
        outcome = tracker.main(arguments, prog_name="tracker", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except TrackerError as failure:
        click.echo(f"tracker: {failure}", err=True)
        sys.exit(failure.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("tracker: interrupted; nothing was left half-written.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output (head, less) has closed it: not a fault of anyone.
        sys.stderr.close()
        sys.exit(0)
    except Exception as fault:  # the last door: a traceback goes to the log, never to the screen
        from tracker.cli.faults import report_fault  # loaded when needed: --help stays instant

        sys.exit(report_fault(fault))
    sys.exit(outcome if isinstance(outcome, int) else 0)
