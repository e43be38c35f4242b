"""Mentions of one thing become one proposal: strictly, with every citation, and no surer for being repeated."""

from typing import Any

import pytest

from irenic.model.case import Case
from irenic.model.origins import Origins
from irenic.model.proposal import Gathered, Proposal, ProposalKind
from irenic.readers.gathering import Groups, as_one
from irenic.readers.likeness import are_alike, may_be_one_event

CASE = Case.model_validate(
    {
        "irenic": 1,
        "sources": {
            "wire": {"file": "a.txt", "outlet": "The Coast Wire"},
            "daily": {"file": "b.txt", "outlet": "Valley Daily", "rests_on": ["Coast Wire"]},
            "herald": {"file": "c.txt", "outlet": "The Herald"},
            "herald-2": {"file": "d.txt", "replaces": ["herald"]},
            "copy": {"file": "e.txt", "rests_on": ["herald-2"]},
            "abroad": {"file": "f.txt", "translated_from": "os"},
            "overseas": {"file": "g.txt", "translated_from": "os"},
            "alone": {"file": "h.txt"},
        },
    }
)


def said(quote: str, speaker: str | None = "Ilva Orren", source: str = "wire", **entry: Any) -> Proposal:
    return mention("statement", quote, speaker, source, {"stance": "claims", **entry})


def mention(kind: ProposalKind, quote: str, speaker: str | None, source: str, entry: dict[str, Any]) -> Proposal:
    return Proposal(
        id=f"{kind[0]}-{abs(hash((quote, source, speaker)))}",
        kind=kind,
        source=source,
        spans=((0, len(quote)),),
        quote=quote,
        entry=entry if kind == "event" else {**entry, "cite": [{"source": source, "quote": quote}]},
        confidence=0.7,
        reason="",
        speaker=speaker,
    )


def happened(killed: int, place: str = "Brack", day: str = "2031-03-13", **more: Any) -> Proposal:
    source = more.pop("source", "wire")
    speaker = more.pop("speaker", "the governor")
    quote = more.pop("quote", f"{killed} people died in {place}")
    account = {"claimant": source if speaker is None else "gov", "cite": [{"source": source, "quote": quote}]}
    account["counts"] = {"killed": {"low": killed}}
    entry = {"kind": "ASSAULT", "place": place, "date": {"from": day, "to": day}, "accounts": [account], **more}
    return mention("event", quote, speaker, source, entry)


QUOTE = "“We will not sign any paper that leaves the harbour closed,”"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said(QUOTE), said('"We will not sign any paper that leaves the harbour closed"')),
        (said(QUOTE), said("“We will not sign any paper that leaves the harbour closed. Never,”")),
        (said("that the talks would go on next week"), said("the talks would go on next week")),
        (
            said("that the talks between both sides would go on in the capital next week"),
            said("that the talks between the sides would go on in the capital next week"),
        ),
        (said(QUOTE, "Orren"), said(QUOTE, "Ilva Orren")),
        (said(QUOTE, "the foreign minister"), said(QUOTE, "Foreign minister")),
        (said(QUOTE, "X", by="alpha", voice="orren"), said(QUOTE, "Y", by="alpha", voice="orren")),
        (happened(5), happened(5, quote="Five were killed in Brack late on Thursday")),
        (
            mention("provision", "Alpha would cut its army to 6,000 soldiers", None, "wire", {"quantity": 6000}),
            mention("provision", "Alpha would cut its army to 6,000 soldiers.", None, "wire", {"quantity": 6000}),
        ),
        (
            mention(
                "provision", "an army of 6,000", None, "wire", {"issue": "army", "option": "small", "quantity": 6000}
            ),
            mention(
                "provision", "6,000 soldiers", None, "wire", {"issue": "army", "option": "small", "quantity": 6000}
            ),
        ),
    ],
)
def test_what_is_the_same(one: Proposal, other: Proposal) -> None:
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said(QUOTE, "Ilva Orren"), said(QUOTE, "Mato Lir")),
        (said(QUOTE, "an official"), said(QUOTE, "a senior official")),
        (said(QUOTE, "Ilva Orren"), said(QUOTE, None)),
        (said(QUOTE, "X", by="alpha", voice="orren"), said(QUOTE, "X", by="alpha")),
        (said(QUOTE, stance="denies"), said(QUOTE)),
        (said("the talks would go on in two weeks or so"), said("the talks would go on in three weeks or so")),
        (said("that Alpha would accept the draft this year"), said("that Alpha would not accept the draft this year")),
        (said("the harbour would open on 3 March at noon"), said("the harbour would open on 4 March at noon")),
        (said("the paper could be signed before the summer"), said("the paper would be signed before the summer")),
        (said("a “red line” for us all"), said("a “red line” for nobody at all")),
        (happened(5), happened(6)),
        (happened(5), happened(5, place="Osk")),
        (happened(5), happened(5, day="2031-03-20")),
        (happened(5), happened(5, speaker=None)),
        (happened(5), happened(5, status="denied")),
        (
            mention("provision", "Alpha would cut its army to 6,000 soldiers", None, "wire", {"quantity": 6000}),
            mention("provision", "Alpha would cut its army to 8,000 soldiers", None, "wire", {"quantity": 8000}),
        ),
        (said("Alpha would cut its army"), mention("provision", "Alpha would cut its army", None, "wire", {})),
    ],
)
def test_what_is_not_the_same(one: Proposal, other: Proposal) -> None:
    assert not are_alike(one, other)
    assert not are_alike(other, one)


