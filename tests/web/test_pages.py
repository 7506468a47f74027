"""What the pages show of a register, and what their addresses ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import Told, opened
from tests.web.registers import write_small
from tracker.domain.values import LANGUAGES

PAGES = (
    "/",
    "/commitments/C-1",
    "/commitments/C-2",
    "/agreements",
    "/sessions",
    "/owed",
    "/changes",
    "/check",
    "/whatif",
    "/report",
)
LINE = re.compile(r'<th scope="row"><span class="code"><a[^>]*>(C-\d)</a>')


def words(page: str) -> str:
    """A page without its marks, its spaces as one."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def shown(page: str) -> Sequence[str]:
    """The codes of the commitments an overview shows, in its order."""
    return LINE.findall(page)


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        pytest.param("", "C-1 C-2 C-3 C-4 C-5 C-6 C-7", id="nothing-asked"),
        pytest.param("status=off_track", "C-2 C-4", id="status"),
        pytest.param("status=off_track&status=achieved", "C-2 C-3 C-4", id="any-of-one-kind"),
        pytest.param("status=off_track&deadline=overdue", "C-4", id="all-kinds"),
        pytest.param("status=green", "", id="status-that-is-none"),
        pytest.param("deadline=soon", "", id="deadline-that-is-none"),
        pytest.param("party=aa&sector=rail", "C-3", id="codes-in-any-case"),
        pytest.param("institution=BB-ROADS", "C-1 C-2 C-3 C-4 C-5 C-6 C-7", id="leads-or-supports"),
        pytest.param("session=S-1&agreement=-", "C-7", id="none-stated"),
        pytest.param("agreement=AG-1&deadline=no_deadline", "", id="nothing-fits"),
        pytest.param("q=PASS", "C-2", id="words"),
        pytest.param("q=the+c-4", "C-4", id="all-words"),
        pytest.param("order=worst", "C-2 C-4 C-6 C-7 C-1 C-3 C-5", id="worst-first"),
        pytest.param("order=due", "C-4 C-1 C-2 C-3 C-5 C-6 C-7", id="by-deadline"),
        pytest.param("order=nonsense", "C-1 C-2 C-3 C-4 C-5 C-6 C-7", id="no-such-order"),
    ],
)
def test_an_address_narrows_the_overview(reader: TestClient, question: str, codes: str) -> None:
    assert " ".join(shown(reader.get(f"/?{question}").text)) == codes


def test_a_narrowed_overview_counts_what_it_shows(reader: TestClient) -> None:
    page = words(reader.get("/?status=off_track").text)
    assert "2 of 7 commitments" in page
    assert "2 commitments: 2 off track." in page
    assert "Status: ■ off track" in page


def test_a_choice_can_be_taken_back_alone(reader: TestClient) -> None:
    page = reader.get("/?status=off_track&status=achieved&party=AA&as_of=2026-06-01").text
    chips = [unescape(one) for one in re.findall(r'class="chip" href="([^"]*)"', page)]
    assert chips == [
        "/?party=AA&as_of=2026-06-01&status=achieved",
        "/?party=AA&as_of=2026-06-01&status=off_track",
        "/?status=off_track&status=achieved&as_of=2026-06-01",
    ]


def test_a_code_that_is_not_there_is_said(reader: TestClient) -> None:
    page = words(reader.get("/?sector=TRADE&q=<b>").text)
    assert "The register has no Sector TRADE." in page
    assert "No commitment fits what was asked for." in page


