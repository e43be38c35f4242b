"""The forms of parties, of the voices that speak for them, and of others who appear."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final, cast, get_args

from ...model.party import Actor, Party, Role, SpeaksFor, Voice
from ...model.spoken import called
from ..saying import Choice
from .fields import Field, Group, choices, issues_of, values_of
from .grounds import REASON
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape, id_of

ROWS: Final = 3
"""So many voices can be entered with a new party."""
_JUDGED: Final = ("roles", "consent")
"""The fields of a party that are mostly the analyst's own judgement."""
_ALL, _NONE, _SOME = "all", "none", "some"
_NAMED, _ANONYMOUS = "named", "anonymous"
_ALIASES: Final = Field(
    name="aliases",
    label="Other names, each on a line of its own",
    kind="words",
    hint="Such as its capital or its initials.",
    wide=True,
)
_SPELLINGS: Final = Field(
    name=_ALIASES.name,
    label=_ALIASES.label,
    kind=_ALIASES.kind,
    hint="Such as initials, or another spelling.",
    wide=True,
)
_ROLES: Final = Field(
    name="roles",
    label="What it is in the deal",
    kind="several",
    choices=choices((one, one) for one in get_args(Role)),
    term="role",
    wide=True,
)
_IDENTITY: Final = Field(
    name="identity",
    label="The sources",
    kind="one",
    term="voice",
    choices=choices([(_NAMED, "name the person or office"), (_ANONYMOUS, "leave the person without a name")]),
)
_SPEAKS: Final = {
    "party": "the party: its words bind it",
    "self": "itself alone",
    "faction": "a part of the party",
    "unclear": "nobody can tell",
}


class PartyShape(Shape):
    """Somebody whose agreement is needed, or who acts at the table."""

    kind: ClassVar[str] = "party"

    def shown(self, seat: Seat) -> Values:
        """The party's own fields; its voices have forms of their own."""
        party = cast(Party | None, seat.entry)
        if party is None:
            return {"consent": [_ALL]}
        return {
            "name": [party.name],
            "aliases": ["\n".join(party.aliases)],
            "roles": party.roles,
            "consent": [party.consent.scope],
            "on": party.consent.on,
            REASON: [_reasons(party).get("wants", "")],
            **{_why(field): [_reasons(party).get(field, "")] for field in _JUDGED},
        }

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """Who it is, whether the deal needs its yes and, for a new one, who speaks for it."""
        on = _on(seat)
        scopes = [(_ALL, "on everything"), (_NONE, "on nothing"), *([(_SOME, "only on these issues:")] if on else [])]
        consent = [
            Field(
                name="consent",
                label="The deal needs its yes",
                kind="one",
                choices=choices(scopes),
                term="consent",
                wide=True,
            )
        ]
        if on:
            consent.append(Field(name="on", label="Issues", kind="several", choices=on, wide=True))
        # what rests on one reason as a whole has none for each of its fields
        reasons = seat.entry is None or not isinstance(cast(Party, seat.entry).assumed, str)
        roles = [_ROLES, *([_reason_field("roles")] if reasons else [])]
        consent += [_reason_field("consent")] if reasons else []
        made = [
            Group(
                legend="Who it is",
                fields=(Field(name="name", label="Name", required=True, term="party"), _ALIASES, *roles),
            ),
            Group(legend="Its consent", fields=tuple(consent)),
        ]
        if seat.entry is None:
            rows = [
                Field(
                    name=f"voice.{row}.{name}",
                    label=f"{label} {row + 1}",
                    term="voice" if (row, name) == (0, "name") else None,
                )
                for row in range(ROWS)
                for name, label in (("name", "Voice"), ("office", "Office of voice"))
            ]
            hint = "Persons or offices whom sources name. More, and those without a name, are added to the party later."
            made.append(Group(legend="Who speaks for it", fields=tuple(rows), hint=hint, columns=2))
        elif not isinstance(seat.entry, Party) or not isinstance(seat.entry.assumed, str):
            reason = Field(name=REASON, label="Your reason for all of it", kind="words", term="assumption", wide=True)
            hint = (
                "What it wants is entered on the page Case, issue by issue. Where you judge all of that yourself, one "
                "reason here stands for every issue that has none of its own."
            )
            made.append(Group(legend="What it wants", fields=(reason,), hint=hint, folded=True))
        return tuple(made)

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """Names, roles and consent, with the voices of a new party."""
        scope = sent.one_of("consent", (_ALL, _NONE, _SOME))
        on = sent.several("on", values_of(_on(seat)))
        if scope == _SOME and not on:
            sent.fault("on", "say on which issues, or choose everything or nothing")
        name = sent.line("name", required="what is the party called?")
        others = [one.name for key, one in seat.case.parties.items() if key != seat.name]
        if name in others and name != getattr(seat.entry, "name", None):
            sent.fault("name", "there is a party of this name already")
        said: dict[str, Any] = {
            "name": name,
            "aliases": sent.listed("aliases") or None,
            "roles": sent.several("roles", get_args(Role)) or None,
            "consent": {"on": on} if scope == _SOME else _NONE if scope == _NONE else None,
        }
        if seat.entry is None:
            voices: dict[str, Any] = {}
            for row in range(ROWS):
                name, office = sent.line(f"voice.{row}.name"), sent.line(f"voice.{row}.office")
                if name or office:
                    voice = {"name": name, "office": office}
                    voices[_voice_id(name, office, voices)] = {key: one for key, one in voice.items() if one}
            said["voices"] = voices or None
            said["assumed"] = _read_judged(sent) or None
        else:
            said["assumed"] = _read_reasons(cast(Party, seat.entry), sent, seat)
        return said

    def new_name(self, seat: Seat, entry: Mapping[str, Any]) -> str:
        """Made of its name; parties, others who appear and sources share their names."""
        return id_of(str(entry["name"]), taken_by_speakers(seat), "party")

    def called(self, seat: Seat) -> str:
        """Its name."""
        return f"party {cast(Party, seat.entry).name}" if seat.entry else "a party"


