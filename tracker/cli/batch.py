"""``tracker batch``."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.appearance import appearance, appearance_options, say, spoken, tell
from tracker.cli.earlier import earlier, since_day_option, since_option
from tracker.cli.options import EDITIONS, as_of_option, register_paths, registers_argument, several_languages
from tracker.cli.process import Stopped
from tracker.cli.progress import progress_bar
from tracker.cli.signing import password_option, sign_option, signing_key
from tracker.cli.speaking import SpokenCommand
from tracker.errors import PARTLY, WrongUsage

if TYPE_CHECKING:
    from tracker.batch.plan import Plan
    from tracker.batch.run import Batch

PLAN = ".toml"
KINDS = ("party", "institution", "sector", "agreement", "session")
MEGABYTE = 2**20


@click.command(cls=SpokenCommand)
@registers_argument
@as_of_option
@click.option("--per", type=click.Choice(KINDS), help="One report for each of them that has a commitment.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="The folder of all reports.  [reports]")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE[,CODE]",
    is_eager=True,
    callback=several_languages,
    help="en, ru, tg, ur, or two of them for a bilingual report: ru,en. May be given several times.",
)
@click.option("--template", "templates", multiple=True, help="May be given several times; as of tracker report.")
@click.option("--edition", "editions", multiple=True, type=click.Choice(EDITIONS), help="As of tracker report.")
@click.option("--draft", is_flag=True, help="Make reports of registers with errors too; every page says so.")
@since_option
@since_day_option
@click.option("--jobs", type=click.IntRange(1), help="So many reports at a time.  [as many as there are processors]")
@click.option("--memory", type=click.IntRange(512), metavar="MB", help="The most that one of them may take.")
@click.option("--engine", metavar="dask://HOST:PORT", help="Make them on a Dask cluster (needs the extra 'cluster').")
@sign_option
@password_option
@appearance_options
def batch(  # noqa: PLR0913, PLR0917 - one argument an option
    registers: tuple[Path, ...],
    as_of: date,
    out: Path | None,
    jobs: int | None,
    memory: int | None,
    engine: str | None,
    key_file: Path | None,
    password_file: Path | None,
    **asked: Any,  # noqa: ANN401 - what a plan would say
) -> int:
    """Make many reports side by side, and print the path of the record of them.

    PLAN.toml says which registers, days, languages, templates and editions; in place of it a register with --per makes
    one report for each party, institution and so on. Reports that were made from the same before are kept. A register
    with errors does not stop the others: then the exit code is 3, and manifest.json says which and why.

    \b
    Examples:
      tracker batch plan.toml
      tracker batch register.xlsx --per institution
      tracker batch register.xlsx --per party --language en --language ru --out reports/parties
      tracker batch plan.toml --engine dask://10.0.0.5:8786
      tracker batch plan.toml --sign office.p12
    """
    from tracker.batch.engines import engine_named  # loaded when needed: --help stays instant
    from tracker.batch.jobs import jobs_of
    from tracker.batch.run import Batch

    key = signing_key(key_file, password_file)
    plan = plan_of(registers, as_of, asked)
    wanted = jobs_of(plan)
    if engine is None:
        refuse_without_libraries()
    limit = memory * MEGABYTE if memory else None
    chosen = engine_named(engine, jobs or processors(), limit)
    try:
        with closing(chosen), progress_bar(remaining=True) as progress:
            run = Batch(wanted, out or plan.out, chosen, progress, key)
            path = run.run()
    except Stopped:
        say("The same command goes on where this run ended.")
        raise
    return ended(run, path)


def plan_of(registers: tuple[Path, ...], as_of: date, asked: dict[str, Any]) -> Plan:
    """The plan of a file; or one for the parts of a register, as the options say.

    Raises:
        WrongUsage: Options contradict a plan, or nothing says what the reports are of.
    """
    from tracker.batch.plan import DEFAULT_OUT, Block, Plan, read_plan

    since = earlier(asked.pop("since"), asked.pop("since_day"))
    said = {name: value for name, value in {**asked, "since": since}.items() if value}
    if any(path.suffix.lower() == PLAN for path in registers):
        if said or len(registers) > 1:
            raise WrongUsage(
                "a plan says itself which reports are made: beside it only --as-of, --out, --jobs,"
                " --memory, --engine and --sign can be given."
            )
        return read_plan(registers[0], as_of)
    if "per" not in said:
        raise WrongUsage("name a plan (.toml), or say with --per what each report is of.")
    from tracker.registers.read import workbook_paths

    paths = register_paths(registers)
    workbook_paths(paths)
    templates = (said["per"],) if said["per"] == "institution" else ("periodic",)
    return Plan(Path(DEFAULT_OUT), [Block([paths], [as_of], **{"templates": templates, **said})])


def refuse_without_libraries() -> None:
    """Say at once which system library is missing, and not in every report.

    Raises:
        LibraryMissing: One is.
    """
    from tracker.errors import LibraryMissing
    from tracker.presentation.libraries import install_line, missing_libraries

    if missing := missing_libraries():
        raise LibraryMissing(
            "a report needs system libraries. On Debian or Ubuntu run: {command}", command=install_line(missing)
        )


def processors() -> int:
    """The processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ended(run: Batch, path: Path) -> int:
    """Say what came of it; gives the exit code."""
    from tracker.batch.manifest import summary
    from tracker.batch.work import reason_words
    from tracker.cli.faults import fault_words

    count, told_in = summary(run.entries), spoken()
    if run.made_way is not None:
        say(
            "What stood in the place of {path} was no record of this version: it is kept as {kept}.",
            path=path,
            kept=run.made_way,
        )
    for place, reason in sorted(run.reasons.items()):
        tell(f"{run.entries[place].path}: {reason_words(reason, told_in)}")
    for fault in run.faults[:1]:
        tell(fault_words(fault, verbose=appearance().verbose).told(told_in))
    say("{made} made, {kept} kept from before, {failed} failed.", made=count.made, kept=count.kept, failed=count.failed)
    click.echo(bytes(path))
    return PARTLY if count.failed else 0
