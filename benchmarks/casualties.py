"""How well dead and wounded are counted, on newswire of 1988–91 with keys of what happened to how many (MUC-4).

What is compared, by document: the different pairs of an effect (killed, wounded) and a number. True are those of the
key's human targets that have an effect of death or injury and a number in digits; a target that the key calls optional
or doubtful counts neither for nor against. Said are the numbers counted as killed or wounded, a lone bound as its
number. Documents that have no casualties in the key are left out; in how many of every fifth of them something is said
is told beside. Scores are given for all numbers, and for those of two and more: the key counts every victim with a name
as one.

The text is in capitals. Skips where the data (IRENIC_DATA) is absent.
"""

import os
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from irenic.readers.casing import in_small_letters
from irenic.readers.counts import counted
from irenic.readers.paragraphs import readable
from irenic.readers.pipeline import load_pipeline

_EFFECTS: Final = {"DEATH": "killed", "INJURY": "wounded"}
_SLOT: Final = re.compile(r"(\d+)\.\s+[A-Z][A-Z :]*?(?:\s{2,}|(?<=ID)\s)(.*)")
_NUMBER: Final = re.compile(r"(?P<doubt>\?)?\s*(?:~\s*)?(?P<number>\d+)\s*:\s*(?P<whom>.*)")
_EFFECT: Final = re.compile(r"(?P<doubt>\?)?\s*(?P<effect>[A-Z ]+?)\s*:\s*(?P<whom>.*)")
_TUNED_ON: Final = 700
"""Rules were made and changed on messages up to this number; the others were only scored."""
_EVERY: Final = 5
"""Of the messages without casualties only every so many is read."""

Pair = tuple[str, int]


class Key(NamedTuple):
    """What is true of a document: pairs that have to be found, and pairs that may be."""

    must: frozenset[Pair]
    may: frozenset[Pair]


def texts_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Every message with its name."""
    for path in sorted(folder.glob("dev-muc3-*")):
        parts = re.split(r"^(DEV-MUC3-\d{4}) .*$", path.read_text(encoding="latin-1"), flags=re.MULTILINE)
        yield from zip(parts[1::2], parts[2::2], strict=True)


def keys_in(folder: Path) -> dict[str, Key]:
    """The keys by the name of their message."""
    found: dict[str, list[tuple[Pair, bool]]] = {}
    for path in sorted(folder.glob("key-dev-*")):
        for template in re.split(r"^(?=0\. +MESSAGE: ID)", path.read_text(encoding="latin-1"), flags=re.MULTILINE)[1:]:
            name = re.search(r"DEV-MUC3-\d{4}", template)
            if name:
                found.setdefault(name[0], []).extend(_pairs(_slots(template)))
    keys = {}
    for document, pairs in found.items():
        must = frozenset(pair for pair, doubtful in pairs if not doubtful)
        keys[document] = Key(must, frozenset(pair for pair, _ in pairs) - must)
    return keys


def _slots(template: str) -> dict[int, list[str]]:
    slots: dict[int, list[str]] = {}
    lines: list[str] = []
    for line in template.splitlines():
        if match := _SLOT.match(line):
            lines = slots[int(match[1])] = [match[2].strip()]
        elif line.strip():
            lines.append(line.strip())
    return slots


def _pairs(slots: dict[int, list[str]]) -> Iterator[tuple[Pair, bool]]:
    optional = "OPTIONAL" in slots.get(1, [""])[0]
    numbers = {_first(match["whom"]): match for line in slots.get(21, ()) if (match := _NUMBER.match(line))}
    for line in slots.get(23, ()):
        match = _EFFECT.match(line)
        number = numbers.get(_first(match["whom"])) if match else None
        if match and number and match["effect"] in _EFFECTS:
            doubtful = optional or bool(match["doubt"] or number["doubt"])
            yield (_EFFECTS[match["effect"]], int(number["number"])), doubtful


def _first(names: str) -> str:
    return names.split(" / ")[0].strip()


def main() -> None:
    """Print the table."""
    data = Path(os.environ.get("IRENIC_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
    folder = data / "reading" / "muc4"
    if not folder.is_dir():
        print("\ncasualties: skipped, no measuring data (set IRENIC_DATA)")
        return
    nlp, keys = load_pipeline(), keys_in(folder)
    without = [name for name, key in keys.items() if not key.must and not key.may][::_EVERY]
    looked_at = {*without, *(name for name, key in keys.items() if key.must or key.may)}
    said: dict[str, frozenset[Pair]] = {}
    pipeline = rules = 0.0
    for name, text in texts_in(folder):
        if name not in looked_at:
            continue
        plain = in_small_letters(text)
        start = time.perf_counter()
        parsed = list(nlp.pipe(plain[first:last] for first, last in readable(plain)))
        middle = time.perf_counter()
        counts = [one for block in parsed for one in counted(block) if one.status == "happened"]
        pipeline, rules = pipeline + middle - start, rules + time.perf_counter() - middle
        numbers = ((one.what, one.count.best or one.count.low or one.count.high or 0) for one in counts)
        said[name] = frozenset(pair for pair in numbers if pair[0] in _EFFECTS.values())
    number = sum(bool(key.must or key.may) for key in keys.values())
    print(f"\n{f'casualties: {number} messages of {len(keys)}':<44}{'P':>7}{'R':>7}{'F1':>7}{'true':>7}")
    for title, least in (("every number", 1), ("numbers of two and more", 2)):
        for part, names in (
            ("all", list(keys)),
            ("tuned on", [name for name in keys if int(name[-4:]) <= _TUNED_ON]),
            ("only scored", [name for name in keys if int(name[-4:]) > _TUNED_ON]),
        ):
            right, ours, true = _sums(names, keys, said, least)
            cells = (100 * right / max(1, ours), 100 * right / max(1, true), 200 * right / max(1, ours + true))
            print(f"{f'  {title}, {part}':<44}" + "".join(f"{cell:>7.1f}" for cell in cells) + f"{true:>7}")
    print(f"  {sum(bool(said[name]) for name in without)} of {len(without)} messages without casualties are given some")
    print(f"  the pipeline takes {pipeline:.1f} s, counting {rules:.1f} s ({rules / pipeline:.2f} of it)")


def _sums(
    names: Iterable[str], keys: dict[str, Key], said: dict[str, frozenset[Pair]], least: int
) -> tuple[int, int, int]:
    """How many pairs are right, said and true, in documents that have any of at least a number."""
    right = ours = true = 0
    for name in names:
        must, may, ones = (
            frozenset(pair for pair in pairs if pair[1] >= least)
            for pairs in (keys[name].must, keys[name].may, said.get(name, frozenset()))
        )
        if must or may:
            right, ours, true = right + len(ones & must), ours + len(ones - may), true + len(must)
    return right, ours, true


if __name__ == "__main__":
    main()