def _reasons(party: Party) -> Mapping[str, str]:
    """The reasons that are given for single fields of a party."""
    return party.assumed if isinstance(party.assumed, Mapping) else {}


def _read_reasons(party: Party, sent: Sent, seat: Seat) -> Any:
    """The reasons of a party's fields with the one for all that it wants, which others may rest on."""
    if isinstance(party.assumed, str):
        return party.assumed
    reason = sent.line(REASON)
    resting = [seat.case.issue_label(name) for name, want in party.wants.items() if want.basis().kind == "unstated"]
    if reason is None and resting and "wants" in _reasons(party):
        told = ", ".join(resting)
        sent.fault(REASON, f"what it wants on {told} rests on this alone: give each a reason of its own first")
    others = {name: held for name, held in _reasons(party).items() if name not in ("wants", *_JUDGED)}
    return _read_judged(sent) | others | ({"wants": reason} if reason else {}) or None


def _read_judged(sent: Sent) -> dict[str, str]:
    """The reasons that are given for what a party is in the deal, and for whether the deal needs its yes."""
    return {field: reason for field in _JUDGED if (reason := sent.line(_why(field)))}


def _reason_field(field: str) -> Field:
    label = "Your reason for that, if no source says it"
    return Field(name=_why(field), label=label, kind="words", term="assumption", wide=True)


def _why(field: str) -> str:
    return f"why.{field}"


def _on(seat: Seat) -> tuple[Choice, ...]:
    """The issues on which alone the deal may need a party's yes."""
    return issues_of(seat.case, cast(Party, seat.entry).consent.on if seat.entry else ())


