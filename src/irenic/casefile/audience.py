"""A case as an audience may see it: as if the sources that are not for it did not exist, and all that only they tell.

What is left is a case of its own, checked and computed anew, so that no number, count or gap betrays what was left out.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import yaml

from ..model.basis import Citation
from ..model.case import Case, PlacedCitation, citations
from ..model.did_you_mean import nearest
from ..model.problem import IrenicError, failure
from ..model.source import STRICTNESS, Handling, Source
from .folder import CASE_FILE
from .leaving_out import without
from .load import LoadedCase
from .quotes import SourceText
from .references import Named, names_used
from .told import is_told, untold_fields
from .tree import Path, parse
from .validate import validate_tree

_SAYING: Final = frozenset(
    {"statements", "links", "interests", "assume", "moves", "consequences", "priorities", "impossible", "contests"}
)
"""Entries that say something, as whatever lies deeper does (a term, an account, an order), options apart."""
_NUMBERED: Final = frozenset({"moves", "consequences", "contests", "assume"})
"""Entries that hold numbers, and so go with any of their citations."""
_SPOKEN_OF: Final = frozenset({"parties", "actors", "issues", "drafts"})
"""Entries that others speak of."""
_LISTS: Final = frozenset(
    "supersedes via gives gets must_act in_return_for proposed_in with on replaces issues unranked option by".split()
)
"""Lists that still say something true when they have lost a name."""
_FIELDS: Final = frozenset({"replaces", "text", "status_quo", "after", "before"})
"""Single names that can be left out."""


def hidden_from(case: Case, audience: Handling) -> frozenset[str]:
    """The sources that an audience may not see."""
    allowed = STRICTNESS[audience]
    return frozenset(name for name, source in case.sources.items() if STRICTNESS[source.handling] > allowed)


def as_seen_by(loaded: LoadedCase, audience: Handling) -> LoadedCase:
    """The case without the sources that an audience may not see, and without all that rests on them alone.

    A statement, a term, an account, an order, a link or an interest goes with the last of its citations,
    also where the analyst adds a reason; a move, a consequence, and a number of theirs, and an assumption with any of
    them. Of a term or an account that keeps some, numbers and words go that these do not tell. A party, an
    issue, an option or a draft stays where a cited entry that stays speaks of it; but an option whose number no words
    that stay tell goes, with what names it. Voices and actors who appear only in
    what goes, go too. Places and the hash `inputs` are those of what is left, never those of the files.

    Raises IrenicError (E006) where the case as a whole is stricter than the audience and no source says why, and where
    a part of it is at fault: what that part rests on cannot be told.
    """
    case = loaded.case
    if unsure := _of_unsure_handling(loaded, audience):
        raise _refusal(
            f"whether source '{unsure}' is for this audience cannot be told: its entry is at fault",
            "mend first what irenic check tells of it, its 'handling:' above all",
        )
    hidden = hidden_from(case, audience)
    if not hidden:
        if case.handling is not None and STRICTNESS[case.handling] > STRICTNESS[audience]:
            raise _refusal(
                f"the case as a whole is {case.handling}, and what goes out is for an audience that is {audience}",
                f"name the audience with --audience {case.handling}, or change 'handling:' at the top of the case",
            )
        return replace(loaded, inputs=_contents(case, loaded.texts))
    if loaded.left_out or any(problem.severity == "error" for problem in loaded.problems):
        raise _refusal(
            "the case holds sources that are not for this audience, and parts of it are at fault",
            "mend first what irenic check tells: whether such a part rests on one of those sources cannot be told",
        )
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    values = _left_of(case, hidden)
    if loaded.root.child("drafts") is not None:
        # that nothing is on the table is said, and stays said
        values.setdefault("drafts", {})
    text = yaml.dump(values, Dumper=dumper, allow_unicode=True, sort_keys=False)
    root, _ = parse(CASE_FILE, text)
    held = validate_tree(root) if root is not None else None
    if root is None or held is None or held.case is None or held.problems:
        raise _refusal(
            "without the sources that are not for this audience too little is left to make a case of",
            "name another audience, or keep a case of its own for it",
        )
    texts = {name: text for name, text in loaded.texts.items() if name not in hidden}
    inputs = _contents(held.case, texts)
    return replace(loaded, case=held.case, root=root, files={}, texts=texts, problems=(), written={}, inputs=inputs)


def _of_unsure_handling(loaded: LoadedCase, audience: Handling) -> str | None:
    """A source whose entry is at fault so that it may be stricter than the audience; None where there is none.

    An entry that is left out for any fault of its own names no handling in the case, whatever it says in the file.
    """
    written, strictness = loaded.root.child("sources"), {str(name): level for name, level in STRICTNESS.items()}
    if written is None or STRICTNESS[audience] == max(strictness.values()):
        return None
    if written.kind != "mapping":
        return "sources" if written.items else None
    known = {name for field, info in Source.model_fields.items() for name in (field, info.alias or field)}
    for name, entry in written.fields.items():
        handling = entry.child("handling")
        said = "public" if handling is None else handling.scalar if handling.kind == "scalar" else ""
        misspelt = any(nearest(key, ["handling"]) for key in entry.fields if key not in known)
        is_stricter = strictness.get(said, max(strictness.values())) > STRICTNESS[audience]
        if said not in strictness or misspelt or (is_stricter and name not in loaded.case.sources):
            return name
    return None


def _contents(case: Case, texts: Mapping[str, SourceText]) -> str:
    """SHA-256 over what a case says, however it is laid out in files."""
    digest = hashlib.sha256(
        case.model_dump_json(by_alias=True, exclude_defaults=True, exclude={"include", "handling"}).encode()
    )
    for name, text in sorted(texts.items()):
        digest.update(f"\x1e{name}\x1f{text.text}".encode())
    return digest.hexdigest()


def _refusal(why: str, hint: str) -> IrenicError:
    return failure("E006", f"nothing was written: {why}", hint, file=CASE_FILE)


def _left_of(case: Case, hidden: Collection[str]) -> dict[str, Any]:
    """The values of the case that is left."""
    values: dict[str, Any] = case.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for name, held in case.statements.items():
        if "condition" in held.model_fields_set and not held.condition:
            # that a person found no condition in the words
            values["statements"][name]["if"] = {}
    # who may see the folder, and which files it is spread over, are matters of the folder
    values.pop("handling", None)
    values.pop("include", None)
    gone = set(_hidden(case, hidden))
    while gone:
        values = without(values, gone).values
        left = Case.model_validate(values)
        untold = _told(case) - _told(left) - _named(left, by_cited=True)
        # people who appear in nothing any more would show that there was something
        unheard = {
            part for part in _named(case) - _named(left) - _told(left) if part[0] == "actors" or "voices" in part
        }
        gone = {part for part in untold | unheard if _at(values, part) is not None}
        gone |= {*_of_nothing(case, left), *_naming_nobody(left, values), *_proposed_no_more(case, left)}
        gone |= set(_values_untold(case, left))
    return values


def _hidden(case: Case, hidden: Collection[str]) -> Iterator[Path]:
    """The sources, their citations, and what says something by them alone."""
    for name, source in case.sources.items():
        if name in hidden:
            yield "sources", name
        yield from (("sources", name, "rests_on", at) for at, origin in enumerate(source.rests_on) if origin in hidden)
    cited: dict[Path, list[PlacedCitation]] = {}
    for placed in citations(case):
        cited.setdefault(placed.path[:-2], []).append(placed)
    for owner, found in cited.items():
        lost = [placed.path for placed in found if placed.citation.source in hidden]
        if owner[0] in _NUMBERED and lost:
            # which of its sources tells a number of it cannot be known
            yield owner
        elif len(lost) == len(found) and (owner[0] in _SAYING or (len(owner) > 2 and owner[2] != "options")):
            yield owner
        elif lost:
            yield from lost
            left = tuple(placed.citation for placed in found if placed.citation.source not in hidden)
            yield from ((*owner, *field) for field in untold_fields(_at(case, owner), left))


def _told(case: Case) -> set[Path]:
    """The parties, actors, issues, options and drafts that a citation of their own tells, or a draft proposes."""
    told = [path for path, _ in citations(case) if path[0] in _SPOKEN_OF]
    found = {path[:2] for path in told} | {path[:4] for path in told if path[2] == "options"}
    for name, issue in case.issues.items():
        for option, held in issue.options.items():
            if any(_proposes(case, draft, name, option) for draft in held.proposed_in):
                found.add(("issues", name, "options", option))
    return found


def _proposes(case: Case, draft: str, issue: str, option: str) -> bool:
    terms = case.drafts[draft].terms if draft in case.drafts else {}
    return issue in terms and option in terms[issue].option


def _proposed_no_more(whole: Case, left: Case) -> Iterator[Path]:
    """Where an option names a draft whose term on it has gone."""
    for name, issue in left.issues.items():
        for option, held in issue.options.items():
            path: Path = ("issues", name, "options", option, "proposed_in")
            for at, draft in enumerate(held.proposed_in):
                if _proposes(whole, draft, name, option) and not _proposes(left, draft, name, option):
                    yield (*path, at) if len(held.proposed_in) > 1 else path


def _named(case: Case, *, by_cited: bool = False) -> set[Path]:
    """What other entries name; with `by_cited` only those that cite a source."""
    cited = {path[:-2] for path, _ in citations(case)}
    found: set[Path] = set()
    for named in names_used(case):
        entry = _entry(case, named)
        owners = {named.path[:2], named.path[:4]}
        if entry is not None and any(
            (not by_cited or owner in cited) and owner[: len(entry)] != entry for owner in owners
        ):
            found |= {entry, entry[:2]}
    return found


def _entry(case: Case, named: Named) -> Path | None:
    """The entry that a name is the name of, or None where it is nobody's."""
    return next((path for path in _candidates(named) if _at(case, path) is not None), None)


