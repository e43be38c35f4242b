"""How well reading finds attributions, on political news that others labelled (PolNeAR; it may not be passed on).

Scored by the scorer of that data's folder, on its `dev` part, at several thresholds of confidence; and the time beside
that of the language pipeline alone. Skips where the data (IRENIC_DATA) is absent.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from irenic.model.reading import ReadStatement
from irenic.readers.attribution import Attribution, attributions
from irenic.readers.pipeline import load_pipeline
from irenic.readers.reading import THRESHOLD

Spoken = Attribution | ReadStatement
THRESHOLDS = (0.0, 0.5, 0.7, 0.85)


def measuring_data() -> tuple[Path, Path] | None:
    """The folder of the labelled articles and the scorer; None where they are absent."""
    data = Path(os.environ.get("IRENIC_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
    gold, scorer = data / "reading" / "polnear" / "dev", data.parent / "tools" / "score_attribution.py"
    return (gold, scorer) if gold.is_dir() and scorer.is_file() else None


def main() -> None:
    """Print the table."""
    found_data = measuring_data()
    if found_data is None:
        print("\nreading: skipped, no measuring data (set IRENIC_DATA)")
        return
    gold, scorer = found_data
    nlp = load_pipeline()
    texts = {path.stem: path.read_bytes().decode() for path in sorted((gold / "text").glob("*.txt"))}
    start = time.perf_counter()
    parsed = {name: nlp(text) for name, text in texts.items()}
    pipeline = time.perf_counter() - start
    start = time.perf_counter()
    found = {name: attributions(document) for name, document in parsed.items()}
    rules = time.perf_counter() - start
    title = f"reading: attributions in {len(texts)} articles"
    print(f"\n{title:<44}{'ATTR P':>8}{'R':>8}{'F1':>8}{'TRIPLE F1':>11}")
    for threshold in THRESHOLDS:
        kept = {name: [one for one in ones if one.confidence >= threshold] for name, ones in found.items()}
        figures = scored(scorer, gold, kept)
        attr, triple = figures["ATTR"], figures["TRIPLE"]
        print(f"{'  confidence ≥ ' + str(threshold):<44}{attr[2]:>8}{attr[4]:>8}{attr[6]:>8}{triple[6]:>11}")
    surest = {}
    for name, ones in found.items():
        proposed = sorted((one for one in ones if one.confidence >= THRESHOLD), key=lambda one: -one.confidence)
        surest[name] = proposed[: (len(proposed) + 1) // 2]
    print(f"{'  the surer half of what is proposed':<44}{scored(scorer, gold, surest)['ATTR'][2]:>8}")
    print(f"  the pipeline takes {pipeline:.1f} s, the rules {rules:.1f} s ({rules / pipeline:.2f} of it)")


def scored(scorer: Path, gold: Path, found: Mapping[str, Iterable[Spoken]]) -> dict[str, list[str]]:
    """The cells of the scorer's lines, by what each line is of."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as predictions:
        for name, ones in found.items():
            spans = [{"source": one.source, "cue": one.cue, "content": one.content} for one in ones]
            predictions.write(json.dumps({"document": name, "statements": spans}) + "\n")
        predictions.flush()
        scored = subprocess.run(
            [sys.executable, str(scorer), str(gold), predictions.name], capture_output=True, text=True, check=True
        ).stdout
    return {line.split()[0]: line.split() for line in scored.splitlines() if line.strip()}
