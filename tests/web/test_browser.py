"""The pages in a real browser: what a person sees, clicks, types, uploads and takes away."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.end_to_end.conftest import start
from tests.web.registers import SMALL, broken, commitment, write_small
from tests.web.test_uploads import bomb
from tracker.domain.values import LANGUAGES

CHROMIUM = shutil.which("chromium")
PHONE: ViewportSize = {"width": 360, "height": 740}
PAGES = (
    "/",
    "/?status=off_track&party=AA",
    "/commitments/C-1",
    "/commitments/C-2",
    "/agreements",
    "/sessions",
    "/owed",
    "/changes?since=2026-03-31",
    "/check",
    "/whatif?on_track_from=1&at_risk_from=9/10",
    "/report",
    "/nothing",
)
DAY = "2026-07-02"
SECONDS = 1000

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium")


class Site(NamedTuple):
    """Where a register is served, and its file."""

    address: str
    register: Path

    def at(self, path: str, language: str = "en") -> str:
        """The address of a page on the day of the tests."""
        joint = "&" if "?" in path else "?"
        return f"{self.address}{path[1:]}{joint}as_of={DAY}&language={language}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The program in a process of its own, as a person starts it."""
    register = write_small(tmp_path_factory.mktemp("browser") / "register.xlsx")
    with start("serve", register, "--port", "0") as process:
        assert process.stdout is not None
        yield Site(process.stdout.readline().strip(), register)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this module."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """A page that complains of everything its console says."""
    complaints: list[str] = []
    contexts = []

    def opened(address: str = "about:blank", **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type] # options by name
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30 * SECONDS)
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(address)
        return page

    yield opened
    for one in contexts:
        one.close()
    assert [one for one in complaints if "the server responded with a status of 4" not in one] == []


def violations(page: Page) -> list[str]:
    """What axe-core finds, each with the first element concerned."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary']}" for one in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_read_every_page(open_page: Open, site: Site, language: str) -> None:
    page = open_page()
    for path in PAGES:
        page.goto(site.at(path, language))
        assert violations(page) == [], path


@pytest.mark.parametrize("scheme", ["dark", "phone"])
def test_everybody_can_read_by_night_and_on_the_way(open_page: Open, site: Site, scheme: str) -> None:
    page = open_page(color_scheme="dark") if scheme == "dark" else open_page(viewport=PHONE)
    for path in PAGES:
        page.goto(site.at(path))
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_choices_narrow_the_overview_and_its_address(open_page: Open, site: Site) -> None:
    page = open_page(site.at("/"))
    page.get_by_text("Status", exact=True).first.click()
    page.get_by_role("checkbox", name="off track").check()
    expect(page.get_by_role("status").filter(has_text="2 of 7 commitments")).to_be_visible()
    expect(page.get_by_text("2 commitments: 2 off track.")).to_be_visible()
    assert "status=off_track" in page.url
    assert f"as_of={DAY}" in page.url
    page.reload()
    expect(page.locator("tbody tr")).to_have_count(2)
    page.go_back()
    expect(page.locator("tbody tr")).to_have_count(7)


def test_everything_can_be_read_without_scripts(open_page: Open, site: Site) -> None:
    page = open_page(site.at("/"), java_script_enabled=False)
    page.get_by_label("Words in code").fill("tunnel")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="C-4").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mend the tunnel")
    for path in PAGES:
        page.goto(site.at(path))
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_keyboard_skips_to_the_content(open_page: Open, site: Site) -> None:
    page = open_page(site.at("/owed"))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_be_visible()


