"""What rests on words that do not count, counts in no answer: an order, an assumption, a link, a term of a draft.

The quotes of the case below stand in its sources; each test takes from one entry the ground that it had, in one of
three ways: its words do not stand there, the source was retracted, or it is later than the day.
"""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.model.case import Case
from irenic.preferences.premises import premises_of
from irenic.preferences.proposed import find_proposed
from irenic.workspace import Workspace, open_case

MakeCase = Callable[[str], Path]

CASE = """\
irenic: 1
as_of: 2031-03-10
sources:
  wire: {file: wire.txt, published: 2031-03-01, assumed: {published: told}}
  old: {file: old.txt, published: 2031-03-02, assumed: {published: told}}
parties:
  alder:
    name: Alder
    wants:
      fleet: {order: [few, many], cite: {source: old, quote: Alder wants few ships.}}
      tolls: {order: [low, high], cite: {source: wire, quote: Alder wants low tolls.}}
    assumed: {wants: guess}
  birch: {name: Birch, assumed: at the table}
issues:
  fleet: {question: How many?, assumed: ours, status_quo: many, options: {few: {assumed: x}, many: {assumed: x}}}
  tolls: {question: How high?, assumed: ours, status_quo: high, options: {low: {assumed: x}, high: {assumed: x}}}
drafts:
  paper:
    date: 2031-03-01
    terms:
      fleet: {option: few, cite: {source: old, quote: The paper says few.}}
      tolls: {option: low, cite: {source: wire, quote: The paper says low.}}
links: [{if: {fleet: few}, then: {tolls: low}, cite: {source: old, quote: Few ships need low tolls.}}]
assume:
  a1: {party: alder, weights: {fleet: [0.6, 0.8]}, cite: {source: old, quote: Alder cares most for the fleet.}}
statements:
  s1: {by: alder, stance: demands, about: {issue: tolls, option: low}, cite: {source: wire, quote: Low tolls it must be.}}
  s2: {by: birch, stance: accepts, about: {draft: paper}, cite: {source: wire, quote: Birch accepts the paper.}}
=== wire.txt
Alder wants low tolls. The paper says low. Low tolls it must be. Birch accepts the paper.
=== old.txt
Alder wants few ships. The paper says few. Few ships need low tolls. Alder cares most for the fleet.
"""

WORDS = {
    "order": "Alder wants few ships.",
    "term": "The paper says few.",
    "link": "Few ships need low tolls.",
    "assumption": "Alder cares most for the fleet.",
}
"""What each of four entries rests on."""


def counted(case: Workspace) -> Case:
    """The case that answers are made from."""
    return premises_of(case.case, unproven=case.loaded.unproven).case


def kept(case: Case) -> set[str]:
    """Which of the four entries count; a term does where it has the one meaning that it was given."""
    return {
        *(["order"] if "fleet" in case.parties["alder"].wants else []),
        *(["term"] if case.drafts["paper"].terms["fleet"].option == ("few",) else []),
        *(["link"] if case.links else []),
        *(["assumption"] if case.assume else []),
    }


def notes(case: Workspace) -> str:
    """What an answer says that it does without."""
    return "\n".join(one.message for one in case.assess(draws=400).about.problems if one.code == "A007")


def test_what_stands_in_its_source_counts(make_case: MakeCase) -> None:
    case = open_case(make_case(CASE))
    assert kept(counted(case)) == WORDS.keys()
    assert counted(case) is case.case
    assert notes(case) == ""
    alder = case.assess(draws=400).drafts["paper"].parties["alder"].worst_reading
    assert (alder.verdict, "alder.wants.fleet" in alder.proof) == ("yes", True)


@pytest.mark.parametrize("entry", WORDS)
def test_words_that_do_not_stand_in_the_source_give_no_ground(make_case: MakeCase, entry: str) -> None:
    """One letter is enough."""
    head, sources, text = CASE.partition("=== wire.txt")
    case = open_case(make_case(head.replace(WORDS[entry], WORDS[entry].replace("e", "o", 1)) + sources + text))
    assert kept(counted(case)) == WORDS.keys() - {entry}
    assert notes(case).count("no quote that is given for it stands in its source") == 1


