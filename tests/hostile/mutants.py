"""Valid workbooks with something changed by chance, always the same for one seed.

A third of the changes is made to the bytes of the file, as a bad line or disk makes them; a third to the XML of its
parts, which are packed again so that the archive is sound; a third to what stands in the cells, so that the workbook
is sound.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from tests.xlsx import ROWS, Cell, Parts, packed, register, rows, shared_texts, sheet, workbook

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "pakistan-tajikistan.xlsx"

Chance = random.Random
Mutation = Callable[[str, Chance], str]

ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
TEXT = re.compile(r">([^<>]+)<")
TAG = re.compile(r"<[^<>]+>")
ELEMENT = re.compile(r"<(\w+)\b[^<>]*>[^<>]*</\1>")

NASTY: Sequence[str] = (
    *("", " ", "0", "-1", "1", "2", "1e308", "1e999", "-1e308", "1e-308", "NaN", "INF", "0.1", "60", "2958466", "1_0"),
    *("999999999999999", "1000000000000000", "99999999999999999999999", "-99999999999", "2147483648", "4294967296"),
    *("A1", "XFD1048576", "XFE1", "A0", "A1:XFD1048576", "A1:B2", "$A$1", "ZZZZ99999999", "1A"),
    *("s", "n", "b", "e", "d", "str", "inlineStr", "true", "false", "hidden", "visible", "veryHidden"),
    *("2026-02-30", "05/03/2026", "2026-03-31T25:00:00", "-", "n/a", "…", "TBD", "1,099", "22,9", "1 234,5 км"),
    *("C-1", "c-1", "С-1", "I-1", "IN-1;IN-1;;", "PK", "AG-1\nAG-1", "C-1" * 20, "#REF!", "=1+1", "{{ 7*7 }}"),
    *("&lt;b&gt;", "&amp;", "&#x202e;", "&#9;", "&#10;", "&#xFFFD;", "_x0000_", "_xD83D_", "_x005F_", "\u0600" * 50),
    *("../../etc/passwd", "http://example.org/", "worksheets/sheet1.xml", "rId1", "rId99", "External", "yyyy", "0%"),
    *("&undefined;", "<", "&", "]]>", "<!-- -->", "<![CDATA[x]]>", "<!DOCTYPE x>", "<?x?>", "x" * 70_000, "9" * 5_000),
)


ODD_CELLS: Sequence[Cell] = (
    *(None, 0, -1, 0.5, 40, 999_999_999_999_999, 1e15, 1e-12, 60, 2025, 46022, -46022, 2_958_466, 1e300),
    *(date(1900, 3, 1), date(2199, 12, 31), date(2026, 3, 31), date(2026, 4, 1), date(1904, 1, 1), date(9999, 12, 31)),
    *(one for one in NASTY if "&" not in one and "<" not in one),
    *(
        "<b>x</b>",
        "a < b < c",
        "percent",
        "ordinal",
        "qualitative",
        "currency",
        "sum",
        "latest",
        "completed",
        "withdrawn",
    ),
    *(
        "superseded",
        "at_least",
        "decrease",
        "zero",
        "refuse",
        "draft",
        "verified",
        "yes",
        "no",
        "complete",
        "off_track",
    ),
    *("Due", "Target", "Target date", "Baseline", "#REF!", "Code", "Title [ru]", "# own"),
)


@cache
def example_rows() -> Mapping[str, Sequence[Sequence[Cell]]]:
    """What stands in the cells of the example."""
    book = load_workbook(EXAMPLE, read_only=True)
    return {
        one.title: [[plain(value) for value in line] for line in one.iter_rows(values_only=True)]
        for one in book.worksheets
    }


def plain(value: object) -> Cell:
    """A value as the tests write it."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | int | float) else None


