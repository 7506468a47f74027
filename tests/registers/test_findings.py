from __future__ import annotations

from tracker.problems import Severity
from tracker.registers.findings import FAULTY, MISSING, Coerced, Finding, fault, remark


def test_what_cannot_be_read_is_not_missing() -> None:
    assert MISSING.value is None
    assert MISSING.value is not FAULTY
    assert repr(FAULTY) == "FAULTY"


def test_a_fault_has_no_value() -> None:
    assert fault("DATE_TEXT", "2026-03-05", format="x") == Coerced(
        FAULTY, (Finding("DATE_TEXT", {"format": "x"}, ("2026-03-05",)),)
    )


def test_a_remark_has_one() -> None:
    assert remark(7, "NUMBER_TEXT_OK", number=7) == Coerced(7, (Finding("NUMBER_TEXT_OK", {"number": 7}),))
    assert remark(7, "DATE_YEAR_ONLY", Severity.WARNING).findings[0].severity is Severity.WARNING