class VoiceShape(Shape):
    """A person or an office that speaks for a party."""

    kind: ClassVar[str] = "voice"

    def shown(self, seat: Seat) -> Values:
        """All that a voice has."""
        voice = cast(Voice | None, seat.entry)
        return _shown_person(voice) | {"speaks_for": [(voice.speaks_for or "") if voice else ""]}

    def groups(self, seat: Seat) -> tuple[Group, ...]:  # noqa: ARG002
        """Who it is, and whose words its words are."""
        speaks = Field(
            name="speaks_for",
            label="It speaks for",
            kind="choose",
            choices=choices(_SPEAKS.items()),
            empty="the party if it is named; else nobody can tell",
            term="binds",
            wide=True,
        )
        return (Group(legend="Who speaks", fields=(*_WHO, _SPELLINGS, _IDENTITY, speaks)),)

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:  # noqa: ARG002
        """Who it is, and whose words its words are."""
        return _read_person(sent) | {"speaks_for": sent.one_of("speaks_for", get_args(SpeaksFor))}

    def new_name(self, seat: Seat, entry: Mapping[str, Any]) -> str:
        """Made of the surname, or of the office."""
        return _voice_id(entry.get("name"), entry.get("office"), seat.names_beside())

    def called(self, seat: Seat) -> str:
        """Its name and office."""
        party = seat.case.parties[seat.holder].name
        return f"voice {called(seat.case, f'{seat.holder}.{seat.name}')}" if seat.entry else f"a voice of {party}"


class ActorShape(Shape):
    """Somebody who appears in the record without being a party."""

    kind: ClassVar[str] = "actor"

    def shown(self, seat: Seat) -> Values:
        """All that the form shows of an actor."""
        actor = cast(Actor | None, seat.entry)
        return _shown_person(actor) | {"roles": actor.roles if actor else ()}

    def groups(self, seat: Seat) -> tuple[Group, ...]:  # noqa: ARG002
        """Who it is."""
        hint = (
            "An office alone, such as “diplomat”, is taken for the same person wherever a source uses the word: say "
            "which one is meant, such as “diplomat (The Wire)”."
        )
        return (Group(legend="Who appears", fields=(*_WHO, _SPELLINGS, _ROLES, _IDENTITY), hint=hint),)

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:  # noqa: ARG002
        """Who it is."""
        return _read_person(sent) | {"roles": sent.several("roles", get_args(Role)) or None}

    def new_name(self, seat: Seat, entry: Mapping[str, Any]) -> str:
        """Made of the name, or of the office."""
        return id_of(entry.get("name") or entry.get("office"), taken_by_speakers(seat), "actor")

    def called(self, seat: Seat) -> str:
        """Its name and office."""
        return called(seat.case, str(seat.name)) if seat.entry else "somebody else who appears"


_WHO: Final = (
    Field(name="name", label="Name"),
    Field(name="office", label="Office", hint="Such as Foreign Minister, or senior official."),
)


def _shown_person(person: Voice | Actor | None) -> dict[str, Any]:
    if person is None:
        return {"identity": [_NAMED]}
    return {
        "name": [person.name or ""],
        "office": [person.office or ""],
        "aliases": ["\n".join(person.aliases)],
        "identity": [person.identity],
    }


def _read_person(sent: Sent) -> dict[str, Any]:
    name, office = sent.line("name"), sent.line("office")
    if not name and not office:
        sent.fault("name", "give a name, or an office")
    return {
        "name": name,
        "office": office,
        "aliases": sent.listed("aliases") or None,
        "identity": _ANONYMOUS if sent.one_of("identity", (_NAMED, _ANONYMOUS)) == _ANONYMOUS else None,
    }


def _voice_id(name: str | None, office: str | None, taken: Any) -> str:
    return id_of(name.split()[-1] if name else office, taken, "voice")


def taken_by_speakers(seat: Seat) -> set[str]:
    """The names of all who can speak, which none of the others may have."""
    root = seat.loaded.root
    parts = (root.child(part) for part in ("parties", "actors", "sources"))
    return {name for part in parts if part is not None for name in part.fields}
