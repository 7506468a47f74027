"""Builds ``paper.docx``, the Word template of the papers for a session, from this readable source.

    .venv/bin/python templates/build_paper.py

What stands in double braces is filled in; ``{%p … %}`` stands in a paragraph of its own and ``{%tr … %}`` in a row
of its own, both of which vanish (docxtpl). Officials copy the built file, edit it in Word, and name its folder with
--template.
"""

from __future__ import annotations

from pathlib import Path

from docx.shared import Pt

from tracker.presentation.word.writing import TABLE_SIZE, Writer, lay_out, mark_styles, sized, word_document

TEMPLATE = Path(__file__).with_name("paper.docx")
WIDTHS = (4, 7, 9, 5)
COLUMNS = ("code", "title", "words", "place")


def built() -> bytes:
    """The template."""
    writer = Writer(word_document(), "en")
    lay_out(writer.document)
    mark_styles(writer.document, "en")
    writer.heading("{{ paper.title }}", 0)
    writer.paragraph("{{ paper.register }}")
    repeated(writer, "line in paper.addressee", "{{ line }}")
    repeated(writer, "fact in paper.facts", "{{ fact.label }}: {{ fact.words }}")
    repeated(writer, "words in paper.warnings", "{{ words }}")
    repeated(writer, "words in paper.opening", "{{ words }}")
    repeated(writer, "one in paper.contents", "{{ one }}")
    writer.paragraph("{%p for section in paper.sections %}")
    writer.heading("{{ section.heading }}", 1)
    repeated(writer, "words in [section.summary] if words", "{{ words }}")
    writer.paragraph("{%p if section.items %}")
    table(writer)
    writer.paragraph("{%p endif %}")
    writer.paragraph("{%p endfor %}")
    repeated(writer, "words in paper.closing", "{{ words }}", space=Pt(14))
    sized(writer.said(writer.document.add_paragraph(), "{{ paper.made }}"), Pt(8))
    section = writer.document.sections[0]
    sized(writer.said(section.header.paragraphs[0], "{{ paper.title }}"), TABLE_SIZE)
    return writer.content()


def repeated(writer: Writer, loop: str, words: str, space: Pt | None = None) -> None:
    """A paragraph for each of several things."""
    writer.paragraph(f"{{%p for {loop} %}}")
    writer.paragraph(words)
    writer.document.paragraphs[-1].paragraph_format.space_before = space
    writer.paragraph("{%p endfor %}")


def table(writer: Writer) -> None:
    """The table of a section: a row of headings, then one row for each line."""
    heads = [(f"{{{{ paper.heads.{name} }}}}", weight) for name, weight in zip(COLUMNS, WIDTHS, strict=True)]
    rows = [
        ["{%tr for item in section.items %}", "", "", ""],
        [f"{{{{ item.{name} }}}}" for name in COLUMNS],
        ["{%tr endfor %}", "", "", ""],
    ]
    writer.table(heads, rows)


if __name__ == "__main__":
    TEMPLATE.write_bytes(built())
