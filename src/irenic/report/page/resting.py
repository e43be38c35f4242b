"""What an answer rests on, as the parts of a sentence: who said what, what is assumed, and orders of options."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...model.evidence import Evidence
from ...preferences.grounds import Ground
from ..brief.shape import joined


class Rest(NamedTuple):
    """Some words, the quotes that they rest on, and whether they are the analyst's."""

    words: str
    evidence: tuple[Evidence, ...]
    assumed: bool


def each_ground(labels: Iterable[str], grounds: Mapping[str, Ground]) -> list[Rest]:
    """Every ground by itself: who said it, when, and what; the structure that all answers share is left out."""
    return [_told(ground) for ground in _named(labels, grounds)]


def all_grounds(labels: Iterable[str], grounds: Mapping[str, Ground]) -> list[Rest]:
    """Many grounds in short: how many statements, then what is assumed, and the issues whose options are ordered."""
    found = _named(labels, grounds)
    said = [ground for ground in found if ground.kind == "statement"]
    told = []
    if said:
        evidence = dict.fromkeys(one for ground in said for one in ground.evidence)
        words = "one statement of its own" if len(said) == 1 else f"{len(said)} statements of its own"
        told.append(Rest(words, tuple(evidence), any(ground.assumed is not None for ground in said)))
    told += [_told(ground) for ground in found if ground.kind == "assumption"]
    orders = [ground for ground in found if ground.kind == "order"]
    told += [_told(ground) for ground in orders if ground.evidence]
    if bare := [ground for ground in orders if not ground.evidence]:
        issues = joined([str(ground.issue) for ground in bare])
        told.append(Rest(f"its order{'' if len(bare) == 1 else 's'} on {issues}", (), assumed=True))
    return told


def _named(labels: Iterable[str], grounds: Mapping[str, Ground]) -> list[Ground]:
    return [grounds[label] for label in labels if label in grounds and grounds[label].kind != "structure"]


def _told(ground: Ground) -> Rest:
    if ground.kind == "order":
        words = f"its order on {ground.issue}"
    elif ground.speaker:
        when = f", {ground.date}" if ground.date.is_known else ""
        words = f"{ground.speaker}{when}: {ground.words}"
    else:
        words = ground.words
    return Rest(words, ground.evidence, ground.assumed is not None)
