from __future__ import annotations

import pytest

from tracker.registers import codes as module
from tracker.registers.codes import Codes, SheetCodes, loose, split_codes, tidy, well_formed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("C-1; C-2;C-3", ["C-1", "C-2", "C-3"], id="semicolons"),
        pytest.param("C-1\nC-2\n", ["C-1", "C-2"], id="line-breaks"),
        pytest.param(" ; ;", [], id="nothing-between"),
        pytest.param("C-1, C-2", ["C-1, C-2"], id="a-comma-separates-nothing"),
    ],
)
def test_lists_of_codes(text: str, expected: list[str]) -> None:
    assert split_codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("C-1", "C-1", id="as-it-is"),
        pytest.param("\u200fC-1\u200b", "C-1", id="invisible-signs"),
        pytest.param("И\u0306-1", "Й-1", id="composed-letters"),
        pytest.param("007", "007", id="leading-zeros"),
        pytest.param("Ы\u200b" * 200, "Ы\u200b" * 200, id="too-long-for-a-code"),
    ],
)
def test_what_nobody_can_see_does_not_count(text: str, expected: str) -> None:
    assert tidy(text) == expected


@pytest.mark.parametrize(
    "code", ["PT-EN-01", "pt en 1", "PT–EN–001", "PT_EN_01", "РТ-ЕN-1", "pt.en/01", "(PT-EN-01)", "ＰＴ－ＥＮ－０１"]
)
def test_what_is_easily_mistyped(code: str) -> None:
    assert loose(code) == "pt-en-1"


@pytest.mark.parametrize("code", ["PT-EN-10", "PT-EN-011", "PTEN-01", "PT-EN", "PT-EN-02"])
def test_another_code(code: str) -> None:
    assert loose(code) != "pt-en-1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("PT EN 01", "PT-EN-01", id="spaces"),
        pytest.param("PT – EN — 01", "PT-EN-01", id="dashes"),
        pytest.param("ＰＴ１", "PT1", id="full-width"),
        pytest.param("PT#1", None, id="another-sign"),
        pytest.param("x" * 41, None, id="too-long"),
    ],
)
def test_well_formed(text: str, expected: str | None) -> None:
    assert well_formed(text) == expected


def known(*spellings: str, numbers: tuple[str, ...] = (), **names: str) -> Codes:
    """The codes of the sheet Institutions."""
    of_sheet = SheetCodes("Учреждения", "Код")
    for code in spellings:
        of_sheet.add(code, is_number=code in numbers)
    of_sheet.named.extend((name, code.replace("_", "-")) for code, name in names.items())
    return Codes({"Institutions": of_sheet})


HERE = ("Institutions",)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("pk-moe", "PK-MOE", id="case-does-not-count"),
        pytest.param("007", "007", id="zeros-count"),
        pytest.param("7", None, id="zeros-count-the-other-way"),
        pytest.param("PK-MFA", None, id="not-there"),
    ],
)
def test_finding_a_code(code: str, expected: str | None) -> None:
    assert known("PK-MOE", "pk-moe", "007").find(HERE, code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("PK MOE", ("PK-MOE",), id="typed-another-way"),
        pytest.param("ag-131", ("AG-0131",), id="padding-zeros"),
        pytest.param("AG-0130", (), id="never-the-next-number"),
        pytest.param("PK-MOF", (), id="never-a-code-nearby"),
        pytest.param("ministry of  ENERGY", ("PK-MOE",), id="by-name"),
        pytest.param("Ministery of Energy", ("PK-MOE",), id="by-a-name-nearby"),
        pytest.param("Line 2", (), id="names-with-numbers-are-not-near"),
        pytest.param("PK", (), id="too-short-for-a-name"),
    ],
)
def test_only_safe_suggestions(code: str, expected: tuple[str, ...]) -> None:
    codes = known("PK-MOE", "AG-0131", "L-1", PK_MOE="Ministry of Energy", L_1="Line 1")
    assert codes.suggestions(HERE, code) == expected


