"""The example in four languages: other words, the same numbers; and no word that translators do not see."""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

import pytest

from tests.data.example import SHEET_NAMES, WORKBOOK, source_rows
from tracker.archive.texts import expected_of
from tracker.comparison import Since
from tracker.languages import languages
from tracker.pipeline import Reading, StatusRequest, read_status
from tracker.presentation import messages as room
from tracker.presentation.formats import Formats
from tracker.presentation.html import SHIPPED, TemplateChoice, render_html
from tracker.presentation.status_json import status_json
from tracker.presentation.view import report_view

DAY, EARLIER = date(2026, 3, 31), date(2025, 9, 30)
OTHERS = [code for code in languages() if code != "en"]
MARKS = re.compile("[\u2066-\u2069\u00a0]")


@cache
def reading() -> Reading:
    """The example on a day, with what changed since another."""
    return read_status(StatusRequest([WORKBOOK], DAY, since=Since(EARLIER)), lambda *_: None)


@cache
def html(language: str, template: str = "periodic") -> str:
    found = reading()
    view = report_view(found.assessment, (), language=language, change=found.change)
    return render_html(view, TemplateChoice(template))


def texts(language: str) -> Sequence[str]:
    return [MARKS.sub("", run.text) for run in expected_of(html(language)).runs]


def months(language: str) -> Mapping[str, str]:
    """The names of months in a language, each with its number."""
    days = [date(2026, month, 1) for month in range(1, 13)]
    formats = Formats(language)
    long = {formats.day(day).split()[1]: f"m{day.month}" for day in days}
    return {**{formats.short_day(day).split()[1]: f"m{day.month}" for day in days}, **long}


def days_in(sayings: Iterable[str], language: str) -> Counter[str]:
    """Every day in some texts, whatever its month is called; what is not translated has its own months."""
    names = {**months("en"), **months(language)}
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    one = re.compile(rf"(?<![-\w])(\d+) ({listed})(?: соли)? (\d{{4}})")
    return Counter(f"{int(a)} {names[b]} {c}" for text in sayings for a, b, c in one.findall(text))


def days(language: str) -> Counter[str]:
    """The days the program prints: not those that officials wrote into their texts, each language in its own way."""
    written = {day for code in languages() for day in days_in(own_texts(), code)}
    return Counter({day: times for day, times in days_in(texts(language), language).items() if day not in written})


@cache
def own_texts() -> Sequence[str]:
    """What stands in the cells of the example."""
    return [cell or "" for sheet in SHEET_NAMES for row in source_rows(sheet) for cell in row.values()]


def codes(language: str) -> Counter[str]:
    return Counter(code for text in texts(language) for code in re.findall(r"PT-[A-Z]+-\d+[-\w]*|[A-Z]\w+!\d+", text))


def shares_in(sayings: Iterable[str]) -> Counter[str]:
    return Counter(one.replace(",", ".") for text in sayings for one in re.findall(r"-?[\d.,]+(?=\s?%)", text))


def shares(language: str) -> Counter[str]:
    """The shares the program prints, as its days."""
    written = shares_in(own_texts())
    return Counter({share: times for share, times in shares_in(texts(language)).items() if share not in written})


def cells(language: str) -> Sequence[str]:
    """What stands in the cells of numbers, in their order."""
    found = re.findall(r'<td class="(?:count-\w+|number)">([^<]*)</td>', html(language))
    return [re.sub(r"[^\d-]", "", one) for one in found]


def statuses(language: str) -> Sequence[str]:
    return re.findall(r'class="pill pill--([\w-]+)"', html(language))


@pytest.mark.parametrize("what", [days, codes, shares, cells, statuses])
@pytest.mark.parametrize("language", OTHERS)
def test_the_same_in_every_language(language: str, what: object) -> None:
    assert callable(what)
    assert what(language) == what("en")
    assert what(language)


@pytest.mark.parametrize("language", OTHERS)
def test_values_are_the_same(language: str) -> None:
    def figures(code: str) -> Sequence[str]:
        shown = re.findall(r'<span class="label">[^<]*</span> <b>([^<]*)</b>', html(code))
        return [re.sub(r"[^\d]", "", one) for one in shown]

    assert figures(language) == figures("en")
    assert len(figures("en")) > 100


@pytest.mark.parametrize("language", OTHERS)
def test_the_status_file_differs_in_words_alone(language: str) -> None:
    def bare(content: object) -> object:
        if isinstance(content, dict):
            return {name: bare(value) for name, value in content.items() if name not in ("text", "title", "unit")}
        return [bare(one) for one in content] if isinstance(content, list) else content

    assert bare(status_json(reading().assessment, (), language)) == bare(status_json(reading().assessment, ()))


class Unlike(gettext.NullTranslations):
    """A language that has no letter of the Latin alphabet."""

    def gettext(self, message: str) -> str:
        return re.sub(r"\{\w+\}|[A-Za-z]", lambda found: found[0] if found[0][0] == "{" else "ж", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def own_words() -> frozenset[str]:
    """Every word of the example, which may be printed as it stands."""
    rows = (row for sheet in SHEET_NAMES for row in source_rows(sheet))
    words = (word for row in rows for cell in row.values() for word in re.findall("[A-Za-z]+", cell or ""))
    return frozenset({*SHEET_NAMES, *words})


PROGRAM_WORDS = {"SHA", "xlsx", "idb", "crf", "tracker"} | {month.strip(".") for month in months("en")}


@pytest.mark.parametrize("template", SHIPPED)
def test_no_word_stands_in_a_template_or_a_view_alone(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "catalogue", lambda _: Unlike())
    made = html.__wrapped__("en", template)
    runs = [run.text for run in expected_of(made).runs if not re.fullmatch(r"[0-9a-f]{20,}", run.squeezed)]
    printed = {word for text in runs for word in re.findall("[A-Za-z]{4,}", text)}
    strange = printed - own_words() - PROGRAM_WORDS
    assert not {word for word in strange if not any(known.startswith(word) for known in own_words())}