def _candidates(named: Named) -> Iterator[Path]:
    match named.kind:
        case "option":
            yield "issues", str(named.within), "options", named.name
        case "voice":
            yield "parties", str(named.within), "voices", named.name
        case "speaker":
            party, _, voice = named.name.partition(".")
            if voice:
                yield "parties", party, "voices", voice
            else:
                yield from ((section, party) for section in ("parties", "actors", "sources"))
                if named.within:
                    yield "parties", named.within, "voices", party
        case "actor":
            yield from ((section, named.name) for section in ("parties", "actors"))
        case "party" | "process":
            yield {"party": "parties", "process": "process"}[named.kind], named.name
        case _:
            yield f"{named.kind}s", named.name


def _at(values: Any, path: Path) -> Any:
    """What stands at a path, of values or of the model; None where nothing does."""
    for step in path:
        if isinstance(values, Mapping):
            values = values.get(step)
        elif isinstance(values, (list, tuple)):
            values = values[int(step)]
        else:
            values = getattr(values, str(step), None)
    return values


def _of_nothing(whole: Case, left: Case) -> Iterator[Path]:
    """Entries that have lost all that they consist of."""
    for section, part in ("events", "accounts"), ("process", "accounts"), ("issues", "options"):
        before, now = getattr(whole, section), getattr(left, section)
        for name, entry in now.items():
            if getattr(before[name], part) and not getattr(entry, part):
                yield section, name
    for name, party in left.parties.items():
        for issue, want in party.wants.items():
            if isinstance(want.order, tuple):
                # a place in an order where nothing stands shows that something stood there
                path: Path = ("parties", name, "wants", issue)
                places = [(*path, "order", at) for at, equals in enumerate(want.order) if not equals]
                yield from [path] if len(places) == len(want.order) and not want.unranked else places
    for name, assumption in left.assume.items():
        if not (assumption.weights or assumption.values or assumption.reservation):
            yield "assume", name
    for name, held in left.consequences.items():
        if whole.consequences[name].worth and not (held.worth or held.sets or held.ends):
            yield "consequences", name
    for name, contest in left.contests.items():
        if whole.contests[name].positions and not contest.positions:
            yield "contests", name


