"""``tracker status``: what is asked of a register, on the terminal and as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.end_to_end.conftest import EXAMPLE, REFERENCE_DAY, Outcome, Run
from tests.end_to_end.forms import status_form
from tests.end_to_end.small import BRIDGE, IN_JANUARY, KILOMETRES, ROAD, written

EARLIER_DAY = "2025-12-31"
PROFILE = """\
name = "lenient"
version = 1
[shares]
on_track_from = 0.5
at_risk_from = 0.25
past_due_at_risk_from = 0.5
over_achieved_above = 1.15
substantial_from = 0.5
[times]
due_soon_days = 30
stale_months = 12
grace_days = 30
[actuals]
verified_only = false
"""


@pytest.fixture
def status(tracker: Run) -> Run:
    def run(*arguments: str | Path, on: str = REFERENCE_DAY) -> Outcome:
        return tracker("status", EXAMPLE, "--as-of", on, *arguments)

    return run


def codes(outcome: Outcome) -> set[str]:
    return {one["code"] for one in outcome.json["commitments"]}


def test_the_table_is_worst_first(status: Run) -> None:
    shown = status()
    assert shown.exit_code == 0
    symbols = [line[0] for line in shown.out.splitlines()[:-1] if not line.startswith(" ")]
    assert symbols == sorted(symbols, key="■▲◆●✔○✖".index)
    assert shown.out.splitlines()[-1].startswith(f"{REFERENCE_DAY}: ■ ")


class TestSelection:
    @pytest.mark.parametrize(
        ("arguments", "fits"),
        [
            pytest.param(["--sector", "ENERGY"], lambda one: one["sector"] == "ENERGY", id="sector"),
            pytest.param(
                ["--sector", "energy", "--sector", "TRADE"],
                lambda one: one["sector"] in ("ENERGY", "TRADE"),
                id="one-sector-or-another",
            ),
            pytest.param(["--overdue"], lambda one: one["deadline"]["state"] == "overdue", id="overdue"),
            pytest.param(["--status", "off-track"], lambda one: one["status"] == "off_track", id="status-with-a-dash"),
            pytest.param(
                ["--status", "on_track", "--status", "achieved", "--sector", "ENERGY"],
                lambda one: one["status"] in ("on_track", "achieved") and one["sector"] == "ENERGY",
                id="statuses-of-a-sector",
            ),
        ],
    )
    def test_json_holds_what_was_asked_for(self, status: Run, arguments: list[str], fits: Any) -> None:
        everything, part = status("--json").json, status("--json", *arguments).json
        expected = [one["code"] for one in everything["commitments"] if fits(one)]
        assert [one["code"] for one in part["commitments"]] == expected
        assert expected
        assert sum(part["counts"]["commitments"].values()) == len(expected)
        assert sum(part["counts"]["indicators"].values()) == len(part["indicators"])
        assert {one["commitment"] for one in part["indicators"]} <= set(expected)
        assert part["problems"] == everything["problems"]
        assert "selection" in part
        assert "selection" not in everything

    def test_party_means_lead_or_supporting(self, status: Run) -> None:
        led = {one["code"] for one in status("--json").json["commitments"] if one["lead"].startswith("TJ-")}
        assert led < codes(status("--json", "--party", "TJ"))

    def test_parties_institutions_agreements_and_sessions_choose(self, status: Run) -> None:
        everything = codes(status("--json"))
        for option in (["--party", "TJ"], ["--institution", "PK-MOC"], ["--agreement", "I-07"], ["--session", "S-01"]):
            assert set() < codes(status("--json", *option)) <= everything

    def test_the_table_counts_what_it_shows(self, status: Run) -> None:
        shown = status("--overdue", "--sector", "TRADE")
        rows = [line for line in shown.out.splitlines() if "days overdue" in line]
        assert f"■ {len(rows)} off track" in shown.out.splitlines()[-1]

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            pytest.param(
                ["--party", "Pakistan"], "the register has no party 'Pakistan'. Did you mean PK?", id="a-name"
            ),
            pytest.param(["--institution", "PK_MOC"], "Did you mean PK-MOC?", id="a-slip"),
            pytest.param(["--sector", "NOWHERE"], "the register has no sector 'NOWHERE'.", id="nothing-like-it"),
            pytest.param(
                ["PT-EN-1"],
                "there is no file, folder or commitment 'PT-EN-1'. Did you mean PT-EN-01?",
                id="a-commitment",
            ),
            pytest.param(["--explain", "PT-XX-99"], "there is no file, folder or commitment 'PT-XX-99'.", id="unknown"),
            pytest.param(["nowhere/x"], "there is no file, folder or commitment 'nowhere/x'.", id="a-path-or-a-code"),
            pytest.param(["other.xlsx"], "there is no file or folder other.xlsx.", id="a-workbook-that-is-not-there"),
        ],
    )
    def test_what_is_not_there_is_one_line(self, status: Run, arguments: list[str], words: str) -> None:
        ended = status(*arguments)
        assert (ended.exit_code, ended.out) == (2, "")
        assert words in ended.err
        assert len(ended.err.splitlines()) == 1

    def test_an_unknown_status_is_wrong_usage(self, status: Run) -> None:
        assert status("--status", "red").exit_code == 2


class TestExplanation:
    def test_a_code_explains_a_commitment(self, status: Run) -> None:
        shown = status("PT-EN-01")
        assert shown.exit_code == 0
        assert shown.out.startswith("PT-EN-01 · ")
        for words in (
            "Where it stood on 31 March 2026",
            "Indicators!",
            "Commitments!",
            "R4.4",
            "the first that fits decides",
        ):
            assert words in shown.out

    def test_what_a_better_light_needs_is_told(self, status: Run) -> None:
        part = status("--status", "at_risk", "--json").json
        code = next(one["code"] for one in part["commitments"] if one["reason"]["code"] == "worst_indicator")
        assert "What a better light would need" in status(code).out

    def test_the_option_and_a_lower_case_code_do_the_same(self, status: Run) -> None:
        assert status("--explain", "pt-en-01").out == status("PT-EN-01").out

    def test_an_indicator_explains_its_commitment(self, status: Run) -> None:
        assert status("PT-EN-01-I1").out == status("PT-EN-01").out

    def test_json(self, status: Run) -> None:
        content = status("PT-EN-01", "PT-EN-02", "--json").json
        assert [one["code"] for one in content["explanations"]] == ["PT-EN-01", "PT-EN-02"]
        assert [one["code"] for one in content["commitments"]] == ["PT-EN-01", "PT-EN-02"]
        assert content["selection"] == {"code": ["PT-EN-01", "PT-EN-02"]}
        status_form(content)

    def test_with_an_earlier_day_it_tells_what_changed(self, status: Run) -> None:
        assert f"Since {EARLIER_DAY}: " in status("PT-EN-05", "--since", EARLIER_DAY).out


def without_change(content: dict[str, Any]) -> dict[str, Any]:
    """A status as it would be without a comparison."""
    plain = {key: value for key, value in content.items() if key not in ("removed", "renumbered")}
    plain["since"] = None
    for part in ("commitments", "indicators"):
        plain[part] = [{**one, "change": None} for one in plain[part]]
    return plain


class TestSince:
    def test_json(self, status: Run) -> None:
        content = status("--since", EARLIER_DAY, "--json").json
        assert (content["since"], content["removed"], content["renumbered"]) == (EARLIER_DAY, [], [])
        status_form(content)
        assert without_change(content) == status("--json").json

    def test_lights_are_those_of_both_days(self, status: Run) -> None:
        changed = status("--since", EARLIER_DAY, "--json").json
        before = {one["code"]: one["status"] for one in status("--json", on=EARLIER_DAY).json["commitments"]}
        for one in changed["commitments"]:
            assert (one["change"]["from"], one["change"]["to"]) == (before[one["code"]], one["status"])

    def test_without_it_nothing_is_said(self, status: Run) -> None:
        content = status("--json").json
        assert content["since"] is None
        assert "removed" not in content
        assert {json.dumps(one["change"]) for one in content["commitments"] + content["indicators"]} == {"null"}

    def test_table(self, status: Run) -> None:
        shown = status("--since", EARLIER_DAY)
        assert "What changed" in shown.out
        assert shown.out.splitlines()[-1].startswith(f"Since {EARLIER_DAY}: ")

    def test_only_what_was_chosen(self, status: Run) -> None:
        part = status("--since", EARLIER_DAY, "--sector", "ENERGY", "--json").json
        assert {one["sector"] for one in part["commitments"]} == {"ENERGY"}
        assert all(one["change"] for one in part["commitments"])

    def test_a_status_file_says_the_same_as_its_day(self, status: Run, tmp_path: Path) -> None:
        file = tmp_path / "earlier.json"
        file.write_text(status("--json", on=EARLIER_DAY).out, encoding="utf-8")
        by_file, by_day = (status("--since", since, "--json").json for since in (file, EARLIER_DAY))
        for one, other in zip(by_file["commitments"], by_day["commitments"], strict=True):
            assert one["change"] == other["change"]
        assert (by_file["since"], by_file["removed"]) == (EARLIER_DAY, [])

    def test_an_archive_of_the_register_itself_says_the_same_as_its_day(self, status: Run) -> None:
        by_file = status("--since", EXAMPLE, "--since-day", EARLIER_DAY, "--json").json
        assert by_file == status("--since", EARLIER_DAY, "--json").json


ON = ("--as-of", "2026-03-31")


class TestArchive:
    def test_restated_removed_and_renumbered(self, tracker: Run, tmp_path: Path) -> None:
        third = {**BRIDGE, "Code": "C-3", "Title": "A tunnel"}
        archive = written(tmp_path / "archive.xlsx", Commitments=[ROAD, BRIDGE, third])
        today = written(
            tmp_path / "today.xlsx",
            Commitments=[ROAD, {**BRIDGE, "Code": "D-2", "Former codes": "C-2"}],
            Milestones=[{"Code": "M-1", "Commitment": "D-2", "Title": "Survey", "Due": date(2026, 6, 30)}],
            Indicators=[{**KILOMETRES, "Target": 80}],
            Actuals=[{**IN_JANUARY, "Value": 8}, {**IN_JANUARY, "Date": date(2026, 3, 31), "Value": 30}],
        )
        compared = tracker("status", today, *ON, "--since", archive, "--json")
        assert compared.exit_code == 0
        content = compared.json
        status_form(content)
        assert content["since"] == "2026-01-31"
        assert content["removed"] == [
            {"code": "C-3", "commitment": None, "title": "A tunnel", "status": "not_assessable"}
        ]
        assert content["renumbered"] == [{"from": "C-2", "to": "D-2"}]
        road, bridge = (one["change"] for one in content["commitments"])
        assert road == {
            "transition": "same",
            "from": "on_track",
            "to": "on_track",
            "kinds": ["target_moved", "actual_moved", "restated"],
            "days_moved": None,
        }
        assert (bridge["transition"], bridge["kinds"]) == ("same", ["not_reported"])
        (indicator,) = content["indicators"]
        assert (indicator["change"]["actual_from"], indicator["change"]["actual_to"]) == ("10", "30")
        assert "archive.xlsx is read as of 2026-01-31" in compared.err

    def test_table(self, tracker: Run, tmp_path: Path) -> None:
        archive = written(tmp_path / "archive.xlsx")
        today = written(
            tmp_path / "today.xlsx", Commitments=[ROAD], Milestones=[], Indicators=[{**KILOMETRES, "Target": 80}]
        )
        shown = tracker("status", today, *ON, "--since", archive, "--since-day", "2026-02-28")
        assert "target of I-1 moved from 100 km to 80 km" in " ".join(shown.out.split())
        assert "C-2 (A bridge) is no longer in the register, and no decision closed it; it was on track." in shown.out
        assert shown.err == ""

    def test_a_status_file_of_today_s_register_before_it_was_changed(self, tracker: Run, tmp_path: Path) -> None:
        register = written(tmp_path / "register.xlsx")
        file = tmp_path / "status.json"
        file.write_text(tracker("status", register, "--as-of", "2026-02-28", "--json").out, encoding="utf-8")
        written(register, Commitments=[{**ROAD, "Due": date(2027, 6, 30)}, BRIDGE])
        content = tracker("status", register, *ON, "--since", file, "--json").json
        change = content["commitments"][0]["change"]
        assert (content["since"], change["kinds"], change["days_moved"]) == (
            "2026-02-28",
            ["deadline_moved", "not_reported", "restated"],
            181,
        )

    def test_a_folder_is_an_archive_too(self, tracker: Run, tmp_path: Path) -> None:
        (tmp_path / "old").mkdir()
        written(tmp_path / "old" / "register.xlsx")
        today = written(tmp_path / "today.xlsx")
        assert tracker("status", today, *ON, "--since", tmp_path / "old", "--json").json["since"] == "2026-01-31"

    def test_what_a_person_should_know_is_said_on_stderr(self, tracker: Run, tmp_path: Path) -> None:
        other = [{"Setting": "Reference", "Value": "X-Y"}, {"Setting": "Template version", "Value": "1"}]
        archive = written(tmp_path / "archive.xlsx", Register=other, Actuals=[{**IN_JANUARY, "Value": "ten"}])
        today = written(tmp_path / "today.xlsx")
        compared = tracker("status", today, *ON, "--since", archive)
        assert compared.exit_code == 0
        assert "archive.xlsx is of the register X-Y, this one is A-B." in compared.err
        assert "archive.xlsx has errors" in compared.err
        assert tracker("status", today, *ON, "--since", archive, "--quiet").err == ""

    def test_a_status_file_by_other_rules_says_so(self, tracker: Run, tmp_path: Path) -> None:
        register, file = written(tmp_path / "register.xlsx"), tmp_path / "status.json"
        rules = ("--rules", "global-fund")
        file.write_text(tracker("status", register, "--as-of", "2026-02-28", *rules, "--json").out, encoding="utf-8")
        compared = tracker("status", register, *ON, "--since", file)
        assert "status.json was judged by global-fund/1, this day by idb-crf/1." in compared.err
        assert tracker("status", register, *ON, *rules, "--since", file).err == ""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            pytest.param(["--since", "2026-03-31"], "2026-03-31 is not before the reporting day", id="the-day-itself"),
            pytest.param(["--since", "2026-13-01"], "no file or folder 2026-13-01, and it is no day", id="no-day"),
            pytest.param(["--since", "nowhere.xlsx"], "there is no file or folder nowhere.xlsx", id="not-there"),
            pytest.param(["--since-day", "2026-01-01"], "--since-day says which day", id="day-of-nothing"),
            pytest.param(["--since", "2026-01-01", "--since-day", "2026-01-01"], "--since-day says", id="two-days"),
            pytest.param(["--since", "report.pdf"], "report.pdf is not a PDF.", id="a-letter-named-as-report"),
            pytest.param(["--since", "notes.txt"], "notes.txt cannot be compared with", id="a-text"),
            pytest.param(["--since", "old.json"], "old.json is not a status file", id="other-json"),
            pytest.param(["--since", "old.xlsx"], "old.xlsx holds no commitments to compare with.", id="a-letter"),
            pytest.param(
                ["--since", "old.json", "--since-day", "2026-01-01"], "--since-day says", id="a-status-file-has-its-day"
            ),
        ],
    )
    def test_what_cannot_be_compared_is_refused_in_one_line(
        self, tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for name in ("report.pdf", "notes.txt", "old.json", "old.xlsx"):
            Path(name).write_text("Dear colleague,", encoding="utf-8")
        ended = tracker("status", written(tmp_path / "today.xlsx"), *ON, *arguments)
        assert (ended.exit_code, ended.out) == (2, "")
        assert words in ended.err
        assert len(ended.err.splitlines()) == 1

    def test_an_archive_of_a_later_day_is_refused(self, tracker: Run, tmp_path: Path) -> None:
        archive, today = written(tmp_path / "archive.xlsx"), written(tmp_path / "today.xlsx")
        ended = tracker("status", today, *ON, "--since", archive, "--since-day", "2026-04-01")
        assert (ended.exit_code, "after the reporting day 2026-03-31" in ended.err) == (2, True)

    def test_an_archive_without_a_dated_row_needs_its_day(self, tracker: Run, tmp_path: Path) -> None:
        archive, today = written(tmp_path / "archive.xlsx", Actuals=[]), written(tmp_path / "today.xlsx")
        ended = tracker("status", today, *ON, "--since", archive)
        assert (ended.exit_code, "--since-day" in ended.err) == (2, True)
        assert tracker("status", today, *ON, "--since", archive, "--since-day", "2026-03-31").exit_code == 0

    def test_a_part_of_a_register_is_refused(self, tracker: Run, tmp_path: Path) -> None:
        register, file = written(tmp_path / "register.xlsx"), tmp_path / "part.json"
        file.write_text(
            tracker("status", register, "--as-of", "2026-02-28", "--json", "--overdue").out, encoding="utf-8"
        )
        ended = tracker("status", register, *ON, "--since", file)
        assert (ended.exit_code, "shows only some of the commitments" in ended.err) == (2, True)

    def test_a_file_too_large_is_refused(self, tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tracker.comparison.LARGEST_STATUS_FILE", 10)
        file = tmp_path / "status.json"
        file.write_text("{" + " " * 20 + "}", encoding="utf-8")
        ended = tracker("status", written(tmp_path / "today.xlsx"), *ON, "--since", file)
        assert (ended.exit_code, "too large" in ended.err) == (2, True)


class TestOwed:
    def test_table_and_sums(self, status: Run) -> None:
        shown = status("--owed")
        assert shown.exit_code == 0
        assert "overdue commitment" in shown.out
        assert any(line.startswith("PK: overdue commitments ") for line in shown.out.splitlines())

    def test_json_only_when_asked(self, status: Run) -> None:
        assert "owed" not in status("--json").json
        content = status("--owed", "--json").json
        status_form(content)
        owed = content["owed"]
        assert owed["period"] == {"from": "2026-01-01", "to": REFERENCE_DAY}
        late = {one["code"]: len(one["overdue_commitments"]) for one in owed["parties"]}
        of_institutions = [one for one in owed["institutions"] if one["party"] == "PK"]
        assert late["PK"] == sum(len(one["overdue_commitments"]) for one in of_institutions) > 0

    def test_of_one_institution(self, status: Run) -> None:
        owed = status("--owed", "--json", "--institution", "PK-MOC").json["owed"]
        assert ([one["code"] for one in owed["institutions"]], owed["parties"]) == (["PK-MOC"], [])
        rows = [line for line in status("--owed", "--institution", "PK-MOC").out.splitlines() if "PK-" in line]
        assert rows
        assert all(row.startswith("PK · PK-MOC · ") for row in rows)


class TestRules:
    def test_another_profile_gives_other_lights(self, status: Run, tmp_path: Path) -> None:
        profile = tmp_path / "lenient.toml"
        profile.write_text(PROFILE, encoding="utf-8")
        lenient, usual = status("--rules", profile, "--json").json, status("--json").json
        status_form(lenient)
        assert (lenient["rules"], usual["rules"]) == ("lenient/1", "idb-crf/1")
        assert lenient["counts"]["commitments"]["off_track"] < usual["counts"]["commitments"]["off_track"]

    def test_the_difference_is_told(self, status: Run, tmp_path: Path) -> None:
        profile = tmp_path / "lenient.toml"
        profile.write_text(PROFILE, encoding="utf-8")
        content = status("--compare-rules", "idb-crf", profile, "--json").json
        usual, lenient = (
            {one["code"]: one["status"] for one in status("--rules", rules, "--json").json["commitments"]}
            for rules in ("idb-crf", profile)
        )
        differing = {code for code, light in usual.items() if lenient[code] != light}
        assert {one["code"] for one in content["commitments"]} == differing
        assert differing
        for one in content["commitments"]:
            assert [each["status"] for each in one["readings"]] == [usual[one["code"]], lenient[one["code"]]]
        shown = status("--compare-rules", "idb-crf", profile)
        assert all(code in shown.out for code in differing)
        assert "grace_days: 0 (idb-crf/1), 30 (lenient/1)" in shown.out

    def test_only_what_was_chosen(self, status: Run) -> None:
        rules = ("--compare-rules", "idb-crf", "global-fund", "--json")
        everything, part = status(*rules).json, status(*rules, "--sector", "ENERGY").json
        chosen = codes(status("--json", "--sector", "ENERGY"))
        expected = [one["code"] for one in everything["commitments"] if one["code"] in chosen]
        assert [one["code"] for one in part["commitments"]] == expected

    def test_with_itself_nothing_differs(self, status: Run) -> None:
        content = status("--compare-rules", "idb-crf", "idb-crf", "--json").json
        assert (content["commitments"], content["indicators"]) == ([], [])

    @pytest.mark.parametrize(
        ("profile", "words"),
        [
            pytest.param(
                PROFILE.replace("0.25", "0.9"),
                ":5: 'at_risk_from' (0.9) is above 'on_track_from' (0.5).",
                id="contradiction",
            ),
            pytest.param(
                PROFILE.replace("grace_days = 30\n", ""), ":9: 'grace_days' is missing in [times].", id="missing"
            ),
            pytest.param("name = ", ":1: ", id="no-toml"),
        ],
    )
    def test_a_faulty_profile_is_refused_with_its_line(
        self, status: Run, tmp_path: Path, profile: str, words: str
    ) -> None:
        path = tmp_path / "own.toml"
        path.write_text(profile, encoding="utf-8")
        for arguments in (("--rules", path), ("--compare-rules", "idb-crf", path)):
            ended = status(*arguments)
            assert (ended.exit_code, ended.out) == (2, "")
            assert f"{path}{words}" in ended.err

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            pytest.param(["--rules", "strict"], "Shipped: global-fund, idb-crf.", id="no-such-profile"),
            pytest.param(["--compare-rules", "idb-crf"], "requires 2 arguments", id="one-profile"),
            pytest.param(["--compare-rules", "idb-crf", "idb-crf", "--owed"], "--owed", id="with-duties"),
            pytest.param(
                ["--compare-rules", "idb-crf", "idb-crf", "--since", "2025-01-01"], "--since", id="with-a-day"
            ),
            pytest.param(["--compare-rules", "idb-crf", "idb-crf", "--rules", "idb-crf"], "--rules", id="with-a-third"),
        ],
    )
    def test_wrong_usage(self, status: Run, arguments: list[str], words: str) -> None:
        ended = status(*arguments)
        assert (ended.exit_code, ended.out) == (2, "")
        assert words in ended.err

    def test_a_profile_that_is_no_text_is_refused(self, status: Run, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_bytes(b"\xff\xfe\x00")
        assert "its text is not UTF-8" in status("--rules", path).err

    def test_a_profile_that_cannot_be_read_is_refused(
        self, status: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def locked(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        path = tmp_path / "own.toml"
        path.write_text(PROFILE, encoding="utf-8")
        monkeypatch.setattr(Path, "read_bytes", locked)
        assert f"{path} cannot be read: Permission denied." in status("--rules", path).err

    def test_a_register_with_errors_is_compared_all_the_same(self, tracker: Run, tmp_path: Path) -> None:
        faulty = written(tmp_path / "register.xlsx", Actuals=[{**IN_JANUARY, "Value": "ten"}])
        ended = tracker("status", faulty, *ON, "--compare-rules", "idb-crf", "global-fund")
        assert ended.exit_code == 1
        assert "The register has errors" in ended.err


def test_a_code_that_is_also_a_file_is_the_file(tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "register.xlsx")
    Path("C-1").mkdir()
    written(
        tmp_path / "C-1" / "other.xlsx", Commitments=[{**ROAD, "Code": "C-7"}], Milestones=[], Indicators=[], Actuals=[]
    )
    assert codes(tracker("status", "C-1", *ON, "--json")) == {"C-7"}
    assert tracker("status", "register.xlsx", *ON, "--explain", "C-1").out.startswith("C-1 · A road")


def test_a_report_tells_what_changed_since_the_last_one(tracker: Run, tmp_path: Path) -> None:
    register = written(tmp_path / "register.xlsx")
    made = tracker("report", register, *ON, "--since", "2026-01-15", "--out", tmp_path)
    assert made.exit_code == 0
    document = pypdfium2.PdfDocument(made.out.strip())
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "Since 15 January 2026: " in " ".join(text.split())


def test_a_report_since_something_else_is_refused_before_it_is_made(tracker: Run, tmp_path: Path) -> None:
    ended = tracker("report", EXAMPLE, "--as-of", REFERENCE_DAY, "--since", REFERENCE_DAY, "--out", tmp_path)
    assert (ended.exit_code, list(tmp_path.iterdir())) == (2, [])
