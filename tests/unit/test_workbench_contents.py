"""The page Case says of everybody what the case says: an actor's office stands beside the name, once."""

import pytest

from irenic.model.case import Case
from irenic.model.issue import Issue
from irenic.model.party import Actor
from irenic.workbench.contents import _issue, _of_actor


@pytest.mark.parametrize(
    ("actor", "notes"),
    [
        ({"name": "Amina Rourke", "office": "Secretary-General", "roles": ["broker"]}, ("Secretary-General", "broker")),
        ({"name": "Amina Rourke"}, ()),
        # without a name the office is what the person is called
        ({"office": "Western diplomat", "identity": "anonymous"}, ("not named by the sources",)),
    ],
)
def test_an_office_stands_beside_the_name(actor: dict[str, object], notes: tuple[str, ...]) -> None:
    assert _of_actor(Actor.model_validate(actor)) == notes


@pytest.mark.parametrize(("unit", "said"), [("kilometres", "numbers, counted in kilometres"), (None, "numbers")])
def test_a_scale_of_numbers_names_its_unit(unit: str | None, said: str) -> None:
    issue = Issue.model_validate(
        {"question": "How far?", "scale": "number", "unit": unit, "options": {"far": {"value": 9}}}
    )
    assert _issue(Case(irenic=1, issues={"far": issue}), "far", issue).scale == said
