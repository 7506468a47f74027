"""Every choice has a word, and every light is told with its reason and its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

import pytest

from tests.assessment.judging import (
    DAY_AFTER,
    FROM_0_TO_100,
    HALF_WAY,
    HUNDRED_DAYS,
    START,
    TARGET_DATE,
    judged,
    on_the_way,
    read_commitment,
    read_indicator,
)
from tests.build import actual, commitment, indicator, milestone, override, parts, record
from tracker.domain.indicators import Indicator
from tracker.domain.record import Record
from tracker.domain.values import Missing, ReasonCode, Status, Text
from tracker.presentation import choice_words, words
from tracker.presentation.formats import Formats
from tracker.presentation.messages import Messages
from tracker.presentation.words import (
    SYMBOLS,
    commitment_reason,
    first_upper,
    indicator_reason,
    measured,
    short_reason,
    value_words,
)
from tracker.sentences import NO_BREAK

ENGLISH, MESSAGES = Formats(), Messages()
HAND = override("on_track", "2026-02-01")
OF_COMMITMENT = override("not_assessable", "2026-02-01", item="C-1")


def tables_of_words() -> list[tuple[str, Mapping[StrEnum, str]]]:
    found = [
        (name, table)
        for module in (words, choice_words)
        for name, table in vars(module).items()
        if name.endswith(("_WORDS", "SYMBOLS")) and isinstance(next(iter(table)), StrEnum)
    ]
    return [*found, ("WORDS", words.WORDS)]


def plain(said: str) -> str:
    """What is said, with spaces at which a line may end, and none before the sign of per cent."""
    return said.replace(f"{NO_BREAK}%", "%").replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("name", "table"), tables_of_words(), ids=lambda given: given if isinstance(given, str) else ""
)
def test_every_choice_has_a_word(name: str, table: Mapping[StrEnum, str]) -> None:
    choices = type(next(iter(table)))
    assert set(table) == set(choices)


def test_every_status_has_a_shape_of_its_own() -> None:
    assert len(set(SYMBOLS.values())) == len(Status)


def test_every_reason_why_a_value_does_not_count_has_words() -> None:
    records = (
        indicator(measure="percent", baseline_date="2026-01-01"),
        actual(1, "2025-12-31"),
        actual(1, "2026-01-02", verification="draft"),
        actual(1, "2026-01-03", verification="returned"),
        actual(None, "2026-01-04"),
        parts(1, 0, "2026-01-05"),
        actual(1, "2026-01-06"),
    )
    reading = read_indicator(*records, settings={"verified_only": True})
    whys = [one.why for one in reading.not_counted]
    assert set(whys) <= set(choice_words.NOT_COUNTED_WORDS)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("on track", "On track", id="sentence"),
        pytest.param("", "", id="nothing"),
        pytest.param("1 of 2", "1 of 2", id="number"),
    ],
)
def test_a_sentence_begins_with_an_upper_case_letter(sentence: str, expected: str) -> None:
    assert first_upper(sentence) == expected


@pytest.mark.parametrize(
    ("records", "on", "expected"),
    [
        pytest.param([on_the_way(), actual(50, HALF_WAY)], HALF_WAY, "50% of the way, 50% expected: ahead", id="ahead"),
        pytest.param(
            [on_the_way(), actual(40, HALF_WAY)], HALF_WAY, "40% of the way, 50% expected: on pace", id="on-pace"
        ),
        pytest.param(
            [on_the_way(), actual(35, HALF_WAY)], HALF_WAY, "35% of the way, 50% expected: behind", id="behind"
        ),
        pytest.param(
            [on_the_way(), actual(20, HALF_WAY)], HALF_WAY, "20% of the way, 50% expected: far behind", id="far-behind"
        ),
        pytest.param(
            [on_the_way(), actual(0, HALF_WAY)], HALF_WAY, "0% of the way, 50% expected: far behind", id="zero-is-told"
        ),
        pytest.param([on_the_way(), actual(130, HALF_WAY)], HALF_WAY, "target reached: 130% of the way", id="exceeded"),
        pytest.param(
            [indicator(target=100), actual(100, HALF_WAY)], HALF_WAY, "target reached", id="reached-without-baseline"
        ),
        pytest.param(
            [on_the_way(), actual(-5, HALF_WAY)],
            HALF_WAY,
            "-5% of the way: further from the target than at the baseline, moving the wrong way",
            id="reversal",
        ),
        pytest.param(
            [on_the_way(), actual(90, HALF_WAY)],
            DAY_AFTER,
            "90% of the way, and the target date passed 1 day ago",
            id="past-due-a-day",
        ),
        pytest.param(
            [on_the_way(), actual(90, HALF_WAY)],
            "2030-04-11",
            "90% of the way, and the target date passed 1,461 days ago",
            id="past-due-thousands-of-days",
        ),
        pytest.param(
            [indicator(direction="at_least", target=95, measure="percent"), actual(97, HALF_WAY)],
            HALF_WAY,
            "the level of at least 95% is held: 97%",
            id="floor-held",
        ),
        pytest.param(
            [indicator(direction="at_least", target=95), actual(94, HALF_WAY)],
            HALF_WAY,
            "the level of at least 95 is lost: 94",
            id="floor-lost",
        ),
        pytest.param(
            [indicator(direction="at_most", target=24, unit="hours"), actual(22, HALF_WAY)],
            HALF_WAY,
            "the level of at most 24 hours is held: 22 hours",
            id="ceiling-held",
        ),
        pytest.param(
            [indicator(direction="decrease", baseline=5, target=5), actual(6, HALF_WAY)],
            HALF_WAY,
            "the level of at most 5 is exceeded: 6",
            id="ceiling-by-equal-figures",
        ),
        pytest.param([on_the_way()], HALF_WAY, "no value reported since 1 January 2026", id="no-actual"),
        pytest.param([indicator(baseline=0, target=1)], HALF_WAY, "no value reported", id="no-actual-no-day"),
        pytest.param(
            [on_the_way(), actual(9, HALF_WAY, verification="draft")],
            HALF_WAY,
            "no reported value counts: still a draft",
            id="only-a-draft",
        ),
        pytest.param(
            [on_the_way(), actual(None, HALF_WAY), actual(3, START)],
            HALF_WAY,
            "no value reported since 1 January 2026",
            id="what-says-nothing-was-not-reported",
        ),
        pytest.param(
            [on_the_way(), actual(9, "2026-02-01", verification="draft"), actual(9, HALF_WAY, verification="returned")],
            HALF_WAY,
            "no reported value counts: still a draft; returned to its reporter",
            id="each-reason-once",
        ),
        pytest.param(
            [indicator(target=100, **HUNDRED_DAYS), actual(40, HALF_WAY)],
            HALF_WAY,
            "the baseline is not known, so progress cannot be measured",
            id="no-baseline",
        ),
        pytest.param(
            [indicator(baseline=0, **HUNDRED_DAYS), actual(40, HALF_WAY)], HALF_WAY, "no target is set", id="no-target"
        ),
        pytest.param(
            [indicator(baseline=0, target=100, baseline_date=START), actual(40, HALF_WAY)],
            HALF_WAY,
            "40% of the way; no target date is set",
            id="no-target-date-tells-the-share-all-the-same",
        ),
        pytest.param(
            [indicator(baseline=0, target=100, target_date=TARGET_DATE), actual(40, HALF_WAY)],
            HALF_WAY,
            "40% of the way; it is not known when the way began",
            id="no-start-date-tells-the-share-all-the-same",
        ),
        pytest.param(
            [indicator(measure="qualitative")], HALF_WAY, "qualitative: described, not measured", id="qualitative"
        ),
        pytest.param(
            [on_the_way(faulty="target"), actual(40, HALF_WAY)],
            HALF_WAY,
            "a cell it depends on could not be read",
            id="invalid-value",
        ),
        pytest.param([commitment(start="2026-06-01"), on_the_way()], HALF_WAY, "starts on 1 June 2026", id="not-due"),
        pytest.param(
            [commitment(closure="withdrawn", closed_on="2026-02-01"), on_the_way()],
            HALF_WAY,
            "withdrawn by agreement of the sides, 1 February 2026",
            id="withdrawn",
        ),
        pytest.param(
            [commitment(closure="superseded"), on_the_way()],
            HALF_WAY,
            "superseded by agreement of the sides",
            id="superseded-day-unknown",
        ),
        pytest.param(
            [on_the_way(), actual(20, HALF_WAY), HAND],
            HALF_WAY,
            "set by hand by Secretariat; the rules say off track",
            id="set-by-hand",
        ),
        pytest.param(
            [on_the_way(), actual(20, HALF_WAY), override("on_track", "2026-02-01", author="")],
            HALF_WAY,
            "set by hand; the rules say off track",
            id="set-by-nobody-known",
        ),
    ],
)
def test_an_indicator_tells_its_reason_with_its_numbers(records: list[Record], on: str, expected: str) -> None:
    said = indicator_reason(read_indicator(*records, on=on), MESSAGES)
    assert plain(said) == expected


@pytest.mark.parametrize(
    ("records", "on", "expected"),
    [
        pytest.param(
            [on_the_way(), actual(50, HALF_WAY)],
            HALF_WAY,
            "decided by I-1: 50% of the way, 50% expected: ahead",
            id="worst-indicator",
        ),
        pytest.param([], HALF_WAY, "there is neither an indicator nor a milestone to measure it by", id="nothing"),
        pytest.param(
            [milestone(due=HALF_WAY, done_on=HALF_WAY)], HALF_WAY, "1 of 1 milestone done", id="one-milestone-done"
        ),
        pytest.param(
            [milestone("M-1", due=START, done_on=START), milestone("M-2", due=TARGET_DATE)],
            HALF_WAY,
            "1 of 2 milestones done; 50% of their weight, 50% expected",
            id="milestones-by-weight",
        ),
        pytest.param(
            [milestone("M-1", due=START, done_on=START), milestone("M-2", due=TARGET_DATE)],
            DAY_AFTER,
            "1 of 2 milestones done; 50% of their weight, and the last one was due 1 day ago",
            id="milestones-past-due",
        ),
        pytest.param(
            [milestone("M-1", done_on=START), milestone("M-2")],
            HALF_WAY,
            "1 of 2 milestones done; it is not known when the milestones are due",
            id="milestones-without-a-day",
        ),
        pytest.param(
            [indicator(measure="qualitative"), milestone(due=START)],
            HALF_WAY,
            "0 of 1 milestone done; 0% of their weight, and the last one was due 50 days ago",
            id="milestones-beside-a-qualitative-indicator",
        ),
        pytest.param([commitment(start="2026-06-01")], HALF_WAY, "starts on 1 June 2026", id="not-due"),
        pytest.param(
            [commitment(closure="withdrawn", closed_on="2026-02-01")],
            HALF_WAY,
            "withdrawn by agreement of the sides, 1 February 2026",
            id="withdrawn",
        ),
        pytest.param(
            [commitment(faulty="closure")], HALF_WAY, "a cell it depends on could not be read", id="invalid-value"
        ),
        pytest.param(
            [OF_COMMITMENT, milestone(due=HALF_WAY, done_on=HALF_WAY)],
            HALF_WAY,
            "set by hand by Secretariat; the rules say achieved",
            id="set-by-hand",
        ),
    ],
)
def test_a_commitment_tells_its_reason_with_its_numbers(records: list[Record], on: str, expected: str) -> None:
    said = commitment_reason(read_commitment(*records, on=on), MESSAGES)
    assert plain(said) == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([on_the_way()], "no value reported", id="no-actual"),
        pytest.param(
            [on_the_way(), actual(9, HALF_WAY, verification="draft")], "no reported value counts", id="only-drafts"
        ),
        pytest.param(
            [indicator(baseline=0, target=1, baseline_date=START), actual(0, HALF_WAY)],
            "no target date is set",
            id="no-target-date",
        ),
        pytest.param([indicator(measure="qualitative")], "qualitative: described, not measured", id="qualitative"),
        pytest.param([milestone()], "it is not known when the milestones are due", id="milestones-without-a-day"),
        pytest.param([], "there is neither an indicator nor a milestone to measure it by", id="nothing"),
        pytest.param([commitment(faulty="start")], "a cell it depends on could not be read", id="invalid-value"),
        pytest.param([OF_COMMITMENT, milestone(due=TARGET_DATE)], "set by hand", id="commitment-set-by-hand"),
        pytest.param(
            [on_the_way(), actual(50, HALF_WAY), override("not_assessable", "2026-02-01")],
            "set by hand",
            id="indicator-set-by-hand",
        ),
    ],
)
def test_what_cannot_be_judged_is_counted_by_reason(records: list[Record], expected: str) -> None:
    reading = read_commitment(*records)
    assert reading.status is Status.NOT_ASSESSABLE
    assert short_reason(reading, MESSAGES) == expected


@pytest.mark.parametrize(
    ("fields", "number", "expected"),
    [
        pytest.param({}, Fraction(5), "5", id="no-unit"),
        pytest.param({"unit": "km"}, Fraction(100, 3), "33.33\u00a0km", id="unit"),
        pytest.param({"measure": "percent"}, Fraction(100, 3), "33.33\u00a0%", id="percent-without-unit"),
        pytest.param(
            {"measure": "percent", "unit": "%"}, Fraction(40), "40\u00a0%", id="percent-is-not-broken-from-its-number"
        ),
        pytest.param(
            {"measure": "percent", "unit": "% of cargo"}, Fraction(40), "40\u00a0% of cargo", id="percent-of-something"
        ),
        pytest.param(
            {"measure": "currency", "unit": "USD million"},
            Fraction(-89),
            "-89\u00a0USD million",
            id="negative-currency",
        ),
        pytest.param({"measure": "ordinal", "scale": ("low", "high")}, Fraction(1), "high", id="label"),
        pytest.param({"measure": "ordinal", "scale": ("low", "high")}, Fraction(2), "2", id="beyond-the-scale"),
        pytest.param({"scale": ("low", "high")}, Fraction(1), "1", id="a-number-is-no-label"),
    ],
)
def test_a_value_is_told_with_its_unit(fields: dict[str, object], number: Fraction, expected: str) -> None:
    assert measured(indicator(**fields), number, ENGLISH) == expected


def test_a_unit_is_told_in_the_language_of_the_report() -> None:
    unit = Text("towers", {"ru": "опоры"})
    one = record(Indicator, code="I-1", commitment="C-1", unit=unit)
    assert measured(one, Fraction(5), Formats("ru")) == "5\u00a0опоры"
    assert measured(one, Fraction(5), Formats("tg")) == "5\u00a0towers"


def test_a_value_that_is_not_there_is_a_dash() -> None:
    reading = read_indicator(on_the_way())
    assert value_words(reading, Missing(ReasonCode.NO_ACTUAL), ENGLISH) == "–"


def test_only_the_baseline_day_is_named_where_nothing_was_reported() -> None:
    (reading,) = judged(commitment(), on_the_way(**{**FROM_0_TO_100, "baseline_date": "2025-12-31"})).indicators
    assert indicator_reason(reading, MESSAGES) == "no value reported since 31\u00a0December\u00a02025"