@cache
def originals() -> Sequence[Parts]:
    """The workbooks that are changed: one with its texts in place, one with shared texts, the example."""
    shared = "".join(f'<c r="{letter}1" t="s"><v>{place}</v></c>' for place, letter in enumerate("ABC"))
    values = '<c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>46022</v></c><c r="C2" s="2"><f>1/2</f><v>0.5</v></c>'
    texts = shared_texts(*(f"<t>{one}</t>" for one in ROWS["Actuals"][0]), "<r><t>I-</t></r><r><t>1</t></r>")
    merged = '<mergeCells><mergeCell ref="A3:C4"/></mergeCells>'
    actuals = sheet(f'<row r="1">{shared}</row><row r="2" hidden="1">{values}</row>', after=merged)
    return (
        register({"Commitments": sheet(rows(ROWS["Commitments"]), before='<dimension ref="A1:G2"/>')}),
        register({"Actuals": actuals}, texts=texts),
        unpacked(EXAMPLE.read_bytes()),
    )


def unpacked(content: bytes) -> Parts:
    """The parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mutants(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """So many changed workbooks, each with a name that tells what was done to it."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - the same mutants every time
        change, content = CHANGES[number % len(CHANGES)](chance)
        yield f"{seed}-{number}-{change}", content


def damaged(chance: Chance) -> tuple[str, bytes]:
    """The bytes of a file changed at some places."""
    damage = chance.choice(DAMAGES)
    changed = bytearray(packed(chance.choice(originals())))
    for _ in range(chance.choice((1, 1, 2, 8))):
        damage(changed, chance)
    return damage.__name__, bytes(changed)


def flip(content: bytearray, chance: Chance) -> None:
    """One byte becomes another."""
    if content:
        content[chance.randrange(len(content))] = chance.randrange(256)


def flip_near_the_end(content: bytearray, chance: Chance) -> None:
    """One byte of the directory becomes another."""
    if content:
        content[-chance.randrange(1, min(len(content), 2_000) + 1)] = chance.choice((0, 1, 127, 128, 255))


def cut(content: bytearray, chance: Chance) -> None:
    """The end is missing."""
    del content[chance.randrange(len(content) + 1) :]


def drop(content: bytearray, chance: Chance) -> None:
    """A piece is missing."""
    start = chance.randrange(len(content) + 1)
    del content[start : start + chance.randrange(1, 500)]


def double(content: bytearray, chance: Chance) -> None:
    """A piece stands twice."""
    start = chance.randrange(len(content) + 1)
    content[start:start] = content[start : start + chance.randrange(1, 500)]


def insert(content: bytearray, chance: Chance) -> None:
    """Something was written in between."""
    start = chance.randrange(len(content) + 1)
    content[start:start] = chance.randbytes(chance.randrange(1, 100))


DAMAGES: Sequence[Callable[[bytearray, Chance], None]] = (flip, flip_near_the_end, cut, drop, double, insert)


def rewritten(chance: Chance) -> tuple[str, bytes]:
    """One or two parts of a workbook changed, and all of them packed again."""
    changed = dict(chance.choice(originals()))
    if chance.random() < 0.1:
        swap_parts(changed, chance)
        return "swap_parts", packed(changed)
    mutation = chance.choice(MUTATIONS)
    for name in chance.sample(sorted(changed), chance.choice((1, 1, 2))):
        text = changed[name].decode()
        for _ in range(chance.choice((1, 1, 1, 5))):
            text = mutation(text, chance)
        changed[name] = text.encode()
    return mutation.__name__, packed(changed)


def swap_parts(parts: Parts, chance: Chance) -> None:
    """Two parts change places, or one is missing."""
    first, second = chance.sample(sorted(parts), 2)
    if chance.random() < 0.5:
        del parts[first]
    else:
        parts[first], parts[second] = parts[second], parts[first]


