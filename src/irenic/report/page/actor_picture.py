"""Who is who as a picture: a column for each party and actor with its roles and voices, a line for each meeting."""

import textwrap
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from ...analyses.actors import ActorMap, ActorRow, Channel
from ..terminal.layout import dated
from .marks import COLOURS, Look, mark, text

_LABELS: Final = 290
_COLUMN: Final = 116
_ROW: Final = 34
_LINE: Final = 15
LISTED: Final = 16
"""How many meetings are drawn; the chronology has all."""
_VOICES: Final = 4
"""How many voices stand at the head of a column; the table below has all."""


def actors_picture(actors: ActorMap) -> Markup:
    """The picture with a text alternative that says all that is drawn; empty where nobody met and nobody is a voice."""
    channels = [channel for channel in actors.channels if channel.who][-LISTED:]
    met = {who for channel in channels for who in channel.who}
    columns = [row for row in actors.actors if row.is_party or row.roles or row.id in met]
    if not channels and not any(row.voices for row in columns):
        return Markup("")
    heads = [_head(row) for row in columns]
    top = 24 + _LINE * max(map(len, heads))
    # where nobody met there are no labels of meetings to leave room for
    left = 0 if channels else _LABELS
    width, height = _LABELS - left + _COLUMN * len(columns), top + _ROW * len(channels) + 8
    parts: list[Markup] = []
    for place, (row, lines) in enumerate(zip(columns, heads, strict=True)):
        x = _x(place)
        parts.append(mark(_look(actors, row), x, 10, row.name))
        for at, words in enumerate(lines):
            parts.append(text(x, 32 + _LINE * at, words, "label middle" + (" strong" if at < _named(row) else "")))
        if channels:
            parts.append(Markup('<path class="lane" d="M{} {} V{}"/>').format(x, top, height - 8))
    for at, channel in enumerate(channels):
        parts.append(_line(actors, columns, channel, top + _ROW * at + _ROW / 2))
    return Markup(
        '<div class="frame" tabindex="0" aria-label="Who is who, and who met whom"><svg class="cast" role="img" '
        'viewBox="{4} 0 {0} {1}" width="{0}" height="{1}"><title>{2}</title>{3}</svg></div>'
    ).format(
        width,
        height,
        " ".join((*map(_who, columns), *(_told(actors, channel) for channel in channels))),
        Markup("").join(parts),
        left,
    )


def _x(place: int) -> float:
    return _LABELS + _COLUMN * (place + 0.5)


def _look(actors: ActorMap, row: ActorRow) -> Look:
    return Look([one.id for one in actors.actors].index(row.id), "takes", False, False, "cast")


def _head(row: ActorRow) -> list[str]:
    """What stands above a column: the name, the roles, whether its yes is needed, and who speaks for it."""
    parts = [*_standing(row), *_speakers(row)]
    return [*textwrap.wrap(row.name, 16), *(line for part in parts for line in textwrap.wrap(part, 18))]


def _standing(row: ActorRow) -> list[str]:
    words: list[str] = [*row.roles]
    if row.consent is not None:
        words.append("its yes is needed" if row.consent == "needed" else f"its yes is {row.consent}")
    return words


def _speakers(row: ActorRow) -> list[str]:
    """The voices by name, or by office where they have none; how many more there are."""
    names = [voice.name or voice.office or voice.id for voice in row.voices]
    told = [f"– {name}" for name in names[:_VOICES]]
    return told if len(names) <= _VOICES else [*told, f"– and {len(names) - _VOICES} more"]


def _who(row: ActorRow) -> str:
    voices = ", ".join(one.removeprefix("– ") for one in _speakers(row))
    words = "; ".join((*_standing(row), *([f"voices: {voices}"] if voices else ())))
    return f"{row.name}: {words}." if words else f"{row.name}."


def _named(row: ActorRow) -> int:
    return len(textwrap.wrap(row.name, 16))


def _line(actors: ActorMap, columns: Sequence[ActorRow], channel: Channel, y: float) -> Markup:
    """A meeting: its name, and dots for those who took part, joined; broken where it is not told as a fact."""
    places = [place for place, row in enumerate(columns) if row.id in channel.who]
    sure = channel.status in ("happened", "ongoing")
    title = textwrap.shorten(channel.title, 40, placeholder=" …")
    status = "" if channel.status == "happened" else f"; {channel.status}"
    parts = [
        text(0, y - 2, title, "label"),
        text(0, y + 12, f"{dated(channel.date, approximate=channel.approximate)}{status}{_by(channel)}", "label soft"),
    ]
    if len(places) > 1:
        kind = "met" if sure else "met unsure"
        parts.append(Markup('<path class="{}" d="M{} {} H{}"/>').format(kind, _x(places[0]), y, _x(places[-1])))
    order = [one.id for one in actors.actors]
    for place in places:
        colour = COLOURS[order.index(columns[place].id) % len(COLOURS)]
        parts.append(
            Markup('<circle cx="{}" cy="{}" r="6" stroke="{}" fill="{}" stroke-width="2"/>').format(
                _x(place), y, colour, colour if sure else "var(--paper)"
            )
        )
    return Markup("<g><title>{}</title>{}</g>").format(_told(actors, channel), Markup("").join(parts))


def _by(channel: Channel) -> str:
    """Whose word a meeting is, as far as there is room; the words in place of the picture name everybody."""
    if len(channel.claimants) != 1:
        return f"; {len(channel.claimants) or 'no'} accounts"
    return f"; by {textwrap.shorten(channel.claimants[0], 20, placeholder=' …')}"


def _told(actors: ActorMap, channel: Channel) -> str:
    names = {row.id: row.name for row in actors.actors}
    who = ", ".join(names.get(one, one) for one in channel.who)
    status = "" if channel.status == "happened" else f" ({channel.status})"
    by = f"By the account of {', '.join(channel.claimants)}: " if channel.claimants else "No account is cited: "
    return f"{by}{channel.title}, {dated(channel.date, approximate=channel.approximate)}{status}: {who}."
