"""Cases as large as a desk's largest: many statements, each with a quote of its own, or many issues and parties."""

import itertools
import random
import re
from pathlib import Path

from irenic.casefile import inbox
from irenic.model.proposal import Proposal, proposal_id
from irenic.workspace import open_case

PARTIES = ("alder", "birch", "cedar", "dogwood")
STANCES = ("accepts", "rejects", "demands", "offers", "rules out", "willing to discuss")


def large_case(folder: Path, statements: int = 2_000, sources: int = 300, issues: int = 12) -> Path:
    """Write a case of so many statements in so many sources; the same for the same numbers."""
    chosen = random.Random(7)
    (folder / "sources").mkdir(parents=True)
    quotes: dict[str, list[str]] = {f"source-{number}": [] for number in range(sources)}
    said = []
    for number in range(statements):
        source, party = f"source-{chosen.randrange(sources)}", chosen.choice(PARTIES)
        quote = f"The delegation of {party} set out its view number {number} on the question"
        quotes[source].append(quote)
        stance, issue = chosen.choice(STANCES), f"issue-{chosen.randrange(issues)}"
        about = (
            f"{{issue: {issue}}}"
            if stance == "willing to discuss"
            else f"{{issue: {issue}, option: o{chosen.randrange(4)}}}"
        )
        said.append(
            f'  s{number}: {{by: {party}, stance: {stance}, about: {about}, cite: {{source: {source}, quote: "{quote}"}}}}'
        )
    lines = ["irenic: 1", "title: A large case", "as_of: 2031-12-31", "sources:"]
    for at, (source, held) in enumerate(quotes.items()):
        (folder / "sources" / f"{source}.txt").write_text(". ".join(held) + ".\n", encoding="utf-8")
        day = f"2031-{1 + at % 12:02}-{1 + at % 28:02}"
        lines.append(
            f"  {source}: {{file: sources/{source}.txt, outlet: Outlet {at % 9}, published: {day}, assumed: told}}"
        )
    lines += ["parties:", *(f"  {name}: {{name: {name.capitalize()}, roles: [principal]}}" for name in PARTIES)]
    options = "{o0: {assumed: x}, o1: {assumed: x}, o2: {assumed: x}, o3: {assumed: x}}"
    lines += ["issues:", *(f"  issue-{at}: {{question: Which one?, options: {options}}}" for at in range(issues))]
    (folder / "case.yaml").write_text("\n".join([*lines, "drafts: {}", "statements:", *said]) + "\n", encoding="utf-8")
    return folder


def answered_case(folder: Path, statements: int = 2_000, sources: int = 300, issues: int = 8) -> Path:
    """Write a case with as much to answer: drafts, parties that want opposite ends, words that bind and do not contradict."""
    chosen = random.Random(1)
    (folder / "sources").mkdir(parents=True)
    asked = [f"i{at}" for at in range(issues)]
    texts: dict[str, list[str]] = {f"s{at}": [] for at in range(sources)}
    said = []
    for number in range(statements):
        source, party = f"s{number % sources}", chosen.choice(PARTIES)
        issue, wants_high = chosen.choice(asked), party in ("alder", "cedar")
        best, worst = ("o3", "o0") if wants_high else ("o0", "o3")
        stances = ["claims", "appraises", "willing to discuss", "claims", "denies", "prefers"]
        stance = chosen.choice([*stances, "rejects"] if number % 40 == 0 else stances)
        about = f"{{issue: {issue}}}"
        if stance == "prefers":
            about = f"{{issue: {issue}, option: {best}, over: {worst}}}"
        elif stance == "rejects":
            about = f"{{terms: {{{', '.join(f'{one}: {worst}' for one in dict.fromkeys((asked[0], issue)))}}}}}"
        quote = f"The envoy of {party} said words number {number} about {issue}."
        filler = [" ".join(chosen.choices(("river", "border", "trade", "guard", "talks", "port"), k=90)) + "."] * 2
        texts[source] += [quote, *filler] if number < sources else [quote]
        said.append(
            f'  st{number}: {{by: {party}, stance: {stance}, about: {about}, cite: {{source: {source}, quote: "{quote}"}}}}'
        )
    lines = ["irenic: 1", "title: A large case", "notice: Fictional.", "as_of: 2031-06-01", "sources:"]
    for at, (source, sentences) in enumerate(texts.items()):
        (folder / "sources" / f"{source}.txt").write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
        day = f"2031-{1 + at * 4 // sources:02}-{1 + at % 28:02}"
        lines.append(
            f"  {source}: {{file: sources/{source}.txt, outlet: Outlet {at % 12}, published: {day}, assumed: told}}"
        )
    lines.append("parties:")
    for party in PARTIES:
        end = "high" if party in ("alder", "cedar") else "low"
        wants = ", ".join(f"{issue}: {end}" for issue in asked)
        lines.append(
            f"  {party}: {{name: {party.title()}, roles: [principal], wants: {{{wants}}}, assumed: {{wants: x}}}}"
        )
    held = ", ".join(f"o{at}: {{assumed: x}}" for at in range(4))
    lines += ["issues:", *(f"  {issue}: {{question: Which one?, options: {{{held}}}}}" for issue in asked), "drafts:"]
    for at in (2, 3, 4):
        terms = ", ".join(f"{issue}: {{option: o{chosen.randrange(4)}, assumed: x}}" for issue in asked)
        lines.append(f"  d{at}: {{date: 2031-{at:02}-01, terms: {{{terms}}}}}")
    (folder / "case.yaml").write_text("\n".join([*lines, "statements:", *said]) + "\n", encoding="utf-8")
    return folder


