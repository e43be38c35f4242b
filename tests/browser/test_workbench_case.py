"""A case of one's own, by keyboard: from a report alone, by the forms of the page Case, to a matrix of who stands where."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from irenic.casefile.create import create_case

from ..workbench import Served, served
from .test_workbench import SERIOUS, faults, page, strays
from .test_workbench_deciding import chosen, step_to

__all__ = ["faults", "page", "strays"]

pytestmark = pytest.mark.browser
REPORT = """Tarn, 3 March 2031 – written for this test; all countries are fictional.

A mediator's paper, seen by this reporter, proposes a force of 4,000 in the border province and a shared customs house.
“We accept the mediator's paper,” Foreign Minister Ilva Orren of Alpha said on Monday. An envoy said that it was over.
"""
FORMS = (
    "case",
    "case?of=parties/*",
    "case?of=parties/alpha",
    "case?of=parties/alpha/voices/*",
    "case?of=actors/*",
    "case?of=issues/*",
    "case?of=issues/army",
    "case?of=issues/army/options/*",
    "case?of=drafts/*",
    "case?of=drafts/plan/terms/army",
    "case?of=drafts/plan/terms/port",
    "case?of=parties/alpha/wants/army",
    "case?of=drafts/plan/terms/army/requires/*",
    "case?of=drafts/plan/origin/*",
    "case?of=links/*",
    "case?of=assume/*",
)
CASE = """
irenic: 1
title: A valley (fictional)
sources: {first: {file: first.txt, outlet: The Wire, published: 2031-03-14, assumed: {published: told}}}
parties: {alpha: {name: Alpha, voices: {orren: {name: Ilva Orren}}}, beta: {name: Beta}}
actors: {envoy: {office: envoy of the union, identity: anonymous}}
issues:
  army: {question: How large?, options: {small: {label: few soldiers, proposed_in: [plan]}, large: {assumed: x}}}
  port: {question: Who runs it?, scale: number, unit: years, options: {a: {value: 1, assumed: x}, b: {value: 2}}}
drafts:
  plan: {title: The valley plan, terms: {army: {option: small, cite: {source: first, quote: few soldiers}, gives: [alpha]}}}
