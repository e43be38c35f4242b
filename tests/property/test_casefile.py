"""Properties of the case file: what is written is read again, edits touch only their slice, quotes are where they are said to be."""

import string
import unicodedata
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from irenic.casefile import edit
from irenic.casefile.quotes import SourceText
from irenic.casefile.tree import parse
from irenic.casefile.validate import validate_tree
from irenic.casefile.write import block, dump_case, flow
from irenic.model.case import Case

ids = st.text(string.ascii_lowercase + string.digits + "-_", min_size=1, max_size=8).filter(lambda t: t[0].isalnum())
awkward = st.sampled_from(
    ["no", "yes", "null", "~", "12", "1e5", "2031-03-09", "# not a comment", "a: b", "- x", "{", "'", '"', "é", "e\u0301", "😀👩‍🚀", "“q”",
     "سلام", "\u200f", "a\nb", "\t", " lead", "trail ", "\u2028", "\ufeff", "\x85", "\\", "%", "@", "&a", "*a", "!t", "|", ">", "600,000", "?", ":", ""]
)  # fmt: skip
texts = st.one_of(
    awkward,
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.builds(str.__add__, awkward, awkward),
)
words = texts.filter(bool)
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


@given(plain)
def test_any_plain_value_is_read_as_it_was_written(value: Any) -> None:
    for written in (f"field: {flow(value)}\n", f"field:{block(value, '')}\n"):
        root, problems = parse("f", written)
        assert not problems
        assert root is not None
        assert root.value() == {"field": value}


days = st.dates().map(str)
dates = st.one_of(days, st.just("unknown"), st.fixed_dictionaries({"from": st.none() | days, "to": st.none() | days}))
cites = st.fixed_dictionaries(
    {"source": ids, "quote": words}, optional={"at": st.tuples(st.integers(0, 9), st.integers(10, 99)).map(list)}
)
grounds: dict[str, st.SearchStrategy[Any]] = {
    "cite": cites | st.lists(cites, min_size=1, max_size=2),
    "assumed": words | st.dictionaries(ids, texts, max_size=2),
    "note": words,
}
references = st.one_of(ids, st.builds("{}.{}".format, ids, ids))
who = st.lists(references, max_size=2) | st.just("unknown")
options = st.dictionaries(ids, ids | st.lists(ids, min_size=1, max_size=2), max_size=2)
about = st.one_of(
    *(st.fixed_dictionaries(dict.fromkeys(fields, ids)) for fields in (
        ["draft"], ["draft", "over"], ["issue"], ["issue", "option"], ["issue", "option", "over"], ["issue", "over"], ["event"], ["process"]
    )),
    st.fixed_dictionaries({"topic": texts}),
    st.fixed_dictionaries({"terms": st.dictionaries(ids, ids, min_size=1, max_size=2)}),
)  # fmt: skip
counts = st.dictionaries(
    ids,
    st.integers(0, 999)
    | st.fixed_dictionaries(
        {}, optional={"low": st.integers(0, 9), "best": st.integers(9, 99), "high": st.integers(99, 999)}
    ),
    max_size=2,
)
accounts = st.lists(
    st.fixed_dictionaries(
        {"claimant": references},
        optional={"says": words, "denies": st.booleans() | words, "counts": counts, "as_known": dates, **grounds},
    ),
    max_size=2,
)
wants = st.one_of(
    st.sampled_from(["high", "low", "unknown"]),
    st.lists(ids | st.lists(ids, min_size=1, max_size=2), min_size=1, max_size=3),
    st.fixed_dictionaries({"peak": ids}, optional=grounds),
    st.fixed_dictionaries({"order": st.lists(ids, min_size=1, max_size=2), "unranked": st.lists(ids, max_size=2)}),
)


