"""Every document is PDF/A-3a and PDF/UA-1 by the judgement of veraPDF: no rule fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.build import actual, commitment, indicator, institution, milestone, party, record, register, update
from tests.conformance.validator import findings, why_not
from tracker.assessment.assess import assess
from tracker.assessment.policy import shipped_policy
from tracker.assessment.readings import Assessment
from tracker.domain.agreements import Agreement
from tracker.domain.register import Register
from tracker.domain.sessions import Session
from tracker.domain.values import Text
from tracker.pipeline import read_and_assess
from tracker.presentation.formats import Formats
from tracker.presentation.html import SHIPPED, TemplateChoice, render_html, render_paper
from tracker.presentation.messages import Messages
from tracker.presentation.papers.agenda import agenda
from tracker.presentation.papers.paper import Paper
from tracker.presentation.papers.reminder import reminder
from tracker.presentation.papers.series import Series, series
from tracker.presentation.pdf import EmbeddedFile, render_pdf
from tracker.presentation.view import report_view
from tracker.presentation.view.teller import Teller

pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "pakistan-tajikistan.xlsx"
DAY = date(2026, 3, 31)

URDU = "پاکستان اور تاجکستان کے درمیان سڑک — مرحلہ 2 (62 %)"
RUSSIAN = "Дорога № 5 «Душанбе – Хоруғ», ғӣқӯҳҷ"
ODD = "a\u0000b\u0085c\u2028d\ufffe \u200b\u200d\u00ad\u202e 道 🛣 \ue000 <b>&amp;</b> − ≤ → ▲ ■ ✔"
LONG_WORD = "x" * 500


def no_progress(_phase: object, _done: int, _total: int) -> None:
    """Show nothing."""


def example() -> Register:
    return read_and_assess([EXAMPLE], DAY, no_progress).assessment.register


def hostile(language: str) -> Register:
    """Texts of other writings, letters without a glyph, words without a break, links; tables over pages."""
    title = URDU if language == "ur" else RUSSIAN
    return register(
        party("PK"),
        party("TJ"),
        institution("PK-1", "PK"),
        record(Agreement, code="AG", kind="agreement", title=ODD, place=LONG_WORD, parties=["PK"]),
        record(
            Session, code="SE", kind="visit", title=title, first_day="2025-01-01", link=f"https://{LONG_WORD}.org/ü"
        ),
        *(
            commitment(
                f"C-{n}",
                title=f"{title} {n}",
                description=ODD,
                sector=f"S-{n % 3}",
                lead="PK-1",
                agreement="AG",
                session="SE",
            )
            for n in range(18)
        ),
        *(milestone(f"M-{n}", title=ODD, due="2025-06-30", evidence=f"https://{LONG_WORD}.org/{n}") for n in range(40)),
        indicator("I-1", commitment="C-1", title=title, unit=ODD, baseline=0, target="100"),
        actual("40", "2025-06-01", comment=LONG_WORD, evidence="https://www.un.org/x?a=1&b=(2)"),
        update("PK", "2026-01-01", "limited", commitment="C-1", progress=title * 40, obstacle=LONG_WORD),
        settings={"title": Text(title), "language": language},
    )


def nothing() -> Register:
    return register()


def one_commitment() -> Register:
    return register(commitment(title="The only one"))


REGISTERS: Mapping[str, Callable[[], Register]] = {
    "example": example,
    "urdu": lambda: hostile("ur"),
    "russian": lambda: hostile("ru"),
    "tajik": one_commitment,
    "two-languages": lambda: hostile("ru"),
    "one-commitment": one_commitment,
    "nothing": nothing,
}
LANGUAGES = {"urdu": "ur", "russian": "ru", "tajik": "tg", "two-languages": "ru,ur"}
"""The languages of the reports; the others are in English."""
FILES = (
    EmbeddedFile("register.xlsx", b"workbook", "The workbook this report was made from", "Source", DAY),
    EmbeddedFile("status.json", b"{}", "Status of each commitment", "Data", DAY),
    EmbeddedFile("копия реестра.xlsx", b"workbook", "The same bytes once more", "Source", DAY),
)


def document(name: str, template: str) -> bytes:
    """A report as it is made; with helpers where it is long enough."""
    assessment = assess(REGISTERS[name](), as_of=DAY, policy=shipped_policy("idb-crf"))
    if template in PAPERS:
        html = render_paper(PAPERS[template](told(assessment)))
    else:
        html = render_html(report_view(assessment, (), language=LANGUAGES.get(name, "en")), TemplateChoice(template))
    return render_pdf(html, no_progress, FILES if name == "example" else (), processes=2).content


def told(assessment: Assessment) -> Teller:
    return Teller(assessment, Messages(), Formats())


def to_come(teller: Teller) -> Series:
    (session,) = [one for one in teller.register.sessions if one.code == "S-04"]
    return series(teller.assessment, session)


PAPERS: Mapping[str, Callable[[Teller], Paper]] = {
    "agenda": lambda teller: agenda(teller, to_come(teller), is_draft=False),
    "reminder": lambda teller: reminder(teller, to_come(teller), "PK-MEA", is_draft=True),
}

CASES = [
    *(("example", paper) for paper in PAPERS),
    *((name, template) for name in ("example", "urdu", "nothing") for template in SHIPPED),
    *((name, SHIPPED[0]) for name in ("russian", "tajik", "two-languages", "one-commitment")),
]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Sequence[str]]:
    folder = tmp_path_factory.mktemp("documents")
    paths = {case: folder / f"{'-'.join(case)}.pdf" for case in CASES}
    for case, path in paths.items():
        path.write_bytes(document(*case))
    found = findings(list(paths.values()))
    return {case: found[path] for case, path in paths.items()}


@pytest.mark.parametrize("case", [pytest.param(case, id="-".join(case)) for case in CASES])
def test_no_rule_of_pdf_a_3a_or_pdf_ua_1_fails(
    judged: Mapping[tuple[str, str], Sequence[str]], case: tuple[str, str]
) -> None:
    assert judged[case] == []


def test_a_file_that_does_not_conform_is_told(tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    )
    assert findings([plain])[plain] != []
