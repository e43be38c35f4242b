"""What a tagger adds to the rules, on the political news of `reading` (PolNeAR; it may not be passed on).

Training takes longer than all other benchmarks together, so a tagger that `irenic train` made of the data's `train`
part is named by IRENIC_TAGGER. Scored is what `irenic read --tagger` proposes, on the `dev` part. Skips where any of it
is absent.
"""

import os
import time
from pathlib import Path

from irenic.intake.many import read_documents

from .reading import measuring_data, scored

THRESHOLDS = (0.5, 0.7, 0.85)


def main() -> None:
    """Print the table."""
    data, tagger = measuring_data(), os.environ.get("IRENIC_TAGGER")
    if data is None or tagger is None:
        print("\ntagger: skipped, no measuring data (IRENIC_DATA) or no trained tagger (IRENIC_TAGGER)")
        return
    gold, scorer = data
    files = sorted((gold / "text").glob("*.txt"))
    title = f"tagger: statements proposed from {len(files)} articles"
    print(f"\n{title:<44}{'ATTR P':>8}{'R':>8}{'F1':>8}{'TRIPLE F1':>11}")
    for name, folder in (("rules", None), ("rules and tagger", Path(tagger))):
        start = time.perf_counter()
        found = {one.file: one.statements for one in read_documents(files, raw=True, tagger=folder).documents}
        spent = time.perf_counter() - start
        for threshold in THRESHOLDS:
            kept = {file: [one for one in ones if one.confidence >= threshold] for file, ones in found.items()}
            figures = scored(scorer, gold, kept)
            attr, triple = figures["ATTR"], figures["TRIPLE"]
            row = f"  {name}, confidence ≥ {threshold}"
            print(f"{row:<44}{attr[2]:>8}{attr[4]:>8}{attr[6]:>8}{triple[6]:>11}")
        surest = {}
        for file, ones in found.items():
            ranked = sorted(ones, key=lambda one: -one.confidence)
            surest[file] = ranked[: (len(ranked) + 1) // 2]
        print(f"{'  the surer half of each article':<44}{scored(scorer, gold, surest)['ATTR'][2]:>8}")
        print(f"  {name}: {spent:.0f} s")