statements: {s1: {by: alpha, stance: accepts, about: {draft: plan}, cite: {source: first, quote: We accept it}}}
=== first.txt
The valley plan speaks of few soldiers. “We accept it”, Orren said.
"""


@pytest.fixture
def bench(make_case: Callable[[str], Path]) -> Iterator[Served]:
    with served(make_case(CASE)) as held:
        yield held


def follow(page: Page, words: str) -> None:
    """Press Enter on a link or a button, and wait for the page that it leads to."""
    found = page.get_by_role("link", name=words, exact=True).or_(page.get_by_role("button", name=words, exact=True))
    found.first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state()


def write(page: Page, **fields: str) -> None:
    """Type into fields, from one to the next by Tab where they follow each other."""
    for name, words in fields.items():
        page.locator(f'#entry [name="{name}"]').focus()
        page.keyboard.insert_text(words)


def send(page: Page, words: str) -> None:
    """Send the form by Enter on its button, and see what was done."""
    page.locator("#entry button.main").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main [role=status]")).to_have_text(f"{words}.")
    page.wait_for_load_state()


@pytest.mark.slow
@pytest.mark.usefixtures("strays", "faults")
def test_from_a_report_alone_to_a_matrix_by_keyboard(page: Page, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    folder = create_case(tmp_path / "border", "The border province", [report]).path
    with served(folder) as bench:
        page.goto(bench.address)
        page.wait_for_load_state()
        follow(page, "Case")
        expect(page.locator("h1")).to_have_text("The case names nobody yet, and nothing to settle")
        follow(page, "Add a party")
        expect(page.locator("#f-name")).to_be_focused()
        page.keyboard.type("Alpha")
        write(page, **{"voice.0.name": "Ilva Orren"})
        page.keyboard.press("Tab")
        page.keyboard.type("Foreign Minister")
        send(page, "Added party Alpha")
        follow(page, "Add a party")
        page.keyboard.type("Beta")
        # Enter in a field saves
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator("main [role=status]")).to_have_text("Added party Beta.")
        page.wait_for_load_state()
        follow(page, "Add an issue")
        page.keyboard.type("force")
        write(page, question="How large may a force in the border province be?")
        page.locator('[name=scale][value="ordered"]').focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator('[name=scale][value="number"]')).to_be_checked()
        write(page, unit="troops", **{"option.0.value": "4,000", "option.1.label": "no force", "option.1.value": "0", "option.1.assumed": "for contrast"})  # fmt: skip
        send(page, "Added issue force")
        follow(page, "Add a draft")
        page.keyboard.type("The mediator's paper")
        write(page, quote="A mediator's paper, seen by this reporter")
        send(page, "Added draft The mediator's paper")
        follow(page, "force")
        page.locator('[name=option][value="n4000"]').focus()
        page.keyboard.press("Space")
        # the words are selected in the text beside the form
        page.evaluate(
            """() => {
                 const text = document.evaluate("//*[@id='beside']//text()[contains(., 'force of')]", document, null, 9).singleNodeValue;
                 const at = text.data.indexOf("proposes a force");
                 getSelection().setBaseAndExtent(text, at, text, at + "proposes a force of 4,000".length);
                 document.getElementById("beside").focus();
               }"""
        )
        expect(page.locator("#take-words")).to_be_enabled()
        page.keyboard.press("n")
        expect(page.locator("#f-quote")).to_have_value("proposes a force of 4,000")
        expect(page.locator("#f-quote")).to_be_focused()
        send(page, "Added term of “The mediator's paper” on force")
        case = bench.session.fresh(10).case
        assert case.drafts["mediators-paper"].terms["force"].cite[0].quote == "proposes a force of 4,000"
        assert case.issues["force"].options["n4000"].proposed_in == ("mediators-paper",)
        assert not bench.session.current.checked.errors
        # what the report says is read, now that the case knows who and what is meant
        follow(page, "Inbox")
        page.locator("#sources-of-inbox summary").focus()
        page.keyboard.press("Enter")
        follow(page, "Read it")
        expect(page.locator("article.proposal", has_text="accepts").first).to_be_visible(timeout=120_000)
        page.wait_for_load_state()
        step_to(page, "accepts")
        page.keyboard.press("a")
        expect(chosen(page).locator(".ask")).to_contain_text("would bind Alpha")
        page.keyboard.press("Enter")
        expect(page.locator("#told")).to_contain_text(
            "Accepted: Ilva Orren, Foreign Minister accepts: “The mediator's paper”"
        )
        # somebody from outside the case: added with the words
        expect(page.locator("article.proposal", has_text="We accept")).to_have_count(0)
        step_to(page, "it was over")
        page.keyboard.press("e")
        expect(page.locator("form.correct [name=who]")).to_be_focused()
        page.keyboard.type("somebody new")
        page.locator("form.correct button.main").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#told")).to_contain_text("Accepted: envoy (report) claims: “that it was over”")
        held = bench.session.fresh(10).case
        assert held.actors[held.statements["s2"].by].office == "envoy (report)"
        follow(page, "Matrix")
        expect(page.locator("a.said", has_text="accepts").first).to_be_visible()
        expect(page.locator("main")).to_contain_text("4,000 troops")
        expect(page.locator("thead")).to_contain_text("Beta")


@pytest.mark.usefixtures("strays")
def test_what_is_wrong_is_told_first_and_at_its_field_and_nothing_written_is_lost(bench: Served, page: Page) -> None:
    """The refusal is an answer of its own kind, which the browser notes in its console."""
    page.goto(bench.address)
    page.goto(f"{bench.base}/case?of=drafts/plan/terms/port")
    page.wait_for_load_state()
    write(page, quote="a port that nobody names")
    page.locator("#entry button.main").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("#wrong")).to_be_focused()
    expect(page.locator("#wrong-quote")).to_contain_text("do not stand in The Wire, 2031-03-14 word for word")
    expect(page.locator("#f-quote")).to_have_value("a port that nobody names")
    # the case changes elsewhere: what is in the form stays
    case = bench.session.current.workspace.folder.path / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("A valley", "Another valley"), encoding="utf-8")
    expect(page.locator("#notices")).to_contain_text("What you are writing is kept")
    expect(page.locator("#f-quote")).to_have_value("a port that nobody names")


@pytest.mark.usefixtures("strays", "faults")
def test_what_a_party_wants_and_what_is_assumed_of_it_by_keyboard(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/case")
    page.wait_for_load_state()
    follow(page, "army (what Alpha wants)")
    expect(page.locator("h1")).to_have_text("What Alpha wants on army")
    expect(page.locator('[name=order][value="high"]')).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator('[name=order][value="list"]')).to_be_checked()
    page.locator("details.fields-of summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator('[name="place.small"]')).to_be_focused()
    page.keyboard.type("1")
    write(page, quote="“We accept it”")
    send(page, "Added what Alpha wants on army")
    expect(page.locator("#parties-alpha")).to_contain_text("wants few soldiers (not said where large stands)")
    follow(page, "Add an assumption")
    expect(page.locator("#f-party")).to_be_focused()
    page.keyboard.type("Be")
    write(page, **{"weight.army": "0.2 to 0.4", "assumed": "as it told a guest"})
    send(page, "Added assumption on Beta")
    expect(page.locator("#assume")).to_contain_text("Beta: a weight of 0.2 to 0.4 on army. assumed: as it told a guest")
    case = bench.session.fresh(10).case
    assert case.parties["alpha"].wants["army"].order == (("small",),)
    assert case.assume["beta-assumed"].weights == {"army": (0.2, 0.4)}
    assert not bench.session.current.checked.errors


@pytest.mark.usefixtures("strays", "faults")
def test_when_a_term_falls_due_and_what_it_requires_by_keyboard(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/case?of=drafts/plan/terms/army")
    page.wait_for_load_state()
    page.locator("summary", has_text="When it falls due").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("100 days")
    page.locator('[name="when.after"]').focus()
    page.keyboard.type("port")
    send(page, "Changed term of “The valley plan” on army")
    expect(page.locator("#drafts-plan")).to_contain_text("within 100 days; after port")
    page.goto(f"{bench.base}/case?of=drafts/plan/terms/army")
    page.wait_for_load_state()
    follow(page, "Add what it requires of others first")
    expect(page.locator("#f-who")).to_be_focused()
    page.keyboard.type("Beta")
    write(page, what="a vote", assumed="its law says so")
    send(page, "Added requirement of “The valley plan” on army")
    expect(page.locator("#drafts-plan")).to_contain_text("requires of Beta: a vote. assumed: its law says so")
    held = bench.session.fresh(10).case.drafts["plan"].terms["army"]
    assert held.when is not None
    assert (held.when.within, held.when.after, held.requires[0].who) == ("100d", "port", "beta")


@pytest.mark.usefixtures("strays", "faults")
def test_an_account_of_an_origin_and_a_link_by_keyboard(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/case")
    page.wait_for_load_state()
    follow(page, "Add an account of where The valley plan comes from")
    expect(page.locator("#f-claimant")).to_be_focused()
    page.keyboard.type("envoy")
    page.locator('[name=who][value="alpha.orren"]').focus()
    page.keyboard.press("Space")
    write(page, role="author", quote="Orren said")
    send(page, "Added account of where “The valley plan” comes from")
    expect(page.locator("#drafts-plan")).to_contain_text("envoy of the union says: Ilva Orren: author")
    follow(page, "Add a link")
    expect(page.locator('[name="if.army"][value="small"]')).to_be_focused()
    page.keyboard.press("Space")
    page.locator('[name="then.port"][value="b"]').focus()
    page.keyboard.press("Space")
    write(page, assumed="too few to guard it for less")
    send(page, "Added link")
    expect(page.locator("#links")).to_contain_text(
        "where a deal has army “few soldiers”, it can only have port “2 years”"
    )
    case = bench.session.fresh(10).case
    assert (case.drafts["plan"].origin[0].claimant, case.links[0].then) == ("envoy", {"port": ("b",)})
    assert not bench.session.current.checked.errors


@pytest.mark.usefixtures("strays")
def test_a_party_is_renamed_by_keyboard_and_a_taken_name_is_told_at_its_field(bench: Served, page: Page) -> None:
    case = bench.session.current.workspace.folder.path / "case.yaml"
    before = case.read_text(encoding="utf-8")
    page.goto(bench.address)
    page.goto(f"{bench.base}/case?of=parties/alpha")
    page.wait_for_load_state()
    page.locator("summary", has_text="Its name in the files: alpha").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#f-own_name")).to_be_focused()
    for name, told in (("beta", None), ("north", "Renamed party Alpha in the files, from alpha to north.")):
        page.locator("#f-own_name").focus()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(name)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.wait_for_load_state()
        if told is None:
            expect(page.locator("#wrong")).to_be_focused()
            expect(page.locator("#wrong-own_name")).to_contain_text("something else is called 'beta' already")
            expect(page.locator("#f-own_name")).to_have_value("beta")
            assert case.read_text(encoding="utf-8") == before
        else:
            expect(page.locator("main [role=status]")).to_have_text(told)
    assert case.read_text(encoding="utf-8") == before.replace("alpha", "north")


@pytest.mark.usefixtures("strays", "faults")
def test_removing_and_undoing_by_keyboard(bench: Served, page: Page) -> None:
    case = bench.session.current.workspace.folder.path / "case.yaml"
    before = case.read_text(encoding="utf-8")
    page.goto(bench.address)
    page.goto(f"{bench.base}/case?of=issues/port/options/b")
    page.wait_for_load_state()
    follow(page, "Remove it")
    expect(page.locator("main [role=status]")).to_contain_text("Removed option")
    assert "b: {value: 2}" not in case.read_text(encoding="utf-8")
    page.wait_for_load_state()
    page.keyboard.press("u")
    expect(page.locator("#issues-port")).to_contain_text("2 years")
    assert case.read_text(encoding="utf-8") == before


def test_without_scripts_a_term_is_entered_and_another_source_is_shown(bench: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(bench.address)
    page.goto(f"{bench.base}/case")
    page.get_by_role("link", name="port", exact=True).click()
    page.locator('[name=option][value="a"]').check()
    page.locator("[name=quote]").fill("few soldiers")
    page.get_by_role("button", name="Show its text").click()
    # what was written is still there
    expect(page.locator('[name=option][value="a"]')).to_be_checked()
    expect(page.locator("[name=quote]")).to_have_value("few soldiers")
    page.locator("#entry button.main").click()
    expect(page.locator("main [role=status]")).to_contain_text("Added term")
    assert bench.session.fresh(10).case.drafts["plan"].terms["port"].option == ("a",)
    context.close()


def test_without_scripts_an_order_an_account_and_another_name_are_entered(bench: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 400, "height": 900})
    page = context.new_page()
    page.goto(bench.address)
    page.goto(f"{bench.base}/case?of=parties/beta/wants/port")
    page.locator('[name=order][value="low"]').check()
    page.locator("#entry button.main").click()
    expect(page.locator("#wrong-quote")).to_contain_text("cite the words of a source that tell what it wants")
    page.locator("[name=assumed]").fill("it asks for little")
    page.locator("#entry button.main").click()
    expect(page.locator("main [role=status]")).to_have_text("Added what Beta wants on port.")
    page.goto(f"{bench.base}/case?of=drafts/plan/origin/*")
    page.locator("[name=claimant]").select_option("beta")
    page.locator('[name=denies][value="denies"]').check()
    page.locator('[name=who][value="envoy"]').check()
    page.locator("[name=role]").fill("author")
    page.locator("[name=quote]").fill("Orren said")
    page.locator("#entry button.main").click()
    expect(page.locator("#drafts-plan")).to_contain_text("Beta denies: envoy of the union: author")
    page.goto(f"{bench.base}/case?of=actors/envoy")
    page.locator("summary", has_text="Its name in the files").click()
    page.locator("#f-own_name").fill("legate")
    page.get_by_role("button", name="Rename it").click()
    expect(page.locator("main [role=status]")).to_contain_text("in the files, from envoy to legate")
    case = bench.session.fresh(10).case
    assert (case.drafts["plan"].origin[0].who, case.parties["beta"].wants["port"].order) == (("legate",), "low")
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_axe_finds_no_serious_fault_in_any_form(
    bench: Served, browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    rules = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(bench.address)
    for name in (*FORMS, "refused"):
        if name == "refused":
            with page.expect_navigation():
                page.locator("#entry button.main").click()
            page.wait_for_load_state()
            expect(page.locator("#wrong")).to_be_visible()
        else:
            page.goto(f"{bench.base}/{name}")
            page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.evaluate(rules)
        found: dict[str, Any] = page.evaluate("axe.run()")
        assert found["passes"]
        serious = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"] if one["impact"] in SERIOUS]
        assert serious == [], name
    context.close()