def test_a_retracted_source_gives_no_ground_from_its_day_on(make_case: MakeCase) -> None:
    case = open_case(make_case(CASE.replace("published: 2031-03-02,", "published: 2031-03-02, retracted: 2031-03-05,")))
    assert kept(counted(case)) == set()
    assert notes(case).count("its source was retracted") == len(WORDS)
    before = case.assess(as_of="2031-03-04", draws=400)
    assert not [one for one in before.about.problems if one.code == "A007"]
    assert before.drafts["paper"].parties["alder"].worst_reading.verdict == "yes"


def test_what_is_later_than_the_day_was_not_known(make_case: MakeCase) -> None:
    """But a draft has its own day, whenever its terms were told."""
    case = open_case(make_case(CASE.replace("published: 2031-03-02", "published: 2031-03-12")))
    assert kept(counted(case)) == {"term"}


def test_no_verdict_and_no_page_shows_words_that_no_source_holds(make_case: MakeCase) -> None:
    """A party is bound by no order that was misquoted, and a draft says nothing that no source tells of it."""
    head, sources, text = CASE.partition("=== wire.txt")
    for right in (WORDS["order"], WORDS["term"]):
        head = head.replace(right, right.replace("few", "fewer"))
    case = open_case(make_case(head + sources + text))
    found = case.assess(draws=400)
    alder = found.drafts["paper"].parties["alder"]
    assert alder.worst_reading.verdict == "undecided"
    assert not any("wants.fleet" in label for label in found.grounds)
    told = [
        case.why("paper", draws=400),
        case.compare("paper", "paper", draws=400),
        case.amend("paper", draws=400),
        found,
    ]
    assert not any("fewer" in answer.model_dump_json(exclude={"about"}) for answer in told)


def test_an_order_without_words_of_its_own_rests_on_those_of_its_party(make_case: MakeCase) -> None:
    text = CASE.replace(
        "fleet: {order: [few, many], cite: {source: old, quote: Alder wants few ships.}}", "fleet: [few, many]"
    )
    text = text.replace("    assumed: {wants: guess}", "    cite: {source: old, quote: Alder wants few ships.}")
    assert "order" in kept(counted(open_case(make_case(text))))
    gone = text.replace("published: 2031-03-02,", "published: 2031-03-02, retracted: 2031-03-05,")
    assert "order" not in kept(counted(open_case(make_case(gone))))


def test_a_statement_shows_no_quote_that_stands_nowhere(make_case: MakeCase) -> None:
    """It counts for the quote that does, and that one alone is shown for it; nor is one shown of a later day."""
    text = CASE.replace(
        "cite: {source: wire, quote: Low tolls it must be.}",
        "cite: [{source: wire, quote: Low tolls it must be.}, {source: wire, quote: Lower tolls!},"
        " {source: late, quote: Low tolls again.}]",
    ).replace("parties:", "  late: {file: late.txt, published: 2031-03-20, assumed: {published: told}}\nparties:", 1)
    case = open_case(make_case(f"{text}=== late.txt\nLow tolls again.\n"))
    shown = case.why("paper", draws=400).grounds["s1"].evidence
    assert [one.quote for one in shown] == ["Low tolls it must be."]
    later = case.why("paper", as_of="2031-03-20", draws=400).grounds["s1"].evidence
    assert [one.quote for one in later] == ["Low tolls it must be.", "Low tolls again."]


def test_an_assumption_shows_no_quote_that_stands_nowhere(make_case: MakeCase) -> None:
    right = "cite: {source: old, quote: Alder cares most for the fleet.}"
    both = f"cite: [{right.removeprefix('cite: ')}, {{source: wire, quote: Alder cares for nothing else.}}]"
    found = open_case(make_case(CASE.replace(right, both))).why("paper", draws=400)
    assert [one.quote for one in found.grounds["a1"].evidence] == ["Alder cares most for the fleet."]


