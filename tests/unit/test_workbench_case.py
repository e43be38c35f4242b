"""The page Case: what each form writes, what it refuses and at which field, and that everything else stays as it was."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile.load import load_case
from irenic.model.case import Case
from irenic.workbench.entering.fields import Group
from irenic.workbench.entering.seat import seat_at
from irenic.workbench.entering.sent import Sent
from irenic.workbench.entering.shapes import SHAPES
from irenic.workbench.words import glossary

from ..conftest import write_case
from ..workbench import Served

MakeCase = Callable[[str], Path]
CASE = """
irenic: 1   # the format
title: A valley (fictional)
sources: {r: {file: r.txt, outlet: The Wire, published: 2031-03-14, assumed: {published: told}}}
parties:
  # the first
  alpha: {name: Alpha, voices: {orren: {name: Ilva Orren, office: Foreign Minister}}, wants: {army: low}, assumed: {wants: told}}   # of two
  beta: {name: Beta}
actors: {envoy: {office: envoy of the union}}
issues:
  army:   # in soldiers
    question: How large?
    scale: number
    unit: soldiers
    options:   # from low to high
      small: {value: 600, proposed_in: [plan]}   # the plan's
      large: {value: 900, assumed: for contrast}
    assumed: x
  port: {question: Who runs it?, options: {own: one alone, joint: both}, assumed: x}
drafts:
  plan:
    title: The valley plan
    origin: [{who: alpha.orren, role: author, claimant: envoy, cite: {source: r, quote: the envoy said that Orren wrote it}}]
    terms: {army: {option: small, cite: {source: r, quote: 600 soldiers}, must_act: beta}}
statements:
  # what was said
  s1: {by: alpha, voice: orren, stance: accepts, about: {draft: plan}, cite: {source: r, quote: we accept the plan}}
=== r.txt
The plan speaks of 600 soldiers and of a port that both run. “we accept the plan”, Orren said; the envoy said that Orren wrote it.
Beta waits. Then Beta waits again.
"""


class Desk:
    """A served case, and its forms without a browser."""

    def __init__(self, folder: Path, **how: Any) -> None:
        self.folder = folder
        self.bench = Served(folder, **how)
        self.session, self.client = self.bench.session, self.bench.client

    @property
    def case(self) -> Case:
        return self.session.fresh(30).case

    @property
    def written(self) -> str:
        return (self.folder / "case.yaml").read_text(encoding="utf-8")

    def form(self, of: str) -> dict[str, Any]:
        self.session.fresh(30)
        found: dict[str, Any] = self.client.get("/case.json", params={"of": of}).json()
        return found

    def send(self, of: str, *, form: dict[str, Any] | None = None, **fields: Any) -> Any:
        """Send a form as it stands, with these fields written otherwise."""
        held = form or self.form(of)
        values = {name: list(value) for name, value in held["values"].items()} | fields
        data = {"of": of, "seen": held["seen"], **values}
        return self.client.post("/case", data=data, headers={"Accept": "application/json"})

    def add(self, of: str, **fields: Any) -> None:
        told = self.send(of, **fields)
        assert told.status_code == 200, told.text


@pytest.fixture
def desk(make_case: MakeCase) -> Iterator[Desk]:
    held = Desk(make_case(CASE))
    yield held
    held.bench.close()


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for what writes nothing."""
    held = Desk(write_case(tmp_path_factory.mktemp("still") / "made", CASE))
    yield held
    held.bench.close()


def added(before: str, after: str) -> list[str]:
    """The lines that are new, once it is sure that all others stand as they stood."""
    old, new = before.splitlines(), after.splitlines()
    left = iter(new)
    assert all(line in left for line in old), "a line of the file has changed"
    for line in old:
        new.remove(line)
    return [line.strip() for line in new]


