"""The files are the only truth: followed as they change, edited without loss, never overwritten unread."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest

from irenic.casefile import inbox
from irenic.casefile.folder import CaseFolder
from irenic.casefile.tree import Path as FieldPath
from irenic.model.problem import IrenicError
from irenic.workbench import answers as answers_module
from irenic.workbench.answers import Answers
from irenic.workbench.marked import paragraphs_of
from irenic.workbench.questions import Question
from irenic.workbench.session import Session, StaleEditError
from irenic.workspace import Workspace

from ..workbench import served

CASE = """
irenic: 1   # the format
title: A border
sources: {wire: {file: wire.txt, outlet: Wire, published: 2031-03-03, assumed: {published: told}}}
parties: {alpha: {name: Alpha}, beta: {name: Beta}}
issues: {troops: {question: How many?, options: {few: {assumed: x}, many: {assumed: x}}}}
drafts: {}
statements:
  # what Alpha said
  s1: {by: alpha, stance: accepts, about: {issue: troops, option: few}, cite: {source: wire, quote: Alpha takes few}}   # first
  s2: {by: beta, stance: rejects, about: {issue: troops, option: few}, cite: {source: wire, quote: Beta says no to few}}
=== wire.txt
Alpha takes few. Beta says no to few.
"""


@pytest.fixture
def folder(make_case: Callable[[str], Path]) -> Path:
    return make_case(CASE)


def credence(value: float) -> Callable[[Workspace], None]:
    return lambda workspace: workspace.insert(("statements", "s1", "credence"), value)


def test_an_edit_touches_its_entry_alone_and_is_undone_to_the_byte(folder: Path) -> None:
    before = (folder / "case.yaml").read_bytes()
    session = Session(folder)
    path: FieldPath = ("statements", "s1")
    session.edit("Take s1 at 0.5", credence(0.5), shown={path: session.current.revision_of(path)})
    after = (folder / "case.yaml").read_text(encoding="utf-8")
    assert "credence: 0.5" in after
    assert after.replace(", credence: 0.5", "").encode() == before
    assert session.current.case.statements["s1"].credence == 0.5
    assert session.undo() == "Take s1 at 0.5"
    assert (folder / "case.yaml").read_bytes() == before
    assert session.current.case.statements["s1"].credence == 1


def test_edits_are_undone_from_the_last_to_the_first(folder: Path) -> None:
    before = (folder / "case.yaml").read_bytes()
    session = Session(folder)
    session.edit("one", credence(0.5))
    session.edit("two", lambda workspace: workspace.remove(("statements", "s2")))
    assert [session.undo(), session.undo()] == ["two", "one"]
    assert (folder / "case.yaml").read_bytes() == before
    with pytest.raises(IrenicError, match="nothing to undo"):
        session.undo()


def test_undo_is_refused_where_the_file_changed_since(folder: Path) -> None:
    session = Session(folder)
    session.edit("one", credence(0.5))
    text = (folder / "case.yaml").read_text(encoding="utf-8") + "# a note of somebody's\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(IrenicError, match="has changed since"):
        session.undo()
    assert (folder / "case.yaml").read_text(encoding="utf-8") == text


def test_files_that_an_edit_made_go_when_it_is_undone(folder: Path, tmp_path: Path) -> None:
    from irenic.intake.adding import add_documents

    report = tmp_path / "report.txt"
    report.write_text("Alpha said something new.", encoding="utf-8")
    before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    session = Session(folder)
    session.edit("Add report", lambda workspace: list(add_documents(workspace, [report])))
    assert len(session.current.case.sources) == 2
    # read in the meantime: what was found in it goes too
    assert Workspace(folder).read_sources(["report"]).new
    assert (folder / "inbox" / "report.jsonl").is_file()
    session.undo()
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_others_write_during_an_edit_is_not_undone_with_it(folder: Path) -> None:
    """Another program saves a file, or reading lays in what it found, while an edit is being made: theirs stays."""
    (folder / "inbox").mkdir()
    session = Session(folder)

    def change(workspace: Workspace) -> None:
        credence(0.5)(workspace)
        (folder / "inbox" / "wire.jsonl").write_text("", encoding="utf-8")
        (folder / "wire.txt").write_text("Alpha takes few. Beta says no to few. And more.", encoding="utf-8")

    session.edit("one", change)
    session.undo()
    assert (folder / "inbox" / "wire.jsonl").exists()
    assert (folder / "wire.txt").read_text(encoding="utf-8").endswith("And more.")

    def overtaken(workspace: Workspace) -> None:
        theirs = (folder / "case.yaml").read_text(encoding="utf-8") + "# theirs\n"
        (folder / "case.yaml").write_text(theirs, encoding="utf-8")
        credence(0.5)(workspace)

    with pytest.raises(IrenicError, match="changed by somebody else"):
        session.edit("two", overtaken)
    assert session.history.last is None
    assert (folder / "case.yaml").read_text(encoding="utf-8").endswith("# theirs\n")


def test_undo_takes_back_only_the_edit_that_was_shown(folder: Path) -> None:
    """Two people: the one presses undo for an edit of his, after which the other has made one."""
    session = Session(folder)
    session.edit("one", credence(0.5))
    shown = session.history.last
    assert shown is not None
    session.edit("two", lambda workspace: workspace.remove(("statements", "s2")))
    after = (folder / "case.yaml").read_bytes()
    with pytest.raises(IrenicError, match="another by now, 'two'"):
        session.undo(shown.number)
    assert (folder / "case.yaml").read_bytes() == after


def test_a_stale_save_is_refused_and_tells_what_stands_now(folder: Path) -> None:
    session = Session(folder)
    path: FieldPath = ("statements", "s1")
    shown = {path: session.current.revision_of(path)}
    text = (folder / "case.yaml").read_text(encoding="utf-8").replace("stance: accepts", "stance: offers")
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(StaleEditError) as refused:
        session.edit("Take s1 at 0.5", credence(0.5), shown=shown)
    assert "stance: offers" in (refused.value.now or "")
    assert (folder / "case.yaml").read_text(encoding="utf-8") == text
    assert session.history.last is None


def test_a_change_elsewhere_does_not_make_an_edit_stale(folder: Path) -> None:
    session = Session(folder)
    path: FieldPath = ("statements", "s1")
    shown = {path: session.current.revision_of(path)}
    text = (folder / "case.yaml").read_text(encoding="utf-8").replace("stance: rejects", "stance: rules out")
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    session.edit("Take s1 at 0.5", credence(0.5), shown=shown)
    after = (folder / "case.yaml").read_text(encoding="utf-8")
    assert "rules out" in after
    assert "credence: 0.5" in after


def test_an_entry_that_has_gone_is_stale_too(folder: Path) -> None:
    session = Session(folder)
    path: FieldPath = ("statements", "s2")
    shown = {path: session.current.revision_of(path)}
    Workspace(folder).remove(path)
    with pytest.raises(StaleEditError) as refused:
        session.edit("x", lambda workspace: workspace.insert((*path, "credence"), 0.5), shown=shown)
    assert refused.value.now is None


def test_what_was_read_in_a_source_goes_and_decisions_never_do(folder: Path) -> None:
    """Also where a source bears their very name."""
    (folder / "inbox").mkdir()
    for name in ("decisions", "wire", "other"):
        (folder / "inbox" / f"{name}.jsonl").write_text("", encoding="utf-8")
    for name in ("decisions", "wire"):
        inbox.forget(CaseFolder(folder), name)
    assert sorted(path.stem for path in (folder / "inbox").iterdir()) == ["decisions", "other"]


def test_what_was_written_before_an_edit_failed_can_be_undone(folder: Path) -> None:
    before = (folder / "case.yaml").read_bytes()
    session = Session(folder)

    def fails(workspace: Workspace) -> None:
        credence(0.5)(workspace)
        raise IrenicError(())

    with pytest.raises(IrenicError):
        session.edit("half", fails)
    session.undo()
    assert (folder / "case.yaml").read_bytes() == before


def test_a_session_that_only_reads_writes_nothing(folder: Path) -> None:
    before = (folder / "case.yaml").read_bytes()
    for session in (Session(folder, read_only=True), Session(folder, audience="public")):
        with pytest.raises(IrenicError, match="nothing was written"):
            session.edit("one", credence(0.5))
        with pytest.raises(IrenicError, match="nothing was written"):
            session.undo()
    assert (folder / "case.yaml").read_bytes() == before


def test_pages_follow_what_an_editor_saves(folder: Path) -> None:
    with served(folder) as bench:
        assert "accepts few" in bench.client.get("/matrix").text
        first = bench.client.get("/state.json").json()["state"]
        text = (folder / "case.yaml").read_text(encoding="utf-8")
        (folder / "case.yaml").write_text(text.replace("stance: accepts", "stance: offers"), encoding="utf-8")
        bench.until(lambda: bench.client.get("/state.json").json()["state"] != first)
        assert "offers few" in bench.client.get("/matrix").text


def test_a_file_that_cannot_be_read_leaves_what_was_read_and_says_so(folder: Path) -> None:
    with served(folder) as bench:
        text = (folder / "case.yaml").read_text(encoding="utf-8")
        (folder / "case.yaml").write_text(text + "  broken: [\n", encoding="utf-8")
        bench.until(lambda: bench.session.fault)
        page = bench.client.get("/matrix").text
        assert "cannot be read as they are now" in page
        assert "accepts few" in page
        assert bench.client.get("/problems.json").json()["problems"][0]["problem"]["code"] == "Y001"
        refused = bench.client.post("/undo")
        assert refused.status_code == 409
        (folder / "case.yaml").write_text(text, encoding="utf-8")
        bench.until(lambda: not bench.session.fault)
        assert "cannot be read" not in bench.client.get("/matrix").text


def test_the_stream_says_when_the_case_changed(folder: Path) -> None:
    with served(folder) as bench, bench.client.stream("GET", "/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = (line for line in stream.iter_lines() if line.startswith("data: "))
        first = next(lines)
        Workspace(folder).insert(("statements", "s1", "credence"), 0.5)
        assert next(lines) != first


def test_a_stale_form_shows_both_versions(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE.replace("quote: Alpha takes few", 'quote: "alpha Takes few"'))
    with served(folder) as bench:
        (fix,) = bench.client.get("/problems.json").json()["problems"][0]["fixes"]
        sent = {name: fix[name] for name in ("code", "entry", "choice", "revision")}
        text = (folder / "case.yaml").read_text(encoding="utf-8").replace("stance: accepts", "stance: offers")
        (folder / "case.yaml").write_text(text, encoding="utf-8")
        page = bench.client.post("/problems/fix", data=sent)
        assert page.status_code == 409
        assert "What you sent" in page.text
        assert "What stands in the file now" in page.text
        assert "stance: offers" in page.text
        told = bench.client.post("/problems/fix", data=sent, headers={"Accept": "application/json"}).json()
        assert told["problems"][0]["code"] == "F009"
        assert told["yours"]["code"] == "Q001"
        assert "stance: offers" in told["theirs"]
        assert (folder / "case.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("change", "code", "then"),
    [
        (("quote: Alpha takes few", 'quote: "alpha  Takes few"'), "Q001", "quote: Alpha takes few"),
        (("quote: Alpha takes few}", "quote: Alpha takes few, at: [3, 18]}"), "Q003", "quote: Alpha takes few}"),
        (("quote: Alpha takes few}", "quote: few}"), "Q002", "quote: few, at: [12, 15]}"),
        (("title: A border", "title: A border\nhandling: public"), "H003", "handling: restricted"),
    ],
)  # fmt: skip
def test_a_quick_fix_mends_its_problem_and_nothing_else(
    make_case: Callable[[str], Path], change: tuple[str, str], code: str, then: str
) -> None:
    text = CASE.replace(*change)
    if code == "H003":
        text = text.replace("outlet: Wire", "outlet: Wire, handling: restricted")
    folder = make_case(text)
    before = (folder / "case.yaml").read_text(encoding="utf-8")
    with served(folder) as bench:
        listed = bench.client.get("/problems.json").json()["problems"]
        fix = next(line["fixes"][0] for line in listed if line["problem"]["code"] == code)
        sent = {name: fix[name] for name in ("code", "entry", "choice", "revision")}
        assert bench.client.post("/problems/fix", data=sent).status_code == 303
        after = (folder / "case.yaml").read_text(encoding="utf-8")
        assert then in after
        assert len(after.splitlines()) == len(before.splitlines())
        assert sum(a != b for a, b in zip(after.splitlines(), before.splitlines(), strict=True)) == 1
        left = bench.until(lambda: bench.client.get("/problems.json").json())
        assert code not in [line["problem"]["code"] for line in left["problems"]]
        assert bench.client.post("/problems/fix", data=sent).status_code in (404, 409)
        assert bench.client.post("/undo", data={"back": "//evil.example"}).headers["location"] == "/"
        assert (folder / "case.yaml").read_text(encoding="utf-8") == before


def test_a_quote_whose_words_differ_is_not_mended_by_a_click(make_case: Callable[[str], Path]) -> None:
    """“takes few” for “took few” is another word: only a person can say what was meant."""
    folder = make_case(CASE.replace("quote: Alpha takes few", "quote: Alpha took few"))
    with served(folder) as bench:
        line = bench.client.get("/problems.json").json()["problems"][0]
        assert line["problem"]["code"] == "Q001"
        assert line["fixes"] == []


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(folder), *arguments],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def test_each_edit_is_committed_where_that_was_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    with pytest.raises(IrenicError, match="no git repository"):
        Session(folder, commit=True)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "First")
    (folder / "notes.txt").write_text("not part of the edit", encoding="utf-8")
    session = Session(folder, commit=True)
    session.edit("Take s1 at 0.5", credence(0.5))
    session.undo()
    assert session.commit_fault is None
    assert git(folder, "log", "--format=%s").split("\n")[:3] == ["Undo: Take s1 at 0.5", "Take s1 at 0.5", "First"]
    assert git(folder, "status", "--porcelain").strip() == "?? notes.txt"


def test_nothing_confidential_is_committed(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE.replace("outlet: Wire", "outlet: Wire, handling: confidential"))
    git(folder, "init", "-q")
    with pytest.raises(IrenicError, match="confidential"):
        Session(folder, commit=True)


class Sum(Question):
    """A question for tests: it tells how far it is, and can be made to take long or to fail."""

    doing: ClassVar[str] = "Counting"
    to: int
    seconds: float = 0

    def answer(self, workspace: Workspace, tell: Callable[[int, int], None]) -> Any:
        import time

        for step in range(self.to):
            tell(step, self.to)
            time.sleep(self.seconds)
        if self.to < 0:
            raise ValueError("a fault")
        return sum(range(self.to)), len(workspace.case.statements)


def asked(session: Session, answers: Answers, question: Question) -> Any:
    """The answer, once there is one."""
    import time

    deadline = time.monotonic() + 90
    while not (held := answers.ask(session.current, question)).is_ready:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return held


@pytest.mark.slow
def test_answers_come_from_a_process_that_can_be_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(folder)
    answers = Answers(folder)
    session.on_change.append(answers.changed)
    try:
        assert not answers.ask(session.current, Sum(to=10)).is_ready
        assert asked(session, answers, Sum(to=10)).result == (45, 2)
        assert answers.ask(session.current, Sum(to=10)).state == "done"
        failed = asked(session, answers, Sum(to=-1))
        assert failed.state == "failed"
        assert "fault.txt" in failed.problems[0].hint
        # one that takes for ever is told of as it goes, and ended when the case changes
        endless = Sum(to=1000, seconds=10)
        answers.ask(session.current, endless)
        old = session.current.revision
        while not answers.ask(session.current, endless).steps:
            pass
        assert answers.ask(session.current, endless).progress == "Counting: 0 of 1000"
        session.edit("change", lambda workspace: workspace.remove(("statements", "s2")))
        assert session.current.revision != old
        assert answers.progress(old, endless.key) is None
        assert asked(session, answers, Sum(to=10)).result == (45, 1)
        # and when it takes longer than anything may
        monkeypatch.setattr(answers_module, "LONGEST", 0.2)
        assert asked(session, answers, endless).problems[0].code == "W004"
    finally:
        answers.close()


def test_what_is_at_fault_is_named_and_not_taken_for_silence(make_case: Callable[[str], Path]) -> None:
    """A statement with a misspelt stance is missing from the matrix: every page says so."""
    folder = make_case(CASE.replace("stance: rejects", "stance: rejectz"))
    with served(folder) as bench:
        for path in ("/matrix", "/sources", "/words"):
            page = bench.client.get(path).text
            assert "The case has an error" in page
            assert "statement 's2'" in page.replace("&#39;", "'")


@pytest.mark.parametrize(
    ("text", "is_wrapped"),
    [
        ("Alpha said on Monday that it would never sign a paper that names\nthe harbour, and that was that.", True),
        ("Alpha said on Monday that it would never sign a paper that names the harbour.", False),
        ("Harbour: shared\nArmy: small", False),
        ("- Alpha said on Monday that it would never sign a paper that names it;\n- Beta said nothing.", False),
        ("1. Alpha said on Monday that it would never sign a paper that names it;\n2. Beta said nothing.", False),
        ("Alpha said on Monday that it would never sign a paper that names\n    the harbour.", False),
    ],
)
def test_only_lines_that_were_full_are_shown_as_wide_as_the_page(text: str, is_wrapped: bool) -> None:
    (paragraph,) = paragraphs_of(text, [])
    assert paragraph.is_wrapped == is_wrapped
    assert "".join(piece.text for piece in paragraph.pieces) == text
