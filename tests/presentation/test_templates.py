"""Templates of an official's own: which one is meant, what goes before what, and what they may not do."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

import tracker.presentation.view as views
from tests.build import commitment, indicator, institution, party, register
from tracker.assessment.assess import assess
from tracker.assessment.policy import shipped_policy
from tracker.errors import WrongUsage
from tracker.presentation.html import SHIPPED, TemplateChoice, render_html, template_choice, without_dead_links
from tracker.presentation.view import ReportView, report_view
from tracker.presentation.view.teller import Teller

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 3, 31)


@pytest.fixture
def view() -> ReportView:
    records = (party("PK"), institution("PK-1", "PK"), commitment(title="A <road>", lead="PK-1"), indicator())
    return report_view(assess(register(*records), as_of=DAY, policy=shipped_policy("idb-crf")), ())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "parts").mkdir()
    (tmp_path / "css").mkdir()
    return tmp_path


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


class TestChoice:
    @pytest.mark.parametrize("name", SHIPPED)
    def test_a_shipped_name(self, name: str) -> None:
        assert template_choice(name) == TemplateChoice(name)

    def test_a_folder_goes_before_the_full_report(self, own: Path) -> None:
        assert template_choice(str(own)) == TemplateChoice("periodic", own)

    def test_a_file_of_a_folder(self, own: Path) -> None:
        assert template_choice(str(written(own, "memo.html", ""))) == TemplateChoice("memo", own)

    def test_a_shipped_name_in_a_folder_that_lacks_it(self, own: Path) -> None:
        assert template_choice(str(own / "brief.html")) == TemplateChoice("brief", own)

    @pytest.mark.parametrize("asked", ["nope", "nope/brief.html", "memo.html", "", "../templates/../nope"])
    def test_anything_else_is_refused_with_what_there_is(self, asked: str, own: Path) -> None:
        with pytest.raises(WrongUsage, match=r"there is no template .* Choose periodic, brief, institution"):
            template_choice(str(own / asked) if asked == "memo.html" else asked or "no such")


class TestOwnFiles:
    def test_a_part_is_replaced_and_the_others_stay(self, view: ReportView, own: Path) -> None:
        written(own, "parts/front.html", "<h1>Ours</h1>{{ view.front.total }}")
        html = render_html(view, TemplateChoice("periodic", own))
        assert "<h1>Ours</h1>1 commitment" in html
        assert 'id="commitment-C-1"' in html

    def test_a_style_sheet_of_the_same_name_is_replaced_and_a_new_one_added(self, view: ReportView, own: Path) -> None:
        written(own, "css/10-tokens.css", ":root { --ink: #123456 }")
        written(own, "css/90-own.css", ".own { color: #654321 }")
        html = render_html(view, TemplateChoice("periodic", own))
        assert "#123456" in html
        assert "#1f3a5f;" not in html
        assert html.index("#123456") < html.index(".card {") < html.index("#654321")

    def test_a_template_of_its_own_extends_the_base(self, view: ReportView, own: Path) -> None:
        written(
            own, "memo.html", '{% extends "base.html" %}{% block parts %}<h1>{{ view.front.total }}</h1>{% endblock %}'
        )
        html = render_html(view, TemplateChoice("memo", own))
        assert "<h1>1 commitment</h1>" in html
        assert "<title>" in html

    def test_what_a_register_holds_is_escaped_in_own_templates_too(self, view: ReportView, own: Path) -> None:
        written(
            own,
            "memo.html",
            "{% for a in view.chapters %}{% for b in a.cards %}{{ b.title.text }}{% endfor %}{% endfor %}",
        )
        assert render_html(view, TemplateChoice("memo", own)) == "A &lt;road&gt;"


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            pytest.param("a\n{% if %}", 2, "Expected an expression", id="syntax"),
            pytest.param("a\nb\n{{ view.nope }}", 3, "nope", id="unknown-name"),
            pytest.param("{{ nope }}", 1, "'nope' is undefined", id="undefined"),
            pytest.param("\n{% include 'parts/nope.html' %}", 2, "parts/nope.html", id="missing-part"),
            pytest.param("{{ view._teller }}", 1, "_teller", id="what-templates-must-not-reach"),
            pytest.param("{{ view.__class__.__mro__ }}", 1, "__class__", id="python-internals"),
            pytest.param("{{ ''.__class__ }}", 1, "__class__", id="python-internals-of-a-text"),
            pytest.param("{{ view.front.sentences.clear() }}", 1, "clear", id="changing-what-is-shown"),
            pytest.param("{{ 1 / 0 }}", 1, "division by zero", id="arithmetic"),
            pytest.param("{{ range(10000000) }}", 1, "range", id="too-long-a-range"),
            pytest.param("{{ 'a' + 1 }}", 1, "str", id="wrong-type"),
        ],
    )
    def test_a_mistake_names_file_and_line(self, text: str, line: int, words: str, view: ReportView, own: Path) -> None:
        path = written(own, "memo.html", text)
        with pytest.raises(WrongUsage) as refused:
            render_html(view, TemplateChoice("memo", own))
        assert str(refused.value).startswith(f"{path}, line {line}: ")
        assert words in str(refused.value)
        assert "\n" not in str(refused.value)

    def test_a_mistake_in_a_part_names_the_part(self, view: ReportView, own: Path) -> None:
        path = written(own, "parts/front.html", "<h1>x</h1>\n{{ view.front.nope }}")
        with pytest.raises(WrongUsage) as refused:
            render_html(view, TemplateChoice("periodic", own))
        assert str(refused.value).startswith(f"{path}, line 2: ")

    def test_a_file_outside_the_folders_is_not_read(self, view: ReportView, own: Path) -> None:
        written(own, "secret.txt", "secret")
        inner = own / "inner"
        inner.mkdir()
        written(inner, "memo.html", "{% include '../secret.txt' %}")
        with pytest.raises(WrongUsage, match=r"memo\.html, line 1: \.\./secret\.txt"):
            render_html(view, TemplateChoice("memo", inner))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param('<p id="a"><a href="#a">x</a></p>', '<p id="a"><a href="#a">x</a></p>', id="kept"),
        pytest.param('<a class="whole" href="#b">x</a> y', "x y", id="made-words"),
        pytest.param(
            '<a href="#b"><b>x</b></a><p id="c"><a href="#c">z</a>', '<b>x</b><p id="c"><a href="#c">z</a>', id="both"
        ),
        pytest.param('<a href="https://a.example/#b">x</a>', '<a href="https://a.example/#b">x</a>', id="address"),
    ],
)
def test_a_link_to_a_place_that_is_not_there_becomes_words(html: str, expected: str) -> None:
    assert without_dead_links(html) == expected


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_template_prints_a_small_register(name: str, view: ReportView) -> None:
    html = render_html(view, TemplateChoice(name))
    assert html.count("<h1") == 1
    assert "A &lt;road&gt;" in html or name == "brief"


def view_models() -> list[type]:
    modules = [importlib.import_module(f"{views.__name__}.{one.name}") for one in pkgutil.iter_modules(views.__path__)]
    classes = [one for module in modules for one in vars(module).values() if inspect.isclass(one)]
    own = [one for one in dict.fromkeys(classes) if one.__module__.startswith(views.__name__)]
    return [one for one in own if dataclasses.is_dataclass(one) and one is not Teller]


@pytest.mark.parametrize("model", view_models(), ids=lambda model: model.__name__)
def test_the_documentation_names_every_view_and_every_field(model: type) -> None:
    documented = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    names = [one.name for one in dataclasses.fields(model) if not one.name.startswith("_")]
    names += [name for name, one in vars(model).items() if isinstance(one, property | cached_property)]
    heading = "## What `view` offers\n" if model is ReportView else f"### {model.__name__}\n"
    assert heading in documented
    section = documented.split(heading, 1)[1].split("\n##", 1)[0]
    assert [name for name in names if f"| `{name}` |" not in section] == []
