"""Why a file was refused, in each language: nothing of it is left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tracker.presentation.messages import Messages
from tracker.presentation.problem_words import problem_words, what_is_wrong
from tracker.problems import Details, Place, problem
from tracker.registers import foreign
from tracker.registers.foreign import other_kind
from tracker.registers.parts import Loss, lost_words
from tracker.registers.refusals import DOCUMENT_TYPE, Refusal, corrupt, megabytes, too_large, too_many, unsafe
from tracker.sentences import Saying, saying

PROPER = re.compile(
    r"PDF|RTF|HTML|MHTML|XML|CSV|Excel|Word|Office|OpenDocument|Apple Numbers|Microsoft|gzip|RAR|7z|zip"
    r"|\.\w+|xl/\S+|X\.xlsx|File > [\w ]+>[\w ()*.>]+|Ctrl\S*|tracker|S1|Sheet"
)
"""Names of programs and formats, of menus of Excel, and what the cases are about."""
LATIN = re.compile("[A-Za-z]{2,}")


def refusals() -> Iterator[tuple[str, Refusal]]:
    kinds = [*foreign.FOREIGN_STARTS.values(), *foreign.FOREIGN_TEXTS.values(), *foreign.FOREIGN_MEMBERS.values()]
    for kind in dict.fromkeys([*kinds, foreign.kind_of_text(b"\0"), foreign.kind_of_text(b"a;b")]):
        yield kind, other_kind(kind)
    yield "old-office", foreign.of_old_office(b"")
    yield "empty", foreign.foreign(b"")
    yield "almost-empty", foreign.foreign(b"x")
    yield "document-type", DOCUMENT_TYPE
    yield "outside", unsafe("a part inside it has a name that leads out of the file")
    yield "ratio", unsafe("a part inside it unpacks to more than {n} times its size", n=100)
    yield "part", corrupt("its part {part} is missing", part="xl/workbook.xml")
    yield (
        "cell",
        corrupt("{what} of its sheet '{sheet}' is not in its place", what=saying("cell {cell}", cell="A1"), sheet="S1"),
    )
    yield "large", too_large(saying("the unpacked content"), 250_000_000, 200_000_000)
    yield "many", too_many(saying("the number of filled cells"), 2_000_000)
    yield (
        "wide",
        Refusal(
            "FILE_TOO_LARGE",
            {
                "what": saying("sheet '{sheet}'", sheet="S1"),
                "value": saying("wider"),
                "limit": saying("{n} columns", n=9),
            },
        ),
    )


CASES = [pytest.param(refused, id=name) for name, refused in refusals()]


@pytest.mark.parametrize("language", ["ru", "tg", "ur"])
@pytest.mark.parametrize("refused", CASES)
def test_why_a_file_is_refused_has_no_english_left(language: str, refused: Refusal) -> None:
    told = problem(refused.code, Place("X.xlsx"), file="X.xlsx", **refused.parameters)
    message = problem_words(told, Messages(language)).message
    assert LATIN.findall(PROPER.sub("", message)) == []


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        pytest.param(
            other_kind("a PDF document"),
            "'X' is not an Excel workbook (.xlsx). It looks like a PDF document.",
            id="kind",
        ),
        pytest.param(corrupt("it is empty"), "'X' is damaged or incomplete (it is empty).", id="detail"),
        pytest.param(
            too_many(saying("the number of parts"), 2_000),
            "'X' is too large: the number of parts is more than 2,000, the limit is 2,000.",
            id="number",
        ),
        pytest.param(
            too_large(saying("its part {part}", part="xl/a\x1b.xml"), 12_340_000, 9_000_000),
            "'X' is too large: its part xl/a�.xml is 12.4 MB, the limit is 9 MB.",
            id="size-and-a-name-that-steers-no-terminal",
        ),
    ],
)
def test_in_english_it_reads_as_one_sentence(refused: Refusal, expected: str) -> None:
    told = problem(refused.code, Place("X"), file="X", **refused.parameters)
    assert problem_words(told, Messages()).message == expected
    assert str(what_is_wrong(told)) == expected


@pytest.mark.parametrize(
    ("size", "language", "expected"),
    [
        pytest.param(12_300_000, "en", "12.3 MB", id="en"),
        pytest.param(12_300_000, "ru", "12,3 МБ", id="ru"),
        pytest.param(12_300_000, "tg", "12,3 МБ", id="tg"),
        pytest.param(12_300_000, "ur", "12.3 میگا بائٹ", id="ur"),
        pytest.param(4_000_000_000, "en", "4,000 MB", id="a-whole-number-has-no-places"),
        pytest.param(20_000_001, "en", "20.1 MB", id="just-beyond-a-limit"),
    ],
)
def test_a_size_is_written_as_its_language_writes_it(size: int, language: str, expected: str) -> None:
    assert megabytes(size).told(Messages(language)) == expected


@pytest.mark.parametrize("language", ["ru", "tg", "ur"])
def test_what_a_copy_would_lose_has_no_english_left(language: str) -> None:
    words = lost_words(list(Loss)).told(Messages(language))
    assert LATIN.findall(PROPER.sub("", words)) == []


def test_parameters_of_several_kinds_stand_beside_each_other() -> None:
    told = problem("CODE_UNKNOWN", Place("r", "S", 1, 1, "C"), Details("x"), allowed=["a", None, saying("wider")])
    assert problem_words(told, Messages("ru")).hint == "Выберите из списка: a, пусто, шире."
    assert isinstance(what_is_wrong(told), Saying)
