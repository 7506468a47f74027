from __future__ import annotations

import pytest

from tracker.toml import perhaps


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        pytest.param("registres", ["as_of", "registers"], ["Did you mean 'registers'?"], id="a-slip"),
        pytest.param("budget", ["as_of", "registers"], [], id="nothing-like-it"),
        pytest.param("registers", [], [], id="nothing-known"),
    ],
)
def test_another_name_may_have_been_meant(name: str, known: list[str], said: list[str]) -> None:
    assert list(map(str, perhaps(name, known))) == said