def test_a_party_with_its_voices(desk: Desk) -> None:
    before = desk.written
    desk.add("parties/*", name="The Coast League", **{"voice.0.name": "Ana Tal", "voice.1.office": "spokesman"}, roles=["broker"], consent="none", aliases="League\r\nCL")  # fmt: skip
    held = desk.case.parties["coast-league"]
    assert (held.name, held.roles, held.consent.scope, held.aliases) == ("The Coast League", ("broker",), "none", ("League", "CL"))  # fmt: skip
    assert {name: (one.name, one.office) for name, one in held.voices.items()} == {"tal": ("Ana Tal", None), "spokesman": (None, "spokesman")}  # fmt: skip
    assert len(added(before, desk.written)) >= 1
    assert desk.session.history.last is not None
    assert desk.session.history.last.what == "Add party The Coast League"
    desk.client.post("/undo")
    assert desk.written == before


def test_a_form_that_is_sent_as_it_stands_changes_nothing(desk: Desk) -> None:
    before = desk.written
    for of in ("parties/alpha", "parties/alpha/voices/orren", "actors/envoy", "issues/army", "issues/port", "issues/port/options/own", "issues/army/options/small", "drafts/plan", "drafts/plan/terms/army"):  # fmt: skip
        desk.add(of)
        assert desk.written == before, of
    assert desk.session.history.last is None


def test_a_change_touches_its_field_alone(desk: Desk) -> None:
    """Comments, what the form does not show, and how all else is written stay as they were."""
    before = desk.written
    desk.add("parties/alpha", name="Alphaland")
    assert desk.written == before.replace("{name: Alpha,", "{name: Alphaland,")
    desk.add("drafts/plan/terms/army", hedge="potentially")
    assert "quote: 600 soldiers}, must_act: beta, hedge: potentially}" in desk.written
    assert len(desk.case.drafts["plan"].origin) == 1
    assert "# of two" in desk.written


def test_an_option_finds_its_place_on_a_scale_of_numbers(desk: Desk) -> None:
    desk.add("issues/army/options/*", value="750", assumed="halfway")
    desk.add("issues/army/options/*", value="100", label="a guard", assumed="for contrast")
    assert [(name, one.value) for name, one in desk.case.issues["army"].options.items()] == [("guard", 100), ("small", 600), ("n750", 750), ("large", 900)]  # fmt: skip
    desk.add("issues/army/options/small", value="1,000")
    assert list(desk.case.issues["army"].options) == ["guard", "n750", "large", "small"]
    assert "# the plan's" in desk.written
    assert not desk.session.fresh(30).checked.errors


def test_an_option_in_an_order_stands_where_a_person_says(desk: Desk) -> None:
    desk.add("issues/port/options/*", label="nobody", assumed="for contrast", after=":first")
    assert list(desk.case.issues["port"].options) == ["nobody", "own", "joint"]
    desk.add("issues/port/options/nobody", after="own")
    assert list(desk.case.issues["port"].options) == ["own", "nobody", "joint"]


def test_an_ordered_issue_becomes_one_of_numbers_in_one_go(desk: Desk) -> None:
    refused = desk.send("issues/port", scale="number", unit="berths")
    assert refused.status_code == 400
    assert "has no value" in refused.json()["fields"]["number.own"]
    desk.add("issues/port", scale="number", unit="berths", **{"number.own": "9", "number.joint": "4"})
    held = desk.case.issues["port"]
    assert [(name, one.label, one.value) for name, one in held.options.items()] == [("joint", "both", 4), ("own", "one alone", 9)]  # fmt: skip
    assert not desk.session.fresh(30).checked.errors


def test_a_shorthand_is_written_out_where_it_has_to_hold_more(desk: Desk) -> None:
    desk.add("issues/port/options/own", assumed="as it is today")
    held = desk.case.issues["port"].options["own"]
    assert (held.label, held.assumed) == ("one alone", "as it is today")


def test_a_term_cites_words_and_its_option_is_proposed_by_it(desk: Desk) -> None:
    desk.add("drafts/plan/terms/port", option=["joint"], source="r", quote="of a port  that both run", gives=["alpha", "beta"])  # fmt: skip
    term = desk.case.drafts["plan"].terms["port"]
    assert (term.option, term.cite[0].quote, term.gives) == (("joint",), "of a port that both run", ("alpha", "beta"))
    assert desk.case.issues["port"].options["joint"].proposed_in == ("plan",)
    # another reading: the option is no longer what the draft proposes
    desk.add("drafts/plan/terms/port", option=["own"])
    assert {name: one.proposed_in for name, one in desk.case.issues["port"].options.items()} == {
        "own": ("plan",),
        "joint": (),
    }
    assert not desk.session.fresh(30).checked.errors


