"""Reading into a case: documents added, sources read, and what then waits for a decision."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from ..documents.metadata import in_command
from ..intake.adding import AddedSource, add_documents
from ..intake.choosing import what_waits
from ..intake.desk import ReadSources
from ..intake.naming import unknown
from ..intake.versions import Resting
from ..intake.waiting import Inbox
from ..model.case import Case
from ..model.proposal import Gathered
from ..model.source import Handling
from ..model.spoken import in_marks, published_in_words
from ..report.terminal.inbox import counted, group_lines, nobody_lines, ways_lines
from ..report.terminal.layout import wrapped
from ..workspace import Workspace, open_case
from .cautions import privacy_lines
from .output import print_failure, say, say_json, width
from .reading import counting, interrupted

_NAMED: Final = 20
"""So many documents that were added are told of one by one."""
_SHOWN: Final = 200
"""So many proposals are printed where nobody asks for all: the surest of them."""


def read_into(
    case: Path,
    files: Sequence[Path],
    published: datetime.date | None,
    encoding: str | None,
    workers: int,
    *,
    tagger: Path | None = None,
    handling: Handling | None = None,
    replaces: str | None = None,
    again: bool,
    show_all: bool,
    as_json: bool,
) -> int:
    """Add documents to a case, read what of its sources is not read yet, and print what waits; the exit code.

    Interrupted, it keeps what was read, and goes on from there the next time.
    """
    workspace = open_case(case)
    if replaces is not None and replaces not in workspace.case.sources:
        raise unknown(f"the case has no source '{replaces}'", replaces, workspace.case.sources)
    added: list[AddedSource] = []
    done = 0
    try:
        with counting("adding", len(files)) as tell:
            added = add_documents(
                workspace,
                files,
                published=published,
                encoding=encoding,
                handling=handling,
                replaces=replaces,
                workers=workers,
                tell=lambda at, _: tell(at),
            )
        for one in added:
            if replaces is not None and one.proposal is not None and replaces not in _replaced(workspace, one):
                # who adds it has said so
                workspace.accept(one.proposal)
        with counting("reading", len(workspace.loaded.texts)) as tell:

            def count(at: int, _: int) -> None:
                nonlocal done
                done = at + 1
                tell(at)

            read = workspace.read_sources(again=again, workers=workers, tagger=tagger, tell=count)
    except KeyboardInterrupt:
        return interrupted(done, len(workspace.loaded.texts), "; the same command goes on with the others")
    inbox = read.inbox
    problems = [*(problem for one in added for problem in one.problems), *read.problems]
    resting = workspace.resting_on_old(inbox.waiting)
    if as_json:
        say_json(
            {
                "added": [one.model_dump(mode="json", exclude={"problems"}) for one in added],
                "new": read.new,
                "current": list(read.current),
                "waiting": [_plain(proposal) for proposal in inbox.waiting],
                "in_the_case": len(inbox.in_case),
                "repeated": len(inbox.repeated),
                "decided": len(inbox.settled),
                "resting_on_old": [one.model_dump(mode="json") for one in resting],
                "problems": [problem.model_dump(mode="json") for problem in problems],
            }
        )
        return int(bool(problems))
    print_failure(problems, as_json=False, called=in_command(case))
    for line in _lines(workspace, in_command(case), added, read, inbox, resting, None if show_all else _SHOWN):
        say(line)
    return int(bool(problems))


def _replaced(workspace: Workspace, one: AddedSource) -> tuple[str, ...]:
    held = workspace.case.sources.get(one.source or "")
    return held.replaces if held is not None else ()


def _plain(proposal: Gathered) -> dict[str, Any]:
    """A proposal as plain values, each further mention with its place alone."""
    brief = {"id", "source", "spans", "quote"}
    plain = proposal.model_dump(mode="json", exclude={"mentions"})
    return plain | {"mentions": [mention.model_dump(mode="json", include=brief) for mention in proposal.mentions]}


def _lines(
    workspace: Workspace,
    case: str,
    added: Sequence[AddedSource],
    read: ReadSources,
    inbox: Inbox,
    resting: Sequence[Resting],
    most: int | None,
) -> Iterator[str]:
    columns = width()
    yield from privacy_lines(workspace.case)
    brief = len(added) > _NAMED
    for one in added:
        # of many only that is told which asks for a look
        if (told := _added(workspace, one, case)) and not (brief and one.version_of is None):
            for line in told:
                yield from wrapped(line, columns, "", "  ")
    sources = [one.source for one in added if one.is_new and one.source is not None]
    if not brief:
        yield from undated_lines(workspace.case, sources, inbox.waiting, case)
    if brief:
        new = sum(one.is_new for one in added)
        held = sum(one.source is not None for one in added) - new
        already = f"; {held:,} were in the case already" if held else ""
        yield from wrapped(f"{counted(new, 'document')} of {len(added):,} added as sources{already}.", columns)
    new, waiting = sum(read.new.values()), inbox.waiting
    unread = f", {len(read.current):,} of them read before" if read.current else ""
    yield from wrapped(
        f"{counted(new, 'new proposal')} from {counted(len(read.new), 'source')}{unread}; "
        f"{len(waiting):,} wait{'s' if len(waiting) == 1 else ''} for a decision.",
        columns,
    )
    left = [
        f"{len(inbox.in_case):,} in the case already" * bool(inbox.in_case),
        f"{len(inbox.repeated):,} that repeat what it has from the same origin" * bool(inbox.repeated),
        f"{len(inbox.settled):,} decided on" * bool(inbox.settled),
    ]
    if any(left):
        yield from wrapped(f"Not proposed again: {', '.join(filter(None, left))}.", columns)
    yield from _resting(resting, columns)
    if not waiting:
        return
    shown = what_waits(workspace.loaded, waiting).proposals
    if most is not None and len(shown) > most:
        surest = sorted(shown, key=lambda proposal: -proposal.confidence)[:most]
        kept = {proposal.id for proposal in surest}
        shown = tuple(proposal for proposal in shown if proposal.id in kept)
    yield from nobody_lines(workspace.loaded, shown, case, columns)
    yield from group_lines(workspace.loaded, shown, columns)
    yield ""
    if len(shown) < len(waiting):
        yield from wrapped(
            f"These are the {len(shown):,} of which reading is surest; --all prints all {len(waiting):,}, and irenic "
            f"show {case} inbox those of a kind, a party or a source.",
            columns,
        )
    yield from ways_lines(workspace.loaded, shown, case, columns)


def undated_lines(case: Case, sources: Sequence[str], waiting: Sequence[Gathered], named: str) -> Iterator[str]:
    """Of which sources nobody has said when or by whom they were published, and what their own heads say of it."""
    heads = {one.source: one for one in waiting if one.kind == "dateline"}
    for source in sources:
        head, is_dated = heads.get(source), case.sources[source].published.is_known
        if head is not None:
            told = (
                f"By its own head '{source}' {published_in_words(head.entry)}: {in_marks(head.quote)}. If that is so: "
                f"irenic accept {named} {head.id}"
            )
        elif not is_dated:
            told = (
                f"'{source}' does not say when it was published: what it dates by weekdays stays unknown until you "
                f"write 'published:' on it in case.yaml and run irenic read --into {named}."
            )
        else:
            continue
        yield from wrapped(told, width(), "", "  ")


def _added(workspace: Workspace, one: AddedSource, case: str) -> list[str]:
    if one.source is None:
        return []  # its problem was told
    is_confirmed = one.version_of is not None and one.version_of in _replaced(workspace, one)
    if not one.is_new:
        now = f", and replaces '{one.version_of}' from now on" if is_confirmed else ""
        return [f"{one.file} is in the case already, as '{one.source}'{now}."]
    reason = f"{one.reason}." if one.reason and not one.reason.endswith(("”", ".")) else one.reason
    lines = [f"{one.file} is now the source '{one.source}'."]
    share = f" ({one.shared:.0%} of the words of '{one.version_of}' stand in it)" if one.shared is not None else ""
    if is_confirmed:
        lines = [f"{one.file} is now the source '{one.source}', and replaces '{one.version_of}'{share}."]
    elif one.is_note:
        lines = [
            f"{one.file} is now the source '{one.source}'. It speaks of '{one.version_of}' as of something that was "
            f"corrected or withdrawn: {reason}",
            f"If it takes that report's place: irenic accept {case} {one.proposal}. If it only corrects or withdraws "
            f"it: irenic reject {case} {one.proposal}, and write 'retracted:' on '{one.version_of}' in case.yaml if it "
            "was withdrawn.",
        ]
    elif one.version_of is not None:
        lines = [
            f"{one.file} is now the source '{one.source}', beside '{one.version_of}' of which it seems to be a new "
            f"version: {reason if '%' in str(reason) else f'{one.reason}{share}.'} If it is: irenic accept {case} "
            f"{one.proposal}"
        ]
    if one.handling is not None:
        lines.append(
            f"It is {one.handling}, as '{one.version_of}' is, until you write otherwise ('handling:' in case.yaml)."
        )
    return lines


def _resting(resting: Sequence[Resting], columns: int) -> Iterator[str]:
    """What rests on old versions, each version by itself."""
    told: set[tuple[str, str | None]] = set()
    rests = Counter(one.source for one in {(one.source, one.entry): one for one in resting}.values())
    resting = sorted(resting, key=lambda one: (one.source, one.newer or ""))
    for one in resting:
        if one.is_note and not one.stands:
            continue
        if (one.source, one.newer) not in told:
            told.add((one.source, one.newer))
            yield ""
            if one.newer is None:
                yield f"'{one.source}' was retracted. On it rest:"
            elif one.is_note:
                yield from wrapped(
                    f"'{one.newer}' may correct or withdraw '{one.source}'. Of the entries of the case that rest on "
                    f"'{one.source}' ({rests[one.source]:,}) it takes up these: see whether they still hold.",
                    columns,
                )
            elif one.confirmed:
                yield f"'{one.newer}' replaces '{one.source}'. On the old one rest:"
            else:
                yield f"'{one.newer}' may replace '{one.source}'. On the old one rest:"
        stands = (
            "" if one.newer is None or one.is_note else " stands there too" if one.stands else " NO LONGER STANDS there"
        )
        yield from wrapped(f"{one.entry}: {in_marks(one.quote)}{stands}", columns, "- ", "  ")
