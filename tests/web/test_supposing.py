"""What if other thresholds held."""

from __future__ import annotations

from fractions import Fraction

import pytest
from starlette.testclient import TestClient

from tests.web.test_pages import words
from tracker.web.supposing import ENTRIES, policy_of, written


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        pytest.param("on_track_from=0.1&at_risk_from=0.05", "2 of 7 commitments and 2 of 4 indicators", id="milder"),
        pytest.param("on_track_from=1&at_risk_from=9/10", "1 of 7 commitments and 1 of 4 indicators", id="stricter"),
        pytest.param("on_track_from=0,8", "0 of 7 commitments", id="comma"),
        pytest.param("rules=global-fund", "0 of 7 commitments", id="profile"),
        pytest.param("rules=nonsense", "0 of 7 commitments", id="no-such-profile"),
        pytest.param("sent=1&verified_only=1", "4 of 7 commitments and 4 of 4 indicators", id="verified-only"),
    ],
)
def test_other_thresholds_change_lights(reader: TestClient, question: str, sentence: str) -> None:
    assert sentence in words(reader.get(f"/whatif?{question}").text)


def test_what_was_typed_stays_in_the_form(reader: TestClient) -> None:
    page = reader.get("/whatif?sent=1&on_track_from=4/5&verified_only=1").text
    assert 'name="on_track_from" value="4/5"' in page
    assert 'name="verified_only" value="1" checked' in page
    assert "checked" not in reader.get("/whatif?sent=1").text


def test_a_policy_is_made_of_what_was_typed() -> None:
    typed = dict.fromkeys(ENTRIES, "1") | {"on_track_from": "4/5", "at_risk_from": "0.25", "grace_days": "3"}
    policy = policy_of(typed, verified_only=True)
    assert (policy.on_track_from, policy.at_risk_from) == (Fraction(4, 5), Fraction(1, 4))
    assert (policy.grace_days, policy.verified_only) == (3, True)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(Fraction(4, 5), "0.8", id="share"),
        pytest.param(30, "30", id="days"),
        pytest.param(0, "0", id="none"),
    ],
)
def test_a_threshold_is_written_as_a_profile_has_it(value: object, text: str) -> None:
    assert written(value) == text
