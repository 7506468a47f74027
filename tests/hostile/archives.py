"""Archives that are not what they say: their directory lies, their members overlap, lead outside or are damaged."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.xlsx import MAIN, packed, register

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
CENTRAL_CRC, CENTRAL_PACKED, CENTRAL_SIZE, CENTRAL_OFFSET = 16, 20, 24, 42
CENTRAL_FLAGS, CENTRAL_METHOD = 8, 10
END_ENTRIES, END_SIZE, END_OFFSET = 10, 12, 16
NOWHERE = 0xFFFFFFFF


def patched(content: bytes, at: int, form: str, value: int) -> bytes:
    """The bytes with one number changed."""
    return content[:at] + struct.pack(form, value) + content[at + struct.calcsize(form) :]


def entry(content: bytes, name: str) -> int:
    """Where the directory speaks of a member."""
    return content.rindex(CENTRAL, 0, content.rindex(name.encode()))


def saying(field: int, form: str, value: int, name: str = "xl/workbook.xml") -> bytes:
    """A register whose directory says something else of one member."""
    content = packed(register())
    return patched(content, entry(content, name) + field, form, value)


def size_too_small() -> bytes:
    return saying(CENTRAL_SIZE, "<I", 10)


def size_too_large() -> bytes:
    return saying(CENTRAL_SIZE, "<I", 900_000)


def size_of_gigabytes() -> bytes:
    return saying(CENTRAL_SIZE, "<I", 4_000_000_000)


def wrong_checksum() -> bytes:
    return saying(CENTRAL_CRC, "<I", 12345)


def packed_size_too_large() -> bytes:
    return saying(CENTRAL_PACKED, "<I", 60_000_000)


def header_elsewhere() -> bytes:
    return saying(CENTRAL_OFFSET, "<I", 7)


def header_beyond_the_end() -> bytes:
    return saying(CENTRAL_OFFSET, "<I", 4_000_000_000)


def unknown_method() -> bytes:
    return saying(CENTRAL_METHOD, "<H", 99)


def locked_member() -> bytes:
    return saying(CENTRAL_FLAGS, "<H", 1)


def size_in_zip64_that_is_not_there() -> bytes:
    return saying(CENTRAL_SIZE, "<I", NOWHERE)


def end_saying(field: int, form: str, value: int) -> bytes:
    """A register whose last record says something else."""
    content = packed(register())
    return patched(content, content.rindex(END) + field, form, value)


def no_entries() -> bytes:
    return end_saying(END_ENTRIES, "<H", 0)


def directory_of_gigabytes() -> bytes:
    return end_saying(END_SIZE, "<I", 4_000_000_000)


def directory_in_zip64_that_is_not_there() -> bytes:
    return end_saying(END_OFFSET, "<I", NOWHERE)


def zip64_of_exabytes() -> bytes:
    """All sizes of one member stand in a zip64 field, and are absurd."""
    content = packed(register())
    start, end = entry(content, "xl/styles.xml"), content.rindex(END)
    field = struct.pack("<HHQQ", 1, 16, 1 << 62, 1 << 61)
    name_end = start + 46 + len("xl/styles.xml")
    content = content[:name_end] + field + content[name_end:]
    for at, form, value in (
        (start + CENTRAL_SIZE, "<I", NOWHERE),
        (start + CENTRAL_PACKED, "<I", NOWHERE),
        (start + 30, "<H", len(field)),
    ):
        content = patched(content, at, form, value)
    end += len(field)
    size = struct.unpack_from("<I", content, end + END_SIZE)[0]
    return patched(content, end + END_SIZE, "<I", size + len(field))


def overlapping_members() -> bytes:
    """Two names for one stretch of bytes, as the densest bombs have it."""
    content = packed(register())
    first, second = (entry(content, name) for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"))
    for field, form in ((CENTRAL_OFFSET, "<I"), (CENTRAL_PACKED, "<I"), (CENTRAL_SIZE, "<I"), (CENTRAL_CRC, "<I")):
        content = patched(content, second + field, form, struct.unpack_from(form, content, first + field)[0])
    return content


def bomb() -> bytes:
    return packed({**register(), "xl/media/image1.bin": bytes(30_000_000)})


def bomb_in_a_bomb() -> bytes:
    inner = packed({"a": bytes(9_000_000)})
    for _ in range(3):
        inner = packed({f"{place}": inner for place in range(20)})
    return packed({**register(), "xl/embeddings/inner.zip": inner})


def bomb_with_a_modest_size() -> bytes:
    """Unpacks to far more than its directory says."""
    content = packed({**register(), "xl/media/image1.bin": bytes(30_000_000)})
    return patched(content, entry(content, "xl/media/image1.bin") + CENTRAL_SIZE, "<I", 900_000)


def thousands_of_members() -> bytes:
    return packed({**register(), **{f"xl/media/{place}.bin": b"" for place in range(5_000)}})


def member_twice() -> bytes:
    content = io.BytesIO(packed(register()))
    with zipfile.ZipFile(content, "a") as archive:
        info = zipfile.ZipInfo("xl/Styles.xml")
        archive.writestr(info, "<styleSheet/>")
    return content.getvalue()


def without(*names: str) -> bytes:
    """A register that lacks some parts."""
    return packed({name: part for name, part in register(texts=TEXTS).items() if name not in names})


TEXTS = f'<sst xmlns="{MAIN}"/>'.encode()


def damaged(at: float) -> bytes:
    """A register of which some bytes in the middle of a member are others."""
    content = bytearray(packed(register()))
    place = int(len(content) * at)
    content[place : place + 4] = bytes(255 - one for one in content[place : place + 4])
    return bytes(content)


def cut(at: float) -> bytes:
    """The beginning of a register."""
    content = packed(register())
    return content[: int(len(content) * at)]


def garbled_member() -> bytes:
    """A member whose packed bytes are none."""
    content = packed(register())
    at = content.index(b"xl/workbook.xml") + len("xl/workbook.xml")
    return content[:at] + bytes(20) + content[at + 20 :]


def with_backslashes() -> bytes:
    """A register whose parts are named as some programs on Windows do it."""
    return packed({name.replace("/", "\\"): part for name, part in register().items()})


def in_capitals() -> bytes:
    """A register whose parts are named without regard to case."""
    return packed({name.upper(): part for name, part in register().items()})
