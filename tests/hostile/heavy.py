"""Files that are made to cost time or memory. Each is small; what it unpacks to, or asks for, is not.

Where the ratio of packing alone would give a file away, noise that cannot be packed is strewn into it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping

from tests.xlsx import (
    FIRST_DAY,
    MAIN,
    ROWS,
    listing,
    packed,
    register,
    relationships,
    row,
    rows,
    shared_texts,
    sheet,
    text,
)

NOISE_EVERY = 50_000
"""Bytes; with ``NOISE`` of noise the ratio stays below a hundred."""
NOISE = 800

HEADER = rows([ROWS["Commitments"][0]])
COLUMNS = "ABCDEFG"


def noise(seed: int) -> str:
    """Letters that cannot be packed much."""
    return random.Random(seed).randbytes(NOISE // 2).hex()  # noqa: S311 - the same noise every time


def strewn(piece: str, times: int, separator: str = "<!--{}-->") -> str:
    """A piece repeated, with noise in between."""
    each = max(NOISE_EVERY // len(piece.encode()), 1)
    return "".join(piece * each + separator.format(noise(seed)) for seed in range(times // each))


def commitments(data: str, after: str = "", texts: bytes | None = None) -> bytes:
    """A register whose commitments are these rows below the header."""
    return packed(register({"Commitments": sheet(HEADER + data, after=after)}, texts=texts))


def changed(part: str, content: bytes) -> bytes:
    """A register of which one part is another."""
    return packed({**register(), part: content})


def filled_rows(cells: str, last: int, cell: str) -> Iterator[str]:
    """Rows down to ``last`` with the same cell in several columns."""
    for place in range(2, last + 1):
        yield row(place, *(cell.format(ref=f"{letter}{place}") for letter in cells))


SHARED = '<c r="{ref}" t="s"><v>0</v></c>'
ONE = '<c r="{ref}"><v>1</v></c>'


def styled_rows() -> bytes:
    return commitments(strewn('<row s="1" customFormat="1"/>', 1_000_000))


def styled_cells() -> bytes:
    return commitments(strewn('<row><c s="1"/><c s="1"/><c s="1"/></row>', 1_000_000))


def one_value_in_a_million_rows() -> bytes:
    return commitments(strewn("<row><c><v>1</v></c></row>", 1_000_000))


def one_text_in_a_million_rows() -> bytes:
    return commitments(strewn('<row><c t="s"><v>0</v></c></row>', 1_000_000), texts=shared_texts("<t>x</t>"))


def every_cell_wrong() -> bytes:
    return commitments("".join(filled_rows(COLUMNS, 100_000, SHARED)), texts=shared_texts("<t>x y</t>"))


def long_text_in_every_cell() -> bytes:
    words = strewn("x ", 30_000, "{}")
    return commitments("".join(filled_rows(COLUMNS, 100_000, SHARED)), texts=shared_texts(f"<t>{words}</t>"))


def wrong_choices() -> bytes:
    headings = ("Code", "Title", "Agreement", "Sector", "Lead", "Priority", "Closure", "Data quality")
    lines = (
        row(place, *(text(f"{letter}{place}", f"nomral{place}") for letter in "FGH")) for place in range(2, 50_000)
    )
    return packed(register({"Commitments": sheet(rows([headings]) + "".join(lines))}))


def empty_cells() -> bytes:
    return commitments(f'<row r="2">{strewn("<c/>", 30_000_000)}</row>')


def unknown_elements() -> bytes:
    return commitments(strewn("<a/>", 30_000_000))


def nested_elements() -> bytes:
    return commitments(strewn("<a>", 40_000_000))


def nested_cells() -> bytes:
    return commitments(f'<row r="2">{strewn("<c><v>1</v>", 5_000_000)}')


def long_attribute() -> bytes:
    return commitments(f'<row r="2"><c r="A2" x="{strewn("y", 150_000_000, "{}")}"/></row>')


def long_comment() -> bytes:
    return commitments(f"<!-- {strewn('<x', 60_000_000, '{}')} -->")


def long_text() -> bytes:
    return commitments(f'<row r="2"><c r="A2" t="inlineStr"><is><t>{strewn("ü", 80_000_000, "{}")}</t></is></c></row>')


def long_text_between_cells() -> bytes:
    return commitments(f'<row r="2">{strewn("ü", 80_000_000, "{}")}</row>')


def marked_sections() -> bytes:
    return commitments(f'<row r="2"><c r="A2" t="str"><v>{strewn("<![CDATA[<<<<]]>", 8_000_000)}</v></c></row>')


def many_texts() -> bytes:
    return commitments("", texts=shared_texts(strewn("<t>a</t></si><si>", 3_000_000)))


def many_different_texts() -> bytes:
    return commitments("", texts=shared_texts(*(f"<t>{place:06}</t>" for place in range(1_400_000))))


def many_empty_texts() -> bytes:
    return commitments("", texts=f'<sst xmlns="{MAIN}">{strewn("<si/>", 10_000_000)}</sst>'.encode())


def many_pieces_of_a_text() -> bytes:
    return commitments("", texts=shared_texts(strewn("<r><t>a</t></r>", 3_500_000)))


def million_merged_ranges() -> bytes:
    ranges = strewn('<mergeCell ref="A2:B3"/>', 1_000_000)
    return commitments("", after=f"<mergeCells>{ranges}</mergeCells>")


def large_merged_ranges() -> bytes:
    ranges = "".join(f'<mergeCell ref="A{place}:XFD1048576"/>' for place in range(1, 9_999))
    return commitments("".join(filled_rows("AB", 3_000, ONE)), after=f"<mergeCells>{ranges}</mergeCells>")


def defined_names() -> bytes:
    names = "".join(f'<definedName name="n{place}">A!$A$1</definedName>' for place in range(400_000))
    return changed("xl/workbook.xml", listing(list(ROWS), after=f"<definedNames>{names}</definedNames>"))


def large_list_of_sheets() -> bytes:
    names = "".join(f'<definedName name="n{place}">A!$A$1</definedName>' for place in range(800_000))
    return changed("xl/workbook.xml", listing(list(ROWS), after=f"<definedNames>{names}</definedNames>"))


def thousands_of_sheets() -> bytes:
    return changed("xl/workbook.xml", listing(["Commitments"] * 100_000))


def many_styles() -> bytes:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>{strewn("<xf/>", 3_000_000)}</cellXfs></styleSheet>'
    return changed("xl/styles.xml", styles.encode())


def format_of_brackets() -> bytes:
    written = strewn("[", 1_900_000, "{}")
    formats = f'<numFmts><numFmt numFmtId="164" formatCode="{written}"/></numFmts>'
    styles = f'<styleSheet xmlns="{MAIN}">{formats}<cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>'
    return changed("xl/styles.xml", styles.encode())


def many_formats() -> bytes:
    formats = "".join(f'<numFmt numFmtId="{place}" formatCode="{"[" * 250}"/>' for place in range(60_000))
    return changed("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts></styleSheet>'.encode())


def many_relationships() -> bytes:
    leads = ((f"a{place}", "worksheet", "x") for place in range(120_000))
    return changed("xl/_rels/workbook.xml.rels", relationships(*leads))


def spaces_in_headings() -> bytes:
    wide = "a" + " " * 32_000
    headings = ("Code", "Title", f"{wide}[", "Sector", "Lead", f"{wide}(", f"{wide}/{wide}")
    return packed(register({"Commitments": sheet(rows([headings]))}))


def hint_in_a_heading() -> bytes:
    headings = ("Code", "Title", "Agreement", "Sector", "Lead", "Start", f"Due ({noise(1) * 40})")
    return packed(register({"Commitments": sheet(rows([headings]) + "".join(filled_rows("G", 50_000, ONE)))}))


def spaces_in_numbers() -> bytes:
    values = (f"x{' ' * 30_000}1x1x", f"1{' ' * 30_000}x1x", "1 1," * 8_000 + "x1")
    return packed(
        register({"Actuals": sheet(rows([ROWS["Actuals"][0], *(("I-1", FIRST_DAY, one) for one in values)]))})
    )


def many_codes_in_a_cell() -> bytes:
    headings = rows([("Code", "Title", "Agreement", "Sector", "Lead", "Supporting")])
    lines = "".join(
        row(place, text(f"A{place}", f"C-{place}"), SHARED.format(ref=f"F{place}")) for place in range(2, 900)
    )
    return packed(register({"Commitments": sheet(headings + lines)}, texts=shared_texts(f"<t>{'a;' * 16_000}</t>")))


def long_circle() -> bytes:
    headings = ("Code", "Title", "Agreement", "Sector", "Lead", "Depends on")
    chain = [(f"C-{place}", "T", "AG-1", "TRANSPORT", "IN-1", f"C-{(place + 1) % 8_000}") for place in range(8_000)]
    return packed(register({"Commitments": sheet(rows([headings, *chain]))}))


def one_indicator_for_all() -> bytes:
    days = [FIRST_DAY.fromordinal(FIRST_DAY.toordinal() + 46_000 - place % 3_000) for place in range(20_000)]
    lines = [("I-1", day, place) for place, day in enumerate(days)]
    return packed(register({"Actuals": sheet(rows([ROWS["Actuals"][0], *lines]))}))


def unpacks_to_the_limit() -> bytes:
    parts = {f"xl/media/{place}.xml": b"<a>" + b" " * 999_000 + b"</a>" for place in range(190)}
    return packed({**register(), **parts})


def unpacks_beyond_the_limit() -> bytes:
    parts = {f"xl/media/{place}.xml": b"<a>" + b" " * 999_000 + b"</a>" for place in range(210)}
    return packed({**register(), **parts})


HEAVY: Mapping[Callable[[], bytes], str | None] = {
    styled_rows: None,
    one_value_in_a_million_rows: "TOO_MANY_PROBLEMS",
    long_text_in_every_cell: "FILE_TOO_LARGE",
    unknown_elements: "FILE_TOO_LARGE",
    nested_elements: "FILE_UNSAFE",
    long_attribute: "FILE_UNSAFE",
    long_text_between_cells: "FILE_UNSAFE",
    million_merged_ranges: "FILE_TOO_LARGE",
    format_of_brackets: None,
    spaces_in_headings: "COLUMN_UNKNOWN",
    spaces_in_numbers: "NUMBER_TEXT",
}
"""Some of each kind, for every run of the tests, and what each is told, if anything."""

HEAVIER: Mapping[Callable[[], bytes], str | None] = {
    styled_cells: None,
    one_text_in_a_million_rows: "TOO_MANY_PROBLEMS",
    every_cell_wrong: "TOO_MANY_PROBLEMS",
    wrong_choices: "TOO_MANY_PROBLEMS",
    empty_cells: "FILE_TOO_LARGE",
    nested_cells: "FILE_CORRUPT",
    long_comment: "FILE_UNSAFE",
    long_text: "FILE_UNSAFE",
    marked_sections: "FILE_TOO_LARGE",
    many_texts: "FILE_TOO_LARGE",
    many_different_texts: "SHEET_EMPTY",
    many_empty_texts: "FILE_TOO_LARGE",
    many_pieces_of_a_text: "FILE_TOO_LARGE",
    large_merged_ranges: "MERGED_CELLS",
    defined_names: None,
    large_list_of_sheets: "FILE_TOO_LARGE",
    thousands_of_sheets: "FILE_TOO_LARGE",
    many_styles: "FILE_TOO_LARGE",
    many_formats: "FILE_TOO_LARGE",
    many_relationships: "FILE_CORRUPT",
    hint_in_a_heading: "COLUMN_UNKNOWN",
    many_codes_in_a_cell: "TEXT_TOO_LONG",
    long_circle: "REF_CYCLE",
    one_indicator_for_all: "TOO_MANY_PROBLEMS",
    unpacks_to_the_limit: None,
    unpacks_beyond_the_limit: "FILE_TOO_LARGE",
}
"""The others, for ``benchmarks/hostile.py``."""
