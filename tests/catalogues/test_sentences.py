"""What is found for translation in a module: what is declared a sentence, and what is given where one is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogues.sentences import Message, sentences

ASKING = """
class Messages:
    def text(self, sentence: Sentence, /, **parameters: object) -> str: ...
    def plural(self, one: Sentence, many: Sentence, n: int, /) -> str: ...

def duty(teller: Teller, kind: Sentence, code: str) -> None: ...
def days(sentences: Plural, n: int) -> None: ...
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('m.text("Due")', ["Due"], id="given"),
        pytest.param('m.text("Due" if late else "Done")', ["Due", "Done"], id="either"),
        pytest.param('m.text("Due " "on {day}", day=day)', ["Due on {day}"], id="in-two-pieces"),
        pytest.param('m.text(WORDS["x"])', [], id="looked-up"),
        pytest.param('m.text("")', [], id="nothing"),
        pytest.param('m.plural("{n} day", "{n} days", n)', [("{n} day", "{n} days")], id="plural"),
        pytest.param('duty(t, "Overdue", "C-1")', ["Overdue"], id="only-the-argument-that-asks"),
        pytest.param('duty(t, kind="Overdue", code="C-1")', ["Overdue"], id="by-name"),
        pytest.param('days(("{n} day", "{n} days"), 2)', [("{n} day", "{n} days")], id="given-pair"),
        pytest.param('A: Sentence = "Due"', ["Due"], id="declared"),
        pytest.param('A: Mapping[K, Sentence] = {"key": "Due"}', ["Due"], id="values-of-a-mapping-not-its-keys"),
        pytest.param('A: Plural = ("{n} day", "{n} days")', [("{n} day", "{n} days")], id="declared-pair"),
        pytest.param('A: str = "Due"', [], id="not-declared"),
        pytest.param('def f() -> Sentence:\n    return "Due"', ["Due"], id="returned"),
    ],
)
def test_sentences_of_a_module(source: str, expected: list[Message], tmp_path: Path) -> None:
    asking, module = tmp_path / "asking.py", tmp_path / "module.py"
    asking.write_text(ASKING, encoding="utf-8")
    module.write_text(source, encoding="utf-8")
    assert [message for path, message in sentences([asking, module]) if path == module] == expected


MADE = """
class Failure(Exception):
    def __init__(self, sentence: Sentence, /, **parameters: object) -> None: ...

class Wrong(Failure):
    exit_code = 2

class Fault(NamedTuple):
    line: int
    words: Sentence

class Strange(Elsewhere): ...
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('Failure("Due")', ["Due"], id="by-its-own-function"),
        pytest.param('Wrong("Due {day}", day="now")', ["Due {day}"], id="by-that-of-the-class-before"),
        pytest.param('Fault(7, "Due")', ["Due"], id="of-its-fields"),
        pytest.param('Fault(line=7, words="Due")', ["Due"], id="of-its-fields-by-name"),
        pytest.param('Strange("Due")', [], id="of-nothing-that-asks"),
    ],
)
def test_sentences_that_things_are_made_of(source: str, expected: list[Message], tmp_path: Path) -> None:
    asking, module = tmp_path / "asking.py", tmp_path / "module.py"
    asking.write_text(MADE, encoding="utf-8")
    module.write_text(source, encoding="utf-8")
    assert [message for path, message in sentences([asking, module]) if path == module] == expected
