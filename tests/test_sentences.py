"""Sentences that are still to be said: in English, in other languages, one within another."""

from __future__ import annotations

import pickle

import pytest

from tracker.errors import LibraryMissing, TrackerError, WrongUsage, reason_of
from tracker.presentation.messages import Messages
from tracker.sentences import Count, Saying, saying, together

READING = saying("reading {name}", name="r.xlsx")


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        pytest.param(READING, "en", "reading r.xlsx", id="english"),
        pytest.param(READING, "ru", "читается r.xlsx", id="another-language"),
        pytest.param(saying("more than {n}", n=Count(20000)), "en", "more than 20,000", id="a-number"),
        pytest.param(saying("more than {n}", n=Count(20000)), "ru", "более 20\xa0000", id="a-number-as-written-there"),
        pytest.param(
            saying("{path} cannot be read: {why}.", path="a", why=saying("it is no text")),
            "ru",
            "прочитать a не удалось: это не текст.",
            id="one-within-another",
        ),
        pytest.param(
            together([READING, "x", saying("judging")]), "ru", "читается r.xlsx, x, выполняется оценка", id="several"
        ),
        pytest.param(together([], "; "), "ru", "", id="none"),
        pytest.param(
            saying("{path} cannot be read: {why}.", path="a", why=saying("it is no text")),
            "ru,en",
            Messages("ru,en").text("{path} cannot be read: {why}.", path="a", why=saying("it is no text")),
            id="two-languages",
        ),
    ],
)
def test_a_sentence_is_told_with_what_is_in_it(said: Saying, language: str, expected: str) -> None:
    assert said.told(Messages(language)) == expected
    assert str(said) == said.told(Messages())


def test_what_is_in_it_is_told_in_each_of_two_languages() -> None:
    told = saying("{path} cannot be read: {why}.", path="a", why=saying("it is no text")).told(Messages("ru,en"))
    assert "это не текст" in told
    assert "it is no text" in told


@pytest.mark.parametrize("kind", [WrongUsage, LibraryMissing, TrackerError])
def test_a_failure_keeps_its_sentence_on_its_way_from_another_process(kind: type[TrackerError]) -> None:
    came = pickle.loads(pickle.dumps(kind("{path} is not a file.", path="/dev/zero")))  # noqa: S301 - our own
    assert type(came) is kind
    assert str(came) == "/dev/zero is not a file."
    assert came.saying == saying("{path} is not a file.", path="/dev/zero")


def test_a_failure_may_be_made_of_what_is_to_be_said() -> None:
    assert WrongUsage(READING).saying is READING


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(PermissionError(13, "Permission denied"), "нет прав доступа", id="known"),
        pytest.param(OSError(99, "Strange {thing}"), "Strange {thing}", id="not-known"),
        pytest.param(OSError("only words"), "only words", id="without-a-number"),
    ],
)
def test_reasons_of_the_system(fault: OSError, expected: str) -> None:
    assert together([reason_of(fault)]).told(Messages("ru")) == expected
