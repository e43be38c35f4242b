"""Builds docs/gallery: report and brief of every worked case, and two pictures of them where there is a browser.

`python scripts/gallery.py`; part of `make docs`.
"""

import shutil
import sys
from pathlib import Path

from irenic.report.gather import Extra
from irenic.report.page.pdf import BROWSERS
from irenic.workspace import open_case

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "docs" / "gallery"
SHOWN = (("report.png", "training-moving.html", "#stands"), ("brief.png", "training-moving-brief.html", "h1"))
"""A picture, the page that it shows, and where on the page it begins."""


def build() -> None:
    """Write the pages."""
    GALLERY.mkdir(exist_ok=True)
    for case in sorted((ROOT / "cases").iterdir()):
        if (case / "case.yaml").exists():
            workspace = open_case(case)
            # what a case is there to show is on its page
            held = workspace.case
            told: dict[Extra, bool] = {"stability": bool(held.moves), "forecast": bool(held.contests)}
            extras = tuple(name for name, is_there in told.items() if is_there)
            workspace.report(GALLERY / f"{case.name}.html", extras=extras, overwrite=True)
            workspace.report(GALLERY / f"{case.name}-brief.html", form="brief", overwrite=True)
            print(f"docs/gallery/{case.name}.html and its brief")


def picture() -> None:
    """Take the pictures."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        sys.exit("The pictures were not taken: Chromium is not installed (make browser).")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1100, "height": 760})
        for name, shown, where in SHOWN:
            page.goto((GALLERY / shown).as_uri())
            page.locator(where).first.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top - 24)")
            page.screenshot(path=GALLERY / name)
            print(f"docs/gallery/{name}")
        browser.close()


if __name__ == "__main__":
    build()
    picture()
