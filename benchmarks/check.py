"""How long `irenic check` takes as a whole process, and beside it reading the same file with other YAML readers.

The case has 200 statements in 12 sources, made here from a fixed seed; one letter of one quote is wrong, so the nearest
match is searched as well.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from irenic.casefile.tree import parse

STATEMENTS, SOURCES, RUNS = 200, 12, 15
WORDS = (
    "the side border accept force line court port talks draft never always would could peace trade water guard".split()
)


def make_case(folder: Path, statements: int = STATEMENTS, *, wrong: bool = True) -> Path:
    """Write a case of so many statements, each with a quote of its own."""
    random.seed(0)
    (folder / "sources").mkdir(parents=True)
    quotes: list[tuple[str, str]] = []
    for part in range(SOURCES):
        sentences = []
        for _ in range(statements // SOURCES + 1):
            sentence = " ".join(random.choices(WORDS, k=10)) + f" {len(quotes)}"
            quotes.append((f"r{part}", sentence))
            sentences.append(f"The minister said: “{sentence}.” " + " ".join(random.choices(WORDS, k=30)) + ".")
        (folder / "sources" / f"r{part}.txt").write_text("\n".join(sentences), encoding="utf-8")
    if wrong:
        quotes[7] = (quotes[7][0], quotes[7][1].replace("e", "o", 1))
    lines = ["irenic: 1", "title: A benchmark", "drafts: {}", "parties: {a: {name: A}}", "sources:"]
    lines += [
        f"  r{n}: {{file: sources/r{n}.txt, published: 2031-03-01, assumed: {{published: made}}}}"
        for n in range(SOURCES)
    ]
    lines += ["issues:"]
    lines += [f"  i{n}: {{question: q, options: {{o: {{assumed: x}}, p: {{assumed: x}}}}}}" for n in range(8)]
    lines += ["statements:"]
    for number, (source, quote) in enumerate(quotes[:statements]):
        about = f"{{issue: i{number % 8}, option: o, over: p}}"
        lines.append(
            f'  s{number}: {{by: a, stance: prefers, about: {about}, cite: {{source: {source}, quote: "{quote}"}}}}'
        )
    (folder / "case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def process_times(command: list[str], runs: int = RUNS) -> list[float]:
    """Wall times of a whole process, in milliseconds, after one run to warm the caches."""
    times = []
    for run in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        if run:
            times.append((time.perf_counter() - start) * 1000)
    return times


def call_times(call: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Wall times of a call, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return times


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        case = make_case(Path(folder) / "case")
        text = (case / "case.yaml").read_text(encoding="utf-8")
        irenic = [sys.executable, "-m", "irenic"]
        rows = {
            "python -c pass": process_times([sys.executable, "-c", "pass"]),
            "import pydantic": process_times([sys.executable, "-c", "import pydantic"]),
            "irenic --version": process_times([*irenic, "--version"]),
            f"irenic check ({STATEMENTS} statements)": process_times([*irenic, "check", str(case)]),
            f"irenic check --json ({STATEMENTS} statements)": process_times([*irenic, "check", "--json", str(case)]),
        }
        print(f"\n{'whole process, ms':<44}{'min':>8}{'median':>8}{'max':>8}")
        for name, times in rows.items():
            print(f"{name:<44}{min(times):>8.0f}{statistics.median(times):>8.0f}{max(times):>8.0f}")
        ours = call_times(lambda: parse("case.yaml", text))
        peers = {
            "irenic tree with places": ours,
            "PyYAML, C loader, no places": call_times(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
            "PyYAML, Python loader, no places": call_times(lambda: yaml.safe_load(text), 3),
        }
        print(f"\n{'reading the same case.yaml, ms':<44}{'min':>8}{'median':>8}{'ratio':>8}")
        for name, times in peers.items():
            ratio = statistics.median(times) / statistics.median(ours)
            print(f"{name:<44}{min(times):>8.1f}{statistics.median(times):>8.1f}{ratio:>8.1f}")
