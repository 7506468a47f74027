"""A language is one folder: one that nobody shipped is spoken as soon as its folder is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tests.end_to_end.conftest import Run
from tests.end_to_end.small import SHEETS
from tests.end_to_end.workbooks import write_register

WORDS = {
    "on track": "laŭplane",
    "no value reported": "neniu valoro",
    "No problems in {where}: a report can be made.": "Neniu problemo en {where}: raporto eblas.",
    "Progress report": "Raporto pri progreso",
}
TERMS = """
[sheets]
Milestones = ["Mejloŝtonoj"]
[headings]
Code = ["Kodo"]
[Level]
output = ["produkto"]
[Language]
eo = ["esperanto"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Esperanto: its catalogue, its terms, how it is written."""
    place = tmp_path_factory.mktemp("languages")
    eo = place / "eo"
    eo.mkdir()
    months = ["januaro", "februaro", "marto", "aprilo", "majo", "junio", "julio", "aŭgusto", "septembro", "oktobro"]
    (eo / "language.toml").write_text(
        f'name = "Esperanto"\nlocale = "eo"\nfonts = ["Noto Sans"]\nmonths = {[*months, "novembro", "decembro"]!r}\n',
        encoding="utf-8",
    )
    (eo / "terms.toml").write_text(TERMS, encoding="utf-8")
    catalogue = Catalog(locale="eo")
    for english, word in WORDS.items():
        catalogue.add(english, word)
    catalogue.add(("{n} file", "{n} files"), ("{n} dosiero", "{n} dosieroj"))
    with (eo / "messages.po").open("wb") as file:
        write_po(file, catalogue)
    return place


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that is written in it: its setting, a sheet and a heading in its words."""
    settings = [*SHEETS["Register"], {"Setting": "Language", "Value": "esperanto"}]
    milestones = [{("Kodo" if name == "Code" else name): value for name, value in SHEETS["Milestones"][0].items()}]
    path = tmp_path_factory.mktemp("eo") / "registro.xlsx"
    others = {name: rows for name, rows in SHEETS.items() if name != "Milestones"}
    return write_register(path, {**others, "Register": settings, "Mejloŝtonoj": milestones}, whole=False)


def test_it_is_spoken_read_and_printed(folder: Path, register: Path, tmp_path: Path, process: Run) -> None:
    env = {"TRACKER_LANGUAGES": str(folder)}
    checked = process("check", register, "--as-of", "2026-03-31", env=env)
    assert "raporto eblas" in checked.out, checked.out + checked.err
    made = process("report", register, "--as-of", "2026-03-31", "--template", "brief", "--out", tmp_path, env=env)
    assert made.out.strip().endswith("A-B_2026-03-31_eo_brief.pdf"), made.err
    assert process("verify", made.out.strip(), env=env).exit_code == 0
    template = process("new", tmp_path / "nova.xlsx", "--language", "eo", env=env)
    assert template.exit_code == 0, template.err


def test_without_its_folder_nobody_knows_it(process: Run) -> None:
    assert "'eo' is not one of en, ru, tg, ur" in process("status", "--language", "eo").err
