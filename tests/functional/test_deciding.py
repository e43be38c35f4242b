"""A person says what words are about and which stance they take; what is accepted is what was said, or nothing is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile.checks.stances import FITTING
from irenic.cli.main import main
from irenic.model.case import Case
from irenic.model.force import binds
from irenic.model.problem import IrenicError
from irenic.model.proposal import Gathered
from irenic.model.record import BINDING
from irenic.preferences.rejections import find_rejections
from irenic.workspace import Workspace, open_case

CASE = """
irenic: 1
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
parties:
  alpha: {name: Alpha, aliases: [Tarn], voices: {orren: {name: Ilva Orren, office: Foreign Minister}, aide: {identity: anonymous, office: aide}}}
  beta: {name: Beta, voices: {lask: {name: Tomo Lask, office: Foreign Minister}}}
actors: {gov: {office: governor of the valley}}
issues:
  army:
    question: How large may the army be?
    scale: number
    unit: soldiers
    options: {small: {value: 6000, assumed: x}, large: {value: 9000, assumed: x}}
    assumed: x
  port:
    question: Who runs the port?
    options: {alphas: {label: port under Alpha, assumed: x}, shared: {label: port under a joint board, assumed: x}}
    assumed: x
drafts:
  plan: {title: The valley plan, assumed: x}
  paper: {title: The mediator's paper, assumed: x}
=== r.txt
“We cannot accept the valley plan,” Foreign Minister Ilva Orren said. Tomo Lask said that Beta accepts 6,000 soldiers if
the port is put under a joint board. Beta would not accept fewer than 9,000 soldiers if the port stays as it is. Orren said
that Beta accepts the valley plan. Alpha rejects the harbour dues. Alpha is open to a discussion of the valley plan.
An envoy said that it was over.

At least five people were killed late Thursday in Brack, according to the governor of the valley.
"""


class Desk:
    """A case that was read, its proposals by their words, and what accepting them tells."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        workspace = open_case(folder)
        workspace.read_sources()
        self._waiting = workspace.waiting()
        self.before = (folder / "case.yaml").read_bytes()

    def proposal(self, quote: str, kind: str = "statement", stance: str | None = None) -> Gathered:
        (one,) = [
            one
            for one in self._waiting
            if one.kind == kind and quote in one.quote and stance in (None, one.entry.get("stance"))
        ]
        return one

    def accept(self, proposal: Gathered, *flags: str, code: int = 0) -> str:
        self._capsys.readouterr()
        assert main(["accept", str(self.folder), proposal.id, *flags]) == code, self._capsys.readouterr().err
        told = self._capsys.readouterr()
        if code:
            assert (self.folder / "case.yaml").read_bytes() == self.before
        return " ".join((told.err if code else told.out).split())

    @property
    def workspace(self) -> Workspace:
        return open_case(self.folder)

    @property
    def last(self) -> dict[str, Any]:
        workspace = self.workspace
        assert workspace.check().errors == 0
        *_, held = workspace.case.statements.values()
        return held.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"cite"})


