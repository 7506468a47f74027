"""What was made once is not made again."""

from __future__ import annotations

import threading

import pytest

from tracker.web.kept import Kept


def test_what_is_kept_is_made_once() -> None:
    kept: Kept[str, list[int]] = Kept(2)
    first = kept.get("a", list)
    assert kept.get("a", list) is first
    assert kept.ready("a") is first


def test_the_oldest_goes_first() -> None:
    kept: Kept[str, str] = Kept(2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda key=key: key)  # type: ignore[misc] # a default argument holds the key of each turn
    assert [key for key in "abc" if kept.ready(key) is not None] == ["a", "c"]


def test_what_fails_is_tried_again() -> None:
    kept: Kept[str, str] = Kept(2)

    def fail() -> str:
        raise ValueError("not yet")

    with pytest.raises(ValueError, match="not yet"):
        kept.get("a", fail)
    assert kept.ready("a") is None
    assert kept.get("a", lambda: "made") == "made"


def test_who_asks_at_once_waits_for_one_making() -> None:
    kept: Kept[str, int] = Kept(2)
    made: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    def make() -> int:
        begun.set()
        go_on.wait(10)
        made.append(1)
        return len(made)

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(kept.get("a", make))) for _ in range(4)]
    threads[0].start()
    assert begun.wait(10)
    for one in threads[1:]:
        one.start()
    assert kept.ready("a") is None
    go_on.set()
    for one in threads:
        one.join(10)
    assert (made, found) == ([1], [1, 1, 1, 1])
