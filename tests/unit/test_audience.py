"""What goes out to an audience is a case from which whatever that audience may not see was deleted by hand.

Below stands such a case; a person who deletes the two hidden documents would delete every line marked `#-`, and mend those that name them to what is marked `#+`.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile import checks
from irenic.casefile.audience import as_seen_by
from irenic.casefile.load import LoadedCase, load_case
from irenic.model.case import Case, citations
from irenic.model.issue import Issue
from irenic.model.party import Party
from irenic.model.problem import IrenicError
from irenic.preferences.orders import order_of, orders_of
from irenic.workspace import open_case

CASES = Path(__file__).parents[2] / "cases"

TEXTS = {
    "wire": "Alder accepts the harbour paper. Birch rejects it. The paper caps the fleet at 40 ships. At least 3 were hurt.",
    "memo": "Birch would accept 60 ships. Five were hurt. A deputy minister drafted the paper. Tolls would end.",
    "cable": "Alder insists on tolls. The wire report was withdrawn.",
}

CASE = """\
irenic: 1
title: Harbour
handling: confidential #-
as_of: 2031-03-10
sources:
  wire:
    file: sources/wire.txt
    published: 2031-03-01
    assumed: {published: dateline}
    rests_on: [a witness, memo] #-
    rests_on: [a witness] #+
    retracted: {date: 2031-03-09, cite: {source: cable, quote: "The wire report was withdrawn."}} #-
  memo: {file: sources/memo.txt, published: 2031-03-02, assumed: {published: told}, handling: confidential} #-
  cable: {file: sources/cable.txt, published: 2031-03-03, assumed: {published: told}, handling: restricted, replaces: memo} #-
parties:
  alder:
    name: Alder
    roles: [principal]
    voices:
      chair: {name: Ann Chair}
      deputy: {identity: anonymous, office: a deputy minister} #-
    wants:
      fleet: high
      tolls: {order: high, cite: {source: cable, quote: "Alder insists on tolls."}} #-
    assumed: {wants: guess}
  birch: {name: Birch, roles: [principal], cite: {source: wire, quote: "Birch rejects it."}}
  cedar: {name: Cedar, cite: {source: memo, quote: "Five were hurt."}} #-
actors:
  clerk: {name: A clerk} #-
  harbour-police: {name: Harbour police}
issues:
  fleet:
    question: How many ships?
    assumed: ours
    scale: number
    unit: ships
    status_quo: more #-
    options:
      few: {value: 40, proposed_in: [paper]}
      more: {value: 60, cite: {source: memo, quote: "Birch would accept 60 ships."}} #-
      many: {value: 90, assumed: for contrast}
  tolls: {question: Who pays?, cite: {source: memo, quote: "Tolls would end."}, options: {a: {assumed: x}, b: {assumed: x}}} #-
drafts:
  paper:
    title: The harbour paper
    text: memo #-
    terms:
      fleet: {option: few, gives: [alder], cite: {source: wire, quote: "The paper caps the fleet at 40 ships."}}
      tolls: {option: a, cite: {source: memo, quote: "Tolls would end."}} #-
    origin: #-
      - {who: alder.deputy, role: drafted it, claimant: clerk, cite: {source: memo, quote: "A deputy minister drafted the paper."}} #-
links: #-
  - {if: {fleet: few}, then: {tolls: b}, assumed: ours} #-
assume:
  a1: {party: alder, weights: {fleet: [0.2, 0.8]}, assumed: ours}
  a2: {party: alder, weights: {tolls: [0.2, 0.8]}, assumed: ours} #-
statements:
  s1: {by: alder, stance: accepts, about: {draft: paper}, cite: {source: wire, quote: "Alder accepts the harbour paper."}}
  s2: {by: birch, stance: rejects, about: {draft: paper}, cite: {source: wire, quote: "Birch rejects it."}}
  s3: {by: birch, stance: offers, about: {issue: fleet, option: more}, supersedes: s2, cite: {source: memo, quote: "Birch would accept 60 ships."}} #-
  s4: {by: alder, voice: deputy, stance: demands, about: {issue: tolls, option: b}, cite: {source: cable, quote: "Alder insists on tolls."}} #-
  s5: {by: alder, voice: chair, stance: rejects, about: {terms: {fleet: many}}, cite: {source: wire, quote: "Alder accepts the harbour paper."}}
  s6: {by: alder, stance: claims, about: {event: blast}, cite: {source: memo, quote: "Five were hurt."}} #-
events:
  blast:
    kind: ASSAULT
    by: alder
    accounts:
      - {claimant: harbour-police, counts: {wounded: {low: 3}}, cite: {source: wire, quote: "At least 3 were hurt."}}
      - {claimant: cedar, counts: {wounded: 5}, cite: {source: memo, quote: "Five were hurt."}} #-
