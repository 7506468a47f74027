"""What is to be made, one job a report: which register, day, language, template, edition and part, under which name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product
from pathlib import Path, PurePosixPath

from tracker import __version__
from tracker.archive.embed import PUBLIC, Chosen, Edition, PartKind
from tracker.archive.part import institutions_at_work, parts_by
from tracker.archive.sign import SigningKey
from tracker.assessment.policy import shipped_names, shipped_policy
from tracker.batch.plan import Block, Plan
from tracker.comparison import Archive, Since, archive_of
from tracker.contents import own_template
from tracker.domain.register import Register
from tracker.domain.settings import Classification
from tracker.errors import WrongUsage
from tracker.presentation.html import template_choice
from tracker.presentation.outputs import file_name, safe, with_edition
from tracker.problems import has_errors
from tracker.progress import no_progress
from tracker.registers.read import WorkbookFile, load_workbooks, read_workbooks
from tracker.reporting import Order, public_extract
from tracker.sentences import Sentence

INSTITUTION = "institution"
NO_PART: Sentence = "the register cannot be divided by '{kind}': none of its commitments names one"
LONGEST = 60
"""At most so many bytes of a name are a code or the name of a register."""


@dataclass(frozen=True, slots=True)
class Job:
    """One report to be made; ``name`` is its place in the folder of all."""

    paths: Sequence[Path]
    day: date
    language: str
    template: str
    edition: Edition
    draft: bool
    since: Since | None
    chosen: Chosen | None
    name: PurePosixPath
    lacking: PartKind | None = None
    """Of what kind there should be parts, where the register has none: there is no report to be made."""

    @property
    def register(self) -> str:
        """The register as it was named."""
        return "; ".join(map(str, self.paths))

    @property
    def is_for_institution(self) -> bool:
        """Whether it is the report that is made for one institution, and not a part of one for all."""
        return self.template == INSTITUTION and self.chosen is not None and self.chosen.kind == INSTITUTION

    def order(self) -> Order:
        """The report with everything it is made of.

        Raises:
            WrongUsage: Something that was named is not there any more, or there is no part of the kind asked for.
        """
        if self.lacking is not None:
            raise WrongUsage(NO_PART, kind=self.lacking)
        alone = self.is_for_institution
        return Order(
            workbooks=workbooks_at(tuple(self.paths)),
            as_of=self.day,
            language=self.language,
            draft=self.draft,
            template=self.template,
            institutions=(self.chosen.code,) if self.chosen and alone else (),
            archive=archive_at(self.since) if self.since else None,
            edition=self.edition,
            chosen=None if alone else self.chosen,
            processes=1,  # as many reports are made at a time as there are processors
        )


@lru_cache(maxsize=2)
def workbooks_at(paths: tuple[Path, ...]) -> Sequence[WorkbookFile]:
    """The workbooks of a register; jobs of one register follow each other."""
    return load_workbooks(paths)


@lru_cache(maxsize=2)
def archive_at(since: Since) -> Archive:
    """What is compared with."""
    return archive_of(since)


def made_from(order: Order, key: SigningKey | None = None) -> str:
    """By what a report is known before it is made: the same gives the same report, but for the moment of a signature.

    That is every file it is made from, what was asked for, and the version of the program and of all rules.
    """
    archive, choice = order.archive, template_choice(order.template)
    known = {
        "program": __version__,
        "rules": [shipped_policy(name).identifier for name in shipped_names()],
        "workbooks": [(one.name, one.sha256) for one in order.workbooks],
        "as_of": order.as_of.isoformat(),
        "language": order.language,
        "template": (choice.name, own_template(choice)),
        "edition": order.edition,
        "draft": order.draft,
        "institutions": list(order.institutions),
        "part": None if order.chosen is None else order.chosen.model_dump(),
        "since": None if archive is None else (archive.name, archive.sha256, str(archive.day)),
        "key": key and key.file.sha256,
    }
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode("utf-8", "surrogateescape")).hexdigest()


def jobs_of(plan: Plan) -> list[Job]:
    """The jobs of a plan, those of a register one after the other; no two have one name, whatever the case of letters.

    Raises:
        WrongUsage: A register cannot be read.
    """
    known = known_registers([paths for block in plan.blocks for paths in block.registers])
    folders = folder_names(list(known.values()))
    found: dict[str, Job] = {}
    for block in plan.blocks:
        for named in block.registers:
            paths = known[resolved(named)]
            for job in jobs_of_register(block, paths, folders[paths]):
                keep(job, found)
    return list(found.values())


def known_registers(registers: Sequence[Sequence[Path]]) -> dict[tuple[Path, ...], tuple[Path, ...]]:
    """Each register as it was named first, by where it is: one may be named by several paths."""
    known: dict[tuple[Path, ...], tuple[Path, ...]] = {}
    for paths in registers:
        known.setdefault(resolved(paths), tuple(paths))
    return known


def resolved(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Where the files of a register are."""
    return tuple(path.resolve() for path in paths)


