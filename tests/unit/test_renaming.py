"""Giving an entry another name: everywhere and nothing else, or not at all."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile import save
from irenic.casefile.references import names_used
from irenic.documents import files
from irenic.model.problem import IrenicError
from irenic.workspace import Workspace

from ..conftest import write_case

CASES = Path(__file__).parents[2] / "cases"
MakeCase = Callable[[str], Path]
# every place of the format in which a name is used; each id stands in no other words of the file
WHOLE = """
irenic: 1   # the format
title: A valley (fictional)
include: [more.yaml]
sources: {r: {file: r.txt, outlet: The Wire, published: 2031-03-14, assumed: {published: told}}}
parties:
  # the first is QA
  qa:
    name: Alpha
    voices: {va: {name: Ilva Orren}, "vb": {identity: anonymous, office: official}}   # both
    wants: {ia: {order: [[oa, ob], oc]}, 'ib': [od, [oe]], ic: high}
    assumed: {wants: told}
  qb: {name: Beta, consent: {on: [ia, ib]}, wants: {ia: {peak: oa}, ib: {order: [od], unranked: [oe]}}, assumed: {wants: x}}
actors: {aa: {office: envoy}, ab: {name: Corland}}
issues:
  ia: {question: How large?, status_quo: oa, options: {oa: {proposed_in: [da, db]}, ob: {assumed: x}, "oc": {assumed: x}}}
  ib: {question: Who runs it?, options: {od: {proposed_in: da}, oe: both}, assumed: x}
  ic: {question: When?, options: {of: {assumed: x}, og: {assumed: x}}}
interests: {n1: {of: qa, test: peace, issues: [ia, ib], assumed: x}}
drafts:
  da:
    origin: [{who: [qa.va, aa], role: author, claimant: qb, assumed: x}]
    terms:
      ia: {option: [oa, ob], readings_assumed: x, gives: [qa, qb.vc], gets: aa, must_act: ["qa"], in_return_for: [ib], assumed: x,
           when: {after: ib, before: ic}, requires: [{who: ab, what: a vote, assumed: x}]}
      ib: {option: od, assumed: x}
  db: {replaces: da, terms: {ia: {option: oa, assumed: x}}}
links: [{if: {ia: oa}, then: {ib: [od, oe]}, assumed: x}]
assume: {s2: {party: qa, weights: {ia: 0.2, ib: [0.1, 0.3]}, values: {ia: {oa: 0.4, ob: 0.1}}, assumed: x}}
"""
REST = """
statements:
  s1: {by: qa, voice: va, via: [vb, qb, qb.vc], stance: accepts, about: {draft: da}, assumed: x}
  s3: {by: qb, stance: prefers, about: {draft: da, over: db}, assumed: x}
  s4: {by: qa, stance: rules out, about: {issue: ia, option: oc}, if: {ib: [od]}, assumed: x}   # of ia
  s5: {by: qa, stance: prefers, about: {issue: ia, option: oa, over: ob}, assumed: x}
  s6: {by: aa, stance: claims, about: {terms: {ia: oa, ib: od}}, assumed: x}
  s7: {by: qa, stance: prioritises, about: {issue: ia, over: ib}, assumed: x}
moves:
  m1: {by: qa, kind: breach, sets: {ia: oa}, worth: {qa: 0.1, ab: 0}, assumed: x}
  m2: {by: ab, kind: guarantee, drafted_in: [da], worth: {qb: 0.1}, cost: 1, assumed: x}
