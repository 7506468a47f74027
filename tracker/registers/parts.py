"""The parts of a workbook that are not cells: what a copy of it would lose, and the comments of its cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import IO, NamedTuple

from openpyxl.utils.cell import range_boundaries

from tracker.registers.refusals import UnreadableWorkbook
from tracker.registers.workbook import Book, book_of
from tracker.registers.xlsx.markup import MAIN, Attributes, Enough, Reader, parse
from tracker.registers.xlsx.package import relationships
from tracker.registers.xlsx.sheet import CELL, ROW
from tracker.registers.xlsx.texts import RUN_TEXT, RichText
from tracker.sentences import Saying, together

MOST_CELLS = 150_000
"""A workbook with more cells, or with larger merged areas, is not copied: openpyxl would hold each in memory."""

MOST_MARKUP = 500_000
"""So many elements may stand in the parts beside the sheets and their texts."""
MOST_TEXTS = 1_000_000
"""So many elements may stand in the table of texts."""


class Loss(StrEnum):
    """What a copy made by openpyxl would not have; each value is a phrase of the catalogues."""

    CHARTS = "charts"
    PIVOT_TABLES = "pivot tables"
    MACROS = "macros"
    CONTROLS = "form controls"
    PICTURES = "pictures"
    DRAWINGS = "drawings"
    LINKS = "links to other workbooks"
    SLICERS = "slicers"
    THREADS = "threaded comments"
    DATA_MODEL = "a data model or queries"
    OBJECTS = "embedded objects"
    SIGNATURE = "a digital signature"
    DYNAMIC = "dynamic arrays or linked data types"
    EXTENSIONS = "formats or drop-downs of newer versions of Excel"
    SIZE = "some of its very many cells"
    UNKNOWN = "parts that this program does not know"


def lost_words(lost: Sequence[Loss]) -> Saying:
    """What is lost, in words."""
    return together([Saying(one.value, {}) for one in lost])


KEPT_PARTS = re.compile(
    r"""\[content_types\]\.xml | _rels/\.rels | docprops/.* | docmetadata/.* | customxml/.*
    | xl/workbook\.xml | xl/_rels/workbook\.xml\.rels | xl/styles\.xml | xl/sharedstrings\.xml | xl/calcchain\.xml
    | xl/theme/.* | xl/worksheets/[^/]+\.xml | xl/worksheets/_rels/[^/]+\.rels | xl/tables/.* | xl/printersettings/.*
    | xl/comments\d*\.xml | xl/comments/[^/]+\.xml | xl/(drawings/|worksheets/)?[^/]*\.vml
    | xl/drawings/_rels/.* | xl/customproperty.*""",
    re.VERBOSE,
)
"""Parts that a copy has too, or that hold nothing a reader of a marked copy would miss."""

LOST_PARTS: Sequence[tuple[str, Loss]] = (
    ("xl/charts", Loss.CHARTS),
    ("xl/pivot", Loss.PIVOT_TABLES),
    ("xl/vba", Loss.MACROS),
    ("xl/macrosheets/", Loss.MACROS),
    ("xl/dialogsheets/", Loss.MACROS),
    ("customui/", Loss.MACROS),
    ("xl/ctrlprops/", Loss.CONTROLS),
    ("xl/activex/", Loss.CONTROLS),
    ("xl/media/", Loss.PICTURES),
    ("xl/drawings/", Loss.DRAWINGS),
    ("xl/diagrams/", Loss.DRAWINGS),
    ("xl/externallinks/", Loss.LINKS),
    ("xl/slicer", Loss.SLICERS),
    ("xl/timeline", Loss.SLICERS),
    ("xl/threadedcomments/", Loss.THREADS),
    ("xl/persons/", Loss.THREADS),
    ("xl/model/", Loss.DATA_MODEL),
    ("xl/connections.xml", Loss.DATA_MODEL),
    ("xl/querytables/", Loss.DATA_MODEL),
    ("xl/embeddings/", Loss.OBJECTS),
    ("_xmlsignatures/", Loss.SIGNATURE),
    ("xl/metadata.xml", Loss.DYNAMIC),
    ("xl/richdata/", Loss.DYNAMIC),
)

DRAWN = frozenset({Loss.CHARTS, Loss.PICTURES, Loss.CONTROLS, Loss.SLICERS, Loss.OBJECTS})
"""What stands on a drawing, which then need not be told of."""

CONTROL = re.compile(rb"""ObjectType\s*=\s*["'](?!Note\b)""")
"""A control in the drawing that also holds the comments."""
ANCHOR = b"Anchor"
"""A drawing without it shows nothing; some programs write one for every sheet."""
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
MERGED, LINKED, EXTENSION = (MAIN + tag for tag in ("mergeCell", "hyperlink", "ext"))
COMMENT, AUTHOR = (MAIN + tag for tag in ("comment", "author"))
LONG_FORMAT = re.compile(rb'formatCode\s*=\s*["\'][^"\']{256}')
"""Longer than Excel lets a number format be; openpyxl may take forever over it."""


