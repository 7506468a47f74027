"""Help and wrong usage in the language that is spoken."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.end_to_end.conftest import Run
from tracker.cli import COMMANDS, last_words
from tracker.cli import tracker as program
from tracker.cli.appearance import Appearance
from tracker.cli.progress import told_progress
from tracker.cli.speaking import SAID_BY_CLICK, SAID_OF_MANY, example_told, text_told, told, told_of_many, translated
from tracker.presentation.messages import catalogue
from tracker.sentences import saying

OTHERS = ("ru", "tg", "ur")
PAPERS = ("papers", "--session", "S-1")


@pytest.fixture(params=OTHERS)
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A language that the system speaks."""
    monkeypatch.setenv("LANGUAGE", request.param)
    return str(request.param)


def speak(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", language)


@pytest.mark.parametrize(
    ("language", "arguments", "words"),
    [
        pytest.param("ru", ["report", "no.xlsx"], "нет файла или папки no.xlsx.", id="ours"),
        pytest.param("tg", ["report", "no.xlsx"], "файл ё папкаи no.xlsx нест.", id="ours-tg"),
        pytest.param("ru", ["chek"], "Команды 'chek' нет. См.: tracker --help", id="command"),
        pytest.param("tg", ["check", "--jsn"], "Параметри '--jsn' нест. Шояд '--json' дар назар аст?", id="option"),
        pytest.param("ru", ["export"], "Не указан параметр '--to'. Выберите из: html, iati,", id="option-missing"),
        pytest.param("ru", ["export", "--to", "x"], "'x' — не из числа: 'html', 'iati'", id="choice"),
        pytest.param("ru", ["doctor", "a", "b"], "Лишние аргументы (a b)", id="arguments-too-many"),
        pytest.param("ru", ["status", "--as-of", "x"], "«x» — не дата.", id="day"),
        pytest.param("ru", ["status", "--as-of", "1800-01-01"], "1800-01-01 не входит в промежуток", id="early-day"),
        pytest.param("ru", ["check", "--language", "ur", "--as-of", "x"], "کوئی تاریخ نہیں", id="asked-for"),
        pytest.param("ru", ["check", "--jsn", "--language", "tg"], "Параметри '--jsn' нест.", id="option-asked"),
        pytest.param("ru", ["check", "--language=tg", "--annotate"], "'--annotate' қимат лозим", id="value-asked"),
        pytest.param("ru", ["batch", "--per", "x", "--language", "tg,en"], "'x' аз ҷумлаи", id="choice-asked"),
        pytest.param("ru", ["chek", "--language", "tg"], "Фармони 'chek' нест.", id="command-asked"),
        pytest.param("ru", ["report", "no.xlsx", "--language", "tg"], "папкаи no.xlsx нест.", id="ours-asked"),
        pytest.param("tg", ["check", "--language", "xx", "--language"], "'--language' қимат лозим", id="none-asked"),
        pytest.param("ru", ["check", "--language", "xx"], "«xx» — не из числа: en, ru, tg, ur.", id="language"),
        pytest.param("ru", ["status", "--party", "XX"], "в реестре нет стороны «XX».", id="code"),
        pytest.param("ru", ["serve", "--port", "99999"], "99999 не входит в пределы 0<=x<=65535.", id="number"),
        pytest.param("ru", [*PAPERS, "--template", "/no"], "'/no': не существует.", id="folder"),
        pytest.param("ru", [*PAPERS, "--language", "x"], "«x» — не из числа: en, ru", id="language-of-party"),
    ],
)
def test_wrong_usage_in_the_language_of_the_system(
    tracker: Run, monkeypatch: pytest.MonkeyPatch, language: str, arguments: list[str], words: str
) -> None:
    speak(language, monkeypatch)
    ended = tracker(*arguments)
    assert (ended.exit_code, ended.out) == (2, "")
    assert words in re.sub("[\u2066-\u2069]", "", ended.err.splitlines()[-1])


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["export", "--to", "json", "--out", "{out}", "{register}"], id="export"),
        pytest.param(["papers", "--session", "S-1", "--out", "{out}", "{register}"], id="papers"),
        pytest.param(["distribute", "--out", "{out}", "{register}"], id="distribute"),
    ],
)
def test_why_nothing_is_made_in_the_language_of_what_is_asked_for(
    tracker: Run, broken: Path, tmp_path: Path, arguments: list[str]
) -> None:
    typed = [one.format(out=tmp_path / "out", register=broken) for one in arguments]
    ended = tracker(*typed, "--language", "ru")
    assert (ended.exit_code, ended.out) == (1, "")
    assert [line for line in ended.err.splitlines() if not re.search("[А-я]", line)] == []


