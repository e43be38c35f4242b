"""No serious fault that axe finds, on a wide window and a narrow one, in light and in dark."""

from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from irenic.report.gather import Extra, Form
from irenic.workspace import open_case

from ..conftest import CASES

pytestmark = pytest.mark.browser
SERIOUS = ("serious", "critical")


@pytest.mark.parametrize("form", ["full", "brief"])
@pytest.mark.parametrize(("width", "scheme"), [(1100, "light"), (390, "dark")])
@pytest.mark.parametrize("name", ["donbas-draft-2025", "training-moving", "car-emissions-1994"])
def test_axe_finds_no_serious_fault(
    browser: Browser, tmp_path: Path, name: str, form: Form, width: int, scheme: Literal["light", "dark"]
) -> None:
    rules = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    extras: list[Extra] = ["forecast"] if name == "car-emissions-1994" and form == "full" else []
    path = open_case(CASES / name).report(tmp_path / "page.html", form=form, draws=800, extras=extras)
    # the page's own policy lets no stranger's script in; the test has to pass it by
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True, bypass_csp=True
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate(rules)
    found: dict[str, Any] = page.evaluate("axe.run()")
    assert found["passes"]
    faults = [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"] if fault["impact"] in SERIOUS]
    assert faults == []
    context.close()
