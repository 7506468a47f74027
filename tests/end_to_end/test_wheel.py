"""``pip install .`` in an empty environment: what is inside the package, and that it needs nothing beside it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.end_to_end.conftest import EXAMPLE, ROOT, called


def test_the_wheel_holds_templates_fonts_rules_words_and_the_example(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    shipped = "tracker/_shipped/"
    kept = [path for path in sorted((ROOT / "templates").rglob("*")) if path.is_file()]
    assert len(kept) > 20
    missing = [
        path for path in kept if inside.get(f"{shipped}{path.relative_to(ROOT).as_posix()}") != path.read_bytes()
    ]
    assert missing == []
    assert inside[f"{shipped}data/{EXAMPLE.name}"] == EXAMPLE.read_bytes()
    for path in sorted((ROOT / "tracker").rglob("*.toml")):
        assert inside[path.relative_to(ROOT).as_posix()] == path.read_bytes()


def test_the_wheel_holds_the_licences_and_nothing_that_is_not_the_programs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    described = [name for name in names if ".dist-info/" in name]
    assert any(name.endswith("licenses/LICENSE") for name in described)
    assert any(name.endswith("OFL.txt") for name in described)
    assert [name for name in names if name not in described and not name.startswith("tracker/")] == []
    assert [name for name in names if "__pycache__" in name] == []


def test_the_program_makes_the_report_of_the_example_in_an_empty_folder(example_report: Path) -> None:
    assert list(example_report.parents[1].iterdir()) == [example_report.parent]
    assert list(example_report.parent.iterdir()) == [example_report]


def test_the_program_is_the_one_that_was_installed(installed: Path, tmp_path: Path) -> None:
    where = called(installed / "bin" / "python", "-c", "import tracker; print(tracker.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(installed)
    assert called(installed / "bin" / "tracker", "doctor", cwd=tmp_path).returncode == 0
