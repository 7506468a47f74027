"""Words that lines part: how they are parted, and how a reader of the PDF finds them."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from tests.presentation.pdf.documents import html
from tracker.presentation.pdf import render_pdf
from tracker.presentation.pdf.letters import printable

NARROW = "<style>p {{ width: {width}mm; hyphens: auto; overflow-wrap: anywhere }}</style>"


def made(words: str, language: str, width: int = 15) -> bytes:
    """A document that says some words in a narrow column."""
    body = f'<section><h1 id="title">Report</h1>{NARROW.format(width=width)}<p lang="{language}">{words}</p></section>'
    return render_pdf(html(body=body), lambda *_: None, processes=1).content


def read(content: bytes) -> str:
    """What pdfium reads on the page, a hyphen at the end of a line as ``|``."""
    text: str = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()
    return text.replace("\x02", "|")


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        pytest.param("правительственный", "ru", "прави|тель|ствен|ный", id="russian"),
        pytest.param("байналмилалӣ", "tg", "байнал|милалӣ", id="tajik-by-patterns-of-its-own"),
        pytest.param("commitments", "en", "commit|ments", id="english"),
        pytest.param("co\u2010operation", "en", "co-opera|tion", id="a-hyphen-of-the-word"),
    ],
)
def test_a_long_word_is_parted_at_a_syllable(words: str, language: str, expected: str) -> None:
    assert expected in read(made(words, language))


def test_the_hyphen_of_a_parted_word_is_no_letter_of_it() -> None:
    content = made("правительственный", "ru")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        cmaps = [font.ToUnicode.read_bytes().lower() for font in pdf.pages[0].Resources.Font.values()]
    assert any(b"<00ad>" in one for one in cmaps)
    assert not any(b"<2010>" in one for one in cmaps)


def test_a_space_where_no_line_ends_is_read_as_a_space() -> None:
    assert "31 March 2026" in read(made("31\u00a0March\u00a02026", "en", width=60))


def test_a_hyphen_that_an_author_typed_otherwise_stays_one() -> None:
    assert printable("co\u2010operation") == ("co-operation", "")
