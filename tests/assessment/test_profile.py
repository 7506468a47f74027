"""Profiles: what is read, and what is refused with its line."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tracker.assessment.policy import FOLDER, Policy, own_policy, shipped_names, shipped_policy
from tracker.errors import WrongUsage

PROFILE = """\
name = "strict"
version = 2

[shares]
on_track_from = 0.90
at_risk_from = 0.70
past_due_at_risk_from = 0.95
over_achieved_above = 1.2
substantial_from = "2/3"

[times]
due_soon_days = 14
stale_months = 6
grace_days = 5

[actuals]
verified_only = true
"""


def refused(text: str, file: str = "strict.toml") -> list[str]:
    with pytest.raises(WrongUsage) as refusal:
        own_policy(text, file)
    assert refusal.value.exit_code == 2
    return str(refusal.value).splitlines()


def test_a_whole_profile() -> None:
    assert own_policy(PROFILE, "strict.toml") == Policy(
        name="strict",
        version=2,
        on_track_from=Fraction(9, 10),
        at_risk_from=Fraction(7, 10),
        past_due_at_risk_from=Fraction(19, 20),
        over_achieved_above=Fraction(6, 5),
        substantial_from=Fraction(2, 3),
        due_soon_days=14,
        stale_months=6,
        grace_days=5,
        verified_only=True,
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("0.1", Fraction(1, 10), id="a-decimal-is-exact"),
        pytest.param('"0.1"', Fraction(1, 10), id="in-quotation-marks"),
        pytest.param('"1/3"', Fraction(1, 3), id="a-quotient"),
        pytest.param("1", Fraction(1), id="exactly-1"),
        pytest.param("0", Fraction(0), id="exactly-0"),
    ],
)
def test_shares(written: str, read: Fraction) -> None:
    text = PROFILE.replace("past_due_at_risk_from = 0.95", f"past_due_at_risk_from = {written}")
    assert own_policy(text, "strict.toml").past_due_at_risk_from == read


@pytest.mark.parametrize(
    ("line", "instead", "refusal"),
    [
        pytest.param(
            "at_risk_from = 0.70",
            "at_risk_from = 0.91",
            "6: 'at_risk_from' (0.91) is above 'on_track_from' (0.9).",
            id="at-risk-above-on-track",
        ),
        pytest.param(
            "on_track_from = 0.90",
            "on_track_from = 1.01",
            "5: 'on_track_from' must be a share between 0 and 1.",
            id="above-1",
        ),
        pytest.param(
            "on_track_from = 0.90",
            "on_track_from = -0.1",
            "5: 'on_track_from' must be a share between 0 and 1.",
            id="below-0",
        ),
        pytest.param(
            "over_achieved_above = 1.2",
            "over_achieved_above = 0.99",
            "8: 'over_achieved_above' must be 1 or more.",
            id="exceeded-before-it-is-reached",
        ),
        pytest.param(
            'substantial_from = "2/3"',
            "substantial_from = 0",
            "9: 'substantial_from' must be a share above 0.",
            id="nothing-done-is-not-substantial",
        ),
        pytest.param(
            'substantial_from = "2/3"',
            "substantial_from = 2",
            "9: 'substantial_from' must be a share between 0 and 1.",
            id="more-than-all",
        ),
        pytest.param(
            "grace_days = 5",
            "grace_days = -1",
            "14: 'grace_days' must be a whole number, 0 or more.",
            id="negative-days",
        ),
        pytest.param(
            "grace_days = 5",
            "grace_days = 1.5",
            "14: 'grace_days' must be a whole number, 0 or more.",
            id="part-of-a-day",
        ),
        pytest.param(
            "grace_days = 5",
            "grace_days = true",
            "14: 'grace_days' must be a whole number, 0 or more.",
            id="a-truth-value-is-no-number",
        ),
        pytest.param(
            "stale_months = 6",
            "stale_months = 0",
            "13: 'stale_months' must be a whole number, 1 or more.",
            id="no-months",
        ),
        pytest.param(
            "verified_only = true",
            'verified_only = "yes"',
            "17: 'verified_only' must be true or false.",
            id="yes-in-words",
        ),
        pytest.param(
            'name = "strict"',
            'name = "a b"',
            "1: 'name' must be a name of letters, digits, dots and dashes, in quotation marks.",
            id="name-with-a-space",
        ),
        pytest.param(
            'name = "strict"',
            "name = 3",
            "1: 'name' must be a name of letters, digits, dots and dashes, in quotation marks.",
            id="name-that-is-a-number",
        ),
        pytest.param("version = 2", "version = 0", "2: 'version' must be a whole number, 1 or more.", id="no-version"),
        pytest.param("at_risk_from = 0.70\n", "", "4: 'at_risk_from' is missing in [shares].", id="missing"),
        pytest.param("version = 2\n", "", "1: 'version' is missing.", id="missing-at-the-top"),
        pytest.param(
            "[actuals]\nverified_only = true\n",
            "",
            "1: 'verified_only' is missing in [actuals].",
            id="missing-with-its-table",
        ),
        pytest.param(
            "at_risk_from = 0.70",
            "at_risk_from = 0.70\nat_risk_form = 0.5",
            "7: 'shares.at_risk_form' is not part of a profile. Did you mean 'at_risk_from'?",
            id="misspelt",
        ),
        pytest.param("version = 2", "version = 2\nowner = 'x'", "3: 'owner' is not part of a profile.", id="unknown"),
        pytest.param(
            "[actuals]", "[colours]\nred = 1\n[actuals]", "16: 'colours' is not part of a profile.", id="unknown-table"
        ),
        pytest.param(
            "at_risk_from = 0.70",
            "at_risk_from = 0.70\nat_risk_from = 0.5",
            "7: Cannot overwrite a value (at line 7, column 19).",
            id="said-twice",
        ),
    ],
)
def test_refused(line: str, instead: str, refusal: str) -> None:
    assert line in PROFILE
    assert refused(PROFILE.replace(line, instead)) == [f"strict.toml:{refusal}"]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("nan", id="nan"),
        pytest.param("inf", id="infinite"),
        pytest.param("1e999999999", id="too-many-digits"),
        pytest.param('"1/0"', id="divided-by-zero"),
        pytest.param('"most"', id="a-word"),
        pytest.param("true", id="a-truth-value"),
        pytest.param("[1]", id="a-list"),
        pytest.param("2026-03-31", id="a-day"),
        pytest.param("{ a = 1 }", id="a-table"),
    ],
)
def test_what_is_no_number_is_refused(value: str) -> None:
    text = PROFILE.replace("on_track_from = 0.90", f"on_track_from = {value}")
    assert refused(text) == ["strict.toml:5: 'on_track_from' must be a number such as 0.8 or \"4/5\"."]


def test_every_fault_is_told_in_the_order_of_its_lines() -> None:
    text = PROFILE.replace("0.90", "2").replace("grace_days = 5", "grace_days = 'x'").replace('"strict"', '""')
    assert [line.split(":")[1] for line in refused(text)] == ["1", "5", "14"]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        pytest.param("name = ", "1: Invalid value (at end of document).", id="unfinished"),
        pytest.param("", "1: 'at_risk_from' is missing in [shares].", id="empty"),
        pytest.param("shares = 3", "1: 'at_risk_from' is missing in [shares].", id="no-table"),
        pytest.param("a = " + "[" * 5000, "1: maximum recursion depth exceeded", id="too-deep"),
        pytest.param("a = " + "9" * 5000, "1: Exceeds the limit", id="too-long-a-number"),
    ],
)
def test_what_is_no_profile_at_all_is_refused(text: str, refusal: str) -> None:
    assert refused(text)[0].startswith(f"strict.toml:{refusal}")


def test_a_table_must_be_a_table() -> None:
    assert "strict.toml:1: 'shares' must be a table, [shares]." in refused("shares = 3")


def test_a_profile_may_be_written_in_one_line_a_table() -> None:
    lines = [line for line in PROFILE.splitlines() if "=" in line]
    shares, times = ", ".join(lines[2:7]), ", ".join(lines[7:10])
    text = f"{lines[0]}\n{lines[1]}\nshares = {{ {shares} }}\ntimes = {{ {times} }}\nactuals.verified_only = true\n"
    assert own_policy(text, "strict.toml") == own_policy(PROFILE, "strict.toml")
    (line,) = refused(text.replace("at_risk_from = 0.70", "at_risk_from = 0.95"))
    assert line.startswith("strict.toml:3: 'at_risk_from'")


def test_a_shipped_name_with_other_values_is_refused() -> None:
    text = PROFILE.replace('"strict"', '"idb-crf"').replace("version = 2", "version = 1")
    assert refused(text) == [
        "strict.toml:1: 'idb-crf/1' is a profile that is shipped with other values. Give this one another name."
    ]


def test_a_copy_of_a_shipped_profile_is_that_profile() -> None:
    text = (FOLDER / "idb-crf.toml").read_text(encoding="utf-8")
    assert own_policy(text, "copy.toml") == shipped_policy("idb-crf")


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_profiles_are_whole_and_name_their_source(name: str) -> None:
    assert shipped_policy(name).name == name
    assert "http" in (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def test_global_fund_bands() -> None:
    found = shipped_policy("global-fund")
    assert (found.on_track_from, found.at_risk_from) == (Fraction(9, 10), Fraction(3, 5))
    assert (found.past_due_at_risk_from, found.over_achieved_above) == (Fraction(3, 5), Fraction(1))