@pytest.fixture
def desk(make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(make_case(CASE), capsys)


@pytest.mark.parametrize(
    ("quote", "flags", "expected"),
    [
        ("harbour dues", ["--stance", "rejects", "--issue", "port", "--option", "shared"], {"by": "alpha", "stance": "rejects", "about": {"issue": "port", "option": "shared"}}),
        ("harbour dues", ["--stance", "rejects", "--draft", "paper"], {"by": "alpha", "stance": "rejects", "about": {"draft": "paper"}}),
        ("harbour dues", ["--draft", "plan"], {"by": "alpha", "stance": "claims", "about": {"draft": "plan"}}),
        ("harbour dues", ["--issue", "port"], {"by": "alpha", "stance": "claims", "about": {"issue": "port"}}),
        ("harbour dues", ["--stance", "prefers", "--draft", "plan", "--over", "paper"], {"by": "alpha", "stance": "prefers", "about": {"draft": "plan", "over": "paper"}}),
        ("harbour dues", ["--stance", "prefers", "--issue", "port", "--option", "shared", "--over", "alphas"], {"by": "alpha", "stance": "prefers", "about": {"issue": "port", "option": "shared", "over": "alphas"}}),
        ("harbour dues", ["--stance", "prioritises", "--issue", "port", "--over", "army"], {"by": "alpha", "stance": "prioritises", "about": {"issue": "port", "over": "army"}}),
        ("harbour dues", ["--stance", "opposes", "--draft", "plan"], {"by": "alpha", "stance": "opposes", "about": {"draft": "plan"}}),
        ("harbour dues", ["--stance", "appraises", "--date", "2031-03-12"], {"by": "alpha", "stance": "appraises", "about": {"topic": "Alpha rejects the harbour dues"}, "date": {"from": "2031-03-12", "to": "2031-03-12"}}),
        ("We cannot", ["--stance", "rejects"], {"by": "alpha", "voice": "orren", "stance": "rejects", "about": {"draft": "plan"}}),
        ("We cannot", ["--stance", "rejects", "--draft", "paper"], {"by": "alpha", "voice": "orren", "stance": "rejects", "about": {"draft": "paper"}}),
        ("We cannot", ["--stance", "rejects", "--issue", "army", "--option", "small"], {"by": "alpha", "voice": "orren", "stance": "rejects", "about": {"issue": "army", "option": "small"}}),
        ("We cannot", ["--stance", "claims"], {"by": "alpha", "voice": "orren", "stance": "claims", "about": {"topic": "“We cannot accept the valley plan,”"}}),
        ("We cannot", ["--stance", "denies"], {"by": "alpha", "voice": "orren", "stance": "denies", "about": {"draft": "plan"}}),
        ("We cannot", ["--voice", "aide", "--stance", "rejects"], {"by": "alpha", "voice": "aide", "stance": "rejects", "about": {"draft": "plan"}}),
        ("fewer than", ["--stance", "rejects", "--issue", "army", "--option", "small", "--if", "none"], {"by": "beta", "stance": "rejects", "about": {"issue": "army", "option": "small"}}),
        ("fewer than", ["--stance", "offers", "--issue", "army", "--option", "large", "--if", "port=alphas", "--if", "port=shared"], {"by": "beta", "stance": "offers", "about": {"issue": "army", "option": "large"}, "if": {"port": ["alphas", "shared"]}}),
        ("it was over", ["--by", "beta", "--voice", "lask", "--stance", "rejects", "--draft", "plan"], {"by": "beta", "voice": "lask", "stance": "rejects", "about": {"draft": "plan"}}),
    ],
)  # fmt: skip
def test_what_is_accepted_is_what_the_person_said(
    desk: Desk, quote: str, flags: list[str], expected: dict[str, Any]
) -> None:
    told = desk.accept(desk.proposal(quote), *flags)
    assert desk.last == expected
    workspace = desk.workspace
    (held,) = workspace.case.statements.values()
    assert binds(workspace.case, held) == ("which binds it" in told)
    if "topic" not in expected["about"]:
        # the page says what the words are about now
        assert all(name in told for name in expected["about"].values())


def test_a_suggested_condition_stays_unless_the_person_takes_it_away(desk: Desk) -> None:
    accepts = desk.proposal("6,000 soldiers", stance="accepts")
    desk.accept(accepts, "--stance", "accepts", "--issue", "army", "--option", "large")
    assert desk.last["if"] == {"port": ["shared"]}


def test_a_suggested_condition_can_be_taken_away(desk: Desk) -> None:
    accepts = desk.proposal("6,000 soldiers", stance="accepts")
    desk.accept(accepts, "--stance", "accepts", "--if", "none")
    assert "if" not in desk.last


def test_that_there_is_no_condition_is_written_and_not_asked_again(desk: Desk) -> None:
    """A person has looked at words that seem to stand under one: no page says any more that nobody has."""
    flags = ["--stance", "rejects", "--issue", "army", "--option", "small", "--if", "none"]
    desk.accept(desk.proposal("fewer than"), *flags)
    assert "if: {}" in (desk.folder / "case.yaml").read_text()
    workspace = desk.workspace
    assert workspace.check().errors == 0

    def not_coded(case: Case) -> list[str | None]:
        ((one,),) = (find_rejections(case, case.statements)["army"]["small"],)
        return [one.not_coded]

    assert not_coded(workspace.case) == [None]
    # nor for an audience from which another source is kept
    workspace.extend("sources", {"q": {"file": "r.txt", "handling": "confidential"}})
    assert not_coded(workspace.seen_by("public").case) == [None]
    # where nothing was said of a condition, nothing is written of it
    desk.accept(desk.proposal("harbour dues"), "--stance", "rejects", "--issue", "port", "--option", "shared")
    assert (desk.folder / "case.yaml").read_text().count("if:") == 1


@pytest.mark.parametrize(
    ("quote", "flags", "told"),
    [
        ("harbour dues", ["--stance", "rejects"], "'rejects' would bind alpha, and nothing says on what"),
        ("harbour dues", ["--stance", "rejects", "--draft", "plam"], "did you mean 'plan'?"),
        ("harbour dues", ["--stance", "rejects", "--draft", "the valley plan"], "did you mean 'plan'?"),
        ("harbour dues", ["--stance", "rejects", "--issue", "prot", "--option", "shared"], "did you mean 'port'?"),
        ("harbour dues", ["--stance", "rejects", "--issue", "port", "--option", "port under Alpha"], "did you mean 'alphas'?"),
        ("harbour dues", ["--stance", "rejects", "--option", "shared"], "add --issue port"),
        ("harbour dues", ["--stance", "rejects", "--issue", "port"], "'rejects' does not go with what this is about: port"),
        ("harbour dues", ["--stance", "demands", "--draft", "plan"], "'demands' takes --issue ISSUE --option OPTION"),
        ("harbour dues", ["--stance", "supports", "--issue", "port", "--option", "shared"], "goes with this: accepts, offers, rejects, demands, rules out, or claims, which binds nobody"),
        ("harbour dues", ["--stance", "supports"], "'supports' takes --draft DRAFT"),
        ("harbour dues", ["--stance", "rejects", "--draft", "plan", "--issue", "port"], "about a draft, or about an issue and its option"),
        ("harbour dues", ["--stance", "prefers", "--draft", "plan", "--over", "plan"], "both sides of the comparison are 'plan'"),
        ("harbour dues", ["--stance", "demands", "--issue", "port", "--option", "shared", "--if", "army=small"], "'demands' cannot stand under a condition"),
        ("harbour dues", ["--stance", "accepts", "--issue", "port", "--option", "shared", "--if", "army=smal"], "did you mean 'small'?"),
        ("harbour dues", ["--stance", "accepts", "--issue", "port", "--option", "shared", "--if", "port=alphas"], "the condition is about the same issue"),
        ("harbour dues", ["--voice", "orren", "--by", "gov"], "'gov' has no voice 'orren'"),
        ("harbour dues", ["--voice", "oren"], "did you mean 'orren'?"),
        ("harbour dues", ["--date", "2031-03-20"], "nobody can report 2031-03-20 by then"),
        ("harbour dues", ["--handling", "confidential"], "--handling is for a new version of a source"),
        ("harbour dues", ["--by", "gov", "--stance", "rejects", "--draft", "plan"], "'rejects' binds a party, and 'gov' is none"),
        ("We cannot", ["--draft", "paper"], "its words would bind alpha: it rejects, draft paper"),
        ("We cannot", ["--stance", "accepts"], "suggests 'rejects', not 'accepts'"),
        ("fewer than", ["--stance", "rejects", "--issue", "army", "--option", "small"], "seem to stand under a condition"),
        ("it was over", ["--voice", "orren", "--stance", "rejects", "--draft", "plan"], "names nobody whom the case knows"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_refused_with_what_to_do(
    desk: Desk, quote: str, flags: list[str], told: str
) -> None:
    assert told in desk.accept(desk.proposal(quote), *flags, code=1)


def test_words_under_a_condition_never_bind_without_it(desk: Desk) -> None:
    accepts = desk.proposal("6,000 soldiers", stance="accepts")
    flags = ["--stance", "demands", "--issue", "army", "--option", "small"]
    assert "its words stand under a condition (port: shared)" in desk.accept(accepts, *flags, code=1)
    told = desk.accept(accepts, "--stance", "willing to discuss")
    assert "its condition is not in the entry: port: shared" in told
    assert desk.last["about"] == {"issue": "army", "option": "small"}


def test_another_partys_word_for_it_never_binds_a_party(desk: Desk) -> None:
    """Orren of Alpha says that Beta accepts: whoever takes that for Beta's own word is told whose it is."""
    (hearsay,) = [one for one in desk.workspace.waiting() if one.entry.get("via") == ["alpha.orren"]]
    told = desk.accept(hearsay, "--stance", "accepts", "--draft", "plan", code=1)
    assert "'alpha.orren' tells it of beta, and only a party's own words bind it" in told
    desk.accept(hearsay, "--by", "alpha.orren", "--stance", "claims")
    assert (desk.last["by"], desk.last["stance"]) == ("alpha", "claims")


def test_a_misspelt_stance_and_condition_are_wrong_usage(desk: Desk) -> None:
    said = desk.proposal("harbour dues")
    assert "did you mean 'rejects'?" in desk.accept(said, "--stance", "rejcts", code=2)
    assert "write --if ISSUE=OPTION" in desk.accept(said, "--if", "port", code=2)
    assert "--by says whose words they are" in desk.accept(said, "--party", "alpha", code=2)


def test_whoever_speaks_for_nobody_known_binds_nobody_and_it_is_told(desk: Desk) -> None:
    flags = ["--by", "alpha.aide", "--stance", "rejects", "--draft", "plan"]
    told = desk.accept(desk.proposal("it was over"), *flags)
    assert "which binds nobody: for whom the voice speaks is not clear" in told


def test_what_is_accepted_is_told_with_its_condition(desk: Desk) -> None:
    """Who reads only the confirmation must not take words under a condition for words without."""
    told = desk.accept(desk.proposal("6,000 soldiers", stance="accepts"), "--stance", "accepts")
    assert "beta accepts, army: small, if port: port under a joint board, which binds it" in " ".join(told.split())


def test_the_day_and_the_claimant_of_an_event_can_be_said(desk: Desk) -> None:
    event = desk.proposal("five people", "event")
    assert "has no voice" in desk.accept(event, "--voice", "orren", code=1)
    desk.accept(event, "--by", "alpha", "--voice", "orren", "--date", "2031-03-12")
    (held,) = desk.workspace.case.events.values()
    assert (str(held.date), held.accounts[0].claimant) == ("2031-03-12", "alpha.orren")
    assert desk.workspace.check().errors == 0


def test_a_further_citation_takes_on_nothing_that_would_be_lost(desk: Desk) -> None:
    said = desk.proposal("We cannot")
    desk.accept(said, "--stance", "rejects")
    (desk.folder / "h.txt").write_text(
        "---\noutlet: The Herald\n---\n“We cannot accept the valley plan,” Ilva Orren said.\n"
    )
    assert main(["read", str(desk.folder / "h.txt"), "--into", str(desk.folder)]) == 0
    (further,) = [one for one in desk.workspace.waiting() if one.adds_to == "statements.s1"]
    for flags in (["--draft", "paper"], ["--date", "2031-03-12"], ["--stance", "accepts"], ["--if", "port=shared"]):
        assert main(["accept", str(desk.folder), further.id, *flags]) == 1
    assert main(["accept", str(desk.folder), further.id]) == 0
    (held,) = desk.workspace.case.statements.values()
    assert [cite.source for cite in held.cite] == ["r", "h"]


def test_every_stance_with_every_matter_leaves_the_case_sound_or_as_it_was(desk: Desk) -> None:
    """Whatever is said, the checker has nothing to object to afterwards, and nobody is bound who was not named."""
    said = desk.proposal("harbour dues")
    stances = sorted({*BINDING, *FITTING, "claims", "denies", "willing to discuss"})
    matters: list[dict[str, Any]] = [
        {},
        {"term": ("plan", None, None)},
        {"term": ("plan", None, None), "over": "paper"},
        {"term": (None, "port", None)},
        {"term": (None, "port", "shared")},
        {"term": (None, "port", "shared"), "over": "alphas"},
        {"term": (None, "port", None), "over": "army"},
    ]
    taken = 0
    for stance in stances:
        for matter in matters:
            workspace = open_case(desk.folder)
            try:
                workspace.accept(said.id, stance=stance, **matter)
            except IrenicError:
                assert (desk.folder / "case.yaml").read_bytes() == desk.before
                continue
            taken += 1
            (held,) = workspace.case.statements.values()
            assert held.stance == stance
            assert workspace.check().errors == 0
            assert not (stance in BINDING and not matter)
            (desk.folder / "case.yaml").write_bytes(desk.before)
            (desk.folder / "inbox" / "decisions.jsonl").unlink()
    fitting = sum(len(shapes & _SHAPES) for shapes in (_shapes(stance) for stance in stances))
    assert taken == fitting


_SHAPES = {"AboutDraft", "AboutDrafts", "AboutIssue", "AboutOption", "AboutOptions", "AboutIssues", "AboutTopic"}


def _shapes(stance: Any) -> set[str]:
    """The shapes of the table of what a stance can be about; words of no matter have a topic, which binds nobody."""
    fitting = FITTING.get(stance)
    return {kind.__name__ for kind in fitting} if fitting else _SHAPES