priorities: {qa: [{holds: NOT m1, assumed: x}]}
contests: {ia: {positions: {qa: {position: oa, assumed: x}, aa: {position: ob, assumed: x}}, outcome: {value: oa, assumed: x}, assumed: x}}
process: {p1: {kind: talks, with: [qa, qb, aa], accounts: [{claimant: qa.va, assumed: x}]}}
events: {e1: {kind: ASSAULT, by: [qa, qb.vc], accounts: [{claimant: ab, assumed: x}, {claimant: qb, assumed: x}]}}
"""
WHOLE = WHOLE.replace("qb: {name: Beta,", "qb: {name: Beta, voices: {vc: {name: Tamo Reth}},")
PLACES = (
    "parties/qa",
    "parties/qb",
    "parties/qa/voices/va",
    "parties/qa/voices/vb",
    "parties/qb/voices/vc",
    "actors/aa",
    "actors/ab",
    "issues/ia",
    "issues/ib",
    "issues/ic",
    "issues/ia/options/oa",
    "issues/ia/options/oc",
    "issues/ib/options/od",
    "issues/ib/options/oe",
    "drafts/da",
    "drafts/db",
    "assume/s2",
)


def opened(make_case: MakeCase, *, top: str = WHOLE, more: str = REST) -> Workspace:
    held = Workspace(make_case(f"{top.rstrip()}\n=== more.yaml\n{more.strip()}\n=== r.txt\nx\n"))
    assert [one.message for one in held.check().problems if one.severity == "error"] == []
    return held


def texts(case: Workspace) -> dict[str, str]:
    return {name: (case.folder.path / name).read_text(encoding="utf-8") for name in ("case.yaml", "more.yaml")}


def renamed_in(text: str, old: str, new: str) -> str:
    """The oracle: each id of the case above stands in its file as a word of its own, and nowhere else."""
    out, at = "", 0
    while (found := text.find(old, at)) >= 0:
        around = text[found - 1] + text[found + len(old)]
        line = text[text.rfind("\n", 0, found) + 1 : found]
        is_name = not any(sign.isalnum() for sign in around) and "#" not in line
        out += text[at:found] + (new if is_name else old)
        at = found + len(old)
    return out + text[at:]


@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_another_everywhere_and_nothing_else_is(make_case: MakeCase, place: str) -> None:
    case = opened(make_case)
    before, path = texts(case), tuple(place.split("/"))
    expected = {name: renamed_in(text, path[-1], "new-name") for name, text in before.items()}
    assert expected != before
    assert case.rename(path, "new-name") == []
    assert texts(case) == expected
    assert case.rename((*path[:-1], "new-name"), path[-1]) == []
    assert texts(case) == before


def test_every_use_of_a_name_in_the_format_is_tried_above(make_case: MakeCase) -> None:
    """A place that comes to be told by the format later has to be added to the case of this test."""
    sites = {(named.path[0], *(one for one in named.path[1:] if one in FIELDS)) for named in names_used(opened(make_case).case)}  # fmt: skip
    assert sites >= {
        ("parties", "consent", "on"),
        ("parties", "wants", "order"),
        ("parties", "wants", "unranked"),
        ("parties", "wants", "peak"),
        ("interests", "of"),
        ("drafts", "origin", "who"),
        ("drafts", "terms", "requires", "who"),
        ("drafts", "terms", "when", "before"),
        ("links", "then"),
        ("assume", "values"),
        ("statements", "via"),
        ("statements", "if"),
        ("statements", "about", "terms"),
        ("statements", "about", "over"),
        ("moves", "worth"),
        ("moves", "drafted_in"),
        ("priorities",),
        ("contests", "positions", "position"),
        ("contests", "outcome", "value"),
        ("process", "with"),
        ("events", "accounts", "claimant"),
    }


FIELDS = frozenset("consent on wants order unranked peak of origin who terms requires when before then values via if about over worth drafted_in positions position outcome value with accounts claimant".split())  # fmt: skip


def test_quotation_marks_stay_and_come_where_a_word_would_be_read_otherwise(make_case: MakeCase) -> None:
    case = opened(make_case)
    assert case.rename(("parties", "qa", "voices", "vb"), "true") == []
    assert '"true": {identity: anonymous' in texts(case)["case.yaml"]
    assert 'via: ["true", qb, qb.vc]' in texts(case)["more.yaml"]
    assert "true" in case.case.parties["qa"].voices


@pytest.mark.parametrize(
    ("place", "new", "code", "words"),
    [
        ("parties/qa", "", "E009", "cannot be"),
        ("parties/qa", "a b", "E009", "cannot be"),
        ("parties/qa", "a.b", "E009", "cannot be"),
        ("parties/qa", "ä", "E009", "cannot be"),
        ("parties/qa", "-a", "E009", "cannot be"),
        ("parties/qa", "a" * 81, "E009", "cannot be"),
        ("parties/qa", "unknown", "E009", "irenic's own"),
        ("issues/ia", "structure", "E009", "irenic's own"),
        ("parties/qa", "qb", "E003", "already"),
        ("parties/qa", "aa", "E003", "already"),
        ("parties/qa", "r", "E003", "already"),
        ("actors/aa", "qa", "E003", "already"),
        ("assume/s2", "s1", "E003", "already"),
        ("issues/ia", "ib", "E003", "already"),
        ("issues/ia/options/oa", "ob", "E003", "already"),
        ("drafts/da", "db", "E003", "already"),
        ("parties/qa/voices/va", "vb", "E003", "already"),
        # via of qa's own words: a bare name is one of its own voices first
        ("parties/qa/voices/va", "qb", "E003", "used already"),
        ("parties/qb", "va", "E003", "used already"),
        ("parties/none", "x", "E001", "no 'none'"),
    ],
)
def test_what_cannot_be_told_apart_is_refused_whole(
    make_case: MakeCase, place: str, new: str, code: str, words: str
) -> None:
    case = opened(make_case)
    before = texts(case)
    with pytest.raises(IrenicError) as raised:
        case.rename(tuple(place.split("/")), new)
    assert raised.value.problems[0].code == code
    assert words in raised.value.problems[0].message
    assert texts(case) == before


def test_a_name_that_is_used_though_nothing_has_it_is_not_taken(make_case: MakeCase) -> None:
    """What was at fault would else come to mean something that nobody wrote."""
    case = Workspace(make_case(WHOLE.replace("include: [more.yaml]\n", "").replace("gets: aa", "gets: az") + "=== r.txt\nx\n"))  # fmt: skip
    with pytest.raises(IrenicError, match="used already"):
        case.rename(("actors", "aa"), "az")


def test_nothing_is_renamed_while_a_part_of_the_case_cannot_be_read(make_case: MakeCase) -> None:
    case = Workspace(make_case(f"{WHOLE.rstrip()}\n=== more.yaml\n{REST.replace('kind: talks', 'sort: talks').strip()}\n=== r.txt\nx\n"))  # fmt: skip
    before = texts(case)
    with pytest.raises(IrenicError, match="cannot be read"):
        case.rename(("parties", "qa"), "x")
    assert texts(case) == before


@pytest.mark.parametrize("name", sorted(path.parent.name for path in CASES.glob("*/case.yaml")))
def test_any_entry_of_a_worked_case_is_renamed_and_back(name: str, tmp_path: Path) -> None:
    shutil.copytree(CASES / name, tmp_path / name)
    case = Workspace(tmp_path / name)
    before = {one: file.text.text for one, file in case.loaded.files.items()}
    held = case.case
    places: list[tuple[str, ...]] = [("parties", one) for one in held.parties]
    places += [("parties", party, "voices", one) for party, each in held.parties.items() for one in each.voices]
    places += [("issues", issue) for issue in list(held.issues)[:2]]
    places += [("issues", issue, "options", one) for issue in list(held.issues)[:2] for one in held.issues[issue].options]  # fmt: skip
    places += [("drafts", one) for one in held.drafts] + [("actors", one) for one in held.actors]
    problems = len(case.check().problems)
    for path in places[:12]:
        uses = len(case.loaded.names_used)
        assert case.rename(path, "another-name-1") == [], path
        assert (len(case.loaded.names_used), len(case.check().problems)) == (uses, problems), path
        assert case.rename((*path[:-1], "another-name-1"), path[-1]) == [], path
        assert {one: file.text.text for one, file in case.loaded.files.items()} == before, path


PROPOSED: list[dict[str, Any]] = [
    {"id": "s-1", "kind": "statement", "entry": {"by": "qa", "voice": "va", "via": ["vb", "qb.vc"], "stance": "accepts", "about": {"draft": "da"}, "cite": [{"source": "r", "quote": "qa da"}]}},
    {"id": "s-2", "kind": "statement", "entry": {"by": "qb", "stance": "rules out", "about": {"issue": "ia", "option": "oa", "over": "ob"}, "if": {"ib": ["od"]}}},
    {"id": "p-1", "kind": "provision", "entry": {"draft": "da", "issue": "ia", "option": "oa", "gives": ["qa"], "gets": "unknown", "when": {"by": "2031-03-01", "after": "ib"}}},
    {"id": "e-1", "kind": "event", "entry": {"by": ["qa"], "accounts": [{"claimant": "aa", "counts": {"killed": {"low": 2}}}, {"claimant": "qa.va"}]}},
    {"id": "s-3", "kind": "statement", "entry": {"by": "qb", "stance": "claims", "about": {"topic": "qa"}}},
]  # fmt: skip


def with_inbox(case: Workspace) -> dict[str, Path]:
    folder = case.folder.path / "inbox"
    folder.mkdir()
    rest = {"source": "r", "spans": [[0, 1]], "quote": "qa da", "confidence": 0.5, "reason": "x"}
    lines = ['{"read_as":"0"}', *(json.dumps(one | rest) for one in PROPOSED), ""]
    (folder / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    decided = [
        {"proposal": "p-1", "verdict": "rejected"},
        {"proposal": "p-1", "verdict": "accepted", "entry": "da.terms.ia"},
    ]
    (folder / "decisions.jsonl").write_text("".join(json.dumps(one) + "\n" for one in decided), encoding="utf-8")
    return {one.name: one for one in folder.iterdir()}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("parties/qa", {"s-1": [("by", "new")], "p-1": [("gives", ["new"])], "e-1": [("by", ["new"]), ("accounts.1.claimant", "new.va")]}),
        ("parties/qa/voices/va", {"s-1": [("voice", "new")], "e-1": [("accounts.1.claimant", "qa.new")]}),
        ("parties/qa/voices/vb", {"s-1": [("via", ["new", "qb.vc"])]}),
        ("parties/qb/voices/vc", {"s-1": [("via", ["vb", "qb.new"])]}),
        ("actors/aa", {"e-1": [("accounts.0.claimant", "new")]}),
        ("issues/ia", {"s-2": [("about.issue", "new")], "p-1": [("issue", "new")]}),
        ("issues/ib", {"s-2": [("if", {"new": ["od"]})], "p-1": [("when.after", "new")]}),
        ("issues/ia/options/oa", {"s-2": [("about.option", "new")], "p-1": [("option", "new")]}),
        ("issues/ia/options/ob", {"s-2": [("about.over", "new")]}),
        ("issues/ib/options/od", {"s-2": [("if", {"ib": ["new"]})]}),
        ("drafts/da", {"s-1": [("about.draft", "new")], "p-1": [("draft", "new")]}),
    ],
)  # fmt: skip
def test_what_waits_in_the_inbox_follows(
    make_case: MakeCase, place: str, expected: dict[str, list[tuple[str, Any]]]
) -> None:
    case = opened(make_case)
    lists = with_inbox(case)
    before = lists["r.jsonl"].read_text(encoding="utf-8").split("\n")
    assert case.rename(tuple(place.split("/")), "new") == []
    after = lists["r.jsonl"].read_text(encoding="utf-8").split("\n")
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        name = json.loads(old).get("id") if old else None
        if name not in expected:
            assert new == old
            continue
        wanted = json.loads(old)["entry"]
        for steps, value in expected[name]:
            *to, last = steps.split(".")
            held = wanted
            for step in to:
                held = held[int(step)] if step.isdecimal() else held[step]
            held[last] = value
        assert json.loads(new)["entry"] == wanted
    for proposal in case.inbox().waiting:
        assert proposal.quote == "qa da"


@pytest.mark.parametrize(("place", "entry"), [("drafts/da", "new.terms.ia"), ("issues/ia", "da.terms.new"), ("issues/ib", "da.terms.ia")])  # fmt: skip
def test_what_was_accepted_is_still_known_as_such(make_case: MakeCase, place: str, entry: str) -> None:
    case = opened(make_case)
    decisions = with_inbox(case)["decisions.jsonl"]
    assert case.rename(tuple(place.split("/")), "new") == []
    lines = decisions.read_text(encoding="utf-8").splitlines()
    assert lines[0] == '{"proposal": "p-1", "verdict": "rejected"}'
    assert json.loads(lines[1])["entry"] == entry
    assert "p-1" not in [one.id for one in case.inbox().waiting]


class KilledError(BaseException):
    """As if the process had ended: nobody catches it."""


@pytest.mark.parametrize("survives", range(6))
def test_who_is_killed_meanwhile_has_all_of_it_or_none(
    make_case: MakeCase, monkeypatch: pytest.MonkeyPatch, survives: int
) -> None:
    """After any number of files written, opening the case again gives one that is wholly renamed, or not at all."""
    case = opened(make_case)
    lists = with_inbox(case)
    paths = [case.folder.path / name for name in ("case.yaml", "more.yaml")] + list(lists.values())
    before = [path.read_bytes() for path in paths]
    written = 0

    def dying(*given: Any, **how: Any) -> None:
        nonlocal written
        if written == survives:
            raise KilledError
        written += 1
        files.write_atomically(*given, **how)

    monkeypatch.setattr(save, "write_atomically", dying)
    if survives < 5:
        with pytest.raises(KilledError):
            case.rename(("drafts", "da"), "new")
    else:
        assert case.rename(("drafts", "da"), "new") == []
    monkeypatch.undo()
    again = Workspace(case.folder.path)
    assert not (case.folder.path / save.UNFINISHED).exists()
    assert [one for one in again.check().problems if one.severity == "error"] == []
    if survives == 0:
        assert [path.read_bytes() for path in paths] == before
        assert "da" in again.case.drafts
    else:
        assert "new" in again.case.drafts
        assert all(path.read_bytes() != held for path, held in zip(paths, before, strict=True))


def test_what_somebody_changed_after_an_edit_was_cut_short_stays(
    make_case: MakeCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = opened(make_case)
    count = 0

    def dying(*given: Any, **how: Any) -> None:
        nonlocal count
        count += 1
        if count > 1:
            raise KilledError
        files.write_atomically(*given, **how)

    monkeypatch.setattr(save, "write_atomically", dying)
    with pytest.raises(KilledError):
        case.rename(("drafts", "da"), "new")
    monkeypatch.undo()
    more = case.folder.path / "more.yaml"
    more.write_text(more.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    held = texts(case)
    again = Workspace(case.folder.path)
    # nor is the other file renamed: what was changed would then refer to what is no more
    assert texts(again) == held
    assert [one for one in again.check().problems if one.severity == "error"] == []
    assert not (case.folder.path / save.UNFINISHED).exists()


def test_a_file_that_changed_since_it_was_read_stops_all_of_it(make_case: MakeCase) -> None:
    case = opened(make_case)
    more = case.folder.path / "more.yaml"
    more.write_text(more.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    before = texts(case)
    with pytest.raises(IrenicError) as raised:
        case.rename(("drafts", "da"), "new")
    assert raised.value.problems[0].code == "F009"
    assert texts(case) == before
    assert not (case.folder.path / save.UNFINISHED).exists()


def test_a_folder_from_elsewhere_gets_nothing_written_but_files_of_a_case(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "made", "irenic: 1\n=== r.txt\nx\n=== hook.sh\nx\n")
    (tmp_path / "out.yaml").write_text("x\n", encoding="utf-8")
    told = {"read": files.sha256(b"x\n"), "text": "evil"}
    plans: tuple[Any, ...] = ({"hook.sh": told}, {"../out.yaml": told}, [], {"case.yaml": 3}, "x")
    for plan in plans:
        (folder / save.UNFINISHED).write_text(json.dumps(plan), encoding="utf-8")
        Workspace(folder)
        assert (folder / "hook.sh").read_text(encoding="utf-8") == "x\n"
        assert (tmp_path / "out.yaml").read_text(encoding="utf-8") == "x\n"


def test_a_plan_that_is_too_deep_to_be_read_is_no_obstacle_to_opening(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "made", "irenic: 1\n")
    (folder / save.UNFINISHED).write_text("[" * 200_000, encoding="utf-8")
    assert Workspace(folder).case.parties == {}
