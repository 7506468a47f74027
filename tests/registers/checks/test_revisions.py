from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.registers.checks.told import message, only, told
from tests.registers.placed import commitment, day, indicator, revision, unreadable
from tracker.domain.commitments import RevisedField, Revision
from tracker.domain.indicators import Measure
from tracker.domain.record import FaultyRow
from tracker.domain.register import Register

DUE, TARGET, TARGET_DATE, BASELINE = RevisedField
JUNE, SEPTEMBER, DECEMBER = day("2025-06-30"), day("2025-09-30"), day("2025-12-31")

FIRST = revision(DUE, "2025-01-15", 2, old=JUNE, new=SEPTEMBER)
SECOND = revision(DUE, "2025-05-15", 3, old=SEPTEMBER, new=DECEMBER)
LAST_NEW, SECOND_OLD = "REVISION_CHAIN Revisions!3 New", "REVISION_CHAIN Revisions!3 Old"


@pytest.mark.parametrize(
    ("due", "revisions", "expected"),
    [
        pytest.param({"due": DECEMBER}, (FIRST, SECOND), [], id="chain"),
        pytest.param({"due": DECEMBER}, (SECOND, FIRST), [], id="newest-first"),
        pytest.param({"due": SEPTEMBER}, (FIRST, SECOND), [LAST_NEW], id="cell-not-moved"),
        pytest.param({}, (FIRST, SECOND), [LAST_NEW], id="cell-blank"),
        pytest.param({"faulty": ["due"]}, (FIRST, SECOND), [], id="cell-unreadable"),
        pytest.param(
            {"due": DECEMBER}, (FIRST, SECOND.model_copy(update={"old": JUNE})), [SECOND_OLD], id="not-where-it-ended"
        ),
        pytest.param(
            {"due": JUNE},
            (FIRST, SECOND.model_copy(update={"old": JUNE})),
            [LAST_NEW, SECOND_OLD],
            id="neither-end-fits",
        ),
        pytest.param(
            {"due": DECEMBER},
            (FIRST, revision(DUE, "2025-05-15", 3, new=DECEMBER, faulty=["old"])),
            [],
            id="old-unreadable",
        ),
        pytest.param(
            {"due": DECEMBER},
            (revision(DUE, "2025-01-15", 2, old=JUNE, faulty=["new"]), SECOND),
            [],
            id="former-new-unreadable",
        ),
        pytest.param(
            {"due": DECEMBER}, (FIRST, revision(DUE, "2025-05-15", 3, old=SEPTEMBER, faulty=["new"])), [], id="last-new"
        ),
        pytest.param(
            {"due": DECEMBER},
            (FIRST, SECOND.model_copy(update={"item": "C-404"})),
            ["REVISION_CHAIN Revisions!2 New"],
            id="of-another-item",
        ),
        pytest.param({"due": DECEMBER}, (SECOND.model_copy(update={"item": "c-1"}),), [], id="case-does-not-count"),
        pytest.param(
            {}, (revision(DUE, "2025-01-15", 2, old=JUNE, new=None),), [], id="a-deadline-that-was-taken-away"
        ),
    ],
)
def test_revisions_of_a_deadline_chain(
    due: dict[str, Any], revisions: tuple[Revision, ...], expected: list[str]
) -> None:
    assert told(Register(commitments=(commitment(**due),), revisions=revisions)) == expected


GRADES: dict[str, Any] = {"measure": Measure.ORDINAL, "scale": ("poor", "fair", "good")}
ON_TARGET = ["REVISION_CHAIN Revisions!2 New"]


@pytest.mark.parametrize(
    ("fields", "field", "old", "new", "expected"),
    [
        pytest.param({"target": Decimal(90)}, TARGET, Decimal(80), Decimal("90.0"), [], id="equal-numbers"),
        pytest.param({"target": Decimal(90)}, TARGET, Decimal(80), Decimal(91), ON_TARGET, id="other-number"),
        pytest.param({"target": "Good ", **GRADES}, TARGET, "fair", "good", [], id="equal-labels"),
        pytest.param({"target": "fair", **GRADES}, TARGET, "fair", "good", ON_TARGET, id="other-label"),
        pytest.param({"target": "fair", **GRADES}, TARGET, "good", None, ON_TARGET, id="label-not-taken-away"),
        pytest.param({"target": Decimal(9), "target_date": JUNE}, TARGET_DATE, DECEMBER, JUNE, [], id="target-date"),
        pytest.param(
            {"target": Decimal(9), "target_date": JUNE}, TARGET_DATE, JUNE, DECEMBER, ON_TARGET, id="other-target-date"
        ),
        pytest.param({"target": Decimal(9), "baseline": Decimal(1)}, BASELINE, None, Decimal(1), [], id="baseline"),
        pytest.param({"target": Decimal(9)}, BASELINE, Decimal(0), Decimal(1), ON_TARGET, id="missing-is-not-one"),
    ],
)
def test_revisions_of_an_indicator_chain(
    fields: dict[str, Any], field: RevisedField, old: Any, new: Any, expected: list[str]
) -> None:
    moved = revision(field, "2025-01-15", item="I-1", old=old, new=new)
    assert told(Register(indicators=(indicator(**fields),), revisions=(moved,))) == expected


