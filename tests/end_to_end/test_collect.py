"""From the register to the institutions and back, through the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.collecting.sending import DAY, NAMES, SHEETS_SENT, edit, sent, setting
from tests.end_to_end.conftest import Run
from tests.end_to_end.workbooks import faulty, write_register
from tracker.registers.template.words import texts


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write_register(tmp_path / "register.xlsx", SHEETS_SENT)


def test_out_and_back(tracker: Run, register: Path, tmp_path: Path) -> None:
    out, new = tmp_path / "sent", tmp_path / "new.xlsx"
    told = tracker("distribute", register, "--as-of", DAY.isoformat(), "--out", out)
    assert told.out == "".join(f"{out / NAMES[who]}\n" for who in "AB")
    assert told.exit_code == 0
    again = tracker("distribute", register, "--as-of", DAY.isoformat(), "--out", out, "--force")
    assert again.exit_code == 0
    edit(tmp_path, "A", setting("Actuals", 2, "Value", 25), setting("Commitments", 2, "Title", "Open it later"))
    done = tracker("collect", register, out / NAMES["A"], "--out", new, "--json")
    assert done.exit_code == 1
    assert done.json["format"] == "tracker-collect/1"
    assert {what: n for what, n in done.json["counts"].items() if n} == {"changed": 1, "locked": 1, "lacking": 1}
    assert done.json["findings"][0] == {
        "what": "changed",
        "by": "AA-ROADS",
        "file": NAMES["A"],
        "cell": "Actuals!D2",
        "sheet": "Actuals",
        "row": "i-1 · 2026-03-31 · aa-roads",
        "field": "Value",
        "old": "20",
        "new": "25",
        "why": "",
        "taken": True,
    }
    sheet = load_workbook(new)["# Collected"]
    assert [cell.value for cell in sheet[2]][:7] == [
        "cell changed",
        "AA-ROADS",
        "Actuals",
        "i-1 · 2026-03-31 · aa-roads",
        "Value",
        "20",
        "25",
    ]
    shown = tracker("collect", register, out, "--out", tmp_path / "other.xlsx")
    assert "1 cell changed; 1 edit where the recipient may not write." in shown.out
    assert "Open it later" in shown.out
    assert f"The merged register is {tmp_path / 'other.xlsx'}." in shown.err
    assert tracker("check", new).exit_code == 0


def test_a_register_that_cannot_be_opened(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_bytes(b"")
    (tmp_path / "returned.xlsx").write_bytes(b"x")
    ended = tracker("collect", tmp_path / "register.xlsx", tmp_path / "returned.xlsx", "--out", tmp_path / "new.xlsx")
    assert ended.exit_code == 1
    assert "register.xlsx" in ended.err
    assert not (tmp_path / "new.xlsx").exists()


def test_nothing_edited_is_told_as_such(tracker: Run, register: Path, tmp_path: Path) -> None:
    tracker("distribute", register, "--as-of", DAY.isoformat(), "--out", tmp_path / "sent")
    done = tracker("collect", register, tmp_path / "sent", "--out", tmp_path / "new.xlsx")
    assert (done.exit_code, done.out) == (0, "All workbooks came back, and none was changed.\n")


ACTUAL = "i-1 · 2026-03-31 · aa-roads"
SPOKEN = [
    pytest.param(
        "ru",
        (
            ["ячейка изменена", "AA-ROADS", "Фактические значения", ACTUAL, "Значение", "20", "25"],
            "изменена 1 ячейка; 1 правка там, где получатель не вправе писать; 1 книга не возвращена.",
            "получатель не вправе это заполнять",
        ),
        id="ru",
    ),
    pytest.param(
        "tg",
        (
            ["катак тағйир ёфт", "AA-ROADS", "Нишондиҳандаҳои воқеӣ", ACTUAL, "Қимат", "20", "25"],
            "1 катак тағйир ёфт; 1 тағйир дар ҷойе, ки гиранда ҳуқуқи навиштан надорад; 1 китоб баргардонида нашуд.",
            "гиранда ҳуқуқи пур кардани инро надорад",
        ),
        id="tg",
    ),
    pytest.param(
        "ur",
        (
            ["خانہ تبدیل ہوا", "AA-ROADS", "اصل اعداد", ACTUAL, "قدر", "20", "25"],
            "1 خانہ تبدیل ہوا؛ 1 تبدیلی جہاں وصول کنندہ لکھنے کا مجاز نہیں؛ 1 ورک بک واپس نہیں آئی۔",
            "وصول کنندہ اسے پُر کرنے کا مجاز نہیں",
        ),
        id="ur",
    ),
]


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a register, and the workbook of one of two recipients as it came back."""
    folder = tmp_path_factory.mktemp("returned")
    sent(folder)
    edit(folder, "A", setting("Actuals", 2, "Value", 25), setting("Register", 2, "Value", "Another title"))
    (folder / "sent" / NAMES["B"]).unlink()
    return folder


@pytest.mark.parametrize(("language", "words"), SPOKEN)
def test_what_was_merged_is_told_in_each_language(
    language: str, words: tuple[list[str], str, str], returned: Path, tmp_path: Path, tracker: Run
) -> None:
    line, counted, why = words
    asked = (returned / "register.xlsx", returned / "sent", "--language", language)
    shown = tracker("collect", *asked, "--out", tmp_path / "new.xlsx")
    assert shown.exit_code == 1
    assert shown.out.splitlines()[-1] == counted
    assert why in shown.out
    sheet = load_workbook(tmp_path / "new.xlsx").worksheets[0]
    assert sheet.title == texts(language)["pages"]["collected"]
    assert [cell.value for cell in sheet[2]][:7] == line
    as_json = tracker("collect", *asked, "--out", tmp_path / "again.xlsx", "--json")
    assert as_json.json["findings"][0]["what"] == "changed"
    assert as_json.json["findings"][1]["why"] == why


def test_a_register_with_errors_is_not_sent_out(tracker: Run, tmp_path: Path) -> None:
    register = faulty(tmp_path / "register.xlsx")
    ended = tracker("distribute", register, "--out", tmp_path / "sent", "--language", "tg")
    assert (ended.exit_code, (tmp_path / "sent").exists()) == (1, False)
    assert "Китобҳо сохта нашуданд" in ended.err
