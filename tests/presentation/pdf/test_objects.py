"""Objects numbered apart and written into one file, as a PDF library reads it back."""

from __future__ import annotations

import io

import pikepdf
import pydyf
import pytest

from tracker.presentation.pdf import objects
from tracker.presentation.pdf.objects import Body, NumberedPdf, file_of, written


def page_of(pdf: NumberedPdf, words: str) -> bytes:
    """A page that belongs to the tree of pages of number 1; gives its reference."""
    stream = pydyf.Stream([b"BT", words, 1.5, b"ET"], compress=True)
    pdf.add_object(stream)
    page = pydyf.Dictionary({"Type": "/Page", "Parent": b"1 0 R", "Contents": stream.reference})
    page.update(MediaBox=pydyf.Array((0, 0, 10, 10)), Resources=pydyf.Dictionary())
    pdf.add_page(page)
    return bytes(page.reference)


def bound(step: int, pages: int) -> bytes:
    """A file of several quires that each have so many pages and know nothing of each other."""
    cover = NumberedPdf()
    quires = [NumberedPdf(len(cover.objects) + number, step) for number in range(step)]
    references = [[page_of(quire, f"{number}") for _ in range(pages + number)] for number, quire in enumerate(quires)]
    bodies = [written(quire, quire.objects[3:]) for quire in quires]
    flat = [reference for several in references for reference in several]
    cover.pages.update(Count=len(flat), Kids=pydyf.Array(flat))
    return file_of([*bodies, written_last(cover, bodies)], {"Root": cover.catalog.reference}, b"identifier")


def written_last(cover: NumberedPdf, bodies: list[Body]) -> Body:
    """The objects of the cover, numbered on behind the others."""
    cover.first = max(number for body in bodies for number in body.numbers()) + 1 - len(cover.objects)
    return written(cover, cover.objects[1:])


@pytest.mark.parametrize("packed", [1, 3, 1000])
@pytest.mark.parametrize(("step", "pages"), [(1, 1), (2, 3), (5, 2)])
def test_all_pages_are_found(monkeypatch: pytest.MonkeyPatch, step: int, pages: int, packed: int) -> None:
    monkeypatch.setattr(objects, "PACKED", packed)
    with pikepdf.open(io.BytesIO(bound(step, pages))) as pdf:
        assert pdf.check_pdf_syntax() == []
        words = [page.Contents.read_bytes().split()[1].decode() for page in pdf.pages]
    assert words == [str(number) for number in range(step) for _ in range(pages + number)]


def test_a_number_that_is_not_used_is_free() -> None:
    with pikepdf.open(io.BytesIO(bound(2, 3))) as pdf:
        assert len(pdf.objects) < int(pdf.trailer.Size) - 1


def test_the_identifier_tells_what_the_file_holds() -> None:
    one, other = (pikepdf.open(io.BytesIO(bound(step, 1))) for step in (1, 2))
    assert bytes(one.trailer.ID[0]) == bytes(other.trailer.ID[0]) == b"identifier"
    assert bytes(one.trailer.ID[1]) != bytes(other.trailer.ID[1])


def test_an_object_is_found_by_its_reference() -> None:
    pdf = NumberedPdf(7, 3)
    thing = pydyf.Dictionary({"A": 1})
    pdf.add_object(thing)
    assert pdf.at(thing.reference) is thing
    assert thing.number == 16


def test_a_stream_that_is_compressed_already_is_left_as_it_is() -> None:
    pdf = NumberedPdf()
    picture = pydyf.Stream([b"picture"], {"Filter": "/DCTDecode"})
    pdf.add_object(picture)
    assert b"/Filter /DCTDecode/Length 7>>\nstream\npicture\nendstream" in written(pdf, [picture]).content