"""


def written(folder: Path, *, whole: bool, text: str = CASE, texts: Mapping[str, str] = TEXTS) -> Path:
    """The case as it is, or as a person leaves it who deletes what is hidden from the public."""
    folder.mkdir(parents=True)
    drop = r"^.* #\+\n" if whole else r"^.* #-\n"
    text = re.sub(r" #[+-]$", "", re.sub(drop, "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    (folder / "case.yaml").write_text(text)
    (folder / "sources").mkdir()
    for name, words in texts.items():
        if whole or name == "wire":
            (folder / "sources" / f"{name}.txt").write_text(words + "\n")
    return folder


def test_what_the_public_sees_is_what_is_left_when_a_person_deletes_the_rest(tmp_path: Path) -> None:
    whole = load_case(written(tmp_path / "whole", whole=True))
    assert not [problem for problem in checks.run(whole) if problem.severity == "error"]
    left = load_case(written(tmp_path / "left", whole=False))
    seen = as_seen_by(whole, "public")
    assert seen.case == left.case
    assert seen.inputs == as_seen_by(left, "public").inputs
    assert seen.texts.keys() == left.texts.keys() == {"wire"}


PARTLY = """\
irenic: 1
as_of: 2031-03-10
sources:
  wire: {file: sources/wire.txt, published: 2031-03-01, assumed: {published: told}}
  memo: {file: sources/memo.txt, published: 2031-03-02, assumed: {published: told}, handling: confidential} #-
parties:
  alder: {name: Alder, assumed: at the table}
issues:
  fleet:
    question: How many?
    assumed: ours
    scale: number
    options:
      few: {value: 40, assumed: ours}
      cap: {value: 417, proposed_in: [paper]} #-
  tolls: {question: Who pays?, assumed: ours, options: {a: {assumed: x}, b: {assumed: x}}}
drafts:
  paper:
    date: 2031-03-01
    terms:
      fleet: {option: cap, cite: [{source: wire, quote: The paper caps the fleet.}, {source: memo, quote: 417 ships}]} #-
      tolls:
        option: a
        what: one coin at each of 5 gates, perhaps #-
        quantity: 1
        low: 1
        high: 5 #-
        unit: coins #-
        hedge: perhaps #-
        note: the memo counts the gates #-
        when: {within: 5d} #-
        cite:
          - {source: wire, quote: one coin as a toll}
          - {source: memo, quote: "perhaps at 5 gates, within 5 days"} #-
assume: #-
  a1: {party: alder, weights: {fleet: [0.2, 0.3]}, cite: [{source: wire, quote: one coin as a toll}, {source: memo, quote: 417 ships}]} #-
events:
  raid:
    kind: ASSAULT
    accounts:
      - claimant: alder
        says: 26 dead and 317 missing #-
        counts:
          killed: {low: 26}
          missing: 317 #-
        cite:
          - {source: wire, quote: at least 26 people died}
          - {source: memo, quote: 317 are missing} #-
      - {claimant: alder, calls_it: raid, cite: [{source: wire, quote: "a raid, it said"}, {source: memo, quote: 317 are missing}]} #-
      - {claimant: alder, calls_it: raid, cite: {source: wire, quote: "a raid, it said"}} #+
      - {claimant: alder, denies: any raid, cite: [{source: wire, quote: "at least 26 people died"}, {source: memo, quote: There was never any raid}]} #-
"""
PARTLY_TEXTS = {
    "wire": "The paper caps the fleet. It asks one coin as a toll. In a raid, it said, at least 26 people died.",
    "memo": "A cap of 417 ships; tolls perhaps at 5 gates, within 5 days. 317 are missing. There was never any raid.",
}


def test_what_only_a_hidden_source_tells_goes_where_its_entry_has_another_source_too(tmp_path: Path) -> None:
    """A number, a hedge, a claimant's word: nobody can tell from the quote that is left where it comes from."""
    whole = load_case(written(tmp_path / "whole", whole=True, text=PARTLY, texts=PARTLY_TEXTS))
    assert not [problem for problem in checks.run(whole) if problem.severity == "error"]
    left = load_case(written(tmp_path / "left", whole=False, text=PARTLY, texts=PARTLY_TEXTS))
    seen = as_seen_by(whole, "public")
    assert seen.case == left.case
    assert seen.inputs == as_seen_by(left, "public").inputs


def test_whoever_may_see_all_sees_the_case_as_it_is(tmp_path: Path) -> None:
    whole = load_case(written(tmp_path / "whole", whole=True))
    assert as_seen_by(whole, "confidential").case is whole.case
    assert "cable" in as_seen_by(whole, "restricted").case.sources
    assert "memo" not in as_seen_by(whole, "restricted").case.sources


@pytest.mark.parametrize("drafts", ["", "drafts: {}\n"])
def test_whether_anything_is_on_the_table_is_told_as_the_case_tells_it(tmp_path: Path, drafts: str) -> None:
    """A hidden source that nothing rests on leaves the checks as they are without it."""
    found = []
    for name, memo in (("with", "  memo: {file: memo.txt, handling: confidential}\n"), ("without", "")):
        folder = tmp_path / name
        folder.mkdir()
        text = "irenic: 1\nsources:\n  wire: {file: wire.txt}\n" + memo + "parties:\n  alder: {name: Alder}\n" + drafts
        (folder / "case.yaml").write_text(text)
        for source in ("wire", "memo"):
            (folder / f"{source}.txt").write_text("Nothing of note.\n")
        seen = open_case(folder).seen_by("public")
        found.append([(one.code, one.message) for one in seen.check().problems])
    assert found[0] == found[1]
    assert any(code == "N003" for code, _ in found[0]) == (not drafts)


