"""Every edit of the inbox, of sources and of the files: what it writes, when it is refused, and that it can be undone."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from irenic.casefile import inbox
from irenic.model.case import Case
from irenic.workbench.answers import Answer, Answers, State
from irenic.workbench.reading import ReadSource, being_read, read_soon
from irenic.workbench.session import Session
from irenic.workspace import open_case

from ..workbench import Served

CASE = """
irenic: 1   # the format
title: A valley (fictional)
sources:
  r: {file: r.txt, outlet: The Wire, published: 2031-03-14, assumed: {published: told}}
parties:
  alpha: {name: Alpha, voices: {orren: {name: Ilva Orren, office: Foreign Minister}}}
  beta: {name: Beta}
issues:
  army: {question: How large?, options: {small: {assumed: x}, large: {assumed: x}}, assumed: x}
  port: {question: Who runs it?, options: {own: {assumed: x}, joint: {assumed: x}}, assumed: x}
drafts:
  plan: {title: The valley plan, assumed: x}
statements:
  # what was said first
  s1: {by: alpha, stance: claims, about: {topic: harbour}, cite: {source: r, quote: the harbour is open}}
=== r.txt
“We cannot accept the valley plan,” Foreign Minister Ilva Orren said. Beta is open to a discussion of the valley plan.
Alpha said the harbour is open. <script>alert(1)</script> An envoy said that it was over, and 𝒜lpha stays small.
"""


class Desk:
    """A served case, without a browser."""

    def __init__(self, folder: Path, **how: Any) -> None:
        self.folder, self.bench = folder, Served(folder, **how)
        self.session, self.client = self.bench.session, self.bench.client
        self.client.headers["Accept"] = "application/json"

    @property
    def case(self) -> Case:
        """The case as its files are now."""
        return self.session.fresh(30).case

    @property
    def written(self) -> str:
        return (self.folder / "case.yaml").read_text(encoding="utf-8")

    def shown(self, address: str = "/inbox/r.json") -> dict[str, Any]:
        self.session.fresh(30)
        found: dict[str, Any] = self.client.get(address).json()
        return found

    def proposal(self, words: str) -> dict[str, Any]:
        (found,) = [one for one in self.shown()["proposals"] if words in one["said"][0]["words"]]
        return dict(found)

    def decide(self, verdict: str, proposal: dict[str, Any], **said: str) -> Any:
        return self.client.post(
            f"/inbox/{verdict}", data={"proposal": proposal["id"], "seen": proposal["seen"], **said}
        )


@pytest.fixture
def folder(make_case: Callable[[str], Path]) -> Path:
    folder = make_case(CASE)
    open_case(folder).read_sources()
    return folder


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    held = Desk(folder)
    yield held
    held.bench.close()


def test_accepting_adds_one_entry_and_is_undone_to_the_byte(desk: Desk) -> None:
    before = desk.written
    told = desk.decide("accept", desk.proposal("a discussion of the valley plan"))
    assert told.status_code == 200
    assert told.json()["entry"] == "s2"
    assert desk.written.startswith(before.rstrip("\n"))
    assert "stance: willing to discuss" in desk.written[len(before) :]
    assert not [one for one in desk.shown()["proposals"] if "discussion" in one["said"][0]["words"]]
    assert desk.client.post("/undo").status_code == 200
    assert desk.written == before
    assert desk.proposal("a discussion of the valley plan")


def test_words_that_bind_are_taken_only_with_their_stance_said(desk: Desk) -> None:
    binding = desk.proposal("cannot accept")
    assert (binding["binds"], binding["party"]) == ("rejects", "Alpha")
    before = desk.written
    refused = desk.decide("accept", binding)
    assert refused.status_code == 400
    assert refused.json()["problems"][0]["code"] == "E007"
    assert desk.written == before
    assert desk.decide("accept", binding, stance="rejects").status_code == 200
    assert desk.case.statements["s2"].stance == "rejects"


def test_a_correction_is_what_is_written(desk: Desk) -> None:
    told = desk.decide(
        "accept", desk.proposal("it was over"), who="alpha.orren", stance="demands", about="issues/army/small"
    )
    assert told.status_code == 200
    held = desk.case.statements["s2"]
    assert (held.by, held.voice, held.stance) == ("alpha", "orren", "demands")
    assert held.about.model_dump() == {"issue": "army", "option": "small"}


@pytest.mark.parametrize(
    "said",
    [
        {"stance": "adores"},
        {"about": "nothing"},
        {"about": "issues/army/small/x"},
        {"who": "nobody", "stance": "claims"},
        {"condition": "drafts/plan"},
        {"date": "yesterday"},
        {"handling": "secret"},
        {"stance": "accepts", "about": "issues/army/enormous"},
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_written(desk: Desk, said: dict[str, str]) -> None:
    before = desk.written
    refused = desk.decide("accept", desk.proposal("it was over"), **said)
    assert refused.status_code in (400, 404)
    assert refused.json()["problems"][0]["message"]
    assert desk.written == before


def test_an_outlets_own_judgement_is_its_own_and_binds_nobody(desk: Desk) -> None:
    one = desk.proposal("it was over")
    refused = desk.decide("accept", one, who="r", stance="accepts", about="drafts/plan")
    assert "binds a party" in refused.json()["problems"][0]["message"]
    assert desk.decide("accept", one, who="r", stance="appraises").status_code == 200
    assert desk.case.statements["s2"].by == "r"
    assert not desk.session.fresh(30).checked.errors


def test_a_rejection_is_kept_with_its_reason_and_is_undone(desk: Desk) -> None:
    one = desk.proposal("it was over")
    assert desk.decide("reject", one, why="no party's words").status_code == 200
    assert inbox.decisions_in(desk.session.current.workspace.folder)[one["id"]].why == "no party's words"
    assert one["id"] not in [other["id"] for other in desk.shown()["proposals"]]
    desk.client.post("/undo")
    assert one["id"] in [other["id"] for other in desk.shown()["proposals"]]


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_decision_on_what_was_read_otherwise_since_is_refused_with_both_versions(desk: Desk, verdict: str) -> None:
    one = desk.proposal("a discussion of the valley plan")
    lines = (desk.folder / "inbox" / "r.jsonl").read_text(encoding="utf-8")
    changed = lines.replace('"willing to discuss"', '"appraises"')
    assert changed != lines
    (desk.folder / "inbox" / "r.jsonl").write_text(changed, encoding="utf-8")
    before = desk.written
    refused = desk.decide(verdict, one)
    assert refused.status_code == 409
    assert "appraises" in refused.json()["theirs"]
    assert refused.json()["yours"]["proposal"] == one["id"]
    assert desk.written == before


def test_further_words_for_an_entry_that_changed_since_are_refused_with_what_stands(
    make_case: Callable[[str], Path],
) -> None:
    case = CASE.replace("parties:", "  t: {file: t.txt, published: 2031-03-15, assumed: {published: x}}\nparties:", 1)
    longer = "the harbour is open to every ship of every flag from Monday on"
    folder = make_case(case.replace("the harbour is open", longer) + f"=== t.txt\nAlpha said {longer}.\n")
    open_case(folder).read_sources()
    desk = Desk(folder)
    (one,) = desk.shown("/inbox/t.json")["proposals"]
    assert one["adds_to"] == "statements.s1"
    (folder / "case.yaml").write_text(desk.written.replace("{topic: harbour}", "{topic: port}"), encoding="utf-8")
    before = desk.written
    refused = desk.decide("accept", one)
    assert refused.status_code == 409
    assert "topic: port" in refused.json()["theirs"]
    assert desk.written == before
    (one,) = desk.shown("/inbox/t.json")["proposals"]
    assert desk.decide("accept", one).status_code == 200
    assert [cite.source for cite in desk.case.statements["s1"].cite] == ["r", "t"]
    desk.bench.close()


def test_two_people_decide_on_one_proposal_and_the_second_is_told(desk: Desk) -> None:
    one = desk.proposal("a discussion of the valley plan")
    assert desk.decide("accept", one).status_code == 200
    assert desk.decide("accept", one).status_code == 409
    assert desk.decide("reject", one).status_code == 409
    assert len(desk.case.statements) == 2


def test_what_several_sources_say_is_decided_on_together_beside_each(make_case: Callable[[str], Path]) -> None:
    case = CASE.replace(
        "parties:", "  t: {file: t.txt, outlet: The Tide, published: 2031-03-15, assumed: {published: x}}\nparties:", 1
    )
    folder = make_case(case + "=== t.txt\n“We cannot accept the valley plan,” Foreign Minister Ilva Orren said.\n")
    open_case(folder).read_sources()
    desk = Desk(folder)
    beside = {name: desk.shown(f"/inbox/{name}.json")["proposals"] for name in ("r", "t")}
    (one,) = beside["t"]
    assert one["id"] in [other["id"] for other in beside["r"]]
    # the words of the source that is shown come first
    assert [said["source"] for said in one["said"]] == ["t", "r"]
    assert one["origins"] == 2
    assert {two["source"]: two["waiting"] for two in desk.shown()["sources"]}["t"] == 1
    assert desk.decide("accept", one, stance="rejects").status_code == 200
    assert {cite.source for cite in desk.case.statements["s2"].cite} == {"r", "t"}
    progress = {two["source"]: (two["waiting"], two["done"]) for two in desk.shown()["sources"]}
    assert progress["t"] == (0, 1)
    desk.bench.close()


def test_selected_words_become_a_statement_with_their_citation(desk: Desk) -> None:
    """Offsets are characters, also behind a sign that a browser counts twice; words are taken whole."""
    text = (desk.folder / "r.txt").read_text(encoding="utf-8")
    start = text.index("𝒜lpha stays") + 2
    form = desk.shown(f"/statement/r.json?at={start}-{text.index('small') + 3}")
    assert form["words"] == "𝒜lpha stays small."
    fields = {name: form[name] for name in ("source", "start", "end", "seen")}
    before = desk.written
    said = {"who": "alpha", "stance": "offers", "about": "issues/army/small", "condition": "issues/port/joint"}
    told = desk.client.post("/statement", data=fields | said)
    assert told.status_code == 200, told.text
    held = desk.case.statements[told.json()["entry"]]
    assert (held.stance, held.condition) == ("offers", {"port": ("joint",)})
    assert (held.cite[0].source, held.cite[0].quote) == ("r", "𝒜lpha stays small.")
    assert not desk.session.fresh(30).checked.errors
    desk.client.post("/undo")
    assert desk.written == before


def test_a_quote_that_stands_twice_is_cited_with_its_place(make_case: Callable[[str], Path]) -> None:
    desk = Desk(make_case(CASE.replace("An envoy said", "Alpha waits. Then Alpha waits. An envoy said")))
    text = (desk.folder / "r.txt").read_text(encoding="utf-8")
    start = text.rindex("Alpha waits")
    form = desk.shown(f"/statement/r.json?at={start}-{start + 11}")
    fields = {name: form[name] for name in ("source", "start", "end", "seen")}
    assert desk.client.post("/statement", data={**fields, "who": "alpha", "stance": "claims"}).status_code == 200
    (cite,) = desk.case.statements["s2"].cite
    assert (cite.quote, cite.at) == ("Alpha waits", (start, start + 11))
    desk.bench.close()


def test_a_statement_on_a_text_that_changed_or_without_sense_is_refused(desk: Desk) -> None:
    form = desk.shown("/statement/r.json?at=1-20")
    fields = {name: form[name] for name in ("source", "start", "end", "seen")}
    before = desk.written
    for said in ({"stance": "accepts"}, {"who": "alpha", "stance": "accepts"}, {"who": "nobody", "stance": "claims"}):
        assert desk.client.post("/statement", data=fields | said).status_code == 400
    assert desk.client.get("/statement/r.json?at=5-5").status_code == 400
    assert desk.client.get("/statement/nowhere.json?at=1-5").status_code == 404
    (desk.folder / "r.txt").write_text("Quite another text stands here by now.\n", encoding="utf-8")
    refused = desk.client.post("/statement", data={**fields, "who": "alpha", "stance": "claims"})
    assert refused.status_code == 409
    assert "Quite another" in refused.json()["theirs"]
    assert desk.written == before


def test_a_pasted_report_is_a_source_that_is_to_be_read(desk: Desk) -> None:
    before = desk.written
    said = {"outlet": "The Herald", "title": 'A "call": for it', "published": "2031-03-16", "handling": "restricted"}
    told = desk.client.post("/inbox/add", data={"text": "Beta rejects the valley plan.", **said})
    assert told.status_code == 200, told.text
    (name,) = told.json()["sources"]
    held = desk.case.sources[name]
    assert (held.outlet, held.title, held.handling) == ("The Herald", 'A "call": for it', "restricted")
    assert str(held.published) == "2031-03-16"
    assert desk.shown(f"/inbox/{name}.json")["reading"] == name
    desk.client.post("/undo")
    assert desk.written == before
    assert not [path for path in (desk.folder / "sources").glob("*") if path.is_file()]


def test_notes_of_a_meeting_are_confidential_unless_said_otherwise(desk: Desk) -> None:
    told = desk.client.post("/inbox/add", data={"text": "Ilva Orren said no.", "kind": "notes", "outlet": "R. Tal"})
    (name,) = told.json()["sources"]
    assert name.startswith("notes")
    assert desk.case.sources[name].handling == "confidential"


def test_a_file_cannot_leave_the_case_and_the_same_is_not_added_twice(desk: Desk) -> None:
    data = b"Alpha <script>alert(1)</script> rejects the plan."
    for _ in range(2):
        told = desk.client.post("/inbox/add", files=[("files", ("../../../evil\\..\\x.txt", data))])
        assert told.status_code == 200, told.text
    assert sorted(path.name for path in (desk.folder / "sources").iterdir()) == [
        "x.json",
        "x.original.txt",
        "x.txt",
    ]
    assert not list(desk.folder.parent.glob("*evil*"))


@pytest.mark.parametrize(
    ("files", "text"),
    [
        ([("files", ("x.exe", b"MZ\x00"))], ""),
        ([("files", ("x.pdf", b"%PDF-1.4 broken"))], ""),
        ([("files", ("x.txt", b""))], ""),
        ([], " \n "),
        ([], "x" * 250_001),
        ([("files", (f"{n}.txt", b"x")) for n in range(21)], ""),
    ],
)
def test_what_cannot_be_a_source_is_refused_in_words(desk: Desk, files: list[Any], text: str) -> None:
    before = desk.written
    refused = desk.client.post("/inbox/add", files=files or None, data={"text": text})
    assert refused.status_code == 400
    assert refused.json()["problems"][0]["message"]
    # documents are told of by their names, not by where they are kept meanwhile
    assert "/tmp" not in refused.text
    assert desk.written == before


def test_reading_lays_in_what_it_finds_and_counts_nothing(make_case: Callable[[str], Path]) -> None:
    workspace = open_case(make_case(CASE))
    steps: list[tuple[int, int]] = []
    assert ReadSource(source="r").answer(workspace, lambda done, all_: steps.append((done, all_))) > 2
    assert steps == [(0, 1)]
    assert len(workspace.case.statements) == 1
    assert workspace.waiting()


def test_a_source_that_cannot_be_read_does_not_keep_others_from_it(make_case: Callable[[str], Path]) -> None:
    """It is told once the others are read, and read again only where a person asks for it."""
    folder = make_case(CASE.replace("parties:", "  q: {file: r.txt}\nparties:", 1))
    session, answers = Session(folder), Answers(folder)
    states: dict[str, State] = {"r": "failed", "q": "running"}

    def answer(question: ReadSource) -> Answer:
        return Answer(key=question.key, state=states[question.source], doing="Reading")

    asked: Any = SimpleNamespace(session=session, snapshot=session.current, answer=answer)
    for source in states:
        read_soon(session, answers, source)
    try:
        for state, told in (("running", "q"), ("done", "r"), ("failed", "r")):
            states["q"] = cast(State, state)
            found = being_read(asked)
            assert found is not None
            assert found[0] == told
    finally:
        answers.close()


def test_a_script_in_a_source_is_only_words(desk: Desk) -> None:
    for address in ("/inbox/r", "/sources/r", "/statement/r?at=130-220", "/edit/case.yaml"):
        page = desk.client.get(address, headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in desk.client.get("/inbox/r").text


VERSIONS = """
irenic: 1
sources:
  old: {file: old.txt, published: 2031-03-14, assumed: {published: told}}
  new: {file: new.txt, published: 2031-03-15, replaces: old, assumed: {published: told}}