TOLD = """\
irenic: 1
as_of: 2031-03-10
sources:
  wire: {file: wire.txt, published: 2031-03-01, assumed: {published: told}}
  late: {file: late.txt, published: 2031-03-05, assumed: {published: told}}
parties: {alder: {name: Alder, assumed: at the table}, birch: {name: Birch, assumed: at the table}}
issues: {fleet: {question: How many?, assumed: ours, options: {few: {assumed: x}, many: {assumed: x}}}}
drafts:
  paper:
    date: 2031-03-01
    reported_by: [{source: wire, quote: A paper}, {source: late, quote: the paper}]
    origin:
      - {who: alder, role: author, claimant: birch, cite: {source: late, quote: Alder wrote the paper.}}
      - {who: birch, role: author, claimant: alder, cite: {source: wire, quote: Birch wrote it.}}
    terms: {fleet: {option: few, cite: {source: wire, quote: it says few}}}
events:
  raid:
    kind: ASSAULT
    accounts:
      - {claimant: alder, counts: {killed: 3}, cite: [{source: wire, quote: Three died.}, {source: late, quote: three it was}]}
      - {claimant: birch, counts: {killed: 5}, cite: {source: wire, quote: Five died.}}
=== wire.txt
A paper; it says few. Birch wrote it. Three died. Five died.
=== late.txt
Alder wrote the paper. And three it was.
"""


def test_the_record_shows_what_was_told_by_the_day(make_case: MakeCase) -> None:
    case = open_case(make_case(TOLD))
    day = datetime.date(2031, 3, 3)
    (before,), (after,) = case.table(as_of=day).drafts, case.table().drafts
    assert [origin.claimant for origin in before.origins] == ["Alder"]
    assert [origin.claimant for origin in after.origins] == ["Birch", "Alder"]
    assert [one.quote for one in before.reported_by] == ["A paper"]
    (raid,) = case.record(as_of=day).events
    assert [one.quote for one in raid.accounts[0].evidence] == ["Three died."]


def test_no_account_and_no_term_has_words_that_stand_nowhere(make_case: MakeCase) -> None:
    """The words may stand in the file of the case alone: then nobody told them."""
    wrong = TOLD.replace("quote: Five died.", "quote: Fifty died.").replace(
        "quote: it says few", "quote: it says fewer"
    )
    wrong = wrong.replace("quote: Birch wrote it.", "quote: Birch wrote this.")
    case = open_case(make_case(wrong))
    (raid,) = case.record().events
    assert [account.claimant for account in raid.accounts] == ["Alder"]
    (paper,) = case.table().drafts
    assert [origin.claimant for origin in paper.origins] == ["Birch"]
    (term,) = paper.terms
    assert (term.evidence, term.assumed) == ((), "no quote that is given for it stands in its source")


@pytest.mark.parametrize(
    ("change", "nowhere"),
    [
        (("quote: 50 ships were named", "quote: 50 ships were named"), False),
        (("quote: 50 ships were named", "quote: 51 ships were named"), True),
        (("published: 2031-03-05", "published: 2031-03-11"), True),
        (("published: 2031-03-05,", "published: 2031-03-05, retracted: 2031-03-06,"), True),
    ],
)
def test_an_option_that_no_words_name_any_more_is_the_analysts_own(
    make_case: MakeCase, change: tuple[str, str], nowhere: bool
) -> None:
    text = TOLD.replace(
        "many: {assumed: x}", "many: {assumed: x}, some: {cite: {source: late, quote: 50 ships were named}}"
    )
    text = text.replace("And three it was.", "And three it was; 50 ships were named.")
    case = open_case(make_case(text.replace(*change)))
    held = counted(case)
    assert find_proposed(held, held.drafts, {}, "fleet", "some").is_nowhere is nowhere


def test_what_a_later_draft_proposes_was_proposed_by_nobody_before(make_case: MakeCase) -> None:
    """How far a number moves without the options that nobody proposed is asked as of the day as well."""
    text = CASE.replace("few: {assumed: x}, many", "few: {assumed: x}, some: {proposed_in: [next]}, many")
    later = (
        "  next: {date: 2031-03-09, terms: {fleet: {option: some, cite: {source: wire, quote: The paper says low.}}}}\n"
    )
    case = open_case(make_case(text.replace("links:", later + "links:", 1)))

    def proposed(day: str) -> set[str]:
        held = premises_of(case.case, as_of=datetime.date.fromisoformat(day))
        return set(held.with_proposed_options_alone().case.issues["fleet"].options)

    assert "some" not in proposed("2031-03-08")
    assert "some" in proposed("2031-03-09")
