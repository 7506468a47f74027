"""Renews the picture of the review pages that the README shows.

python docs/pictures/review.py http://127.0.0.1:8000/

The address is that of ``tracker serve`` with the example.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

DAY = "2026-03-31"
COLOURS = 128


def main(address: str) -> None:
    """Write the picture beside this file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 860}, locale="en-GB")
        page.goto(f"{address}?as_of={DAY}&language=en")
        picture = page.screenshot()
        browser.close()
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS)
    few.save(Path(__file__).with_name("review.png"), optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
