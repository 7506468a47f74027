"""What the tags of a document say to a screen reader beyond what WeasyPrint tells it."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from tests.presentation.pdf.documents import all_tags, html, read
from tracker.presentation.pdf import render_pdf


def no_progress(_phase: object, _done: int, _total: int) -> None:
    """Show nothing."""


def tags(body: str) -> list[tuple[Any, ...]]:
    """All tags of a document: kind, language, alternative and so on."""
    body = f'<section><h1 id="title">Report</h1>{body}</section>'
    made = read(render_pdf(html(body=body), no_progress, processes=1).content)
    return [one for one in all_tags(made.tags) if isinstance(one, tuple)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param('<p lang="ur" dir="rtl">سڑک</p>', [("/P", "ur")], id="paragraph"),
        pytest.param('<p>Road <span lang="ur">سڑک</span></p>', [("/Span", "ur")], id="words"),
        pytest.param(
            '<ul lang="ru"><li>Дорога <b lang="en">Road</b></li></ul>', [("/L", "ru"), ("/NonStruct", "en")], id="both"
        ),
        pytest.param("<p>Road</p>", [], id="none"),
    ],
)
def test_inner_languages_are_told(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(kind, language) for kind, language, *_ in tags(body) if language and kind != "/Sect"] == expected


@pytest.mark.parametrize("group", ["thead", "tbody", "tfoot"])
def test_an_empty_group_of_rows_has_no_row(group: str) -> None:
    found = [kind for kind, *_ in tags(f"<table><{group}></{group}></table>")]
    assert not {"/TR", "/TD"} & set(found)
    assert sum(kind.lower() == f"/{group}" for kind in found) <= 1


def test_heads_and_feet_are_artifacts() -> None:
    content = render_pdf(html(body='<section><h1 id="title">Report</h1></section>'), no_progress).content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        body, edges = (stream.read_bytes() for stream in pdf.pages[0].Contents)
    assert edges.startswith(b"/Artifact\n<</Type /Pagination>>\nBDC")
    assert edges.rstrip().endswith(b"EMC")
    assert b"/MCID" in body
    assert b"/MCID" not in edges