def test_words_of_a_chain_name_the_cell_that_says_otherwise() -> None:
    register = Register(commitments=(commitment(),), revisions=(FIRST,))
    assert message(register) == "The last revision says 2025-09-30, but Commitments!K2 says blank."
    assert [cell.place for cell in only(register).related] == ["Commitments!K2"]
    broken = (FIRST, SECOND.model_copy(update={"old": JUNE}))
    register = Register(commitments=(commitment(due=DECEMBER),), revisions=broken)
    assert message(register) == "The last revision says 2025-09-30, but Revisions!C3 says 2025-06-30."
    assert [cell.place for cell in only(register).related] == ["Revisions!D2"]


def test_a_revision_given_twice_is_one_cause() -> None:
    again = FIRST.model_copy(update={"source": SECOND.source})
    register = Register(commitments=(commitment(due=SEPTEMBER),), revisions=(FIRST, again))
    assert told(register) == ["ROW_DUPLICATE Revisions!3 Item"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(unreadable("Revisions", item="C-1", field=DUE), [], id="revision-of-the-item"),
        pytest.param(unreadable("Revisions", item="C-2", field=DUE), ["REVISION_CHAIN Revisions!2 New"], id="another"),
        pytest.param(unreadable("Overrides", item="C-1"), ["REVISION_CHAIN Revisions!2 New"], id="a-light-by-hand"),
    ],
)
def test_a_chain_with_a_row_that_could_not_be_read_is_not_judged(row: FaultyRow, expected: list[str]) -> None:
    register = Register(commitments=(commitment(due=DECEMBER),), revisions=(FIRST,), faulty_rows=(row,))
    assert told(register) == expected


NO_FIELD = ["REVISION_FIELD Revisions!2 Field"]


@pytest.mark.parametrize(
    ("item", "field", "faulty_rows", "expected"),
    [
        pytest.param("C-1", TARGET, (), NO_FIELD, id="target-of-a-commitment"),
        pytest.param("I-1", DUE, (), NO_FIELD, id="due-of-an-indicator"),
        pytest.param("BOTH", DUE, (), [], id="code-of-both-sheets-due"),
        pytest.param("BOTH", TARGET_DATE, (), [], id="code-of-both-sheets-target-date"),
        pytest.param("X-404", DUE, (), [], id="unknown-is-the-reader's"),
        pytest.param("C-1", TARGET, (unreadable("Indicators", code="C-1"),), [], id="indicator-could-not-be-read"),
    ],
)
def test_an_item_has_the_field_that_was_moved(
    item: str, field: RevisedField, faulty_rows: tuple[FaultyRow, ...], expected: list[str]
) -> None:
    numbers: dict[str, Any] = {"target": Decimal(9)}
    register = Register(
        commitments=(commitment(), commitment("BOTH", 3)),
        indicators=(indicator(**numbers), indicator("BOTH", 3, **numbers)),
        revisions=(revision(field, "2025-01-15", item=item, new=None),),
        faulty_rows=faulty_rows,
    )
    assert told(register) == expected


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        pytest.param("I-1", DUE, "I-1 has no 'Due' that could be moved. Did you mean Target date?", id="deadline"),
        pytest.param("C-1", TARGET_DATE, "C-1 has no 'Target date' that could be moved. Did you mean Due?", id="due"),
        pytest.param("C-1", BASELINE, "C-1 has no 'Baseline' that could be moved.", id="nothing-alike"),
    ],
)
def test_words_of_a_field_that_is_not_there(item: str, field: RevisedField, expected: str) -> None:
    register = Register(
        commitments=(commitment(),),
        indicators=(indicator(target=Decimal(9)),),
        revisions=(revision(field, "2025-01-15", item=item, new=None),),
    )
    assert message(register) == expected


ORIGINAL = ["ORIGINAL_DUE_MISMATCH Commitments!2 Original due"]


@pytest.mark.parametrize(
    ("original", "revisions", "expected"),
    [
        pytest.param({"original_due": SEPTEMBER}, (FIRST, SECOND), ORIGINAL, id="from-the-second"),
        pytest.param({"original_due": JUNE}, (SECOND, FIRST), [], id="from-the-first"),
        pytest.param({}, (FIRST, SECOND), [], id="blank"),
        pytest.param({"original_due": SEPTEMBER}, (), [], id="no-revision"),
        pytest.param({"faulty": ["original_due"]}, (FIRST, SECOND), [], id="unreadable"),
        pytest.param(
            {"original_due": JUNE},
            (revision(DUE, "2025-01-15", new=DECEMBER, faulty=["old"]),),
            [],
            id="first-old-unreadable",
        ),
    ],
)
def test_the_original_due_is_where_the_first_revision_starts(
    original: dict[str, Any], revisions: tuple[Revision, ...], expected: list[str]
) -> None:
    register = Register(commitments=(commitment(due=DECEMBER, **original),), revisions=revisions)
    assert told(register) == expected


def test_other_fields_and_items_have_no_original_due() -> None:
    register = Register(
        commitments=(commitment(due=DECEMBER, original_due=JUNE),),
        indicators=(indicator(target=Decimal(9)),),
        revisions=(
            revision(TARGET, "2025-01-15", item="I-1", old=Decimal(8), new=Decimal(9)),
            revision(DUE, "2025-01-15", 3, item="C-404", old=SEPTEMBER, new=DECEMBER),
        ),
    )
    assert told(register) == []


def test_words_of_an_original_due_that_differs() -> None:
    register = Register(commitments=(commitment(due=SEPTEMBER, original_due=day("2025-06-29")),), revisions=(FIRST,))
    assert message(register) == "'Original due' is 2025-06-29, but the first revision starts from 2025-06-30."
