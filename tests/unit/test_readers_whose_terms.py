"""Whose terms a list or a sentence tells: those of a text on the table, or what a party says of them by its own word."""

import datetime
from pathlib import Path

import pytest

from irenic.casefile.quotes import SourceText
from irenic.cli.main import main
from irenic.model.proposal import Proposal
from irenic.model.reading import ReadProvision
from irenic.model.source import Document
from irenic.readers.likeness import are_alike
from irenic.readers.reading import read
from irenic.workbench.marked import place_of
from irenic.workspace import open_case

PUBLISHED = datetime.date(2033, 4, 12)
COMMUNIQUE = "Communiqué No. 14\n\nThe Ministry states the following{about}.\n\n1. {first}\n2. {second}\n"
SECOND = "Osmark is to open the port of Sorm to all ships."


def terms(text: str) -> tuple[ReadProvision, ...]:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return read(document, PUBLISHED).provisions


@pytest.mark.parametrize(
    "about", ["", " on the draft", " in connection with the talks in Lisk", " concerning the Lisk plan"]
)
@pytest.mark.parametrize(
    "stand",
    [
        "The Republic of Veldania accepts the release of all prisoners within thirty days of signature.",
        "Veldania will under no circumstances agree to Osmark's sole control of the Tarrow dam.",
        "Veldania will not withdraw its troops from the corridor unless an observer mission is deployed.",
        "The Government cannot consent to the return of the northern villages.",
        "The Ministry recalls that 43 citizens lost their lives in the shelling of Merva on 9 April 2033.",
        "Veldania reiterates its support for a ceasefire of sixty days.",
    ],
)
def test_what_a_party_says_of_terms_is_no_term(stand: str, about: str) -> None:
    told = terms(COMMUNIQUE.format(about=about, first=stand, second=SECOND))
    assert all(one.what not in stand for one in told)


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("The Post has seen the draft. It says:", "Veldania accepts the release of all prisoners within thirty days."),
        ("The leaked draft says:", "Veldania will not station troops in the corridor."),
        ("Communiqué No. 3\n\nThe text of the draft reads:", "Veldania will not station troops in the corridor."),
        ("The plan declares the following:", "Veldania accepts a cap of 6,000 soldiers."),
        ("Basket II of the talks – Security", "Both sides accept 200 monitors in the corridor."),
    ],
)
def test_a_text_may_have_its_parties_accept_and_forgo(lead: str, item: str) -> None:
    told = terms(f"{lead}\n\n1. {item}\n2. {SECOND}\n")
    assert item.rstrip(".") in [one.what for one in told]
    assert not any(one.is_offer for one in told)


def test_what_a_party_agrees_to_do_is_its_offer_and_no_term_of_the_draft() -> None:
    told = terms(
        COMMUNIQUE.format(about=" on the draft", first="Veldania agrees to lift the blockade of Tarn.", second=SECOND)
    )
    assert [one.what for one in told if one.is_offer][:1] == ["Veldania agrees to lift the blockade of Tarn"]


@pytest.mark.parametrize(
    ("sentence", "is_offer"),
    [
        ("Brennow is prepared to release all prisoners within 30 days, the minister said.", True),
        ("Brennow has offered to withdraw its troops from the corridor.", True),
        ("The government agreed on the release of 40 prisoners.", True),
        ("The two sides agreed on the release of 40 prisoners.", False),
        ("Under the draft, all prisoners would be released within 30 days.", False),
        ("The mediators proposed that Brennow withdraw its troops from the corridor.", False),
    ],
)
def test_an_offer_is_told_from_a_term_of_a_text(sentence: str, is_offer: bool) -> None:
    assert [one.is_offer for one in terms(sentence)] == [is_offer]


def term(source: str, *, speaker: str | None = None, **entry: str) -> Proposal:
    return Proposal(
        id=f"p-{source}", kind="provision", source=source, spans=((0, 9),), quote="a release within 30 days",
        entry={"issue": "prisoners", "option": "within-30-days", **entry}, confidence=1, reason="", speaker=speaker,
    )  # fmt: skip


def test_an_offer_confirms_no_term_of_a_draft() -> None:
    draft = term("post", draft="lisk")
    assert are_alike(draft, term("wire", draft="lisk"))
    assert are_alike(draft, term("wire"))
    assert not are_alike(draft, term("wire", speaker="Veldania"))
    assert are_alike(term("post", speaker="Veldania"), term("wire", speaker="Veldania"))
    assert not are_alike(term("post", speaker="Veldania"), term("wire", speaker="Osmark"))


CASE = """
irenic: 1
title: The Lisk talks
parties:
  osmark: {name: Osmark, roles: [principal]}
  veldania: {name: Veldania, aliases: [Republic of Veldania], roles: [principal]}
issues:
  prisoners:
    question: When are the prisoners released?
    options:
      before-signature: {label: before signature, assumed: for contrast}
      within-30-days: {label: within 30 days, proposed_in: [lisk]}
sources:
  post: {file: sources/post.txt, outlet: The Merva Post, published: 2033-04-14}
  note: {file: sources/note.txt, outlet: Ministry of Foreign Affairs, published: 2033-04-12}
drafts:
  lisk:
    reported_by: {source: post, quote: has seen a leaked draft}
    terms:
      prisoners:
        option: within-30-days
        cite: {source: post, quote: All prisoners shall be released within 30 days}
"""


def test_a_partys_communique_is_no_further_citation_of_a_leaked_draft(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "post.txt").write_text(
        "The Merva Post has seen a leaked draft. It says:\n1. All prisoners shall be released within 30 days.\n"
        "2. Osmark opens the port of Sorm.\n",
        encoding="utf-8",
    )
    (tmp_path / "sources" / "note.txt").write_text(
        COMMUNIQUE.format(
            about=" on the draft",
            first="The Republic of Veldania accepts the release of all prisoners within 30 days of signature.",
            second="Veldania is prepared to release all prisoners within 30 days.",
        ),
        encoding="utf-8",
    )
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    assert main(["read", "--into", str(tmp_path)]) == 0
    waiting = open_case(tmp_path).waiting()
    assert any(one.kind == "statement" and one.source == "note" for one in waiting)
    assert not any(one.adds_to for one in waiting)
    assert not any(one.kind == "provision" and "draft" in one.entry for one in waiting if "note" in one.sources)


def test_the_words_around_a_quote_hold_no_letterhead() -> None:
    text = COMMUNIQUE.format(about="", first="Veldania accepts the release.", second=SECOND)
    place = place_of(SourceText(text), "Veldania accepts the release", None)
    assert place is not None
    assert place.before == "The Ministry states the following.\n\n1. "
    # a sentence before is kept, in a paragraph of its own too
    text = "Petra Lund spoke in Merva.\n\nShe accepts the release."
    place = place_of(SourceText(text), "accepts the release", None)
    assert place is not None
    assert place.before == "Petra Lund spoke in Merva.\n\nShe "


def test_an_item_of_a_list_ends_with_its_line() -> None:
    text = "Communiqué No. 2\n\nThe Government states:\n\n1. Veldania accepts a ceasefire from 1 May.\n2. The port stays open.\n"
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    (stand,) = [one for one in read(document, PUBLISHED).statements if one.stance == "accepts"]
    assert text[slice(*stand.content[-1])].endswith(("ceasefire", "1 May"))
