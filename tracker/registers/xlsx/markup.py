"""The XML of a workbook's parts, told element by element.

No tree is built, so a document costs no more memory than what its reader keeps, however deep or wide it is. What no
workbook has ends the reading: a document type, nesting without end, a piece of markup or a text that goes on for
megabytes, markup by the million that says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, ClassVar, NoReturn
from xml.parsers import expat

from tracker.registers.refusals import (
    DOCUMENT_TYPE,
    MEGABYTE,
    Refusal,
    UnreadableWorkbook,
    corrupt,
    too_many,
    unsafe,
)
from tracker.sentences import saying

Attributes = Mapping[str, str]
Parser = expat.XMLParserType

CHUNK = 1 << 18
LONGEST = 2 * MEGABYTE
"""Of one tag, comment or text, in bytes; a cell holds at most 32,767 characters."""
DEEPEST = 100
IDLE_TAGS = 2_000_000
"""So many tags may stand in a part beyond ``TAGS_EACH`` for each thing that was found in it."""
TAGS_EACH = 20
SEPARATOR = "}"

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main" + SEPARATOR
"""Before the names of a workbook's own elements."""


class Enough(Exception):
    """Raised by a reader that wants no more of its part."""


class Reader:
    """Listens to the markup of one part, and keeps what it is there for.

    ``root`` is the element that all of such a part stands in. ``found`` counts what was kept. ``pieces`` is the text
    since the last tag began.
    """

    root: ClassVar[str]

    def __init__(self) -> None:
        self.found = 0
        self.depth = 0
        self.pieces: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:  # noqa: ARG002 - readers want to know
        """An element begins."""
        self.depth += 1
        self.pieces.clear()

    def end(self, tag: str) -> None:  # noqa: ARG002 - readers want to know
        """An element ends."""
        self.depth -= 1

    def tired(self) -> NoReturn:
        """Too much markup for what was found in it: end the reading."""
        raise UnreadableWorkbook(too_many(saying("the number of formats and names"), IDLE_TAGS))


def parse(part: IO[bytes], name: str, reader: Reader) -> None:
    """Let a reader listen to a part.

    Raises:
        UnreadableWorkbook: The part is not well-formed, or not what a workbook has; or the reader said so.
    """
    parser = parser_for(name, reader)
    fed = tags = 0
    try:
        while piece := part.read(CHUNK):
            parser.Parse(piece, False)
            fed += len(piece)
            tags += piece.count(b"<")
            if tags > IDLE_TAGS + TAGS_EACH * reader.found:
                reader.tired()
            if (objection := excess(reader, fed - parser.CurrentByteIndex)) is not None:
                raise UnreadableWorkbook(objection)
        parser.Parse(b"", True)
    except Enough:
        return
    # A Python codec for the encoding that is named may not exist, or be of no use to the parser.
    except (expat.ExpatError, LookupError, ValueError):
        raise UnreadableWorkbook(corrupt("its part {name} is not well-formed XML", name=name)) from None


def parser_for(name: str, reader: Reader) -> Parser:
    """A parser that tells a reader of everything in a part of its kind, and knows no document types."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_document_type
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.pieces.append

    def start_root(tag: str, attributes: Attributes) -> None:
        if tag != reader.root:
            raise UnreadableWorkbook(corrupt("its part {name} is of another kind", name=name))
        parser.StartElementHandler = reader.start
        reader.start(tag, attributes)

    parser.StartElementHandler = start_root
    return parser


def refuse_document_type(*_: object) -> NoReturn:
    """End the reading: entities are declared nowhere else."""
    raise UnreadableWorkbook(DOCUMENT_TYPE)


def excess(reader: Reader, pending: int) -> Refusal | None:
    """What there is too much of. ``pending`` are the bytes of a tag or comment that has not ended yet."""
    if reader.depth > DEEPEST:
        return unsafe("a part inside it is nested more than {n} deep", n=DEEPEST)
    if pending > LONGEST or sum(map(len, reader.pieces)) > LONGEST:
        return unsafe("a single text or tag inside it is longer than {n} MB", n=LONGEST // MEGABYTE)
    return None
