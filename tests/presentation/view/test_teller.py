"""Words, links and places that every part of the report is told with."""

from __future__ import annotations

import pytest

from tests.build import agreement, commitment, indicator, institution, milestone, party, sector, session
from tests.presentation.view.showing import teller
from tracker.domain.record import Record
from tracker.domain.values import DataQuality, Text
from tracker.presentation.view.teller import (
    Link,
    Said,
    address,
    anchor,
    marked,
    named,
    runs,
    short_addresses,
)

URDU = {"language": "ur"}
ROAD = Text("سڑک")


class TestTexts:
    @pytest.mark.parametrize(
        ("text", "own", "language", "expected"),
        [
            pytest.param(Text("road"), "en", "en", Said("road"), id="own-language"),
            pytest.param(None, "en", "en", Said(""), id="no-text"),
            pytest.param(Text("road"), "en", "ru", Said("road", "en", "ltr"), id="no-translation-is-marked"),
            pytest.param(Text("road", {"ru": "дорога"}), "en", "ru", Said("дорога"), id="translation"),
            pytest.param(ROAD, "ur", "en", Said("سڑک", "ur", "rtl"), id="right-to-left-is-marked"),
            pytest.param(ROAD, "ur", "ur", Said("سڑک"), id="right-to-left-in-its-own-report"),
            pytest.param(Text("", {"ru": "дорога"}), "en", "ru", Said("дорога"), id="only-a-translation"),
            pytest.param(Text("", {"ru": "дорога"}), "en", "tg", Said(""), id="nothing-is-in-no-language"),
            pytest.param(
                Text("road", {"ru": "дорога"}), "en", "ru,tg", Said("дорога", "ru", "ltr"), id="not-in-the-second"
            ),
            pytest.param(
                Text("road", {"ru": "дорога"}), "en", "tg,ru", Said("дорога", "ru", "ltr"), id="not-in-the-first"
            ),
            pytest.param(Text("road"), "en", "ru,tg", Said("road", "en", "ltr"), id="in-neither"),
        ],
    )
    def test_a_text_that_is_in_another_language_says_so(
        self, text: Text | None, own: str, language: str, expected: Said
    ) -> None:
        assert teller(settings={"language": own}, language=language).said(text) == expected

    def test_a_text_of_the_register_prints_as_its_words(self) -> None:
        assert f"{Said('road', 'ru', 'ltr')}" == "road"

    def test_numbers_in_a_sentence_are_written_as_the_language_does(self) -> None:
        assert teller().text("{done} of {total} done", done=1234, total=5) == "1,234 of 5 done"
        assert teller().plural("{n} day", "{n} days", 1234) == "1,234 days"
        assert teller(language="ru").plural("{n} day", "{n} days", 1234) == "1\u00a0234 дня"

    def test_braces_in_a_text_of_the_register_stay_braces(self) -> None:
        assert teller().text("Platform: {platform}", platform="{n} {{ 7*7 }}") == "Platform: {n} {{ 7*7 }}"

    @pytest.mark.parametrize(
        ("quality", "expected"),
        [
            pytest.param(DataQuality.FINAL, "", id="final"),
            pytest.param(DataQuality.PROVISIONAL, "provisional", id="provisional"),
            pytest.param(DataQuality.ILLUSTRATIVE, "illustrative", id="illustrative"),
        ],
    )
    def test_what_is_not_final_is_marked(self, quality: DataQuality, expected: str) -> None:
        assert teller().mark(quality) == expected

    def test_a_mark_inside_a_sentence_stands_in_brackets(self) -> None:
        assert (marked("40", "illustrative"), marked("40", "")) == ("40 (illustrative)", "40")

    @pytest.mark.parametrize(
        ("faulty", "expected"), [("lead", "could not be read"), ("", "not stated")], ids=["unreadable", "blank"]
    )
    def test_an_empty_field_says_whether_its_cell_could_be_read(self, faulty: str, expected: str) -> None:
        assert teller().unknown(commitment(faulty=faulty), "lead", "not stated") == expected


