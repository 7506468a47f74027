from __future__ import annotations

import pytest

from tracker.registers.days_in_text import days_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("05.03.2026", ["2026-03-05"], id="dots"),
        pytest.param("5.3.26", ["2026-03-05"], id="dots-and-two-digits"),
        pytest.param("05. 03. 2026 г.", ["2026-03-05"], id="russian"),
        pytest.param("05/03/2026", ["2026-03-05", "2026-05-03"], id="slashes"),
        pytest.param("05-03-2026", ["2026-03-05", "2026-05-03"], id="dashes"),
        pytest.param("05–03–2026", ["2026-03-05", "2026-05-03"], id="long-dashes"),
        pytest.param("05 03 2026", ["2026-03-05", "2026-05-03"], id="spaces"),
        pytest.param("05/03.2026", [], id="not-one-separator"),
        pytest.param("13/03/2026", ["2026-03-13"], id="only-the-day-first"),
        pytest.param("03/13/2026", ["2026-03-13"], id="only-the-month-first"),
        pytest.param("05/05/2026", ["2026-05-05"], id="both-the-same"),
        pytest.param("03.13.2026", [], id="dots-never-the-month-first"),
        pytest.param("31/02/2026", [], id="never-was"),
        pytest.param("05/03/1850", [], id="another-century"),
        pytest.param("05/03/026", [], id="three-digits"),
        pytest.param("2026/03/05", ["2026-03-05"], id="the-year-first"),
        pytest.param("2026.3.5", ["2026-03-05"], id="the-year-first-with-dots"),
        pytest.param("2026−03−05", ["2026-03-05"], id="the-year-first-with-minus-signs"),
        pytest.param("20260305", ["2026-03-05"], id="digits-alone"),
        pytest.param("5 March 2026", ["2026-03-05"], id="month-by-name"),
        pytest.param("5-Mar-2026", ["2026-03-05"], id="month-cut-short"),
        pytest.param("March 5th, 2026", ["2026-03-05"], id="month-first"),
        pytest.param("5 марта 2026 года", ["2026-03-05"], id="month-in-russian"),
        pytest.param("5 марти соли 2026", [], id="more-words"),
        pytest.param("5 марти 2026", ["2026-03-05"], id="month-in-tajik"),
        pytest.param("5 مارچ 2026ء", ["2026-03-05"], id="month-in-urdu"),
        pytest.param("5 Foo 2026", [], id="no-month"),
        pytest.param("31 February 2026", [], id="never-was-by-name"),
        pytest.param("March 2026", [], id="no-day"),
        pytest.param("by 2025", [], id="no-date"),
        pytest.param("", [], id="nothing"),
        pytest.param("5" + " " * 40 + "March 2026", [], id="too-long-for-a-day"),
    ],
)
def test_days_a_text_may_mean(text: str, expected: list[str]) -> None:
    assert [day.isoformat() for day in days_in(text)] == expected
