"""Whose account a proposal is, as the inbox calls it: by the case's own name where the case has one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.casefile.load import load_case
from irenic.model.origins import Origins
from irenic.model.proposal import Proposal
from irenic.readers.gathering import as_one
from irenic.workbench.proposed import proposed_line
from irenic.workbench.snapshot import Snapshot
from irenic.workspace import open_case

CASE = """
irenic: 1
title: A valley (fictional)
sources: {wire: {file: wire.txt, published: 2033-04-11, assumed: {published: told}}}
parties: {osmark: {name: Osmark, voices: {hadd: {name: Jens Hadd, office: army spokesman}}}}
=== wire.txt
Colonel Jens Hadd said that 17 people died in Merva. A priest spoke.
"""


@pytest.mark.parametrize(
    ("account", "whose"),
    [({"claimant": "osmark.hadd"}, "Jens Hadd"), ({}, "“Colonel Jens Hadd”, whom the case does not name")],
)
def test_an_account_is_of_whom_the_case_names(
    make_case: Callable[[str], Path], account: dict[str, str], whose: str
) -> None:
    folder = make_case(CASE)
    words = "17 people died in Merva"
    proposal = Proposal(
        id="e-1", kind="event", source="wire", spans=((28, 51),), quote=words, confidence=1, reason="",
        entry={"kind": "ASSAULT", "accounts": [{**account, "cite": [{"source": "wire", "quote": words}]}]},
        speaker="Colonel Jens Hadd",
    )  # fmt: skip
    held = as_one(Origins(load_case(folder).case), [proposal])
    line = proposed_line(Snapshot(open_case(folder)), held, "wire")
    assert whose in line.whose
    # who is not named is asked for, and not suggested
    assert line.is_unnamed == (not account)