def test_paper_shows_what_was_asked_for_alone(open_page: Open, site: Site) -> None:
    page = open_page(site.at("/"))
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Pages")).to_be_hidden()
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.locator("tbody tr").first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_a_broken_workbook_is_explained_and_can_be_taken_back_marked(
    open_page: Open, site: Site, tmp_path: Path
) -> None:
    page = open_page(site.at("/check"))
    page.get_by_label("One or more workbooks").set_input_files(broken(tmp_path / "ministry.xlsx"))
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("'soon' is text, not a date.")).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download a copy").click()
    assert taken.value.suggested_filename == "ministry-checked.xlsx"
    page.get_by_role("link", name="See the status of this register").click()
    expect(page.get_by_text("This register was uploaded.")).to_be_visible()
    page.get_by_role("button", name="Remove this upload").click()
    expect(page.get_by_text("What was found in the register that is shown here")).to_be_visible()


def test_a_hostile_file_is_refused_with_words(open_page: Open, site: Site, tmp_path: Path) -> None:
    (tmp_path / "bomb.xlsx").write_bytes(bomb())
    page = open_page(site.at("/check"))
    page.get_by_label("One or more workbooks").set_input_files(tmp_path / "bomb.xlsx")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("no report can be made until the error is mended")).to_be_visible()


def test_what_is_too_large_is_not_sent(open_page: Open, site: Site, tmp_path: Path) -> None:
    page = open_page(site.at("/check"))
    page.locator("form.drop").evaluate("form => form.dataset.limit = 10")
    page.get_by_label("One or more workbooks").set_input_files(site.register)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("alert")).to_have_text("These files are too large to be uploaded at once.")


def test_another_site_cannot_send_a_form(open_page: Open, site: Site) -> None:
    page = open_page(f"data:text/html,<form method=post action={site.address}report><button>Win</button></form>")
    with page.expect_response(f"{site.address}report") as answer:
        page.get_by_role("button").click()
    assert answer.value.status == 403


def test_a_report_is_made_while_one_watches_and_taken_away(open_page: Open, site: Site) -> None:
    page = open_page(site.at("/report"))
    page.get_by_label("Template").select_option("brief")
    page.get_by_role("button", name="Make the report").click()
    link = page.get_by_role("link", name="AA-BB_2026-07-02_en_brief.pdf")
    expect(link).to_be_visible(timeout=120 * SECONDS)
    assert violations(page) == []
    with page.expect_download() as taken:
        link.click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")


def test_pages_follow_the_workbook(open_page: Open, site: Site) -> None:
    page, form = open_page(site.at("/")), open_page(site.at("/whatif"))
    form.get_by_label("Stale after").fill("77")
    write_small(site.register, Commitments=[*SMALL["Commitments"], commitment("C-8", "Count the lorries")])
    expect(page.get_by_text("Count the lorries")).to_be_visible()
    expect(page.locator("#said")).to_have_text("The register was saved: this page shows its newest reading.")
    expect(form.get_by_text("The register was saved since this page was made.")).to_be_visible()
    expect(form.get_by_label("Stale after")).to_have_value("77")
    broken(site.register)
    expect(page.get_by_text("The register was saved with errors.")).to_be_visible()
    expect(page.get_by_text("Count the lorries")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="What is wrong, and how to mend it").click()
    expect(page.get_by_text("'soon' is text, not a date.")).to_be_visible()
    write_small(site.register)
    page.goto(site.at("/"))
    expect(page.get_by_text("The register was saved with errors.")).to_be_hidden()


def test_one_file_does_without_a_server(open_page: Open, site: Site, tmp_path: Path) -> None:
    out = tmp_path / "review.html"
    with start("export", site.register, "--to", "html", "--out", out, "--as-of", DAY) as process:
        process.communicate(timeout=60)
    page = open_page(out.as_uri())
    assert violations(page) == []
    page.get_by_text("Sector", exact=True).first.click()
    page.get_by_role("checkbox", name="Rail").check()
    expect(page.locator("#shown")).to_have_text("Shown: 1 of 7")
    page.get_by_role("link", name="C-3").first.click()
    expect(page.get_by_role("heading", name="C-3 Bridge the river")).to_be_in_viewport()
