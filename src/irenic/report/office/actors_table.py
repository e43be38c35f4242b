"""The actor map as tables: who has which role, who speaks for whom, and through which channels they talk."""

from collections.abc import Mapping, Sequence

from ...analyses.actors import ActorMap, ActorRow, VoiceRow
from ...analyses.record import Record
from ...model.force import is_later
from ...model.party import SpeaksFor
from .chronology_table import talks_between
from .citations import Citations
from .content import Cell, Column, Grid, Line, Part, Piece, Row, assumed, cell, line
from .stands_table import Words

_WHOSE: Mapping[SpeaksFor, str] = {
    "party": "the party's",
    "self": "its own alone",
    "faction": "a faction's",
    "unclear": "unclear whose",
}
"""Whose words a voice's are."""


def actors_part(actors: ActorMap, record: Record, words: Words, citations: Citations) -> Part:
    """Roles, parties and others, voices, and channels."""
    silent = [role for role, held in actors.by_role.items() if not held]
    told = f"Nobody is on record as {_listed(silent)}." if silent else "Every role has somebody."
    grids = (_roles(actors, citations), _who(actors, citations), _voices(actors), _channels(actors, record, citations))
    relays = _relays(record, words, citations)
    return Part("actors", "Who is who", (line(told),), (*grids, *([relays] if relays.rows else [])), wide=True)


def _listed(roles: Sequence[str]) -> str:
    *others, last = (role.replace("-", " ") for role in roles)
    return f"{', '.join(others)} or {last}" if others else last


def _roles(actors: ActorMap, citations: Citations) -> Grid:
    held = {row.id: row for row in actors.actors}
    rows = []
    for role, who in actors.by_role.items():
        lines: list[Line] = [_named(held[one], citations) for one in who] or [line("nobody on record", "silent")]
        rows.append(Row((cell(role.replace("-", " ")), cell(*lines))))
    columns = (Column("Role in the deal", 1, "role"), Column("Who", 4, "who"))
    return Grid("roles", "Roles in the deal", columns, tuple(rows))


def _named(row: ActorRow, citations: Citations) -> Line:
    mark = (Piece(f" (assumed: {row.roles_assumed})", "assumed"),) if row.roles_assumed is not None else ()
    return (Piece(row.name, "ours", citations.of(row.evidence)), *mark)


def _who(actors: ActorMap, citations: Citations) -> Grid:
    rows = tuple(
        Row((
            cell(line(row.name, "ours", citations.of(row.evidence)), "not named" if row.anonymous else None),
            cell("party" if row.is_party else "appears in the record"),
            _roles_of(row),
            cell(row.consent or "is no party", assumed(row.consent_assumed)),
            cell(", ".join(row.also) if row.also else line("no other name on record", "silent")),
        ))
        for row in actors.actors
    )  # fmt: skip
    columns = (
        Column("Who", 1.6, "who"),
        Column("As what", 1, "kind"),
        Column("Role in the deal", 2, "roles"),
        Column("Its yes", 2, "consent"),
        Column("Also called", 1.4, "also"),
    )
    return Grid("actors", "Parties and others", columns, rows)


def _roles_of(row: ActorRow) -> Cell:
    if not row.roles:
        return cell(line("no role on record", "silent"))
    return cell(", ".join(role.replace("-", " ") for role in row.roles), assumed(row.roles_assumed))


def _voices(actors: ActorMap) -> Grid:
    rows = []
    for row in actors.actors:
        for voice in row.voices:
            cells = (cell(row.name), _voice(voice), cell(voice.office or line("no office on record", "silent")))
            rows.append(Row((*cells, cell(_WHOSE[voice.speaks_for]))))
        if row.is_party and not row.voices:
            none = cell(line("no voice on record", "silent"))
            rows.append(Row((cell(row.name), none, none, none)))
    columns = (
        Column("Party", 1.4, "party"),
        Column("Voice", 2, "voice"),
        Column("Office", 2.4, "office"),
        Column("Whose words these are", 1.4, "whose"),
    )
    return Grid("voices", "Who speaks for whom", columns, tuple(rows))


def _voice(voice: VoiceRow) -> Cell:
    if voice.anonymous:
        return cell(*([voice.name] if voice.name else []), "not named by the source")
    return cell(voice.name or line("no name on record", "silent"))


def _channels(actors: ActorMap, record: Record, citations: Citations) -> Grid:
    rows = tuple(talks_between(actors.channels, record, citations))
    columns = (
        Column("Day", 1.3, "day"),
        Column("Channel", 2.2, "channel"),
        Column("Between", 1.8, "between"),
        Column("By whose account", 3.2, "account"),
    )
    none = line("No talks, meeting or call is on record.", "silent")
    return Grid("channels", "Channels: talks, meetings and calls", columns, rows, instead=(none,))


def _relays(record: Record, words: Words, citations: Citations) -> Grid:
    """Whose words reached the record through whom."""
    rows = tuple(
        Row((
            cell(words.day(row.id)),
            cell(row.speaker),
            cell(", ".join(row.via)),
            cell(line(f"{row.stance} – {row.about}", "ours", citations.of(row.evidence, words.speaker(row.id)))),
        ))
        for row in record.statements
        if row.via and not is_later(row.date, record.as_of)
    )  # fmt: skip
    columns = (
        Column("Day", 1.2, "day"),
        Column("Whose words", 1.8, "whose"),
        Column("Passed on by", 1.8, "relay"),
        Column("What", 3.4, "what"),
    )
    return Grid("relays", "Words that others passed on", columns, rows)
