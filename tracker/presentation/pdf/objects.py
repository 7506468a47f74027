"""Objects of a PDF as bytes: numbered so that portions made apart fit into one file, written once, packed in streams.

Of ``step`` portions the one with ``first`` takes every number that is ``first`` modulo ``step``: none needs to know how
many objects the others have. Numbers that stay unused are free in the table of references (ISO 32000-1, 7.5.8).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

ZLIB_LEVEL = 6
"""Level 9, which pydyf uses, takes three times as long for files that are four percent smaller."""
PACKED = 1000
"""Objects in one stream of objects; a reader unpacks them all to see one of them."""

HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
ROW = (1, 4, 2)
"""Bytes of the fields of a row in the table of references: kind, place, index."""
FREE, PLACED, IN_STREAM = (kind.to_bytes(ROW[0], "big") for kind in range(3))
FREE_ROW = FREE + bytes(ROW[1] + ROW[2])


@dataclass(frozen=True, slots=True)
class Body:
    """Written objects: their bytes, at which of them each one begins, and which are packed in which stream."""

    content: bytes
    offsets: Sequence[tuple[int, int]]
    packed: Sequence[tuple[int, Sequence[int]]]

    def numbers(self) -> Iterator[int]:
        """The numbers of all its objects."""
        yield from (number for number, _ in self.offsets)
        for _, numbers in self.packed:
            yield from numbers


class NumberedPdf(pydyf.PDF):  # type: ignore[misc] # pydyf has no types
    """A PDF whose objects are numbered from ``first`` in steps, and that knows the references of its pages.

    pydyf builds the list of references anew whenever it is asked for: for every tag and every bookmark.
    """

    def __init__(self, first: int = 0, step: int = 1) -> None:
        self.first, self.step = first, step
        self.references: list[bytes] = []
        super().__init__()

    @property
    def page_references(self) -> list[bytes]:
        """The references of the pages so far, in order."""
        return self.references

    def add_page(self, page: Any) -> None:  # noqa: ANN401 - private types of pydyf
        """Add a page and its reference."""
        super().add_page(page)
        self.references.append(page.reference)

    def add_object(self, thing: Any) -> None:  # noqa: ANN401 - private types of pydyf
        """Add an object under the next of our numbers."""
        thing.number = self.first + self.step * len(self.objects)
        self.objects.append(thing)

    def at(self, reference: bytes) -> Any:  # noqa: ANN401 - private types of pydyf
        """The object that a reference means."""
        return self.objects[(int(reference.split()[0]) - self.first) // self.step]


def written(pdf: NumberedPdf, things: Iterable[Any]) -> Body:
    """The bytes of some objects of a PDF; streams stand alone, all else is packed."""
    things = list(things)
    streams = [thing for thing in things if not thing.compressible]
    small = [thing for thing in things if thing.compressible]
    packs = [small[begun : begun + PACKED] for begun in range(0, len(small), PACKED)]
    streams.extend(pack(pdf, several) for several in packs)
    content, offsets, position = [], [], 0
    for stream in streams:
        line = b"%d 0 obj\n%b\nendobj\n" % (stream.number, stream_bytes(stream))
        content.append(line)
        offsets.append((stream.number, position))
        position += len(line)
    packed = [
        (stream.number, [thing.number for thing in several])
        for stream, several in zip(streams[len(streams) - len(packs) :], packs, strict=True)
    ]
    return Body(b"".join(content), offsets, packed)


def pack(pdf: NumberedPdf, things: Sequence[Any]) -> Any:  # noqa: ANN401 - private types of pydyf
    """Objects in a stream: their numbers and places, then they themselves (ISO 32000-1, 7.5.7)."""
    contents = [thing.data for thing in things]
    places, position = [], 0
    for thing, content in zip(things, contents, strict=True):
        places.append(f"{thing.number} {position}")
        position += len(content) + 1
    head = " ".join(places).encode()
    stream = pydyf.Stream(
        [head, *contents], {"Type": "/ObjStm", "N": len(things), "First": len(head) + 1}, compress=True
    )
    pdf.add_object(stream)
    return stream


def pressed(stream: Any) -> bytes:  # noqa: ANN401 - private types of pydyf
    """The content of a stream, compressed as far as pays; it is kept so, which takes a tenth of the room."""
    content = b"\n".join([line if type(line) is bytes else pydyf._to_bytes(line) for line in stream.stream])
    if stream.compress:
        content = zlib.compress(content, ZLIB_LEVEL)
        stream.stream, stream.compress = [content], False
        stream.extra["Filter"] = "/FlateDecode"
    return content


def stream_bytes(stream: Any) -> bytes:  # noqa: ANN401 - private types of pydyf
    """A stream as it stands in a file."""
    content = pressed(stream)
    return b"%b\nstream\n%b\nendstream" % (pydyf.Dictionary({**stream.extra, "Length": len(content)}).data, content)


def file_of(bodies: Sequence[Body], trailer: dict[str, Any], identifier: bytes) -> bytes:
    """A PDF file: its objects, and a table that says where each one is."""
    contents, rows, position = [HEADER], {0: FREE + bytes(ROW[1]) + b"\xff\xff"}, len(HEADER)
    for body in bodies:
        rows.update(rows_of(body, position))
        contents.append(body.content)
        position += len(body.content)
    number = max(rows) + 1
    rows[number] = PLACED + position.to_bytes(ROW[1], "big") + bytes(ROW[2])
    digest = hashlib.md5(b"".join(contents), usedforsecurity=False).hexdigest()
    table = pydyf.Stream(
        [b"".join([rows.get(each, FREE_ROW) for each in range(number + 1)])],
        {
            "Type": "/XRef",
            "W": pydyf.Array(ROW),
            "Size": number + 1,
            **trailer,
            "ID": pydyf.Array((pydyf.String(identifier), pydyf.String(digest))),
        },
        compress=True,
    )
    return b"%b%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        b"".join(contents),
        number,
        stream_bytes(table),
        position,
    )


def rows_of(body: Body, position: int) -> dict[int, bytes]:
    """The rows of the table of references for a body that stands at a position."""
    rows = {
        number: PLACED + (position + offset).to_bytes(ROW[1], "big") + bytes(ROW[2]) for number, offset in body.offsets
    }
    for stream, numbers in body.packed:
        start = IN_STREAM + stream.to_bytes(ROW[1], "big")
        rows.update((number, start + index.to_bytes(ROW[2], "big")) for index, number in enumerate(numbers))
    return rows
