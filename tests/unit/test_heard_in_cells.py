"""What a voice says that does not speak for its party is shown in the cell of its issue, and binds nobody."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.workspace import open_case

from ..workbench import served

CASE = """
irenic: 1
title: A valley (fictional)
sources: {wire: {file: wire.txt, outlet: The Wire, published: 2031-03-14, assumed: told}}
parties:
  alpha: {name: Alpha, voices: {aide: {identity: anonymous, office: senior aide}}}
  beta: {name: Beta}
issues:
  army: {label: the army, question: How large?, options: {few: {assumed: x}, many: {assumed: x}}}
  port: {label: the port, question: Who runs it?, options: {own: {assumed: x}, joint: {assumed: x}}}
drafts: {}
statements:
  s1: {by: alpha, voice: aide, stance: accepts, about: {issue: army, option: few}, cite: {source: wire, quote: we can live with few}}
  s2: {by: alpha, voice: aide, stance: claims, about: {issue: port, option: own}, cite: {source: wire, quote: the port is ours}}
=== wire.txt
“we can live with few”, an aide said; “the port is ours”.
"""
WORDS = "accepts few: said by senior aide (Alpha), not taken as the party's word"


def test_an_anonymous_yes_is_told_and_no_position(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    case = make_case(CASE)
    matrix = open_case(case).matrix()
    cell = matrix.cell("alpha", "army")
    assert (cell.positions, cell.silence) == ((), "nothing on record")
    assert [remark.words for remark in cell.remarks] == [WORDS]
    # a claim bears on nothing that anybody would accept
    assert matrix.cell("alpha", "port").remarks == ()
    with served(case) as bench:
        html = unescape(bench.client.get("/matrix").text)
        assert f'<a class="said" href="/evidence?of=statements/s1">{WORDS}</a>' in html
        assert "nothing on record" in html
    main(["report", str(case), "--output", str(tmp_path / "r.html")])
    assert WORDS in re.sub(r"<[^>]+>", "", unescape((tmp_path / "r.html").read_text(encoding="utf-8")))
    main(["show", str(case)])
    assert "[1] s1: “we can live with few”" in capsys.readouterr().out