@pytest.mark.parametrize(
    ("path", "sentences"),
    [
        pytest.param(
            "/commitments/C-1",
            [
                "C-1 Open the crossing",
                "on track",
                "AG-1 Agreement on roads",
                "Why this light",
                "The rules for a commitment, in their order",
                "Actuals!C4",
                "Its light on earlier days",
                "31 Mar 2026",
                "Late snow",
                "Values so far",
            ],
            id="commitment",
        ),
        pytest.param(
            "/commitments/c-2",
            ["Snow until May", "A second crew", "State B", "Everything the sides have said"],
            id="sides",
        ),
        pytest.param("/commitments/C-3", ["illustrative"], id="marked"),
        pytest.param(
            "/agreements", ["Agreement on roads", "Instruments without a commitment", "Treaty of old"], id="agreements"
        ),
        pytest.param("/sessions", ["First session", "Agreed: 7."], id="sessions"),
        pytest.param("/owed", ["Road office of A (AA)", "Overdue commitments C-4", "A second crew"], id="owed"),
        pytest.param("/changes", ["Since 30 June 2026", "0 worse"], id="changes-of-the-period"),
        pytest.param("/changes?since=2026-03-31", ["Since 31 March 2026", "C-4"], id="changes-between-days"),
        pytest.param("/check", ["No problems in 1 file", "register.xlsx"], id="check"),
        pytest.param("/whatif", ["0 of 7 commitments and 0 of 4 indicators would have another light."], id="what-if"),
        pytest.param("/report", ["Reporting day", "Public edition"], id="report"),
    ],
)
def test_a_page_shows(reader: TestClient, path: str, sentences: Sequence[str]) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    page = words(answer.text)
    assert [one for one in sentences if one not in page] == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_every_language(reader: TestClient, path: str, language: str) -> None:
    answer = reader.get(path, params={"language": language})
    assert answer.status_code == 200
    direction = "rtl" if language == "ur" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_nothing_its_policy_forbids(reader: TestClient, path: str) -> None:
    page = reader.get(path).text
    assert re.findall(r"\sstyle=|\son\w+=|<style|javascript:|https?://[^\"]*\.(?:js|css)", page) == []
    assert all("src=" in one for one in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(reader: TestClient, path: str) -> None:
    page = reader.get(path).text
    links = {unescape(one) for one in re.findall(r'href="([^"]+)"', page)} - {"data:,"}
    assert links
    for link in sorted(links):
        address, _, fragment = link.partition("#")
        answer = reader.get(address) if address else None
        assert answer is None or answer.status_code == 200, link
        assert not fragment or f'id="{fragment}"' in (answer.text if answer else page), link


@pytest.mark.parametrize(
    ("path", "status", "why"),
    [
        pytest.param("/nothing", 404, "There is no such page.", id="no-page"),
        pytest.param("/commitments/C-77", 404, "The register has no commitment 'C-77'.", id="no-commitment"),
        pytest.param("/static/..%2Fweb%2Fsite.html", 404, "There is no such page.", id="no-file-outside"),
        pytest.param("/static/site.html", 404, "There is no such file.", id="no-template"),
        pytest.param("/uploads/guess/owed", 404, "This upload is no longer kept.", id="no-upload"),
        pytest.param("/report/guess", 404, "This report is no longer kept.", id="no-report"),
        pytest.param("/check/copy?file=other.xlsx", 404, "There is no workbook of that name.", id="no-workbook"),
        pytest.param("/?as_of=tomorrow", 400, "'tomorrow' is not a day", id="no-day"),
        pytest.param("/?as_of=2026-02-30", 400, "'2026-02-30' is not a day", id="no-day-of-the-calendar"),
        pytest.param("/?as_of=1066-10-14", 400, "is not a day between 1900-03-01", id="day-too-early"),
        pytest.param("/?language=fr", 400, "There is no language 'fr'", id="no-language"),
        pytest.param("/changes?since=2026-08-01", 400, "2026-08-01 is not before the reporting day", id="later-day"),
        pytest.param("/whatif?on_track_from=x", 400, "'x' is no number such as 0.8", id="no-number"),
        pytest.param("/whatif?on_track_from=2", 400, "'on_track_from' must be a share", id="no-share"),
        pytest.param("/whatif?at_risk_from=0.9&on_track_from=0.5", 400, "at_risk_from", id="contradiction"),
    ],
)
def test_what_cannot_be_shown_is_said(reader: TestClient, path: str, status: int, why: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == status
    assert why in words(answer.text)
    assert "This cannot be shown" in answer.text


def test_what_cannot_be_shown_is_said_in_the_language_of_the_page(reader: TestClient) -> None:
    answer = reader.get("/commitments/C-77?language=ru")
    assert "В реестре нет обязательства «C-77»." in words(answer.text)
    asked = reader.get("/?language=fr", headers={"Accept-Language": "tg"})
    assert "Забони «fr» нест." in words(asked.text)
    assert "«soon»" in words(reader.get("/?language=ru&as_of=soon", headers={"Accept-Language": "tg"}).text)


def test_what_cannot_be_done_is_said(reader: TestClient) -> None:
    answer = reader.post("/agreements")
    assert answer.status_code == 405
    assert "That cannot be done with this page." in answer.text


def test_the_day_and_language_go_with_every_link(reader: TestClient) -> None:
    page = reader.get("/?as_of=2026-05-01&language=en").text
    assert 'href="/commitments/C-1?as_of=2026-05-01&amp;language=en"' in page
    assert 'href="/owed?as_of=2026-05-01&amp;language=en"' in page
    assert 'href="/?language=en">Today' in page


@pytest.mark.parametrize(
    ("header", "language"),
    [
        pytest.param("", "en", id="nothing-said"),
        pytest.param("fr, de;q=0.5", "en", id="none-of-ours"),
        pytest.param("de, en-GB;q=0.5", "en", id="second-choice"),
        pytest.param("en;q=many", "en", id="nonsense"),
    ],
)
def test_a_browser_may_say_its_language(reader: TestClient, header: str, language: str) -> None:
    assert f'<html lang="{language}"' in reader.get("/", headers={"Accept-Language": header}).text


def test_a_page_is_packed_only_for_who_can_unpack_it(reader: TestClient) -> None:
    packed = reader.get("/owed", headers={"Accept-Encoding": "gzip"})
    plain = reader.get("/owed", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("style-0.css", "text/css", id="style"),
        pytest.param("htmx.min.js", "text/javascript", id="script"),
        pytest.param("NotoSans-Regular.ttf", "font/ttf", id="font"),
        pytest.param("htmx-LICENSE.txt", "text/plain", id="licence"),
    ],
)
def test_what_pages_need_is_there(reader: TestClient, name: str, kind: str) -> None:
    answer = reader.get(f"/static/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert "max-age" in answer.headers["cache-control"]


def test_a_cell_is_text_wherever_it_stands(tmp_path_factory: pytest.TempPathFactory) -> None:
    hostile = {"Code": "C-1", "Title": "<script>alert(1)</script>", "Sector": "'\"><img src=x>", "Lead": "AA-ROADS"}
    path = write_small(
        tmp_path_factory.mktemp("hostile") / "register.xlsx",
        Commitments=[{**hostile, "Start": "2026-01-01", "Due": "2027-01-01", "Description": "{{ 7 * 7 }}"}],
        Sectors=[{"Code": "'\"><img src=x>", "Name": "<b>"}],
        Milestones=[],
        Indicators=[],
        Actuals=[],
        Updates=[],
        Revisions=[],
    )
    for client in opened(path, Told()):
        for page in ("/", "/commitments/C-1", "/?sector=%27%22%3E%3Cimg%20src%3Dx%3E", "/changes", "/check"):
            text = client.get(page).text
            assert "<script>alert" not in text
            assert "<img" not in text
        assert "{{ 7 * 7 }}" in client.get("/commitments/C-1").text


def test_a_fault_of_the_program_is_told_without_its_words(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise ValueError("a secret cell")

    told = Told()
    monkeypatch.setattr("tracker.web.reading.rendered", fail)
    for client in opened(write_small(tmp_path_factory.mktemp("fault") / "register.xlsx"), told):
        answer = client.get("/owed")
        assert answer.status_code == 500
        assert answer.text == "a fault of the program. Please send this file to its keepers: fault.log\n"
        assert [str(one) for one in told] == ["a secret cell"]
        assert client.get("/owed?language=ru").text.startswith("сбой программы.")
