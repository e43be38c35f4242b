"""No document makes reading fail, and every place that it gives holds the words that it gives.

Documents are reports of our own with something done to them: cut off, torn apart, bytes lost or put in, encodings
mixed, written from right to left, control characters, no end of a line. Some dozens in every run, ten thousand with
`make thorough`.
"""

import datetime
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from irenic.documents.read import read_document
from irenic.model.problem import IrenicError
from irenic.model.proposal import Span
from irenic.model.source import Document
from irenic.readers.gazetteer import Gazetteer, Named
from irenic.readers.paragraphs import BLOCK_LIMIT, WORD_LIMIT, readable
from irenic.readers.people import People
from irenic.readers.reading import read

from .. import thorough
from ..conftest import CASES, ROOT
from ..reading_labels import FOLDER

PUBLISHED: Final = datetime.date(2031, 3, 14)
HELD_OUT: Final = set(re.findall(r"`(\w+-\d\d)`", (ROOT / "docs/reference/labelling.md").read_text(encoding="utf-8")))
REPORTS: Final = [
    path.read_bytes()
    for path in (*sorted(FOLDER.glob("*.txt")), *sorted(CASES.glob("*/sources/*.txt")))
    if path.stem not in HELD_OUT
]
STRANGE: Final = (
    "\u202e \u202c \u2066 \u200f \u200d \u00ad \ufeff \u0301 \u0307\u0323 \x00 \x08 \x1b[2J \x85 \u2028 \r \r\n \v \f \t \u00a0 \u3000 "
    "👩‍👩‍👧 🇺🇦 🪖 ﷺ שלום مرحبا 和平 ก็ ½ ０１２ “ ” „ « » ' ’ \" '' -- … ; : ( ) [ ] { } < > & % $ # 1e9 1,000,000 -5 "
    "31 February 2031 0000-00-00 said according to who he they Thursday killed at least"
).split(" ")


def fuzzed(seed: int) -> bytes:
    """One report with some things done to it; the same for the same seed."""
    chance = random.Random(seed)
    data = _window(chance, chance.choice(REPORTS))
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(DEEDS)(chance, data)
    return data


