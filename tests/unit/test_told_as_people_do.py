"""Small things that a page or a message says: marks around quotes, names for ids, where a name is at fault."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from irenic.casefile.tree import parse_once
from irenic.model.meant import draft_meant, speaker_meant
from irenic.model.record import Count
from irenic.model.spoken import in_marks
from irenic.workspace import open_case

from ..workbench import served

CASE = """
irenic: 1
title: A valley (fictional)
sources: {wire: {file: wire.txt, outlet: The Wire, published: 2031-03-14, assumed: told}, bare: {file: bare.txt, note: kept}}
parties:
  alpha: {name: Alpha, aliases: [The Alphans], voices: {orren: {name: Ilva Orren}, tal: {name: Ana Tal}}}
  beta: {name: Beta, voices: {tal: {name: Ana Tal}}}
issues:
  army: {label: soldiers, question: How large?, scale: number, unit: soldiers, options: {few: {value: 5, assumed: x}, many: {value: 9, assumed: x}}}
  port: {label: the port, question: Who runs it?, options: {own: {assumed: x}, joint: {assumed: x}}}
drafts:
  plan: {title: The valley plan, assumed: x, terms: {army: {option: few, assumed: x}}}
  next: {title: Another, assumed: x, terms: {army: {option: many, assumed: x}}}
  other: {title: Another, assumed: x, terms: {army: {option: many, assumed: x}}}
statements:
  s1: {by: alpha, voice: orren, stance: rules out, about: {issue: port, option: joint}, date: 2031-03-02, cite: {source: wire, quote: Orren said never}}
  s2: {by: alpha, voice: tal, stance: rules out, about: {issue: port, option: joint}, date: 2031-03-03, cite: {source: wire, quote: never ever}}
  s3: {by: alpha, voice: tal, stance: accepts, about: {issue: army, option: few}, cite: {source: wire, quote: “we accept”}}
=== wire.txt
Orren said never. “we accept”, said Tal, but a joint port never ever.
=== bare.txt
It rained.
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("we accept", "“we accept”"),
        ('"We reject the draft."', "“We reject the draft.”"),
        ("“We reject the draft.”", "“We reject the draft.”"),
        ('would sign "only if" it is safe', '‘would sign "only if" it is safe’'),
        ('"no" and "never"', '‘"no" and "never"’'),
        ('"', '‘"’'),
    ],
)
def test_a_quote_that_has_its_own_marks_is_given_no_others(words: str, told: str) -> None:
    assert in_marks(words) == told


def test_a_title_or_a_name_is_taken_where_it_is_just_ones(make_case: Callable[[str], Path]) -> None:
    case = open_case(make_case(CASE)).case
    assert draft_meant(case, "The Valley plan") == draft_meant(case, "“The valley plan”") == "plan"
    assert draft_meant(case, "plan") == "plan"
    assert draft_meant(case, None) is None
    # two are called so: which is meant is asked
    assert draft_meant(case, "Another") == "Another"
    assert [speaker_meant(case, words) for words in ("Alpha", "the alphans", "Ilva Orren")] == [
        "alpha",
        "alpha",
        "alpha.orren",
    ]
    assert speaker_meant(case, "Ana Tal") == "Ana Tal"
    assert speaker_meant(case, "beta") == "beta"


@pytest.mark.parametrize(
    ("right", "wrong", "column_of"),
    [
        ("about: {issue: army, option: few}", "about: {terms: {armi: few}}", "armi"),
        ("about: {issue: army, option: few}", "about: {issue: army, option: few}, if: {portt: own}", "portt"),
        ("about: {issue: army, option: few}", "about: {issue: armi, option: few}", "armi"),
        ("name: Beta,", "name: Beta, wants: {portt: high}, assumed: x,", "portt"),
    ],
)
def test_the_mark_stands_under_the_name_that_is_not_known(
    make_case: Callable[[str], Path], right: str, wrong: str, column_of: str
) -> None:
    folder = make_case(CASE.replace(right, wrong))
    (problem,) = [one for one in open_case(folder).check().problems if one.code == "R001"]
    line = (folder / "case.yaml").read_text(encoding="utf-8").splitlines()[(problem.line or 1) - 1]
    assert (problem.column or 1) - 1 == line.index(column_of)


@pytest.mark.parametrize(
    "text",
    ["a: [1, }\n", "a: {b: 1\nc: 2\n", "a:\n  b: 1\n c: 2\n", "a: - b\n", "- a\nb: 1\n", "a: @x\n", "a: [1 2, 3\n"],
)
def test_what_the_yaml_reader_says_is_told_in_plain_words(text: str) -> None:
    _, found = parse_once("case.yaml", text)
    assert found[0].code == "Y001"
    assert not re.search(r"while parsing|did not find|token|mapping|sequence|<block", found[0].message)


def test_two_who_say_the_same_are_told_apart_in_the_matrix(make_case: Callable[[str], Path]) -> None:
    with served(make_case(CASE)) as bench:
        html = unescape(bench.client.get("/matrix").text)
        assert ">rules out joint (Ilva Orren, 2031-03-02)</a>" in html
        assert ">rules out joint (Ana Tal, 2031-03-03)</a>" in html
        assert ">accepts 5 soldiers</a>" in html
        # a unit that the label has already is not told again
        assert "<strong>soldiers</strong></figcaption>" in html
        inbox = bench.client.get("/inbox/bare").text
        assert 'data-part="undated"' in inbox
        assert 'data-part="undated"' not in bench.client.get("/inbox/wire").text


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Count(low=27, best=17, high=17), "at fault (low 27, best 17, high 17)"),
        (Count(low=17, best=27), "at least 17 (best 27)"),
        (Count(low=17, best=17, high=17), "17"),
        (Count(low=5, high=2), "at fault (low 5, high 2)"),
        (Count(low=2, best=3, high=5), "2 to 5 (best 3)"),
    ],
)
def test_a_range_that_ends_before_it_begins_is_told_as_at_fault(count: Count, told: str) -> None:
    assert str(count) == told
