"""Everything that stands in a PDF, however it is packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2


def everything(path: Path) -> str:
    """All text of a file: its name, strings, streams, pages, and the files inside it with what they are packed of."""
    with pikepdf.open(path) as pdf:
        texts = [path.name, *(text for one in pdf.objects for text in of_object(one))]
    with pypdfium2.PdfDocument(path) as document:
        texts += [page.get_textpage().get_text_bounded() for page in document]
    found = "\n".join(texts)
    return " ".join(found.split()).casefold()


def of_object(one: pikepdf.Object, depth: int = 0) -> Iterator[str]:
    """The texts of one object and of what is written into it; what it refers to is an object of its own."""
    if isinstance(one, pikepdf.Stream):
        yield from of_bytes(bytes(one.read_bytes()))
    if isinstance(one, pikepdf.String | pikepdf.Name):
        yield str(one)
        yield from of_bytes(bytes(one))
    for inner in parts_of(one):
        if not isinstance(inner, pikepdf.Object):
            yield str(inner)
        elif not inner.is_indirect and depth < 20:
            yield from of_object(inner, depth + 1)


def parts_of(one: pikepdf.Object) -> Iterator[object]:
    """The keys and values, or the members, of an object."""
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in one.items():
            yield key
            yield value
    elif isinstance(one, pikepdf.Array):
        yield from one


def of_bytes(content: bytes) -> Iterator[str]:
    """Bytes as text in any of the ways a text may be written; an archive is unpacked."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from of_bytes(archive.read(name))
        return
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        yield content.decode(encoding, errors="replace")