def _window(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(max(1, len(data) - 200))
    return data[start : start + chance.randint(20, 900)]


def _spliced(chance: random.Random, data: bytes) -> bytes:
    other = _window(chance, chance.choice(REPORTS))
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[chance.randrange(len(other) + 1) :] + data[at:]


def _mutated(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 1 + len(changed) // 40)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                changed[at:at] = chance.randbytes(chance.randint(1, 3))
            case 1:
                del changed[at : at + chance.randint(1, 9)]
            case 2:
                changed[at : at + 1] = chance.choice(b"\n \"'.,;:()-0aA\xe2\x80\x9c").to_bytes(1, "big")
            case _:
                changed[at:at] = changed[at : at + chance.randint(1, 30)]
    return bytes(changed)


def _strange(chance: random.Random, data: bytes) -> bytes:
    words = data.decode("utf-8", "replace").split(" ")
    for _ in range(chance.randint(1, 12)):
        words.insert(chance.randrange(len(words) + 1), chance.choice(STRANGE))
    return chance.choice((" ", "", " ")).join(words).encode("utf-8", "surrogatepass")


def _encodings(chance: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    at = chance.randrange(len(text) + 1)
    kinds = ("utf-8", "utf-16-le", "cp1252", "cp1251", "utf-8-sig", "gb18030")
    return text[:at].encode(chance.choice(kinds), "replace") + text[at:].encode(chance.choice(kinds), "replace")


def _marks(chance: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    return re.sub(r"[“”\"’']", lambda _: chance.choice(("“", "”", '"', "", "«", "'", "\n\n“")), text).encode()


def _spaces(chance: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    return re.sub(r"\s+", lambda _: chance.choice((" ", " ", "\n", "\n\n", "\u00a0", "\r\n", "", "\t")), text).encode()


def _form(chance: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    turned = chance.choice(
        (
            unicodedata.normalize("NFD", text),
            text.upper(),
            text.lower(),
            text[::-1],
            "\u202e" + text,
            re.sub(r"([aeiou])", "\\1\u00ad", text),
            re.sub(r"([a-z])", "\\1\u0301", text),
            text.title(),
            f"<p>{text}</p>",
        )
    )
    return turned.encode()


def _run_on(chance: random.Random, data: bytes) -> bytes:
    """Without any end of a line, and some of it over and over."""
    plain = b" ".join(data.split())
    return plain.replace(b". ", chance.choice((b" ", b", ", b"; ", b""))) * chance.randint(1, 4)


DEEDS: Final[tuple[Callable[[random.Random, bytes], bytes], ...]] = (
    _spliced,
    _mutated,
    _strange,
    _encodings,
    _marks,
    _spaces,
    _form,
    _run_on,
)


@pytest.mark.parametrize("block", thorough.fuzzed_blocks())
def test_no_document_makes_reading_fail(block: range, tmp_path: Path) -> None:
    for seed in block:
        path = tmp_path / f"{seed}{('.txt', '.txt', '.md', '.html', '.eml')[seed % 5]}"
        path.write_bytes(fuzzed(seed))
        for encoding in (None, "cp1252", "utf-8"):
            try:
                document = read_document(path, encoding=encoding)
            except IrenicError:
                continue  # told in words for people
            require_places(document)
            break
        path.unlink()


@pytest.mark.parametrize("block", thorough.fuzzed_blocks())
def test_words_cut_out_of_a_report_are_read(block: range, tmp_path: Path) -> None:
    """A sentence may begin and end anywhere: with a comma, with "according", in the middle of a name."""
    path = tmp_path / "cut.txt"
    for seed in block:
        chance = random.Random(seed)
        words = re.findall(r"\S+?(?=[,;]?(?:\s|$))|[,;]", chance.choice(REPORTS).decode(errors="replace"))
        start = chance.randrange(max(1, len(words) - 40))
        cut = " ".join(words[start : start + chance.randint(3, 40)]).replace(" ,", ",")
        path.write_text(
            chance.choice(("", "The draft proposes ")) + cut + chance.choice(("", ",", ", and", ", according")),
            encoding="utf-8",
        )
        require_places(read_document(path))


def require_places(document: Document) -> None:
    """Every span of what is read lies in the text and holds its words."""
    text, found = document.text, read(document, PUBLISHED)
    for span in _spans(found.model_dump()):
        assert 0 <= span[0] < span[1] <= len(text), (document.name, span)
    for statement in found.statements:
        assert _words(text, statement.content) == statement.quote
        assert (_words(text, statement.cue) or ":") == statement.reason
    for term in found.provisions:
        assert _words(text, term.span)
    for date in found.dates:
        assert text[date.span[0] : date.span[1]] == date.words


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def _spans(value: object) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _spans(item)
    elif isinstance(value, (list, tuple)):
        if len(value) == 2 and all(type(item) is int for item in value):
            yield value[0], value[1]
        else:
            for item in value:
                yield from _spans(item)


@pytest.mark.parametrize(
    "line", ["a" * 1_000_000, '"' * 1_000_000, "," * 999_999 + " x", "1234567890 " * 9_000, "שלום\u202e" * 200_000]
)
def test_a_line_without_end_is_read(line: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{line}\n\nThe envoy said that the talks failed.\n", encoding="utf-8")
    document = read_document(path)
    require_places(document)
    assert "that the talks failed" in [one.quote for one in read(document, PUBLISHED).statements]


def test_a_long_line_is_cut_behind_sentences_and_words() -> None:
    sentence = "The envoy said that the talks failed. "
    for line in (sentence * 2000, sentence.replace(". ", " ") * 2000):
        pieces = readable(line)
        assert len(pieces) > 2
        assert all(end - start <= BLOCK_LIMIT for start, end in pieces)
        assert "".join(line[start:end] for start, end in pieces) == line.rstrip() + " " * line.endswith(" ")
        assert all(line[end - 1].isspace() for _, end in pieces[:-1])
    assert all(line[:end].endswith(". ") for line in (sentence * 2000,) for _, end in readable(line)[:-1])


def test_what_is_no_word_is_left_out() -> None:
    line = "The envoy said yes. " + "x" * WORD_LIMIT + " The minister said no."
    assert [line[start:end].strip() for start, end in readable(line)] == [
        "The envoy said yes.",
        "The minister said no.",
    ]


def test_a_name_of_no_letters_is_nobody() -> None:
    """What is left of a name without its title may be nothing; a "he" behind it once stopped the reading."""
    people = People("It was over.")
    for words in ("", " \u00a0", "Mr. \u00a0"):
        people.learn(words, alone=True)
    assert people.named("It was over") is None


@pytest.mark.parametrize("words", ["and", ", and ,", "", "and and", "of and"])
def test_words_that_only_join_name_nobody(words: str) -> None:
    assert Gazetteer({"Marn": Named("marn", False)}).all_named(words) == ()