def test_a_term_that_is_assumed_makes_no_option_proposed(desk: Desk) -> None:
    """What only the analyst reads into a draft is not what a draft is cited for."""
    desk.add("drafts/plan/terms/port", option=["joint"], assumed="it cannot be meant otherwise")
    assert desk.case.drafts["plan"].terms["port"].basis().reason == "it cannot be meant otherwise"
    assert desk.case.issues["port"].options["joint"].proposed_in == ()


def test_a_reading_that_the_analyst_gives_a_reason_for_is_not_shown_as_cited(desk: Desk) -> None:
    desk.add("issues/port/options/own", assumed="one reading of “run”")
    of = "drafts/plan/terms/port"
    desk.add(
        of, option=["own", "joint"], readings_assumed="it is left open", source="r", quote="of a port that both run"
    )
    options = desk.case.issues["port"].options
    assert {name: one.proposed_in for name, one in options.items()} == {"own": (), "joint": ("plan",)}
    assert options["own"].assumed == "one reading of “run”"
    # nor where another field of the term is changed
    desk.add(of, hedge="may")
    assert desk.case.issues["port"].options == options


@pytest.mark.parametrize("name", ["donbas-draft-2025", "panama-canal-1974", "training-moving"])
def test_forms_of_terms_sent_as_they_stand_change_nothing_in_worked_cases(name: str) -> None:
    loaded = load_case(Path(__file__).parents[2] / "cases" / name)
    for draft, held in loaded.case.drafts.items():
        for issue in held.terms:
            seat = seat_at(loaded, f"drafts/{draft}/terms/{issue}")
            assert SHAPES["term"].changes(seat, Sent(SHAPES["term"].shown(seat))) == [], (draft, issue)


def test_an_ambiguous_term_says_why_and_a_new_option_comes_with_it(desk: Desk) -> None:
    said: dict[str, Any] = {
        "option": ["own"],
        "new_option": "a third side",
        "source": "r",
        "quote": "a port that both run",
    }
    refused = desk.send("drafts/plan/terms/port", **said)
    assert refused.status_code == 400
    assert refused.json()["fields"] == {"readings_assumed": "say why its words allow just these readings"}
    desk.add("drafts/plan/terms/port", **said, readings_assumed="“run” does not say who owns it")
    assert desk.case.drafts["plan"].terms["port"].option == ("own", "third-side")
    assert desk.case.issues["port"].options["third-side"].proposed_in == ("plan",)
    desk.client.post("/undo")
    assert "port" not in desk.case.drafts["plan"].terms
    assert "third-side" not in desk.case.issues["port"].options