def entries(required: dict[str, Any], optional: dict[str, Any] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(ids, st.fixed_dictionaries(required, optional=optional or {}), max_size=3)


cases = st.fixed_dictionaries(
    {"irenic": st.just(1)},
    optional={
        "title": words,
        "notice": words,
        "as_of": days,
        "handling": st.sampled_from(["public", "restricted", "confidential"]),
        "sources": entries({"file": words}, {"outlet": words, "published": dates, "rests_on": st.lists(words, max_size=2), "retracted": dates, **grounds}),
        "parties": entries({"name": words}, {"consent": st.sampled_from(["all", "none"]) | st.fixed_dictionaries({"on": st.lists(ids, max_size=2)}),
                                             "roles": st.sampled_from(["broker", "principal"]), "wants": st.dictionaries(ids, wants, max_size=2),
                                             "voices": entries({}, {"name": words, "identity": st.just("anonymous")}), **grounds}),
        "actors": entries({}, {"name": words, "aliases": st.lists(words, max_size=2)}),
        "issues": entries({"question": words}, {"scale": st.sampled_from(["ordered", "number", "unordered"]), "status_quo": ids,
                                                "options": st.dictionaries(ids, st.none() | words | st.fixed_dictionaries({"value": st.floats(-1e9, 1e9)}, optional=grounds), max_size=3)}),
        "interests": entries({"of": ids, "test": words}, {"issues": st.just("unknown") | st.lists(ids, max_size=2), **grounds}),
        "drafts": entries({}, {"date": dates, "reported_by": st.lists(cites, max_size=2), "silent": st.just("open"),
                               "origin": st.lists(st.fixed_dictionaries({"who": references, "role": words, "claimant": references}, optional=grounds), max_size=2),
                               "terms": entries({"option": ids | st.lists(ids, min_size=1, max_size=2)},
                                                {"hedge": words, "gives": who, "gets": who, "reversible": st.booleans() | st.just("unknown"),
                                                 "when": st.fixed_dictionaries({}, optional={"after": ids, "within": st.just("100d"), "by": days}),
                                                 "requires": st.lists(st.fixed_dictionaries({"who": references, "what": words}, optional=grounds), max_size=1), **grounds})}),
        "links": st.lists(st.fixed_dictionaries({"if": options, "then": options}, optional=grounds), max_size=2),
        "assume": entries({"party": ids}, {"weights": st.dictionaries(ids, st.floats(0, 1) | st.lists(st.floats(0, 1), min_size=2, max_size=2), max_size=2), "reservation": st.floats(-1, 2), **grounds}),
        "statements": entries({"by": ids, "stance": st.sampled_from(["accepts", "rules out", "claims"]), "about": about},
                              {"via": st.lists(references, max_size=2), "if": options, "credence": st.floats(0, 1), "supersedes": ids | st.lists(ids, max_size=2), "date": dates, **grounds}),
        "process": entries({}, {"with": st.lists(references, max_size=2), "from": days, "to": days, "accounts": accounts}),
        "events": entries({"kind": words}, {"date": dates, "by": references, "targets": st.lists(words, max_size=2), "accounts": accounts}),
    },
)  # fmt: skip


@given(cases)
def test_a_case_is_read_as_it_was_written(values: dict[str, Any]) -> None:
    """load → write → load: the second reading is the first."""
    case = Case.model_validate(values)
    written = dump_case(case)
    root, problems = parse("case.yaml", written)
    assert root is not None
    assert not problems
    again, faults, *_ = validate_tree(root)
    assert not faults
    assert again == case
    assert dump_case(case) == written


@given(cases, st.data())
def test_an_edit_changes_only_its_slice(values: dict[str, Any], data: st.DataObject) -> None:
    """All before the entry and all behind it is the same to the letter, comments and line ends included."""
    written = dump_case(Case.model_validate(values))
    newline = data.draw(st.sampled_from(["\n", "\r\n"]))
    lines = [
        line + data.draw(st.sampled_from(["", "  # a remark"])) if line.endswith((":", "}")) else line
        for line in written.splitlines()
    ]
    text = newline.join(["# on top", *lines, "# below", ""])
    root, problems = parse("case.yaml", text)
    assert root is not None
    assert not problems
    parts = [(part, entry) for part, node in root.fields.items() for entry in node.fields]
    if not parts:
        return
    path = data.draw(st.sampled_from(parts))
    value = data.draw(st.dictionaries(ids, texts, min_size=1, max_size=3))
    key, node = root.fields[path[0]].keys[path[1]], root.fields[path[0]].fields[path[1]]
    edited = edit.replace(text, path, value)
    assert edited.startswith(text[: key.end])
    assert edited.endswith(text[node.start + len(text[node.start : node.end].rstrip()) :])
    removed = edit.remove(text, path)
    added = edit.insert(text, (path[0], "new-entry"), value)
    for changed, expected in ((edited, {path[1]: value}), (added, {"new-entry": value})):
        again, _ = parse("case.yaml", changed)
        assert again is not None
        assert again.value() == {**root.value(), path[0]: {**root.value()[path[0]], **expected}}
    # nothing is added by a removal, and nothing is lost by an addition
    assert len(removed) < len(text)
    assert _is_subsequence(text, added)


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(sign in rest for sign in short)


@given(st.lists(texts, min_size=1, max_size=12), st.data())
def test_a_quote_stands_where_it_is_found(pieces: list[str], data: st.DataObject) -> None:
    """text[start:end] is the quote but for white space, for emoji, right-to-left letters, accents in pieces and CRLF."""
    text = unicodedata.normalize("NFC", data.draw(st.sampled_from([" ", "\r\n", "  \n"])).join(pieces))
    found = [(m, n) for m in range(0, len(text), 3) for n in range(m + 1, min(len(text), m + 20), 4)]
    source = SourceText(text)
    for start, end in found[:40]:
        quote = text[start:end]
        for span in source.find(quote):
            assert " ".join(text[span.start : span.end].split()) == " ".join(quote.split())
        whole = (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())
        if whole and quote.strip():
            assert any(span.start <= start + len(quote) and span.end >= start for span in source.find(quote))
