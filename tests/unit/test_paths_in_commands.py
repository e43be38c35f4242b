"""A command that is shown can be copied into a shell: the path in it is one word, on one line, and names the same file."""

import shutil
import subprocess

import pytest

from irenic.documents.metadata import in_command
from irenic.model.unbroken import lines_of_text

BASH = shutil.which("bash")
PATHS = (
    "plain",
    "two words",
    "it's here",
    "it's a long/way to it's end",
    "-x",
    "--help",
    "a\nb c",
    "a\tb\\n'c d",
    "ünï/ço dé",
    "C:\\Users\\x y",
    "$HOME/`x` & y",
    "a*b?; rm",
    "~x",
    'a "b" c/d e',
    "nothing\u202etxt",
)


@pytest.mark.skipif(BASH is None, reason="there is no bash to ask")
@pytest.mark.parametrize("path", PATHS)
def test_a_shell_takes_it_for_the_path(path: str) -> None:
    word = in_command(path)
    assert BASH is not None
    told = subprocess.run(
        [BASH, "-c", f"printf %s {word}"], capture_output=True, check=True, env={"HOME": "/h", "LC_ALL": "C.UTF-8"}
    )
    assert told.stdout.decode() in (path, f"./{path}")
    assert not told.stdout.startswith(b"-")
    assert word.isprintable()


@pytest.mark.parametrize("path", PATHS)
def test_no_line_ends_within_it(path: str) -> None:
    word = in_command(path)
    for before in range(80):
        lines = lines_of_text(f"{'w' * before} irenic check {word} tells more of it", 60, break_long_words=True)
        assert sum(word in line for line in lines) == 1, lines