@pytest.mark.parametrize(
    ("of", "said", "field", "words"),
    [
        ("parties/*", {"name": ""}, "name", "called"),
        ("parties/*", {"name": "Alpha"}, "name", "already"),
        ("parties/*", {"name": "x" * 2001}, "name", "2,000"),
        ("parties/*", {"name": "a\x07b"}, "name", "signs"),
        ("parties/*", {"name": "Gamma", "consent": "some"}, "on", "which issues"),
        ("parties/*", {"name": "Gamma", "consent": "maybe"}, "consent", "chosen"),
        ("parties/*", {"name": "Gamma", "roles": ["king"]}, "roles", "chosen"),
        ("parties/alpha/voices/*", {"identity": "anonymous"}, "name", "office"),
        ("issues/*", {"label": "tax"}, "question", "question"),
        ("issues/*", {"label": "tax", "question": "How high?", "option.0.value": "many"}, "option.0.value", "no number"),
        ("issues/*", {"label": "tax", "question": "How high?", "option.0.value": "5"}, "option.0.value", "numbers"),
        ("issues/army/options/*", {"value": "600"}, "value", "already"),
        ("issues/army/options/*", {}, "label", "called"),
        ("issues/port/options/*", {"label": "x", "value": "4"}, "value", "scale"),
        ("issues/army", {"scale": "ordered"}, "unit", "unit"),
        ("issues/army", {"number.small": "few"}, "number.small", "no number"),
        ("drafts/*", {"title": "B", "from": "2031-02-30"}, "from", "no day"),
        ("drafts/*", {"title": "B", "from": "2031-03-02", "to": "2031-03-01"}, "to", "later"),
        ("drafts/plan/terms/port", {"option": ["joint"]}, "quote", "cite the words"),
        ("drafts/plan/terms/port", {"source": "r", "quote": "600 soldiers"}, "option", "which option"),
        ("drafts/plan/terms/port", {"option": ["joint"], "source": "r", "quote": "600 soldier"}, "quote", "600 soldiers"),
        ("drafts/plan/terms/port", {"option": ["joint"], "source": "r", "quote": "Beta waits"}, "quote", "2 times"),
        ("drafts/plan/terms/port", {"option": ["joint"], "source": "t", "quote": "Beta waits"}, "source", "chosen"),
        ("drafts/plan/terms/army", {"kept": []}, "quote", "cite the words"),
        ("drafts/plan/terms/army", {"assumed": "so"}, "assumed", "needs no reason"),
        ("drafts/plan", {"title": ""}, "title", "called"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(
    still: Desk, of: str, said: dict[str, Any], field: str, words: str
) -> None:
    before = still.written
    refused = still.send(of, **said)
    assert refused.status_code == 400, refused.text
    assert words in refused.json()["fields"][field]
    assert still.written == before


def test_a_refused_page_keeps_what_was_written_and_tells_at_the_field_why(still: Desk) -> None:
    seen = still.form("parties/*")["seen"]
    page = still.client.post("/case", data={"of": "parties/*", "seen": seen, "name": "", "voice.0.name": "Ana “Tal”"})
    assert page.status_code == 400
    assert "Nothing was written" in page.text
    assert re.search(r'name="name" id="f-name"[^>]*aria-describedby=" wrong-name"[^>]*aria-invalid="true"', page.text)
    assert 'value="Ana “Tal”"' in page.text
    assert 'id="entry" data-touched' in page.text


def test_words_that_stand_twice_are_cited_where_they_were_selected(desk: Desk) -> None:
    text = (desk.folder / "r.txt").read_text(encoding="utf-8")
    start = text.rindex("Beta waits")
    desk.add("drafts/plan/terms/port", option=["joint"], source="r", quote="Beta waits", at=f"{start}-{start + 10}")
    assert desk.case.drafts["plan"].terms["port"].cite[0].at == (start, start + 10)
    # a place that does not hold the words counts for nothing
    refused = desk.send("drafts/plan/terms/port", quote="Then Beta waits again", source="r", at="0-4")
    assert refused.status_code == 200
    assert [one.quote for one in desk.case.drafts["plan"].terms["port"].cite] == ["Beta waits", "Then Beta waits again"]


def test_words_that_were_selected_elsewhere_come_with_the_address(desk: Desk) -> None:
    query = {"of": "drafts/plan/terms/army", "source": "r", "quote": "The plan speaks", "at": "0-15"}
    held = desk.client.get("/case.json", params=query).json()["values"]
    assert (held["option"], held["kept"], held["quote"]) == (["small"], ["0"], ["The plan speaks"])
    # a form as it is filled in says itself what is ticked
    held = desk.client.get("/case.json", params={**query, "whole": "yes"}).json()["values"]
    assert ("option" in held, held["quote"]) == (False, ["The plan speaks"])


def test_a_stale_form_is_refused_with_both_versions_and_can_then_be_saved(desk: Desk) -> None:
    form = desk.form("parties/beta")
    (desk.folder / "case.yaml").write_text(desk.written.replace("{name: Beta}", "{name: Betaland}"), encoding="utf-8")
    before = desk.written
    refused = desk.client.post("/case", data={"of": "parties/beta", "seen": form["seen"], "name": "Gamma"})
    assert refused.status_code == 409
    assert desk.written == before
    assert "Betaland" in refused.text
    assert 'value="Gamma"' in refused.text
    seen = re.search(r'name="seen" value="(\w+)"', refused.text)
    assert seen
    # what came after the version that was shown is not overwritten either
    (desk.folder / "case.yaml").write_text(before.replace("Betaland", "Betania"), encoding="utf-8")
    said = {"of": "parties/beta", "name": "Gamma", "consent": "all"}
    refused = desk.client.post("/case", data={**said, "seen": seen[1]})
    assert refused.status_code == 409
    assert "Betania" in refused.text
    seen = re.search(r'name="seen" value="(\w+)"', refused.text)
    assert seen
    again = desk.client.post("/case", data={**said, "seen": seen[1]})
    assert again.status_code == 303
    assert desk.case.parties["beta"].name == "Gamma"


def test_an_entry_that_went_meanwhile_is_told(desk: Desk) -> None:
    form = desk.form("parties/beta")
    (desk.folder / "case.yaml").write_text(desk.written.replace("  beta: {name: Beta}\n", "").replace(", must_act: beta", ""), encoding="utf-8")  # fmt: skip
    assert desk.send("parties/beta", form=form, name="Gamma").status_code == 404


@pytest.mark.parametrize(
    ("of", "by"),
    [
        ("parties/alpha", "statements/s1"),
        ("parties/alpha/voices/orren", "statements/s1"),
        ("parties/beta", "drafts/plan/terms/army"),
        ("actors/envoy", "drafts/plan/origin/0"),
        ("issues/army", "parties/alpha/wants/army"),
        ("issues/army/options/small", "drafts/plan/terms/army"),
        ("drafts/plan", "statements/s1"),
    ],
)
def test_what_others_refer_to_is_not_removed_and_they_are_named(still: Desk, of: str, by: str) -> None:
    before = still.written
    refused = still.send(of, act="remove")
    assert refused.status_code == 409
    assert by in refused.json()["problems"][0]["message"]
    page = still.client.post("/case", data={"of": of, "seen": still.form(of)["seen"], "act": "remove"})
    # the form still shows the entry
    assert still.client.get("/case", params={"of": of}).text.count("checked") == page.text.count("checked")
    assert f'href="/evidence?of={by}"' in page.text
    assert still.client.get(f"/evidence?of={by}").status_code == 200
    assert still.written == before


def test_removing_takes_what_is_proposed_with_it_and_is_undone(desk: Desk) -> None:
    before = desk.written
    desk.add("drafts/plan/terms/army", act="remove")
    assert desk.case.issues["army"].options["small"].proposed_in == ()
    assert not desk.session.fresh(30).checked.errors
    assert "# the plan's" in desk.written
    desk.client.post("/undo")
    assert desk.written == before
    desk.add("issues/port", act="remove")
    assert list(desk.case.issues) == ["army"]


def test_a_case_in_several_files_is_edited_where_the_entry_stands(make_case: MakeCase) -> None:
    folder = make_case(
        """
        irenic: 1
        include: [more.yaml]
        parties: {alpha: {name: Alpha}}
        drafts: {plan: {title: P}}
        === more.yaml
        issues:
          port: {question: q, options: {own: one, joint: {assumed: x}}}   # here
        === r.txt
        x
        """
    )
    desk = Desk(folder)
    more = (folder / "more.yaml").read_text(encoding="utf-8")
    top = desk.written
    desk.add("issues/port/options/*", label="nobody", assumed="x")
    assert desk.written == top
    assert "# here" in (folder / "more.yaml").read_text(encoding="utf-8")
    assert list(desk.case.issues["port"].options) == ["own", "joint", "nobody"]
    desk.client.post("/undo")
    assert (folder / "more.yaml").read_text(encoding="utf-8") == more
    desk.bench.close()


@pytest.mark.parametrize("how", [{"read_only": True}, {"audience": "public"}])
def test_a_page_that_only_shows_offers_no_form_and_takes_none(make_case: MakeCase, how: dict[str, Any]) -> None:
    desk = Desk(make_case(CASE), **how)
    before = desk.written
    page = desk.client.get("/case").text
    assert "Add a party" not in page
    assert "?of=parties" not in page
    assert '<form method="post"' not in desk.client.get("/case?of=parties/alpha").text
    assert desk.send("parties/alpha", name="Omega").status_code == 403
    assert desk.written == before
    desk.bench.close()


def test_what_rests_on_a_confidential_source_is_not_shown_to_others(make_case: MakeCase) -> None:
    case = CASE.replace("outlet: The Wire,", "outlet: The Wire, handling: confidential,")
    desk = Desk(make_case(case), audience="public")
    for address in ("/case", "/case.json", "/case.csv", "/case?of=drafts/*"):
        shown = desk.client.get(address).text
        assert "The Wire" not in shown, address
        assert "600 soldiers" not in shown, address
    desk.bench.close()


@pytest.mark.parametrize("of", ["", "x", "parties", "parties/", "parties/nobody", "parties/*/voices/*", "drafts/plan/terms/*", "drafts/plan/terms/tax", "statements/s1", "sources/r", "parties/alpha/voices/orren/name", "../case.yaml"])  # fmt: skip
def test_what_is_no_place_is_told(still: Desk, of: str) -> None:
    assert still.client.get("/case", params={"of": of}).status_code == 404
    before = still.written
    assert still.client.post("/case", data={"of": of, "seen": "absent", "name": "x"}).status_code == 404
    assert still.written == before


def test_strangers_words_stay_text(make_case: MakeCase) -> None:
    attack = "<script>alert(1)</script>"
    folder = make_case(CASE.replace("Beta waits.", f"{attack} Beta waits.", 1).replace("outlet: The Wire", f'outlet: "{attack}"'))  # fmt: skip
    desk = Desk(folder)
    desk.add("parties/*", name=f'{attack}" onload=x')
    desk.add("issues/*", label=attack, question=attack, **{"option.0.label": attack})
    for address in ("/case", "/case?of=drafts/plan/terms/army", "/case?of=drafts/plan/terms/port", f"/case?of=parties/*&name={attack}"):  # fmt: skip
        assert attack not in desk.client.get(address).text, address
    desk.bench.close()


def test_every_word_that_a_form_explains_stands_in_the_glossary(still: Desk) -> None:
    loaded = still.session.current.loaded
    seen: set[str] = set()
    for of in ("parties/*", "parties/alpha", "parties/alpha/voices/*", "actors/*", "issues/*", "issues/army", "issues/army/options/*", "issues/port/options/own", "drafts/*", "drafts/plan", "drafts/plan/terms/port", "parties/alpha/wants/army", "assume/*"):  # fmt: skip
        seat = seat_at(loaded, of)
        groups: tuple[Group, ...] = SHAPES[seat.kind].groups(seat)
        names = [field.name for group in groups for field in group.fields]
        assert len(names) == len(set(names)), of
        seen |= {field.term for group in groups for field in group.fields if field.term}
    assert {"party", "option", "assumption"} <= seen <= glossary().keys()


def test_any_edits_one_after_the_other_keep_every_comment_and_are_undone_to_the_byte(desk: Desk) -> None:
    """Random forms with random fields: what is taken leaves a sound case, what is refused leaves it as it was."""
    chance = random.Random(11)
    before = desk.written
    comments = re.findall(r"#.*", before)
    words = ["", "Gamma", "a: b", "- x", "“so”, he said", "# no", "{x}", "null", "600", "no", "ß", "'"]
    places = ("parties/*", "parties/beta", "parties/alpha/voices/*", "actors/*", "actors/envoy", "issues/*", "issues/port", "issues/army/options/*", "issues/port/options/*", "issues/port/options/own", "drafts/*", "drafts/plan", "drafts/plan/terms/army", "drafts/plan/terms/port", "parties/alpha/wants/army", "parties/beta/wants/port", "assume/*", "links/*", "drafts/plan/origin/*", "drafts/plan/origin/0", "drafts/plan/terms/army/requires/*")  # fmt: skip
    taken = 0
    for _ in range(60):
        of = chance.choice(places)
        form = desk.form(of)
        said: dict[str, Any] = {}
        for field in (field for group in form["groups"] for field in group["fields"]):
            if chance.random() < 0.3:
                offered = [value for value, _ in field["choices"]]
                said[field["name"]] = chance.sample(offered, min(len(offered), chance.randint(0, 2))) if offered else chance.choice(words)  # fmt: skip
        earlier = desk.written
        told = desk.send(of, form=form, **said)
        assert told.status_code in (200, 400), (of, said, told.text)
        if told.status_code == 400:
            assert desk.written == earlier
            assert all(told.json()["fields"].values())
        else:
            taken += desk.written != earlier
            assert not desk.session.fresh(30).checked.errors, (of, said, desk.written)
            assert [one for one in comments if one not in desk.written] == []
    assert taken > 10
    while desk.session.history.last is not None:
        assert desk.client.post("/undo").status_code in (200, 303)
    assert desk.written == before


def test_comments_beside_the_items_of_a_list_stay(make_case: MakeCase) -> None:
    """A quote is added, another unticked, a name added: what is noted beside the others is not lost."""
    term = "terms: {army: {option: small, cite: {source: r, quote: 600 soldiers}, must_act: beta}}"
    cited = """terms:
      army:
        option: small
        cite:
          # the first
          - {source: r, quote: 600 soldiers}   # a number
          - {source: r, quote: that both run}   # of the port"""
    named = """beta:
    name: Beta
    aliases:
      - Bee   # used by the Wire
      - B"""
    desk = Desk(make_case(CASE.replace(term, cited).replace("beta: {name: Beta}", named)))
    before = desk.written
    desk.add("drafts/plan/terms/army", source="r", quote="The plan speaks")
    assert added(before, desk.written) == ["- {source: r, quote: The plan speaks}"]
    desk.add("drafts/plan/terms/army", kept=["0", "2"])
    assert [one.quote for one in desk.case.drafts["plan"].terms["army"].cite] == ["600 soldiers", "The plan speaks"]
    assert "# the first" in desk.written
    assert "# a number" in desk.written
    assert "# of the port" not in desk.written
    desk.add("parties/beta", aliases="Bee\nB\nBeta Land")
    assert desk.case.parties["beta"].aliases == ("Bee", "B", "Beta Land")
    assert "- Bee   # used by the Wire" in desk.written
    desk.bench.close()


def test_an_audience_sees_no_trace_of_what_is_left_out_for_it(tmp_path: Path) -> None:
    """Neither in the list nor in a form, whatever stands in a source that it may not see."""
    shown = "sources: {r: {file: r.txt, outlet: The Wire, published: 2031-03-14, assumed: {published: told}}"
    hidden = ", k: {file: k.txt, outlet: A guest, published: 2031-03-14, handling: confidential}"
    cited = "cite: {source: r, quote: 600 soldiers}"
    more = "cite: [{source: r, quote: 600 soldiers}, {source: k, quote: hush}]"
    whole = CASE.rstrip("\n")
    case = whole.replace(shown, shown + hidden).replace(cited, more) + "\n=== k.txt\nhush\n"
    plain, told = (Desk(write_case(tmp_path / name / "case", text), audience="public") for name, text in (("a", whole), ("b", case)))  # fmt: skip
    for of in ("parties/alpha", "issues/army", "issues/army/options/small", "drafts/plan", "drafts/plan/terms/army", "parties/alpha/wants/army", "drafts/plan/origin/0", "assume/*"):  # fmt: skip
        before, after = plain.form(of), told.form(of)
        for held in (before, after):
            # the last line of a file of the test itself
            held["text"] = str(held["text"]).replace("\\n", "")
            del held["parts"], held["part"]
        assert before == after, of
    rows = [desk.client.get("/case.csv").text for desk in (plain, told)]
    assert rows[0] == rows[1]
    for desk in (plain, told):
        desk.bench.close()