class TestAddresses:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("https://a.example/x", Link("a.example/x", "https://a.example/x"), id="https"),
            pytest.param("http://a.example/x", Link("a.example/x"), id="http-is-no-link"),
            pytest.param("javascript:alert(1)", Link("javascript:alert(1)"), id="javascript-is-no-link"),
            pytest.param("file:///etc/passwd", Link("file:///etc/passwd"), id="file-is-no-link"),
            pytest.param("data:text/html,x", Link("data:text/html,x"), id="data-is-no-link"),
            pytest.param("HTTPS://a.example", Link("HTTPS://a.example"), id="only-as-it-is-usually-written"),
            pytest.param(" https://a.example", Link(" a.example"), id="a-space-before"),
            pytest.param("https://a.example and more", Link("a.example and more"), id="a-sentence-is-no-link"),
            pytest.param("Letter 12", Link("Letter 12"), id="plain-words"),
            pytest.param("https://", Link("https://", "https://"), id="nothing-after-the-scheme"),
        ],
    )
    def test_only_https_becomes_a_link(self, text: str, expected: Link) -> None:
        assert address(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("See https://www.a.example/b.", "See a.example/b.", id="full-stop"),
            pytest.param("(https://a.example/b), later", "(a.example/b), later", id="bracket-and-comma"),
            pytest.param("https://a.example/b; https://c.example", "a.example/b; c.example", id="two"),
            pytest.param("“https://a.example/b”", "“a.example/b”", id="quoted"),
            pytest.param(f"(https://a.example/{'b' * 60})", f"(a.example/{'b' * 33}…)", id="cut-inside-the-bracket"),
            pytest.param(f"https://a.example/{'b' * 34}", f"a.example/{'b' * 34}", id="just-fits"),
            pytest.param("no address", "no address", id="none"),
        ],
    )
    def test_an_address_in_a_text_is_shortened_and_the_sentence_stays(self, text: str, expected: str) -> None:
        assert short_addresses(text) == expected

    @pytest.mark.parametrize(
        ("link", "href", "kind"),
        [
            pytest.param(Link("C-1", "commitment-C-1"), "#commitment-C-1", "whole", id="place-in-the-report"),
            pytest.param(Link("a", "https://a.example"), "https://a.example", "whole", id="address"),
            pytest.param(Link("A long name", "x"), "#x", "free", id="words-may-break"),
            pytest.param(Link("C-1"), None, "whole", id="nowhere"),
        ],
    )
    def test_a_link_knows_how_html_writes_it(self, link: Link, href: str | None, kind: str) -> None:
        assert (link.href, link.kind) == (href, kind)


class TestAnchors:
    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            pytest.param("PT-EN_01", "x-PT-EN_01", id="plain"),
            pytest.param("A.1/2", "x-A.2e.1.2f.2", id="signs"),
            pytest.param("А1", "x-А1", id="other-letters"),
            pytest.param('"><script>', "x-.22..3e..3c.script.3e.", id="hostile"),
        ],
    )
    def test_a_place_is_named_after_its_code(self, code: str, expected: str) -> None:
        assert anchor("x", code) == expected

    def test_names_of_different_codes_differ(self) -> None:
        codes = ["A.1", "A.2e.1", "A1", "A 1", "A-1", "A_1", "x" * 32_000, "x" * 31_999]
        assert len({anchor("sector", code) for code in codes}) == len(codes)
        assert all(len(anchor("sector", code)) < 100 for code in codes)


class TestPlaces:
    @pytest.mark.parametrize(
        ("files", "records", "expected"),
        [
            pytest.param([], [commitment(row=12)], "Commitments!12", id="one-row"),
            pytest.param(["a.xlsx"], [commitment(row=12)], "Commitments!12", id="one-workbook-needs-no-name"),
            pytest.param(
                ["a.xlsx", "b.xlsx"],
                [commitment(row=12, file="b.xlsx")],
                "b.xlsx Commitments!12",
                id="of-several-workbooks-which",
            ),
            pytest.param(
                [], [commitment(), milestone(row=9), milestone(row=4)], "Commitments!2; Milestones!4, 9", id="by-sheet"
            ),
            pytest.param([], [milestone(row=number) for number in (4, 5, 6, 6, 9)], "Milestones!4–6, 9", id="runs"),
            pytest.param(
                ["a.xlsx", "b.xlsx"],
                [milestone(row=4, file="a.xlsx"), milestone(row=5, file="b.xlsx")],
                "a.xlsx Milestones!4; b.xlsx Milestones!5",
                id="one-sheet-in-two-workbooks",
            ),
        ],
    )
    def test_rows_are_named_as_an_official_finds_them(
        self, files: list[str], records: list[Record], expected: str
    ) -> None:
        assert teller(files=files).place(*records) == expected

    def test_rows_that_follow_each_other_are_a_run(self) -> None:
        assert list(runs([2, 4, 5, 8, 9, 10])) == ["2", "4–5", "8–10"]


