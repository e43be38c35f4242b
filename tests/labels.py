"""Labelled texts for tests: `{source|Mira Tann}`, `{cue|said}` and `{content|…}` mark roles; a number joins pieces.

Roles of one attribution stand in one sentence unless a number tells otherwise: `{content1|…}`. The reports are our own.
"""

import re
from pathlib import Path

_MARK = re.compile(r"\{(source|cue|content)(\d)\|([^{}]*)\}")

REPORTS = {
    "harbour": """
        {source1|Mira Tann}, the harbour minister, {cue1|said} {content1|that the port would open in spring}. The
        council met on Monday for three hours.

        {content1|“We have waited long enough,”} {source1|the mayor of Osk} {cue1|said}. {source2|He} {cue2|opposes}
        {content2|the new quota}.
    """,
    "dam": """
        {content1|The dam will not be rebuilt}, {cue1|according to} {source1|two officials in Karsted}. Nobody was hurt.

        {source1|The ministry} {cue1|denied} {content1|that its engineers had left}. {source2|Alpha} {cue2|warned}
        {content2|that it could not wait}.
    """,
    "talks": """
        {source1|The envoy} {cue1|announced} {content1|a second round of talks}. The hall was full, and the rain went on.

        {content1|“It is a beginning,”} {source1|she} {cue1|told} reporters, {content1|“and no more than that.”}
    """,
    "quota": """
        Prices rose again. {source1|Fishers} {cue1|fear} {content1|that the quota will be cut}, and {source2|their union}
        {cue2|called for} {content2|a vote}.

        {source1|Beta’s foreign ministry} {cue1|insisted} {content1|that the islands were never part of the deal}.
    """,
    "bridge": """
        {source1|The governor} {cue1|believes} {content1|the bridge can carry trucks}. Work began in May.

        {source1|A spokesman} {cue1|declined} {content1|to comment}. {source2|Engineers} {cue2|say} {content2|it is safe}.
    """,
}


def brat(marked: str) -> tuple[str, str]:
    """The text and the stand-off labels of a marked text; each paragraph counts its attributions anew."""
    paragraphs = [" ".join(part.split()) for part in marked.strip().split("\n\n")]
    text, lines, events = "", [], []
    for paragraph in paragraphs:
        roles: dict[str, dict[str, list[tuple[int, int]]]] = {}
        at = 0
        text += "\n\n" if text else ""
        for mark in _MARK.finditer(paragraph):
            text += paragraph[at : mark.start()]
            one = roles.setdefault(mark[2], {})
            one.setdefault(mark[1], []).append((len(text), len(text) + len(mark[3])))
            text += mark[3]
            at = mark.end()
        text += paragraph[at:]
        events += list(roles.values())
    number = 0
    for place, one in enumerate(events, 1):
        cells = []
        for role, spans in one.items():
            number += 1
            where = ";".join(f"{start} {end}" for start, end in spans)
            words = " ".join(text[start:end] for start, end in spans)
            lines.append(f"T{number}\t{role.capitalize()} {where}\t{words}")
            cells.append(f"{role.capitalize()}:T{number}")
        lines.append(f"E{place}\t{' '.join(cells)}")
    return text + "\n", "".join(f"{line}\n" for line in lines)


def write_reports(folder: Path) -> Path:
    """The five reports with their labels, in brat's layout."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, marked in REPORTS.items():
        text, labels = brat(marked)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        (folder / f"{name}.ann").write_text(labels, encoding="utf-8", newline="")
    return folder