@pytest.mark.parametrize(
    ("language", "begins", "ends"),
    [
        pytest.param("ru", "найдено libpango-1.0.so.0: располагает текст", "Всё, что нужно для отчёта, есть.", id="ru"),
        pytest.param("tg", "ёфт шуд libpango-1.0.so.0: матнро", "Ҳар чӣ барои ҳисобот лозим аст, ҳаст.", id="tg"),
        pytest.param("ur", "موجود libpango-1.0.so.0: متن", "رپورٹ کے لیے درکار سب کچھ موجود ہے۔", id="ur"),
    ],
)
def test_doctor_speaks(tracker: Run, monkeypatch: pytest.MonkeyPatch, language: str, begins: str, ends: str) -> None:
    speak(language, monkeypatch)
    monkeypatch.setattr("tracker.presentation.libraries.is_loadable", lambda _: True)
    _, first, *_, last = tracker("doctor").out.splitlines()
    assert first.startswith(begins)
    assert last == ends


def test_phases_are_told_in_the_language_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with click.Context(program, obj=Appearance(verbose=True, language="ru")):
        show = told_progress()
        show(saying("reading {name}", name="r.xlsx"), 0, 2)
        show(saying("judging"), 0, 0)
        show(saying("judging"), 1, 0)
    assert capsys.readouterr().err.splitlines() == ["читается r.xlsx", "выполняется оценка"]


ENGLISH = re.compile(
    r"(?<!-)\b(the|of|and|is|are|with|that|Show|Only|Make|Write|Usage|Options|Commands|default|required)\b"
)


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)], ids=lambda names: "".join(names) or "all")
def test_help_has_no_english_left(tracker: Run, language: str, arguments: list[str]) -> None:
    shown = tracker(*arguments, "--help")
    assert shown.exit_code == 0
    described = [line for line in shown.out.splitlines() if not line.startswith("    tracker ")]
    assert ENGLISH.findall("\n".join(described)) == []


def test_help_may_be_asked_for_in_another_language(tracker: Run) -> None:
    assert "اختتامی" not in tracker("check", "--help").out
    assert "نسخہ دکھا کر ختم کرے" in tracker("check", "--language", "ur", "--help").out
    assert "Show this message and exit." in tracker("check", "--help").out


def test_examples_stay_what_can_be_typed(tracker: Run, language: str) -> None:
    typed = [line for line in tracker("check", "--help").out.splitlines() if line.startswith("    tracker ")]
    assert typed[0] == "    tracker check register.xlsx"
    assert len(typed) == 6


def fields(sentence: str) -> list[tuple[str | None, str | None]]:
    return sorted((name, how) for _, name, _, how in string.Formatter().parse(sentence) if name)


@pytest.mark.parametrize("code", OTHERS)
def test_what_click_says_can_be_filled_in_as_it_does(code: str) -> None:
    spoken = catalogue(code)
    for sentence in SAID_BY_CLICK:
        assert fields(spoken.gettext(sentence)) == fields(sentence)
    for one, many in SAID_OF_MANY:
        for n in (1, 2, 5):
            assert set(fields(spoken.ngettext(one, many, n))) <= {*fields(one), *fields(many)}


def test_click_still_says_what_is_translated(tracker: Run) -> None:
    """Its words are no promise of click: where they change, ours have to."""
    said = "".join(sources())
    for sentence in (*SAID_BY_CLICK, *(one for pair in SAID_OF_MANY for one in pair)):
        assert sentence.replace("\n", "\\n").replace("\t", "\\t") in said, sentence


def sources() -> Iterator[str]:
    for module in ("core", "decorators", "exceptions", "formatting", "parser", "types"):
        file = vars(getattr(click, module))["__file__"]
        with open(file, encoding="utf-8") as source:  # noqa: PTH123 - as it stands
            yield source.read()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One\n  line.\n\n  Two.", "<One line.>\n\n<Two.>", id="paragraphs-are-sentences"),
        pytest.param("\b\nExamples:\n  tracker check", "\b\n<Examples:>\n  tracker check", id="examples-stay"),
        pytest.param(
            "\b\nExample:\n  tracker new  a book", "\b\n<Example:>\n  tracker new  <a book>", id="words-beside"
        ),
    ],
)
def test_what_is_translated_of_a_help_text(text: str, expected: str) -> None:
    assert text_told(text, lambda sentence: f"<{sentence}>" if sentence.strip() else sentence) == expected


def test_a_line_without_words_stays() -> None:
    assert example_told("\b", str.upper) == "\b"
    assert example_told("  tracker check  in order", str.upper) == "  tracker check  IN ORDER"
    assert example_told("  tracker check", str.upper) == "  tracker check"
    assert example_told("Exit codes: 0", str.upper) == "EXIT CODES: 0"


def test_a_command_itself_is_not_changed() -> None:
    context = click.Context(program, **program.context_settings)
    made = translated(program, context, lambda sentence: sentence and "x")
    assert made.help == "x"
    assert "Validate registers" in str(program.help)


def test_english_is_what_click_says() -> None:
    assert told("Missing option") == "Missing option"
    assert [told_of_many("one", "many", n) for n in (1, 2)] == ["one", "many"]


def test_the_last_words_are_said_whatever_is_at_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a catalogue of one's own")

    monkeypatch.setattr(Appearance, "spoken", fail)
    last_words(saying("judging"), Appearance())
    assert capsys.readouterr().err == "tracker: judging\n"
