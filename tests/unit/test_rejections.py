"""Who rejects an option is told beside it; a refusal under a condition is never told as one without."""

from importlib.resources import files
from types import SimpleNamespace
from typing import Any, cast

import pytest
from jinja2 import Environment

from irenic.model.record import Statement
from irenic.preferences.proposed import Rejection, find_rejections
from irenic.report.brief.answers import _against
from irenic.report.terminal.words import rejected

PLAIN = {"by": "beta", "stance": "rules out", "about": {"issue": "army", "option": "large"}}
UNDER = {**PLAIN, "if": {"port": ["shared"]}}


def found_in(*statements: dict[str, Any]) -> Any:
    held = {f"s{number}": Statement.model_validate(one) for number, one in enumerate(statements, 1)}
    return cast(Any, SimpleNamespace(rejections=find_rejections(held), names={"beta": "Beta"}))


@pytest.mark.parametrize(
    ("statements", "brief", "terminal"),
    [
        ((PLAIN,), "; rejected by Beta", " [rejected by Beta (s1)]"),
        ((UNDER,), "; rejected by Beta under a condition", " [rejected by Beta under a condition (s1)]"),
        ((UNDER, PLAIN), "; rejected by Beta", " [rejected by Beta under a condition (s1), Beta (s2)]"),
        (({**PLAIN, "stance": "offers"},), "", ""),
    ],
)
def test_a_condition_is_told(statements: tuple[dict[str, Any], ...], brief: str, terminal: str) -> None:
    found = found_in(*statements)
    assert _against(found, "army", "large") == brief
    assert rejected(found, "army", "large") == terminal


def test_the_answer_holds_it() -> None:
    assert found_in(UNDER).rejections["army"]["large"] == (Rejection(statement="s1", by="beta", conditional=True),)


@pytest.mark.parametrize(("name", "extra"), [("zone.html.j2", {}), ("telling.html.j2", {"said": {}})])
def test_pages_tell_it_too(name: str, extra: dict[str, Any]) -> None:
    rooms = {"zone.html.j2": "workbench/assets", "telling.html.j2": "report/page/assets"}
    text = (files("irenic") / rooms[name] / name).read_text(encoding="utf-8")
    (macro,) = [line for line in text.splitlines() if line.startswith("{% macro against(")]
    page = Environment(autoescape=True).from_string(
        macro + "{{ against(found, 'army', 'large') }}", globals={"notes": None, **extra}
    )
    assert "Beta</a> under a condition]" in page.render(found=found_in(UNDER)).replace("Beta under", "Beta</a> under")
    assert "under a condition" not in page.render(found=found_in(PLAIN))
