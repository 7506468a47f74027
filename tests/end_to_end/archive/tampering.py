"""Ways to change a report that a reader would not see."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pikepdf

STATUS = "status.json"
REGISTER = "register.xlsx"


def replaced(name: str, change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    """Change the content of a file inside a report."""

    def tamper(pdf: pikepdf.Pdf) -> None:
        file = pdf.attachments[name].get_file()
        file.obj.write(change(file.read_bytes()))

    return tamper


def removed(name: str) -> Callable[[pikepdf.Pdf], None]:
    """Take a file out of a report."""

    def tamper(pdf: pikepdf.Pdf) -> None:
        del pdf.attachments[name]

    return tamper


def added(name: str, content: bytes = b"nothing of ours") -> Callable[[pikepdf.Pdf], None]:
    """Put a file into a report."""

    def tamper(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)

    return tamper


def status_changed(change: Callable[[Any], None]) -> Callable[[pikepdf.Pdf], None]:
    """Change the status file of a report."""

    def rewrite(content: bytes) -> bytes:
        status = json.loads(content)
        change(status)
        return (json.dumps(status, ensure_ascii=False, indent=1) + "\n").encode()

    return replaced(STATUS, rewrite)


def said_otherwise(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    """Change words on the last page that has them, with letters that the page's fonts have."""

    def tamper(pdf: pikepdf.Pdf) -> None:
        pages = [page for page in pdf.pages if rewritten(pdf, page, old, new)]
        assert pages, f"no page says {old!r}"

    return tamper


def rewritten(pdf: pikepdf.Pdf, page: pikepdf.Page, old: str, new: str) -> bool:
    """Change words on a page; whether it has them."""
    instructions = list(pikepdf.parse_content_stream(page))
    letters: dict[bytes, str] = {}
    found = False
    for place, one in enumerate(instructions):
        if str(one.operator) == "Tf":
            letters = letters_of(page.Resources.Font[str(one.operands[0])])
        if str(one.operator) in ("TJ", "Tj") and old in (said := text_of(one, letters)):
            by_letter = {letter: glyph for glyph, letter in letters.items()}
            glyphs = b"".join(by_letter[letter] for letter in said.replace(old, new))
            changed = pikepdf.Array([pikepdf.String(glyphs)])
            instructions[place] = pikepdf.ContentStreamInstruction([changed], pikepdf.Operator("TJ"))
            found = True
    if found:
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
    return found


def letters_of(font: Any) -> dict[bytes, str]:
    """The letters of a font by their glyphs; two glyphs may be read as one letter, such as a space."""
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", cmap)
    return {bytes.fromhex(glyph): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


def text_of(instruction: Any, letters: dict[bytes, str]) -> str:
    """The text an instruction draws."""
    operand = instruction.operands[0]
    pieces = [
        bytes(one)
        for one in (operand if isinstance(operand, pikepdf.Array) else [operand])
        if isinstance(one, pikepdf.String)
    ]
    glyphs = b"".join(pieces)
    return "".join(letters.get(glyphs[at : at + 2], "") for at in range(0, len(glyphs), 2))