def test_an_event_without_a_known_day_is_the_same_only_in_the_same_words() -> None:
    unknown = happened(5).model_copy(update={"quote": "a blast killed 5 in Brack"})
    entry = {**unknown.entry, "date": {"from": None, "to": "2031-03-14"}}
    unknown = unknown.model_copy(update={"entry": entry})
    assert not are_alike(happened(5), unknown)
    assert are_alike(unknown, unknown)


def test_another_number_of_one_event_is_another_account_of_it() -> None:
    assert may_be_one_event(happened(5), happened(7))
    assert not may_be_one_event(happened(5), happened(5, day="2031-03-20"))


def gathered(*mentions: Proposal) -> list[Gathered]:
    groups, held = Groups(), dict[int, list[Proposal]]()
    for one in mentions:
        held.setdefault(groups.add(one), []).append(one)
    return [as_one(Origins(CASE), ones) for ones in held.values()]


def test_one_proposal_keeps_its_name_and_cites_all() -> None:
    first, other = said(QUOTE), said("that it was over for good now")
    (alone, _) = gathered(first, other)
    again = said(QUOTE, source="herald")
    (both, _) = gathered(first, other, again)
    assert alone.id == both.id == first.id
    cited: Any = both.entry["cite"]
    assert [cite["source"] for cite in cited] == ["wire", "herald"]
    assert (both.sources, both.origins) == (("wire", "herald"), 2)


@pytest.mark.parametrize(
    ("sources", "origins"),
    [
        (["wire", "daily"], 1),
        (["wire", "herald"], 2),
        (["herald", "herald-2", "copy"], 1),
        (["wire", "daily", "copy", "alone"], 3),
        (["abroad", "overseas"], 1),
        (["abroad", "alone"], 2),
        (["wire", "wire"], 1),
    ],
)
def test_sources_that_rest_on_one_another_are_one_origin(sources: list[str], origins: int) -> None:
    (one,) = gathered(*(said(QUOTE, source=source) for source in sources))
    assert one.origins == origins


def test_repeating_makes_nothing_surer() -> None:
    sure = said(QUOTE, source="daily").model_copy(update={"confidence": 0.95})
    (one,) = gathered(said(QUOTE), sure)
    assert one.confidence == 0.7
    (other,) = gathered(said(QUOTE), sure.model_copy(update={"source": "herald"}))
    assert other.confidence == 0.95


def test_what_two_reports_say_in_their_own_voice_are_two_accounts() -> None:
    (one,) = gathered(*(happened(5, speaker=None, source=source) for source in ("wire", "daily", "herald")))
    accounts: Any = one.entry["accounts"]
    told = [(account["claimant"], len(account["cite"])) for account in accounts]
    assert told == [("wire", 2), ("herald", 1)]
