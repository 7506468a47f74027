"""The jobs of a plan: which there are, and that no two have one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.workbooks import COMMITMENT, faulty, write_register
from tracker.batch.jobs import Job, jobs_of, made_from
from tracker.batch.plan import Block, Plan
from tracker.comparison import Since
from tracker.errors import WrongUsage

DAY = date(2026, 7, 2)


def jobs(*registers: Path, **said: Any) -> list[Job]:
    return jobs_of(Plan(Path("out"), [Block([[one] for one in registers], [DAY], **said)]))


def names(found: Sequence[Job]) -> list[str]:
    return [str(one.name) for one in found]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Commitments of two sectors, one of them restricted, with an institution that answers for a milestone alone."""
    sheets = {
        "Institutions": [
            {"Code": "AA-ROADS", "Name": "Road office of A", "Party": "AA"},
            {"Code": "BB-ROADS", "Name": "Road office of B", "Party": "BB"},
            {"Code": "BB-LABS", "Name": "Laboratories of B", "Party": "BB"},
            {"Code": "BB-IDLE", "Name": "Idle office of B", "Party": "BB"},
        ],
        "Commitments": [
            {**COMMITMENT, "Supporting": "BB-ROADS"},
            {**COMMITMENT, "Code": "C-2", "Sector": "Arms", "Restricted": "yes"},
            {**COMMITMENT, "Code": "C-3", "Sector": "transport"},
        ],
        "Milestones": [
            {"Code": "M-1", "Commitment": "C-1", "Title": "Survey", "Due": "2026-05-01", "Responsible": "BB-LABS"}
        ],
    }
    return write_register(tmp_path / "roads.xlsx", sheets)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({}, ["roads_2026-07-02_en.pdf"], id="whole"),
        pytest.param(
            {"languages": ("en", "ru"), "templates": ("periodic", "brief"), "editions": ("full", "public")},
            [
                "roads_2026-07-02_en.pdf",
                "roads_2026-07-02_ru.pdf",
                "roads_2026-07-02_en_brief.pdf",
                "roads_2026-07-02_ru_brief.pdf",
                "roads_2026-07-02_en_public.pdf",
                "roads_2026-07-02_ru_public.pdf",
                "roads_2026-07-02_en_brief_public.pdf",
                "roads_2026-07-02_ru_brief_public.pdf",
            ],
            id="product",
        ),
        pytest.param(
            {"per": "party"}, ["roads_2026-07-02_en_party-AA.pdf", "roads_2026-07-02_en_party-BB.pdf"], id="party"
        ),
        pytest.param(
            {"per": "sector"},
            ["roads_2026-07-02_en_sector-Transport.pdf", "roads_2026-07-02_en_sector-Arms.pdf"],
            id="sector",
        ),
        pytest.param(
            {"per": "sector", "editions": ("public",)},
            ["roads_2026-07-02_en_sector-Transport_public.pdf"],
            id="restricted-names-no-file",
        ),
        pytest.param({"per": "session"}, ["roads_2026-07-02_en_session-S-1.pdf"], id="session"),
        pytest.param(
            {"per": "institution", "templates": ("institution",)},
            [
                "roads_2026-07-02_en_institution-AA-ROADS.pdf",
                "roads_2026-07-02_en_institution-BB-ROADS.pdf",
                "roads_2026-07-02_en_institution-BB-LABS.pdf",
            ],
            id="institution",
        ),
        pytest.param(
            {"per": "institution"},
            ["roads_2026-07-02_en_institution-AA-ROADS.pdf", "roads_2026-07-02_en_institution-BB-ROADS.pdf"],
            id="part-of-institution",
        ),
    ],
)
def test_names(register: Path, said: Any, expected: Sequence[str]) -> None:
    assert names(jobs(register, **said)) == [f"roads/{one}" for one in expected]