def _values_untold(whole: Case, left: Case) -> Iterator[Path]:
    """Options whose number no source that is left tells: without it a scale of numbers has no place for them."""
    before, now = _words_on_options(whole), _words_on_options(left)
    for name, issue in left.issues.items():
        for option, held in issue.options.items():
            if held.value is None or whole.issues[name].options[option].basis("value").kind == "assumed":
                continue
            words = now.get((name, option), ())
            if len(words) < len(before.get((name, option), ())) and not is_told(words, "option", held.value):
                yield "issues", name, "options", option


def _words_on_options(case: Case) -> dict[tuple[str, str], tuple[Citation, ...]]:
    """By issue and option, the citations of the option and of the entries that name it."""
    cited: dict[Path, tuple[Citation, ...]] = {}
    for path, citation in citations(case):
        cited[path[:-2]] = (*cited.get(path[:-2], ()), citation)
    found = {
        (name, option): cited.get(("issues", name, "options", option), ())
        for name, issue in case.issues.items()
        for option in issue.options
    }
    for used in names_used(case):
        if used.kind == "option" and (key := (str(used.within), used.name)) in found:
            owners = (used.path[:length] for length in range(len(used.path)))
            found[key] = (*found[key], *(one for owner in owners for one in cited.get(owner, ())))
    return found


def _naming_nobody(case: Case, values: Mapping[str, Any]) -> Iterator[Path]:
    """What names an entry that has gone: the name alone where the rest stays true without it, else all around it."""
    for named in names_used(case):
        if _entry(case, named) is None:
            yield _smallest(values, named)


def _smallest(values: Mapping[str, Any], named: Named) -> Path:
    path = named.path
    if path[-1] in _FIELDS:
        return path
    if path[0] == "contests":
        # who stands somewhere goes alone, an outcome as a whole, and a contest with its issue
        return path[:3] if "outcome" in path else path[:4]
    if isinstance(path[-1], int):
        field, held = path[-2], _at(values, path[:-1])
        if field == "order":
            return (*path, held[path[-1]].index(named.name))
        if field in _LISTS:
            # a list of nobody is not known, and a term without a reading is none
            return path if len(held) > 1 else path[:-2] if field == "option" else path[:-1]
    if path[0] == "priorities" and len(path) > 2:
        return path[:3]
    if path[0] in _SAYING and (len(path) < 3 or path[2] not in ("weights", "values")):
        return path[:2]
    return path[:6] if len(path) > 4 and path[4] == "requires" else path[:5] if path[2] == "values" else path[:4]