def large_inbox(folder: Path, each: int = 5) -> None:
    """Lay so many proposals of each source of a large case into its inbox, as if it had been read."""
    workspace = open_case(folder)
    for name, source in workspace.loaded.texts.items():
        proposals = []
        for number, found in enumerate(itertools.islice(re.finditer(r"set out its view", source.text), each)):
            quote = source.text[slice(*found.span())]
            proposals.append(
                Proposal(
                    id=proposal_id("statement", name, quote, number),
                    kind="statement",
                    source=name,
                    spans=(found.span(),),
                    quote=quote,
                    entry={"stance": "claims", "about": {"topic": f"{name} {number}"}},
                    confidence=0.5,
                    reason="said",
                    speaker=f"envoy {number} of {name}",
                )
            )
        inbox.lay_in(workspace.folder, name, proposals, read_as="here", decided=())


def wide_case(folder: Path, parties: int = 5, issues: int = 10, options: int = 5) -> Path:
    """Write a case of two drafts on many issues, on which every party has said something; the same for the same numbers."""
    chosen = random.Random(3)
    folder.mkdir(parents=True)
    named, asked = [f"p{at}" for at in range(parties)], [f"i{at}" for at in range(issues)]
    quotes: list[str] = []
    said: list[str] = []
    for party in named:
        whole = ", ".join(f"{issue}: o{chosen.randrange(options)}" for issue in asked)
        first, second = chosen.sample(asked, 2)
        stances = ("prioritises", f"{{issue: {first}, over: {second}}}"), ("accepts", f"{{terms: {{{whole}}}}}")
        for stance, about in (*stances, ("rejects", f"{{issue: {first}, option: o{chosen.randrange(options)}}}")):
            quote = f"The delegation of {party} said its word number {len(quotes)}"
            quotes.append(quote)
            cite = f'{{source: wire, quote: "{quote}"}}'
            said.append(f"  s{len(said)}: {{by: {party}, stance: {stance}, about: {about}, cite: {cite}}}")
    (folder / "wire.txt").write_text(". ".join(quotes) + ".\n", encoding="utf-8")
    wants = [", ".join(f"{issue}: {chosen.choice(('low', 'high'))}" for issue in asked) for _ in named]
    held = ", ".join(f"o{at}: {{assumed: x}}" for at in range(options))
    lines = ["irenic: 1", "title: A wide case", "as_of: 2031-12-31"]
    lines += ["sources: {wire: {file: wire.txt, published: 2031-01-01, assumed: told}}", "parties:"]
    lines += [
        f"  {name}: {{name: {name}, roles: [principal], wants: {{{liked}}}, assumed: {{wants: x}}}}"
        for name, liked in zip(named, wants, strict=True)
    ]
    lines += ["issues:", *(f"  {issue}: {{question: Which one?, options: {{{held}}}}}" for issue in asked), "drafts:"]
    for at in (1, 2):
        terms = ", ".join(f"{issue}: {{option: o{chosen.randrange(options)}, assumed: x}}" for issue in asked)
        lines.append(f"  d{at}: {{date: 2031-02-0{at}, terms: {{{terms}}}}}")
    (folder / "case.yaml").write_text("\n".join([*lines, "statements:", *said]) + "\n", encoding="utf-8")
    return folder