def test_two_codes_may_be_meant() -> None:
    assert known("C-1", "C-01").suggestions(HERE, "c 001") == ("C-1", "C-01")


def test_names_are_looked_for_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = known("PK-MOE", PK_MOE="Ministry of Energy")
    codes.sheets["Institutions"].searches = 1
    assert codes.suggestions(HERE, "Ministry of Enrgy") == ("PK-MOE",)
    assert codes.suggestions(HERE, "Ministry of Enrgy") == ()
    monkeypatch.setattr(module, "MOST_NAMES", 0)
    assert known("PK-MOE", PK_MOE="Ministry of Energy").suggestions(HERE, "Ministry of Enrgy") == ()


@pytest.mark.parametrize(
    ("codes", "code", "expected"),
    [
        pytest.param(known("AA", "BD"), "ВD", ("BD",), id="a-letter"),
        pytest.param(known("AA", "BD"), "аа", ("AA",), id="all-letters-in-another-case"),
        pytest.param(known("РК"), "PK", ("РК",), id="the-other-way"),
        pytest.param(known("AA-1"), "АА-01", (), id="more-than-letters"),
    ],
)
def test_twins(codes: Codes, code: str, expected: tuple[str, ...]) -> None:
    assert codes.twins(HERE, code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("СОТ", True, id="looks-latin"),
        pytest.param("СЭТ", False, id="does-not"),
        pytest.param("COT", False, id="is-latin"),
        pytest.param("CО-1", False, id="mixed-is-told-as-such"),
        pytest.param("٢-١", False, id="other-digits"),
    ],
)
def test_a_code_out_of_place_among_latin_ones(code: str, expected: bool) -> None:
    assert known("PK-MOE", "TJ-MOE", code).is_out_of_place(code) is expected


@pytest.mark.parametrize("others", [(), ("ЭН", "ПР")], ids=["alone", "among-cyrillic-ones"])
def test_a_code_in_its_place(others: tuple[str, ...]) -> None:
    assert not known("СОТ", *others).is_out_of_place("СОТ")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("007", True, id="a-number-that-lost-its-zeros"),
        pytest.param("C-1", True, id="a-code-with-a-space"),
        pytest.param("D-01", False, id="a-sound-code-typed-otherwise"),
        pytest.param("E-1", False, id="nothing-like-it"),
        pytest.param("Second desk", True, id="the-name-of-its-row"),
    ],
)
def test_what_may_be_meant_by_a_code_at_fault(code: str, expected: bool) -> None:
    codes = known("7", "C 1", "D-1", numbers=("7",))
    codes.sheets["Institutions"].named.append(("Second desk", "C 1"))
    assert codes.may_stand_unread(HERE, code) is expected
    assert codes.suggestions(HERE, "C-1") == ()


def test_nothing_is_known_of_sheets_that_were_not_read() -> None:
    assert Codes(unread={"Institutions"}).may_stand_unread(("Parties", "Institutions"), "X")
    assert not Codes(unread={"Institutions"}).may_stand_unread(("Parties",), "X")


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param(Codes(), True, id="no-such-sheet"),
        pytest.param(known(), False, id="an-empty-one"),
        pytest.param(Codes(unread={"Institutions"}), False, id="one-that-could-not-be-read"),
    ],
)
def test_free_names(codes: Codes, expected: bool) -> None:
    assert codes.are_named_freely(HERE) is expected


def test_what_the_file_calls_them() -> None:
    assert known().shown(("Institutions",)) == ("Учреждения", "Код")
    assert known().shown(("Institutions", "Parties")) == ("Учреждения / Parties", "Код / Code")


def test_unreadable_codes_are_counted() -> None:
    codes = known("A")
    codes.sheets["Institutions"].unreadable = 2
    assert codes.unreadable(("Institutions", "Parties")) == 2