class TestNoTwoHaveOneName:
    def test_registers_of_one_name(self, tmp_path: Path) -> None:
        for folder in ("a", "b", "C"):
            (tmp_path / folder).mkdir()
        found = [write_register(tmp_path / path) for path in ("a/one.xlsx", "b/one.xlsx", "C/ONE.xlsx")]
        assert [one.split("/")[0] for one in names(jobs(*found))] == ["one", "one-2", "ONE-3"]

    def test_codes_that_a_file_system_does_not_tell_apart(self, tmp_path: Path) -> None:
        sectors = ("Road/Rail", "Road-Rail", "Road Rail")
        rows = [{**COMMITMENT, "Code": f"C-{n}", "Sector": one} for n, one in enumerate(sectors, start=1)]
        register = write_register(tmp_path / "r.xlsx", {"Commitments": rows})
        assert [one.partition("_sector-")[2] for one in names(jobs(register, per="sector"))] == [
            "Road-Rail.pdf",
            "Road-Rail-2.pdf",
            "Road-Rail-3.pdf",
        ]

    def test_a_register_that_is_named_by_several_paths_is_one(self, register: Path, tmp_path: Path) -> None:
        (tmp_path / "linked.xlsx").symlink_to(register)
        others = (tmp_path / "." / "x" / ".." / register.name, tmp_path / "linked.xlsx")
        assert [(str(one.name), one.paths) for one in jobs(register, *others)] == [
            ("roads/roads_2026-07-02_en.pdf", (register,))
        ]

    def test_the_same_report_is_made_once(self, register: Path) -> None:
        block = Block([[register]], [DAY])
        assert len(jobs_of(Plan(Path("out"), [block, block, replace(block, languages=("en", "ru"))]))) == 2


def test_a_register_with_errors_is_asked_for_as_a_whole_or_divided_as_a_draft(tmp_path: Path) -> None:
    register = faulty(tmp_path / "faulty.xlsx")
    assert names(jobs(register, per="party")) == ["faulty/faulty_2026-07-02_en.pdf"]
    assert names(jobs(register, per="party", draft=True)) == ["faulty/faulty_2026-07-02_en_party-AA.pdf"]
    assert names(jobs(register, per="party", editions=("public",))) == ["faulty/faulty_2026-07-02_en_public.pdf"]


def test_a_register_without_any_part_of_a_kind_says_so(register: Path) -> None:
    (job,) = jobs(register, per="agreement")
    with pytest.raises(WrongUsage, match="cannot be divided by 'agreement': none of its commitments names one"):
        job.order()


def test_a_file_that_cannot_be_opened_is_asked_for_as_a_whole_in_a_draft_too(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    (job,) = jobs(broken, per="party", draft=True)
    assert (str(job.name), job.order().chosen) == ("broken/broken_2026-07-02_en.pdf", None)


def test_orders_of_parts_and_of_institutions(register: Path) -> None:
    (part, *_) = jobs(register, per="party")
    (alone, *_) = jobs(register, per="institution", templates=("institution",))
    assert (part.order().chosen, part.order().institutions) == (part.chosen, ())
    assert (alone.order().chosen, alone.order().institutions) == (None, ("AA-ROADS",))


def test_whatever_is_asked_for_otherwise_is_made_from_something_else(register: Path, tmp_path: Path) -> None:
    (job,) = jobs(register)
    own = tmp_path / "own"
    own.mkdir()
    (own / "periodic.html").write_text("", encoding="utf-8")
    others = [
        replace(job, day=date(2026, 7, 1)),
        replace(job, language="ru"),
        replace(job, template="brief"),
        replace(job, template=str(own)),
        replace(job, edition="public"),
        replace(job, draft=True),
        replace(job, since=Since(day=date(2026, 1, 1))),
        replace(job, since=Since(path=write_register(tmp_path / "earlier.xlsx"))),
        replace(job, paths=(write_register(tmp_path / "other.xlsx"),)),
        *jobs(register, per="party"),
        *jobs(register, per="institution", templates=("institution",)),
    ]
    found = [made_from(one.order()) for one in (job, *others)]
    assert len(set(found)) == len(found)
    assert made_from(replace(job).order()) == found[0]
