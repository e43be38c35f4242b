"""Lists that a form puts in another order, or adds to: the comments beside their items go with them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .test_workbench_case import CASE, Desk

MakeCase = Callable[[str], Path]
NAMED = """beta:
    name: Beta
    aliases:
      - Bee   # used by the Wire
      # an old one
      - B   # short
      - Betaland"""


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("B\nBee\nBetaland", ["# an old one", "- B   # short", "- Bee   # used by the Wire", "- Betaland"]),
        ("Betaland\nBee", ["- Betaland", "- Bee   # used by the Wire"]),
        (
            "New\nBetaland\nBee\nB",
            ["- New", "- Betaland", "- Bee   # used by the Wire", "# an old one", "- B   # short"],
        ),
        (
            "Bee\nNew\nB\nBetaland",
            ["- Bee   # used by the Wire", "- New", "# an old one", "- B   # short", "- Betaland"],
        ),
    ],
)
def test_a_list_in_another_order_takes_its_comments_along(make_case: MakeCase, said: str, lines: list[str]) -> None:
    desk = Desk(make_case(CASE.replace("beta: {name: Beta}", NAMED)))
    desk.add("parties/beta", aliases=said)
    assert desk.case.parties["beta"].aliases == tuple(said.split("\n"))
    written = desk.written.partition("aliases:\n")[2].partition("actors:")[0]
    assert [line.strip() for line in written.splitlines() if line.strip() != "# an old one" or "# an old one" in lines] == lines  # fmt: skip
    desk.bench.close()


def test_a_list_that_the_form_shows_in_its_own_order_keeps_that_of_the_file(make_case: MakeCase) -> None:
    roles = "beta:\n    name: Beta\n    roles:\n      - broker   # first of all\n      - author   # also"
    desk = Desk(make_case(CASE.replace("beta: {name: Beta}", roles)))
    desk.add("parties/beta", roles=["principal", "author", "broker"])
    assert list(desk.case.parties["beta"].roles) == ["broker", "author", "principal"]
    assert "- broker   # first of all\n      - author   # also\n      - principal\n" in desk.written
    desk.add("parties/beta", roles=["author", "principal"])
    assert list(desk.case.parties["beta"].roles) == ["author", "principal"]
    assert "- author   # also" in desk.written
    desk.bench.close()


def test_the_order_of_a_want_changes_with_its_comments(make_case: MakeCase) -> None:
    order = """wants:
      army: low
      port:
        order:
          - joint   # above all
          - own"""
    desk = Desk(make_case(CASE.replace("alpha: {name: Alpha, voices: {orren: {name: Ilva Orren, office: Foreign Minister}}, wants: {army: low}, assumed: {wants: told}}   # of two", f"alpha:\n    name: Alpha\n    voices: {{orren: {{name: Ilva Orren}}}}\n    assumed: {{wants: told}}\n    {order}")))  # fmt: skip
    desk.add("parties/alpha/wants/port", **{"place.own": "1", "place.joint": "2"})
    assert desk.case.parties["alpha"].wants["port"].order == (("own",), ("joint",))
    assert "          - own\n          - joint   # above all\n" in desk.written
    desk.bench.close()
