"""How status is judged, and the data notes."""

from __future__ import annotations

import pytest

from tests.assessment.judging import HALF_WAY, START, on_the_way
from tests.build import actual, commitment, indicator, milestone, override, parts, revision, target, update
from tests.presentation.view.showing import page, shown
from tracker.domain.record import Record
from tracker.domain.values import Text
from tracker.presentation.view.notes import Notes
from tracker.problems import Details, Place, Problem, problem
from tracker.sentences import NO_BREAK

FILE = "register.xlsx"


def faulty(row: int, code: str = "DATE_TEXT", value: str = "soon", file: str = FILE) -> Problem:
    place = Place(file, "Commitments", row, 8, "Due")
    return problem(code, place, Details(value), value=value, format="yyyy-mm-dd", date="2026-01-01")


def notes(*records: Record, problems: tuple[Problem, ...] = (), files: tuple[str, ...] = (FILE,)) -> Notes:
    return shown(*records, problems=problems, files=files).notes


class TestRules:
    def test_thresholds_are_those_of_the_rules_in_force(self) -> None:
        made = shown().rules
        said = " ".join(made.sentences).replace(NO_BREAK, " ")
        assert made.identifier == "idb-crf/1"
        assert "at least 80 % of what is expected. At risk: at least 60 %." in said
        assert "at least 85 % of the way is at risk" in said
        assert "never counted as zero" in said

    @pytest.mark.parametrize("verified_only", [True, False])
    def test_that_only_verified_values_count_is_said_where_it_is_so(self, verified_only: bool) -> None:
        said = shown(settings={"verified_only": verified_only}).rules.sentences
        assert ("In this register only verified values count." in said) is verified_only

    def test_lights_set_by_hand_stand_beside_what_the_rules_say(self) -> None:
        records = (
            commitment(),
            on_the_way(),
            override("achieved", START, item="c-1", reason=Text("Seen."), valid_until="2026-12-31", row=5),
            override("at_risk", HALF_WAY, author=""),
            override("off_track", "2025-01-01", valid_until="2025-12-31", item="C-1"),
        )
        first, second = shown(*records).rules.overrides
        assert (first.item.words, first.item.href) == ("C-1", "#commitment-C-1")
        assert (first.pill.word, first.computed.word, first.author) == ("achieved", "at risk", "Secretariat")
        assert (first.since, first.until, first.reason.text) == (
            "1\u00a0Jan\u00a02026",
            "31\u00a0Dec\u00a02026",
            "Seen.",
        )
        assert first.place == "Overrides!5"
        assert (second.item.words, second.author, second.until) == ("I-1", "not stated", "until changed")
        assert (second.pill.word, second.computed.word) == ("at risk", "not assessable")

    def test_the_page_prints_lights_set_by_hand_or_that_there_are_none(self) -> None:
        assert "No light is set by hand." in page(commitment()).lines
        made = page(commitment(), override("achieved", START, item="C-1", reason=Text("Seen.")))
        (row,) = made.table("Item")[1:]
        assert (row[1:3], row[-1]) == (["✔ achieved", "◆ not assessable"], "Seen. Overrides!2")


class TestProblems:
    def test_errors_and_warnings_stand_apart_with_their_place(self) -> None:
        made = notes(problems=(faulty(7), faulty(9, "DATE_TIME_DROPPED")))
        assert [(one.place, one.words) for one in made.errors] == [
            ("Commitments!H7 · Due", "'soon' is text, not a date.")
        ]
        assert [one.place for one in made.warnings] == ["Commitments!H9 · Due"]

    def test_equal_ones_of_a_column_stand_together(self) -> None:
        made = notes(problems=(faulty(7), faulty(9)))
        assert [(one.place, one.words) for one in made.errors] == [
            ("Commitments!H7, H9 · Due", "'soon' is text, not a date. (2 ×)")
        ]

    def test_those_whose_cells_differ_say_so(self) -> None:
        made = notes(problems=(faulty(7), faulty(9, value="later")))
        assert [one.words for one in made.errors] == ["2 cells, the first: 'soon' is text, not a date."]

    def test_of_several_workbooks_each_says_in_which(self) -> None:
        whole = problem("FILE_CORRUPT", Place("b.xlsx"), detail="cut")
        made = notes(problems=(faulty(7), whole), files=(FILE, "b.xlsx"))
        assert [one.place for one in made.errors] == ["register.xlsx Commitments!H7 · Due", "b.xlsx"]

    def test_the_page_of_a_draft_lists_its_errors(self) -> None:
        made = page(problems=(faulty(7),), is_draft=True)
        assert ("Errors: this report is a draft" in made.text) is True
        assert made.table("Place")[1] == ["Commitments!H7 · Due", "'soon' is text, not a date."]

    def test_the_page_without_problems_says_so(self) -> None:
        made = page()
        assert "There are no warnings." in made.lines
        assert "Errors: this report is a draft" not in made.text