def test_a_case_that_is_confidential_as_a_whole_goes_to_nobody_by_itself(tmp_path: Path) -> None:
    folder = written(tmp_path / "left", whole=False)
    text = (folder / "case.yaml").read_text()
    (folder / "case.yaml").write_text(text.replace("irenic: 1", "irenic: 1\nhandling: restricted"))
    with pytest.raises(IrenicError, match="case as a whole is restricted"):
        as_seen_by(load_case(folder), "public")
    assert as_seen_by(load_case(folder), "restricted").case.handling == "restricted"


def test_what_is_at_fault_lets_nothing_out(tmp_path: Path) -> None:
    folder = written(tmp_path / "whole", whole=True)
    text = (folder / "case.yaml").read_text()
    (folder / "case.yaml").write_text(text.replace("s6: {by: alder, stance: claims", "s6: {by: alder, stance: mutters"))
    with pytest.raises(IrenicError, match="parts of it are at fault"):
        as_seen_by(load_case(folder), "public")


def test_an_order_closes_up_where_a_hidden_source_alone_tells_an_option() -> None:
    """A place where nothing stands would show that something stood there, and stopped the answers."""
    loaded = load_case(CASES / "training-moving")
    whole = loaded.case.parties["tarvenna"].wants["prisoners"].order
    assert isinstance(whole, tuple)
    hidden = {one.source for one in loaded.case.issues["prisoners"].options["by-list"].cite}
    seen = as_seen_by(_hiding(loaded, hidden), "public")
    assert "by-list" not in seen.case.issues["prisoners"].options
    left = seen.case.parties["tarvenna"].wants["prisoners"].order
    assert left == tuple(equals for equals in whole if equals != ("by-list",))
    assert orders_of(seen.case, "tarvenna")


def test_an_order_that_is_written_with_an_empty_place_stops_no_answer() -> None:
    issue = Issue.model_validate({"question": "q", "options": {"a": {}, "b": {}}})
    party = Party.model_validate({"name": "A", "wants": {"i": [["a"], [], ["b"]]}})
    assert order_of("i", issue, party).levels == ((("b",), ("a",)),)


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir() if (path / "case.yaml").exists()))
@pytest.mark.parametrize("seed", range(6))
def test_nothing_of_hidden_sources_is_left_and_what_is_left_holds_together(name: str, seed: int) -> None:
    """Any sources of the worked cases may be the hidden ones."""
    loaded = load_case(CASES / name)
    chosen = random.Random(seed)
    names = sorted(loaded.case.sources)
    hidden = set(chosen.sample(names, chosen.randint(1, max(1, len(names) - 1))))
    seen = as_seen_by(_hiding(loaded, hidden), "public")
    told = seen.case.model_dump_json(by_alias=True)
    for source in hidden:
        assert f'"{source}"' not in told
    assert {placed.citation.source for placed in citations(seen.case)}.isdisjoint(hidden)
    before = {problem.code for problem in checks.run(loaded) if problem.severity == "error"}
    after = [problem for problem in checks.run(seen) if problem.severity == "error" and problem.code not in before]
    assert [problem for problem in after if problem.code[0] != "H"] == []
    assert set(seen.case.statements) <= set(loaded.case.statements)
    assert as_seen_by(seen, "public").case is seen.case


def _hiding(loaded: LoadedCase, hidden: set[str]) -> LoadedCase:
    values: dict[str, Any] = loaded.case.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    values.pop("handling", None)
    for source in hidden:
        values["sources"][source]["handling"] = "confidential"
    return replace(loaded, case=Case.model_validate(values))


@pytest.mark.parametrize(
    ("faulty", "refused"),
    [
        ("published: 16 Marhc, handling: confidential", True),
        ("handling: confidentail", True),
        ("handling: [confidential]", True),
        ("handlng: confidential", True),
        ("published: 16 Marhc, handling: public", False),
        ("published: 16 Marhc", False),
    ],
)
def test_a_source_that_is_at_fault_goes_to_nobody_whom_it_may_not_be_for(
    tmp_path: Path, faulty: str, refused: bool
) -> None:
    """Left out of the case for its fault, it names no handling there: all that it tells would go out."""
    text = f"""irenic: 1
sources: {{wire: {{file: sources/wire.txt}}, memo: {{file: sources/memo.txt, {faulty}}}}}
parties: {{a: {{name: A}}}}
drafts: {{}}
statements: {{s: {{by: a, stance: claims, about: {{topic: t}}, cite: {{source: memo, quote: "Five were hurt."}}}}}}
"""
    loaded = load_case(written(tmp_path / "case", whole=True, text=text))
    assert as_seen_by(loaded, "confidential").case.statements
    if refused:
        with pytest.raises(IrenicError, match="whether source 'memo' is for this audience cannot be told"):
            as_seen_by(loaded, "public")
    else:
        assert as_seen_by(loaded, "public").case.statements
