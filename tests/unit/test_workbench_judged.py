"""What a party is in the deal, and whether the deal needs its yes, are judged with a reason of the analyst's."""

from irenic.workbench.entering.people import PartyShape
from irenic.workbench.entering.seat import seat_at
from irenic.workspace import open_case

from .test_workbench_case import Desk, desk

__all__ = ["desk"]


def test_the_reason_for_roles_and_consent_is_entered_in_the_form(desk: Desk) -> None:
    before = desk.written
    party = open_case(desk.folder).case.parties["beta"]
    desk.add("parties/beta", **{"why.consent": "it holds the port", "why.roles": "it signs"})
    held = open_case(desk.folder).case.parties["beta"]
    assert (held.basis("consent").reason, held.basis("roles").reason) == ("it holds the port", "it signs")
    assert (held.name, held.consent, held.roles, held.wants) == (party.name, party.consent, party.roles, party.wants)
    shown = PartyShape().shown(seat_at(open_case(desk.folder).loaded, "parties/beta"))
    assert (shown["why.consent"], shown["why.roles"]) == (["it holds the port"], ["it signs"])
    desk.client.post("/undo")
    assert desk.written == before


def test_a_reason_for_what_a_party_wants_stays_beside_them(desk: Desk) -> None:
    wants = open_case(desk.folder).case.parties["alpha"].assumed
    assert isinstance(wants, dict)
    desk.add("parties/alpha", **{"why.roles": "it signs"})
    assert open_case(desk.folder).case.parties["alpha"].assumed == {"roles": "it signs", **wants}


def test_a_new_party_has_its_reasons_too(desk: Desk) -> None:
    desk.add("parties/*", name="Gamma", consent="none", **{"why.consent": "it only hosts the talks"})
    held = open_case(desk.folder).case.parties["gamma"]
    assert held.basis("consent").reason == "it only hosts the talks"
    assert held.basis("roles").kind == "unstated"
