"""The helps for speed change nothing: documents of every kind of layout look as WeasyPrint alone makes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.presentation.pdf.documents import HEAD, read
from tracker.presentation.pdf import render_pdf

ROOT = Path(__file__).resolve().parents[3]
ALONE = """
import sys
from tracker.presentation.pdf.engine import use_shipped_fonts
use_shipped_fonts()
import weasyprint
from tracker.presentation.pdf.conformance import mend_texts
mend_texts()
for path in sys.argv[1:]:
    weasyprint.HTML(filename=path).write_pdf(path + ".pdf", pdf_tags=True)
"""
WORDS = "Road and bridge over the border river, with customs and energy lines beside it. " * 3
ROWS = "".join(f"<tr><th>C-{n}</th><td>{WORDS[: n * 9]}</td><td>{n} %</td></tr>" for n in range(1, 9))
SHORT = "on track, achieved; interministerial"
AGAIN = "".join(f"<p>{word}</p>" for word in ("on track ", "on track", "on track 1", SHORT) * 3)
LAYOUTS = {
    "blocks": """
        <style>div { margin: 5% 3%; padding: 2%; width: 60% }
        div div { box-sizing: border-box; min-height: 4em; max-width: 50% }</style>
        <div>WORDS<div>WORDS</div></div><div>WORDS</div>""",
    "logical-sides-right-to-left": """
        <style>div { margin-inline-start: 20mm; padding-inline-end: 9mm; text-align: start }
        div { border-inline-start: 2pt solid }</style>
        <div>WORDS</div><div dir="rtl" lang="ur">پاکستان اور تاجکستان WORDS</div>""",
    "custom-properties-and-sums": """
        <style>:root { --gap: 7mm; --ink: #123456 } p { margin-left: calc(var(--gap) * 2); width: calc(50% + 9mm) }
        p { color: var(--ink) } b { color: inherit; font-size: 1.5em; letter-spacing: var(--none, 1pt) }
        i { all: initial; display: initial }</style>
        <p>WORDS<b>bold <i>WORDS</i></b></p>""",
    "tables": """
        <style>table { width: 100%; border-collapse: collapse } td, th { border: 1pt solid; padding: 2% }
        .own { border-collapse: separate; border-spacing: 2mm; table-layout: fixed }</style>
        <table>ROWS</table>
        <table class="own">ROWS<tr><td colspan="2"><table>ROWS</table></td><td>in</td></tr></table>""",
    "flex": """
        <style>.f { display: flex; flex-wrap: wrap; gap: 2mm } .c { flex-direction: column }
        .f > * { flex: 1 1 40mm; margin: 1%; width: 30% }</style>
        <div class="f"><p>WORDS</p><p>some words</p><div class="f c"><p>a</p><p>WORDS</p></div></div>""",
    "grid": """
        <style>.g { display: grid; grid-template-columns: 1fr 2fr auto; gap: 3mm }
        .g > * { width: 90%; padding: 2% }</style>
        <div class="g"><p>WORDS</p><p>some words</p><p>x</p><p>WORDS</p></div>""",
    "floats-and-columns": """
        <style>.l { float: left; width: 30% } .r { float: right; margin: 2% } .n { columns: 3 }
        .a { position: absolute; top: 10%; right: 5% }</style>
        <p class="l">WORDS</p><p class="r">some words</p>WORDS<div class="n">WORDS WORDS</div><p class="a">there</p>""",
    "words": """
        <style>p::first-line { font-weight: bold; letter-spacing: 1pt } p::first-letter { font-size: 3em; float: left }
        u { text-decoration: underline dotted } .i { display: inline-block; width: 40%; padding: 3% }</style>
        <p>WORDS</p><p><u>under <s>through</s></u> <span class="i">WORDS</span><sup>2</sup> WORDS</p>""",
    "the-same-words-again": """
        <style>p { width: 60mm; text-align: justify } .n { width: 21mm } .w { white-space: nowrap }
        .r { direction: rtl } .h { hyphens: auto; width: 12mm }
        .e { width: 30mm; overflow: hidden; text-overflow: ellipsis; text-align: left } .o { overflow-wrap: anywhere }
        .b { width: 30mm; line-clamp: 1; text-align: left } .t { white-space: pre-wrap; tab-size: 3 }
        .s { word-spacing: 2pt; letter-spacing: .5pt } .v { font-variant: small-caps; font-feature-settings: "kern" 0 }
        .d { text-decoration: underline } .a { width: 5mm; overflow-wrap: anywhere }</style>
        AGAIN<p class="n">SHORT</p><p class="n w">SHORT</p><p class="r">SHORT</p><p class="e">SHORT</p>
        <p class="o n">SHORT</p><p class="b">SHORT</p><p class="t">on track\tdone\n\non track </p>
        <p class="h" lang="en">SHORT</p><p class="s">SHORT</p><p class="v">SHORT</p><p class="d">SHORT</p>
        <p class="a">SHORT</p><p class="h a" lang="ru">SHORT</p>AGAIN""",
    "pages": """
        <style>@page { @top-left { content: "on track" } @bottom-right { content: counter(page) } }
        @page :first { @top-left { content: "first" } } @page wide { size: A4 landscape; @top-left { content: "wide" } }
        .w { page: wide } .n { break-before: page }</style>
        <p>WORDS</p><p class="n">on track</p><p class="w">on track</p><p class="w n">WORDS</p><p class="n">done</p>""",
    "pages-told-by-number": """
        <style>@page :nth(2) { @top-left { content: "two" } } @page :left { @top-left { content: "left" } }
        @page :right { margin-left: 30mm } p { break-before: page }</style>
        <p>on track</p><p>on track</p><p>on track</p><p>on track</p>""",
    "lists-and-quotes": """
        <style>ol { list-style: lower-roman inside } .m { list-style-type: '→ ' } li li { margin-left: 10% }</style>
        <ol><li>a<ol><li>WORDS</li></ol></li><li>b</li></ol><ul class="m"><li>c</li><li><q>d <q>e</q></q></li></ul>""",
    "marks-of-other-elements": """
        <style>p { display: list-item; margin-left: 9mm; list-style: square }</style>
        <p>WORDS</p><p>more</p>""",
    "sizes-by-the-page": """
        <style>@page { size: A6; margin: 5mm } p { margin-left: 20vw; border-top: 1vh solid } </style>
        <p>WORDS</p>""",
    "marks-of-its-own": """
        <style>@counter-style star { system: cyclic; symbols: "*" "+"; suffix: " " } ul { list-style: star }
        @layer low { li { margin-left: 30mm } } @layer high { li { margin-left: 3mm } }</style>
        <ul><li>one</li><li>two</li></ul>""",
    "backgrounds-and-borders": """
        <style>div { background: #dde; border-radius: 3mm; padding: 3mm } p { box-shadow: 1mm 1mm #aaa }
        .i { background-image: linear-gradient(#fff, #00f) } .h { visibility: hidden; background: #f00 }
        .c { border-radius: 0 9mm; border: 1pt solid; overflow: hidden } td { background: #efe }
        col { background: #eef } .a { position: absolute; background: #ff0 }
        .p { border: 5mm solid; border-image: linear-gradient(red, blue) 1 }</style>
        <div>WORDS</div><p>some</p><p class="i">some</p><p class="h">hidden</p>
        <div class="c"><p class="i">WORDS</p></div><p class="p">WORDS</p>
        <table><col><col>ROWS</table><div>in <span class="a">apart</span></div>""",
    "foot-notes": """
        <style>span { float: footnote }</style>
        <p>WORDS<span>the first</span> and<span>the second</span></p>""",
}


def document(layout: str) -> str:
    """A document of one part with this in it."""
    page = "@page { size: A5; margin: 15mm } html { font: 9pt 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Math' }"
    body = layout.replace("AGAIN", AGAIN).replace("SHORT", SHORT).replace("WORDS", WORDS).replace("ROWS", ROWS)
    return f'{HEAD.format(page)}<section><h1 id="top">Report</h1>{body}</section></body></html>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents as a WeasyPrint makes them that was never helped; it runs in a process of its own."""
    made = tmp_path_factory.mktemp("alone")
    for name, layout in LAYOUTS.items():
        (made / f"{name}.html").write_text(document(layout), encoding="utf-8")
    paths = [str(made / f"{name}.html") for name in LAYOUTS]
    subprocess.run([sys.executable, "-c", ALONE, *paths], cwd=ROOT, check=True, capture_output=True)
    return made


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_the_same_with_helps(folder: Path, name: str) -> None:
    expected = read((folder / f"{name}.html.pdf").read_bytes())
    made = read(render_pdf(document(LAYOUTS[name]), lambda *_: None, processes=1).content)
    assert (made.text, made.pictures) == (expected.text, expected.pictures)
