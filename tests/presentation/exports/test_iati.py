"""What an IATI file leaves out: whatever is not known has no element."""

from __future__ import annotations

from typing import Any

from lxml import etree

from tests.assessment.judging import judged, on_the_way
from tests.build import actual, agreement, commitment, party, session, target
from tests.iati.rules import broken_schema
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.presentation.exports import Exportable
from tracker.presentation.exports.iati import export, remarks


def exported(*records: Record) -> Any:
    """The file of a small register, which the schema allows."""
    root = etree.fromstring(export(Exportable(judged(*records), ())))
    assert broken_schema(root) == []
    return root


def values(root: Any, path: str) -> list[str]:
    return [one if isinstance(one, str) else one.text for one in root.xpath(path)]


def test_a_commitment_of_which_little_is_known_has_few_elements() -> None:
    root = exported(commitment(start="2026-01-01"))
    (activity,) = root
    assert [one.tag for one in activity] == [
        "iati-identifier",
        "reporting-org",
        "title",
        "description",
        "participating-org",
        "other-identifier",
        "activity-status",
        "activity-date",
        "sector",
    ]
    assert values(root, "//title/narrative | //participating-org/narrative") == ["C-1", "C-1"]
    assert values(root, "//iati-identifier | //sector/@code") == ["register-C-1", "none"]


def test_a_target_that_cannot_be_read_has_no_period() -> None:
    root = exported(commitment(start="2026-01-01"), on_the_way(), target(None, "2026-02-01", faulty="value"))
    assert values(root, "//period-end/@iso-date") == ["2026-04-11"]


def test_an_actual_after_its_baseline_counts_and_others_are_left_out() -> None:
    early = actual(5, "2025-12-01", evidence="https://a.example/report.csv#page=2")
    late = actual(7, "2026-02-01", evidence="https://a.example/report.csv#page=2")
    root = exported(commitment(start="2026-01-01"), on_the_way(), early, late)
    assert values(root, "//actual/@value | //actual/document-link/@format") == ["7", "text/csv"]


def test_a_start_after_the_deadline_is_no_start() -> None:
    records = (
        commitment(due="2025-06-01", session="S-1", agreement="A-1"),
        session(first_day="2025-12-01"),
        agreement(signed_on="2025-01-01"),
    )
    assert values(exported(*records), "//activity-date/@iso-date") == ["2025-01-01", "2025-06-01"]
    left_out = Exportable(judged(*records[:2]), (), publisher="XX-1")
    assert "are left out: C-1." in str(remarks(left_out)[0])


def test_a_translation_into_the_own_language_is_not_written_twice() -> None:
    title = Text("Road", {"en": "Road", "ru": "Дорога"})
    root = exported(commitment(start="2026-01-01", title=title), party("PK"))
    assert values(root, "//title/narrative") == ["Road", "Дорога"]