def at_one(pattern: re.Pattern[str], text: str, chance: Chance, become: Callable[[re.Match[str]], str]) -> str:
    """The text with one of the places that a pattern finds changed."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    place = chance.choice(found)
    return text[: place.start()] + become(place) + text[place.end() :]


def attribute(text: str, chance: Chance) -> str:
    """An attribute has another value."""
    return at_one(ATTRIBUTE, text, chance, lambda found: f'{found.group(1)}="{chance.choice(NASTY)}"')


def no_attribute(text: str, chance: Chance) -> str:
    """An attribute is missing."""
    return at_one(ATTRIBUTE, text, chance, lambda _: "")


def other_text(text: str, chance: Chance) -> str:
    """An element holds another text."""
    return at_one(TEXT, text, chance, lambda _: f">{chance.choice(NASTY)}<")


def no_element(text: str, chance: Chance) -> str:
    """An element is missing."""
    return at_one(ELEMENT, text, chance, lambda _: "")


def element_twice(text: str, chance: Chance) -> str:
    """An element stands twice."""
    return at_one(ELEMENT, text, chance, lambda found: found.group() * 2)


def nested_element(text: str, chance: Chance) -> str:
    """An element stands in one of its own kind."""
    return at_one(ELEMENT, text, chance, lambda found: f"<{found.group(1)}>{found.group()}</{found.group(1)}>")


def no_tag(text: str, chance: Chance) -> str:
    """A tag is missing."""
    return at_one(TAG, text, chance, lambda _: "")


def other_tag(text: str, chance: Chance) -> str:
    """A tag is that of another place."""
    return at_one(TAG, text, chance, lambda _: chance.choice(TAG.findall(text)))


def something_between(text: str, chance: Chance) -> str:
    """Something stands between two tags that belongs elsewhere, or nowhere."""
    return at_one(TAG, text, chance, lambda found: found.group() + chance.choice(NASTY))


MUTATIONS: Sequence[Mutation] = (
    attribute,
    attribute,
    no_attribute,
    other_text,
    other_text,
    no_element,
    element_twice,
    nested_element,
    no_tag,
    other_tag,
    something_between,
)


def recast(chance: Chance) -> tuple[str, bytes]:
    """Some cells of a register hold something else, or stand elsewhere."""
    changed = {name: [list(line) for line in lines] for name, lines in chance.choice((ROWS, example_rows())).items()}
    recasting = chance.choice(RECASTINGS)
    for _ in range(chance.choice((1, 3, 10, 60))):
        lines = changed[chance.choice(sorted(changed))]
        if len(lines) > 1:
            recasting(lines, chance)
    return recasting.__name__, packed(workbook({name: sheet(rows(lines)) for name, lines in changed.items()}))


Lines = list[list[Cell]]


def odd_cell(lines: Lines, chance: Chance) -> None:
    """A cell holds something odd."""
    line = chance.choice(lines[1:])
    line[chance.randrange(len(line))] = chance.choice(ODD_CELLS)


def cell_from_elsewhere(lines: Lines, chance: Chance) -> None:
    """A cell holds what another one holds."""
    line, other = chance.choice(lines), chance.choice(lines)
    line[chance.randrange(len(line))] = chance.choice(other)


def heading(lines: Lines, chance: Chance) -> None:
    """A heading is another, or none."""
    lines[0][chance.randrange(len(lines[0]))] = chance.choice((*lines[0], *ODD_CELLS))


def row_twice(lines: Lines, chance: Chance) -> None:
    """A row stands twice."""
    lines.insert(chance.randrange(len(lines) + 1), list(chance.choice(lines)))


def no_row(lines: Lines, chance: Chance) -> None:
    """A row is missing."""
    lines.remove(chance.choice(lines))


def column_moved(lines: Lines, chance: Chance) -> None:
    """The cells of a column stand one row too low."""
    column = chance.randrange(len(lines[0]))
    for line, below in zip(reversed(lines[:-1]), reversed(lines[1:]), strict=True):
        below[column] = line[column]


RECASTINGS: Sequence[Callable[[Lines, Chance], None]] = (
    odd_cell,
    odd_cell,
    odd_cell,
    cell_from_elsewhere,
    heading,
    row_twice,
    no_row,
    column_moved,
)
CHANGES: Sequence[Callable[[Chance], tuple[str, bytes]]] = (damaged, rewritten, recast)
