"""A Word template filled in: the shipped one, or an official's own."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from tracker.archive.embed import PROGRAM
from tracker.errors import WrongUsage
from tracker.languages import is_right_to_left
from tracker.presentation.html import word_environment
from tracker.presentation.papers.paper import Paper
from tracker.presentation.word.package import settled
from tracker.presentation.word.writing import LANGUAGE_TAGS, bidi_mark, day_of, language_mark, visual_mark
from tracker.presentation.xmltext import xml_text
from tracker.sentences import together
from tracker.shipped import shipped_folder

SUFFIX = ".docx"
PAPER = f"paper{SUFFIX}"


def word_paper(paper: Paper, folder: Path | None = None) -> bytes:
    """A paper as a Word document; a folder may hold templates of an official's own.

    Raises:
        WrongUsage: An own template has a mistake or cannot be read; the message names its file.
    """
    path = template_of(paper, folder)
    try:
        document: Any = DocxTemplate(path)
        document.render({"paper": paper}, jinja_env=word_environment(paper.language))
    except Exception as mistake:  # an official's own template may do anything wrong that Word and Jinja know of
        if folder is None or path.parent != folder:
            raise
        raise WrongUsage(together([path, " ".join(str(mistake).split())], ": ")) from None
    made = io.BytesIO()
    document.save(made)
    return settled(finished(made.getvalue(), paper))


def template_of(paper: Paper, folder: Path | None) -> Path:
    """The template of a paper: an own one of its kind, an own one for all, the shipped one."""
    own = [] if folder is None else [folder / f"{paper.kind}{SUFFIX}", folder / PAPER]
    return next((path for path in own if path.is_file()), shipped_folder("templates") / PAPER)


def finished(content: bytes, paper: Paper) -> bytes:
    """The document with its title, day, language and direction, whatever the template says of its own."""
    document = Document(io.BytesIO(content))
    properties = document.core_properties
    properties.title, properties.language = (
        xml_text(paper.title)[:255],
        LANGUAGE_TAGS.get(paper.language, paper.language),
    )
    properties.author = properties.last_modified_by = PROGRAM
    properties.created = properties.modified = day_of(paper.created)
    document.styles["Normal"].element.get_or_add_rPr().append(language_mark(paper.language))
    if is_right_to_left(paper.language):
        section = document.sections[0]
        for part in (document.element.body, section.header._element, section.footer._element):
            turn(part)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def turn(part: Any) -> None:  # noqa: ANN401 - an element of python-docx
    """Let paragraphs and tables begin at the right, and their letters run from there."""
    for paragraph in part.iter(qn("w:p")):
        bidi_mark(paragraph)
    for run in part.iter(qn("w:r")):
        run.get_or_add_rPr().insert_element_before(OxmlElement("w:rtl"), "w:cs", "w:em", "w:lang")
    for table in part.iter(qn("w:tbl")):
        visual_mark(table)