def losses(content: bytes) -> tuple[Loss, ...]:
    """What a copy of a workbook would lose, each kind once; nothing where a copy would be whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = dict.fromkeys(losses_of(archive))
    except UnreadableWorkbook:
        return (Loss.UNKNOWN,)  # broken below the last row that is read
    return tuple(loss for loss in found if loss is not Loss.DRAWINGS or DRAWN.isdisjoint(found))


def losses_of(archive: zipfile.ZipFile) -> Iterator[Loss]:
    """The losses part by part."""
    cells = markup = texts = 0
    for member in archive.infolist():
        name = member.filename.lower()
        if SHEET.fullmatch(name):
            with archive.open(member) as part:
                found, has_extension = survey(part, MOST_CELLS - cells)
            cells += found
            if has_extension:
                yield Loss.EXTENSIONS
        elif not name.endswith("/"):
            whole = archive.read(member)
            if name == "xl/sharedstrings.xml":
                texts += whole.count(b"<")
            else:
                markup += whole.count(b"<")
            yield from losses_of_part(name, whole)
    if cells > MOST_CELLS or markup > MOST_MARKUP or texts > MOST_TEXTS:
        yield Loss.SIZE


def losses_of_part(name: str, whole: bytes) -> Iterator[Loss]:
    """What is lost with a part that is no sheet."""
    if name.endswith(".vml") and CONTROL.search(whole):
        yield Loss.CONTROLS
    if LONG_FORMAT.search(whole):
        yield Loss.UNKNOWN
    if not KEPT_PARTS.fullmatch(name):
        loss = next((loss for start, loss in LOST_PARTS if name.startswith(start)), Loss.UNKNOWN)
        if loss is not Loss.DRAWINGS or ANCHOR in whole:
            yield loss


def survey(part: IO[bytes], limit: int) -> tuple[int, bool]:
    """How many cells a copy of a sheet would hold, merged and linked ones included, and whether it has extensions.

    The count ends where it passes the limit.

    Raises:
        UnreadableWorkbook: The sheet is broken, or no program writes such a one.
    """
    reader = Survey(limit)
    parse(part, "of a sheet", reader)
    return reader.found, reader.has_extension


class Survey(Reader):
    """Counts the cells that a sheet stands for."""

    root = MAIN + "worksheet"

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit
        self.has_extension = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Count a row, a cell, or a range."""
        super().start(tag, attributes)
        self.found += weight(tag, attributes)
        self.has_extension = self.has_extension or tag == EXTENSION
        if self.found > self.limit:
            raise Enough


def weight(tag: str, attributes: Attributes) -> int:
    """The cells that an element of a sheet stands for."""
    if tag in (CELL, ROW):
        return 1
    if tag not in (MERGED, LINKED):
        return 0
    try:
        left, top, right, bottom = range_boundaries(attributes.get("ref", ""))
    except ValueError:
        return MOST_CELLS  # no range that openpyxl could read
    return ((right or MOST_CELLS) - (left or 1) + 1) * ((bottom or MOST_CELLS) - (top or 1) + 1)


class Comment(NamedTuple):
    """A comment on a cell."""

    sheet: str
    cell: str
    text: str
    author: str


def comments(content: bytes) -> list[Comment]:
    """All comments of a workbook. What cannot be read as comments is none: it is no part of the register."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return list(read_comments(book_of(archive)))
    except (UnreadableWorkbook, LookupError, ValueError):
        return []


def read_comments(book: Book) -> Iterator[Comment]:
    """The comments sheet by sheet."""
    for listed, part in book.sheets:
        if (listing := relationships(book.package, part).first("comments")) is not None:
            reader = CommentsPart(listed.name)
            book.package.read(listing, reader)
            yield from reader.comments


class CommentsPart(RichText):
    """The comments of one sheet."""

    root = MAIN + "comments"

    def __init__(self, sheet: str) -> None:
        super().__init__()
        self.sheet = sheet
        self.comments: list[Comment] = []
        self.authors: list[str] = []
        self.cell, self.author = "", ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """A comment begins."""
        super().start(tag, attributes)
        if tag == COMMENT:
            self.cell, self.author = attributes.get("ref", ""), self.authors[int(attributes.get("authorId", "0"))]

    def end(self, tag: str) -> None:
        """An author, a piece of a text, or a comment is complete."""
        super().end(tag)
        if tag == AUTHOR:
            self.authors.append("".join(self.pieces))
        elif tag == RUN_TEXT:
            self.keep_run()
        elif tag == COMMENT:
            self.comments.append(Comment(self.sheet, self.cell, self.taken(), self.author))