def keep(job: Job, found: dict[str, Job]) -> None:
    """Add a job under a name of its own; one that is there already is not made twice."""
    number = 1
    free = job
    while (taken := found.get(str(free.name).casefold())) is not None:
        if taken == free:
            return
        number += 1
        free = replace(job, name=job.name.with_name(f"{job.name.stem}-{number}.pdf"))
    found[str(free.name).casefold()] = free


def folder_names(registers: Sequence[tuple[Path, ...]]) -> dict[tuple[Path, ...], str]:
    """A folder for each register, called as its first file is; of two with one name the later is numbered."""
    taken: set[str] = set()
    names: dict[tuple[Path, ...], str] = {}
    for paths in registers:
        stem = safe(paths[0].resolve().stem, LONGEST) or "register"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names[paths] = name
    return names


def jobs_of_register(block: Block, paths: Sequence[Path], folder: str) -> Iterator[Job]:
    """The jobs of one register."""
    wanted = product(block.days, block.editions, block.templates, block.languages)
    for day, edition, template, language in wanted:
        kind = template_choice(template).name
        found = parts(block, paths, edition, template)
        lacking = None if found else block.per
        for chosen in found or (None,):
            stem = file_name(folder, day, language, kind).removesuffix(".pdf") + part_suffix(chosen, kind)
            name = PurePosixPath(folder, with_edition(f"{stem}.pdf", edition))
            yield Job(tuple(paths), day, language, template, edition, block.draft, block.since, chosen, name, lacking)


def part_suffix(chosen: Chosen | None, template: str) -> str:
    """What the name of a part says of it: its kind, unless that is the template's, and its code."""
    if chosen is None:
        return ""
    code = safe(chosen.code, LONGEST) or "code"
    return f"-{code}" if chosen.kind == template else f"_{chosen.kind}-{code}"


def parts(block: Block, paths: Sequence[Path], edition: Edition, template: str) -> Sequence[Chosen | None]:
    """The parts of a register that have a report of their own; ``None`` is all of it, where nothing was asked for.

    Of a register that cannot be divided the one report tells why: it is asked for as a whole, and refused.
    """
    if block.per is None:
        return (None,)
    register = register_of(tuple(paths), edition)
    if register is None and not block.draft:
        return (None,)
    whole = register or register_of(tuple(paths), edition, despite_errors=True)
    if whole is None or not whole.commitments:
        return (None,)
    return institutions_at_work(whole) if block.per == template == INSTITUTION else parts_by(whole, block.per)


@lru_cache(maxsize=4)
def register_of(paths: tuple[Path, ...], edition: Edition, *, despite_errors: bool = False) -> Register | None:
    """The register as one edition has it: what is restricted must not show in the name of a file either.

    ``None`` where it has errors, or no such edition.
    """
    register, problems = read_workbooks(workbooks_at(paths), as_of=date.max, progress=no_progress)
    if edition != PUBLIC:
        return None if has_errors(problems) and not despite_errors else register
    if has_errors(problems) or register.settings.classification == Classification.RESTRICTED:
        return None
    return read_workbooks([public_extract(register)], as_of=date.max, progress=no_progress)[0]