class TestLinks:
    ALL = (
        party("PK", name="Pakistan"),
        institution("PK-1", "PK", name="Ministry"),
        institution("PK-2", "PK"),
        sector("EN", name="Energy"),
        agreement("A-1", title="Treaty"),
        session("S-1", title="Visit"),
        commitment("C-1"),
        commitment("I-2"),
        indicator("I-1"),
        indicator("I-2"),
        indicator("I-3", commitment="C-9"),
    )

    @pytest.mark.parametrize(
        ("kind", "code", "expected"),
        [
            pytest.param("commitment", "c-1", Link("C-1", "commitment-C-1"), id="commitment-in-any-case"),
            pytest.param("commitment", "C-9", Link("C-9"), id="unknown-commitment"),
            pytest.param("institution", "pk-1", Link("Ministry", "institution-PK-1"), id="institution"),
            pytest.param("institution", "PK-2", Link("PK-2", "institution-PK-2"), id="institution-without-name"),
            pytest.param("institution", "PK-9", Link("PK-9"), id="unknown-institution"),
            pytest.param("agreement", "a-1", Link("A-1 Treaty", "agreement-A-1"), id="agreement"),
            pytest.param("agreement", "A-9", Link("A-9"), id="unknown-agreement"),
            pytest.param("session", "S-1", Link("S-1 Visit", "session-S-1"), id="session"),
            pytest.param("session", "S-9", Link("S-9"), id="unknown-session"),
            pytest.param("indicator", "i-1", Link("I-1", "commitment-C-1"), id="indicator-leads-to-its-card"),
            pytest.param("indicator", "I-3", Link("I-3"), id="indicator-without-card"),
            pytest.param("indicator", "I-9", Link("I-9"), id="unknown-indicator"),
            pytest.param("item", "I-1", Link("I-1", "commitment-C-1"), id="item-that-is-an-indicator"),
            pytest.param("item", "I-2", Link("I-2", "commitment-I-2"), id="item-that-both-are-is-the-commitment"),
            pytest.param("item", "X", Link("X"), id="unknown-item"),
        ],
    )
    def test_a_code_leads_to_its_place(self, kind: str, code: str, expected: Link) -> None:
        assert getattr(teller(*self.ALL), kind)(code) == expected

    def test_several_links_stand_once(self) -> None:
        assert [one.words for one in teller(*self.ALL).commitments(["C-1", "C-2", "c-1"])] == ["C-1", "C-2"]

    @pytest.mark.parametrize(
        ("kind", "code", "expected"),
        [
            pytest.param("party", "pk", "Pakistan", id="party"),
            pytest.param("party", "ZZ", "ZZ", id="unknown-party"),
            pytest.param("sector", "en", "Energy", id="sector"),
            pytest.param("sector", "Trade and transit", "Trade and transit", id="free-name"),
            pytest.param("sector", "", "Sector not stated", id="no-sector"),
        ],
    )
    def test_a_name_is_its_code_where_there_is_none(self, kind: str, code: str, expected: str) -> None:
        assert getattr(teller(*self.ALL), kind)(code).text == expected

    def test_a_name_in_another_language_keeps_its_language(self) -> None:
        records = (institution("PK-1", "PK", name=ROAD), agreement("A-1", title=ROAD))
        told = teller(*records, settings=URDU)
        assert told.institution("PK-1") == Link("سڑک", "institution-PK-1", "ur", "rtl")
        assert told.agreement("A-1") == Link("A-1 سڑک", "agreement-A-1", "ur", "rtl")
        assert named(Said("سڑک", "ur", "rtl")) == Link("سڑک", None, "ur", "rtl")