parties: {alpha: {name: Alpha}}
statements:
  s1: {by: alpha, stance: claims, about: {topic: t}, cite: {source: old, quote: it stays}}   # kept
  s2: {by: alpha, stance: claims, about: {topic: t}, cite: [{source: old, quote: Alpha waits, at: [26, 37]}]}
  s3: {by: alpha, stance: claims, about: {topic: t}, cite: {source: old, quote: it goes}}
=== old.txt
Alpha waits. Alpha says,  Alpha waits, it stays and it goes.
=== new.txt
Corrected. Alpha waits. Alpha says, Alpha waits, it stays and it went.
"""


def test_a_new_version_is_cited_for_what_stands_in_it_and_the_rest_is_listed(make_case: Callable[[str], Path]) -> None:
    desk = Desk(make_case(VERSIONS))
    (version,) = desk.shown("/sources/new.json")["versions"]
    assert [one["quote"] for one in version["gone"]] == ["it goes"]
    before = desk.written
    told = desk.client.post("/sources/anchor", data={"old": "old", "new": "new", "seen": version["seen"]})
    assert told.status_code == 200, told.text
    case = desk.case
    text = (desk.folder / "new.txt").read_text(encoding="utf-8")
    assert case.statements["s1"].cite[0].source == "new"
    second = text.rindex("Alpha waits")
    assert (case.statements["s2"].cite[0].source, case.statements["s2"].cite[0].at) == ("new", (second, second + 11))
    assert case.statements["s3"].cite[0].source == "old"
    assert "# kept" in desk.written
    again = desk.client.post("/sources/anchor", data={"old": "old", "new": "new", "seen": version["seen"]})
    assert again.status_code == 409
    assert desk.client.post("/sources/anchor", data={"old": "new", "new": "old", "seen": "x"}).status_code == 404
    desk.client.post("/undo")
    assert desk.written == before
    desk.bench.close()


def test_a_file_is_saved_as_it_is_written_and_undone(desk: Desk) -> None:
    form = desk.shown("/edit.json")
    assert form["text"] == desk.written
    text = form["text"].replace("# the format", "# mine")
    # a form without scripts sends line ends of its own
    sent = {"file": "case.yaml", "seen": form["seen"], "text": text.replace("\n", "\r\n")}
    assert desk.client.post("/edit", data=sent).status_code == 200
    assert desk.written == text
    desk.client.post("/undo")
    assert desk.written == form["text"]


def test_a_stale_save_is_refused_with_both_versions_and_loses_nothing(desk: Desk) -> None:
    form = desk.shown("/edit.json")
    theirs = desk.written.replace("A valley", "Another valley")
    (desk.folder / "case.yaml").write_text(theirs, encoding="utf-8")
    sent = {"file": "case.yaml", "seen": form["seen"], "text": form["text"] + "# mine\n"}
    refused = desk.client.post("/edit", data=sent)
    assert refused.status_code == 409
    assert refused.json()["theirs"] == theirs
    assert refused.json()["yours"]["text"].endswith("# mine\n")
    assert desk.written == theirs
    page = desk.client.post("/edit", data=sent, headers={"Accept": "text/html"})
    assert "# mine" in page.text
    assert "Another valley" in page.text


def test_what_cannot_be_read_is_not_saved_but_what_is_broken_can_be_mended(desk: Desk) -> None:
    good, form = desk.written, desk.shown("/edit.json")
    refused = desk.client.post("/edit", data={"file": "case.yaml", "seen": form["seen"], "text": "parties: {a: [\n"})
    assert refused.status_code == 400
    assert refused.json()["problems"][0]["line"]
    assert desk.written == good
    (desk.folder / "case.yaml").write_text(good + "  x: [", encoding="utf-8")
    broken = desk.shown("/edit.json")
    assert broken["text"] == good + "  x: ["
    assert [one["severity"] for one in broken["problems"]][-1] == "error"
    assert (
        desk.client.post("/edit", data={"file": "case.yaml", "seen": broken["seen"], "text": good}).status_code == 200
    )
    assert desk.written == good


@pytest.mark.parametrize("text", ["- one\n", "5\n", "irenic: 99\ntitle: x\n", "title: x\n", "irenic: one\n"])
def test_what_would_be_no_case_is_not_saved(desk: Desk, text: str) -> None:
    good, form = desk.written, desk.shown("/edit.json")
    refused = desk.client.post("/edit", data={"file": "case.yaml", "seen": form["seen"], "text": text})
    assert refused.status_code == 400
    assert desk.written == good


def test_undoing_an_include_leaves_the_file_that_it_took_in(desk: Desk) -> None:
    (desk.folder / "more.yaml").write_text("parties: {gamma: {name: Gamma}}\n", encoding="utf-8")
    good = desk.written
    for text in (f"{good}include: [more.yaml]\n", good):
        seen = desk.shown("/edit.json")["seen"]
        assert desk.client.post("/edit", data={"file": "case.yaml", "seen": seen, "text": text}).status_code == 200
    for _ in range(2):
        assert desk.client.post("/undo").status_code in (200, 303)
    assert desk.written == good
    assert (desk.folder / "more.yaml").is_file()


def test_the_editor_knows_the_names_and_no_file_beyond_the_case(desk: Desk) -> None:
    names = {(name, kind, of) for name, kind, _, of in desk.shown("/edit.json")["names"]}
    wanted = {
        ("orren", "voice", "alpha"),
        ("small", "option", "army"),
        ("r", "source", ""),
        ("rules out", "stance", ""),
    }
    assert wanted <= names
    for file in ("r.txt", "../case.yaml", "inbox/r.jsonl", "/etc/passwd"):
        assert desk.client.get(f"/edit/{file}").status_code == 404
        assert desk.client.post("/edit", data={"file": file, "seen": "x", "text": "y"}).status_code == 404


WRITES: tuple[tuple[str, dict[str, str]], ...] = (
    ("/inbox/reject", {}),
    ("/inbox/accept", {"stance": "claims"}),
    ("/inbox/read", {"source": "r"}),
    ("/inbox/add", {"text": "Some words."}),
    ("/statement", {"source": "r", "start": "1", "end": "20", "who": "alpha", "stance": "claims"}),
    ("/sources/anchor", {"old": "r", "new": "r"}),
    ("/edit", {"file": "case.yaml", "text": "irenic: 1\n"}),
)


@pytest.mark.parametrize(("address", "fields"), WRITES, ids=[address for address, _ in WRITES])
def test_a_session_that_only_reads_writes_nothing(folder: Path, address: str, fields: dict[str, str]) -> None:
    desk = Desk(folder, read_only=True)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    one = desk.shown()["proposals"][0]
    refused = desk.client.post(address, data={"proposal": one["id"], "seen": one["seen"], **fields})
    assert refused.status_code == 403
    assert refused.json()["problems"][0]["code"] == "W001"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    page = desk.client.get("/inbox/r", headers={"Accept": "text/html"}).text
    assert not re.search(r'<form method="post"', page)
    desk.bench.close()


def test_a_narrower_audience_sees_neither_what_waits_nor_the_files(folder: Path) -> None:
    desk = Desk(folder, audience="public")
    assert desk.shown()["proposals"] == []
    assert desk.client.get("/edit.json").status_code == 404
    desk.bench.close()