class TestNotCounted:
    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            pytest.param(actual(1, HALF_WAY, verification="draft"), "still a draft", id="draft"),
            pytest.param(actual(1, HALF_WAY, verification="returned"), "returned to its reporter", id="returned"),
            pytest.param(actual(1, HALF_WAY), "not verified, and only verified values count", id="not-verified"),
            pytest.param(actual(1, START), "not later than the baseline", id="before-baseline"),
            pytest.param(actual(None, HALF_WAY, verification="verified"), "no number", id="no-value"),
        ],
    )
    def test_each_value_that_does_not_count_says_why(self, row: Record, expected: str) -> None:
        made = shown(commitment(), on_the_way(), row, settings={"verified_only": True}).notes
        (line,) = made.not_counted
        assert line.words.endswith(f": {expected}")
        assert (line.place, line.words[:13]) == ("Actuals!2", "I-1, value of")

    def test_a_denominator_of_zero_is_no_value(self) -> None:
        made = notes(
            commitment(), on_the_way(measure="percent"), parts(1, 0, HALF_WAY, data_quality="illustrative", row=9)
        )
        assert [(one.place, one.words) for one in made.not_counted] == [
            ("Actuals!9", "I-1, value of 20\u00a0Feb\u00a02026: the denominator is zero (illustrative)")
        ]

    def test_what_is_described_has_no_number_to_count(self) -> None:
        rows = (actual(None, HALF_WAY), actual(None, HALF_WAY, verification="draft"))
        assert notes(commitment(), indicator(measure="qualitative"), *rows).not_counted == ()

    def test_the_page_says_that_every_value_counts(self) -> None:
        assert "Every value is counted." in page(commitment(), on_the_way(), actual(1, HALF_WAY)).lines


class TestEvidenceAndMarks:
    def test_coverage_of_evidence(self) -> None:
        made = notes(commitment(), milestone(done_on=START, evidence="Letter"), on_the_way(), actual(1, HALF_WAY))
        assert made.evidence == "Of the values reported and the milestones done, 1 of 2 name their evidence."
        assert notes().evidence == "Nothing has been reported that would need evidence."

    @pytest.mark.parametrize(
        ("records", "expected"),
        [
            pytest.param([commitment()], [], id="final"),
            pytest.param([update("PK", START, data_quality="provisional")], ["provisional"], id="provisional"),
            pytest.param([target(1, START, data_quality="illustrative")], ["illustrative"], id="illustrative"),
            pytest.param(
                [actual(1, START, data_quality="illustrative"), indicator(data_quality="provisional")],
                ["provisional", "illustrative"],
                id="both",
            ),
            pytest.param([actual(1, "2027-01-01", data_quality="illustrative")], [], id="what-is-not-reported-yet"),
        ],
    )
    def test_marks_that_occur_are_explained(self, records: list[Record], expected: list[str]) -> None:
        assert [one.split(":")[0] for one in notes(*records).legend] == expected

    def test_workbooks_are_named_with_their_hash(self) -> None:
        assert [(one.place, len(one.words)) for one in notes().files] == [(FILE, 64)]


def test_no_revision_is_no_note() -> None:
    assert notes(commitment(), revision("due", None, START, START)).warnings == ()
