"""What stands in a PDF of unknown origin, read in a process of its own that may not grow or last beyond its limits.

Run as a module with the path of the file and the limits in JSON; writes what it found in JSON, or why it stopped.
"""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from tracker.archive.sign import signatures

Json = dict[str, Any]

END = b"%%EOF"
KINDS_OF_MARKS = ("/Link", "/Widget")
"""What may lie over a page: links, and the field of a signature, which is not seen."""
LONGEST_NAME, LONGEST_TITLE = 500, 100_000
"""Letters that are handed on; a title may hold all that a cell can."""


class Refused(Exception):
    """The file is not read on; the first argument is the code of the reason."""


def main(path: str, limits: str) -> None:
    """Read the file and write what it holds."""
    allowed = json.loads(limits)
    keep_within(allowed["memory"], allowed["seconds"])
    json.dump(outcome(Path(path), allowed), sys.stdout)


def keep_within(memory: int, seconds: int) -> None:
    """Let the system end this process before it grows or lasts too long."""
    import resource  # noqa: PLC0415 - systems without it have only the limit of time

    for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(limit)
        kept = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (kept, hard))


def outcome(path: Path, allowed: Mapping[str, int]) -> Json:
    """What the file holds, or why it is not read."""
    try:
        content = path.read_bytes()
        return {**structure(content, allowed), "pages": list(page_texts(content, allowed)) if allowed["texts"] else []}
    except Refused as reason:
        return {"refused": str(reason)}
    except pikepdf.PasswordError:
        return {"refused": "encrypted"}
    except MemoryError:
        return {"refused": "too_heavy"}
    except Exception:  # a file made to break its readers may raise anything in the libraries
        return {"refused": "damaged"}


def structure(content: bytes, allowed: Mapping[str, int]) -> Json:
    """The files inside, the anchors with their pages, and what was added behind the end."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if pdf.is_encrypted:
            raise Refused("encrypted")
        if len(pdf.pages) > allowed["pages"]:
            raise Refused("too_heavy")
        return {
            "attachments": list(attachments(pdf, allowed)),
            "anchors": anchors(pdf),
            "appended": appended(content),
            "covered": covered(pdf),
            "signatures": signatures_of(pdf, content),
            "author": str(pdf.docinfo.get("/Author", ""))[:LONGEST_NAME],
            "titles": titles(pdf),
        }


def titles(pdf: pikepdf.Pdf) -> list[str]:
    """What the file calls itself, in both places where readers of PDF look for it."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return [str(one or "")[:LONGEST_TITLE] for one in (pdf.docinfo.get("/Title"), metadata.get("dc:title"))]


def attachments(pdf: pikepdf.Pdf, allowed: Mapping[str, int]) -> Iterator[Json]:
    """The files inside, by their names."""
    left = allowed["attachments"]
    for name, file in pdf.attachments.items():
        content = file.get_file().read_bytes()
        left -= len(content)
        if left < 0:
            raise Refused("too_heavy")
        yield {
            "name": name[:LONGEST_NAME],
            "relationship": str(file.relationship or "").lstrip("/"),
            "content": base64.b64encode(content).decode("ascii"),
        }


def anchors(pdf: pikepdf.Pdf) -> Json:
    """The places that links lead to, each with the number of its page, counted from 0."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    if names is None:
        return {}
    found = ((str(name), page_of(place)) for name, place in pikepdf.NameTree(names).items())
    return {name[:LONGEST_NAME]: numbers[page] for name, page in found if page in numbers}


def page_of(place: Any) -> tuple[int, int] | None:  # noqa: ANN401 - an object of any kind
    """The page of a place, or ``None`` where it names none."""
    target = place[0] if isinstance(place, pikepdf.Array) and len(place) else None
    return target.objgen if isinstance(target, pikepdf.Object) else None


def covered(pdf: pikepdf.Pdf) -> list[int]:
    """The pages, counted from 0, on which something other than a link lies over what is printed."""
    return [
        number
        for number, page in enumerate(pdf.pages)
        if any(mark.get("/Subtype") not in KINDS_OF_MARKS for mark in page.obj.get("/Annots", ()))
    ]


def signatures_of(pdf: pikepdf.Pdf, content: bytes) -> list[Mapping[str, Any]]:
    """What there is to know of the signatures; what checks them is slow to load and used only where there are any."""
    fields = pdf.Root.get("/AcroForm", pikepdf.Dictionary()).get("/Fields", ())
    return (
        signatures(content) if any(field.get("/FT") == pikepdf.Name.Sig and "/V" in field for field in fields) else []
    )


def appended(content: bytes) -> int:
    """How many bytes stand behind the first end of the file, where a later writer adds what it changes."""
    _, _, behind = content.partition(END)
    return len(behind.strip())


def page_texts(content: bytes, allowed: Mapping[str, int]) -> Iterator[str]:
    """The text of each page, as a reader of the PDF would copy it."""
    left = allowed["letters"]
    with pypdfium2.PdfDocument(content) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage().get_text_bounded()
            page.close()
            left -= len(text)
            if left < 0:
                raise Refused("too_heavy")
            yield text


if __name__ == "__main__":
    main(*sys.argv[1:])
