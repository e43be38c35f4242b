"""A tagger on disk: a folder with weights in a format that runs nothing, and a page of JSON that says what they are."""

import contextlib
import functools
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from pydantic import Field, ValidationError

from ...documents.files import MEBIBYTE, cannot_write, read_bytes, sha256, write_atomically
from ...model.base import Frozen
from ...model.problem import IrenicError, failure
from ...model.version import VERSION
from .encoder import Pieces, empty_encoder, need_extra
from .evidence import EVIDENCE, Belief
from .labels import ROLES
from .network import Network
from .tagger import Tagger
from .training import Figures, Trained

FORMAT: Final = 1
CARD: Final = "tagger.json"
_WEIGHTS: Final = "weights.safetensors"
_LIMIT: Final = 1024 * MEBIBYTE


class Card(Frozen):
    """What a tagger's folder says of itself."""

    format: int
    irenic: str
    """The version that trained it; its rules are part of what the tagger was told."""
    encoder: str
    roles: tuple[str, ...]
    evidence: tuple[str, ...]
    network: tuple[float, ...]
    rule: tuple[float, ...]
    """How far the network and the rules are believed, by each kind of evidence."""
    figures: Figures
    files: dict[str, str] = Field(default_factory=dict)
    """The SHA-256 of every other file of the folder."""


def save_tagger(trained: Trained, target: Path, *, overwrite: bool) -> None:
    """Write a tagger's folder, whole or not at all.

    Raises IrenicError where something is there already and `overwrite` is false or it is no tagger, or where the folder
    cannot be written.
    """
    from safetensors.torch import save

    refuse_what_is_there(target, overwrite=overwrite)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part"))
    except OSError as error:
        raise cannot_write(error, str(target)) from None
    try:
        weights = {name: value.detach().contiguous() for name, value in trained.tagger.network.state_dict().items()}
        held = {
            _WEIGHTS: save(weights),
            "encoder.json": (trained.package / "config.json").read_bytes(),
            "tokenizer.json": (trained.package / "tokenizer.json").read_bytes(),
        }
        for name, data in held.items():
            write_atomically(building / name, data)
        card = Card(
            format=FORMAT,
            irenic=VERSION,
            encoder=trained.encoder,
            roles=ROLES,
            evidence=EVIDENCE,
            network=tuple(trained.tagger.belief.network.tolist()),
            rule=tuple(trained.tagger.belief.rule.tolist()),
            figures=trained.figures,
            files={name: sha256(data) for name, data in held.items()},
        )
        page = json.dumps(card.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
        write_atomically(building / CARD, page.encode())
        building.chmod(0o755)
        if target.exists():
            old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.", suffix=".old"))
            target.rename(old / "tagger")
            building.rename(target)
            shutil.rmtree(old, ignore_errors=True)
        else:
            building.rename(target)
    except OSError as error:
        raise cannot_write(error, str(target)) from None
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(building, ignore_errors=True)


def refuse_what_is_there(target: Path, *, overwrite: bool) -> None:
    """Raises IrenicError (F011) where a new tagger would go over something."""
    if target.exists() and not (overwrite and (target / CARD).is_file()):
        hint = (
            "add --overwrite to replace it, or choose another name"
            if (target / CARD).is_file()
            else "choose another name"
        )
        raise failure("F011", f"'{target}' is there already", hint, file=str(target))


@functools.lru_cache(maxsize=1)
def load_tagger(folder: Path) -> Tagger:
    """The tagger that a folder holds; loaded once.

    Raises IrenicError where what it runs on is not installed (X010), or where the folder holds no tagger, one of
    another format, or one that was damaged (X013).
    """
    card = _card(folder)
    need_extra()
    data = {name: read_bytes(folder / name, limit=_LIMIT) for name in (_WEIGHTS, "encoder.json", "tokenizer.json")}
    changed = [name for name, content in data.items() if card.files.get(name) != sha256(content)]
    if changed:
        raise _unusable(folder, f"{' and '.join(changed)} of the tagger changed since it was trained")
    from safetensors.torch import load

    try:
        network = Network(empty_encoder(folder / "encoder.json"))
        network.load_state_dict(load(data[_WEIGHTS]))
        pieces = Pieces(folder / "tokenizer.json")
    except (RuntimeError, ValueError, OSError) as error:
        raise _unusable(folder, f"the weights do not fit this version of irenic ({type(error).__name__})") from None
    network.eval()
    # paragraphs are small, and several threads would wait for one another; whoever reads much reads in processes
    torch.set_num_threads(1)
    return Tagger(network, pieces, Belief(np.array(card.network), np.array(card.rule)))


def _card(folder: Path) -> Card:
    if not (folder / CARD).is_file():
        raise failure(
            "X013",
            f"'{folder}' holds no tagger: there is no {CARD} in it",
            "name a folder that irenic train wrote",
            file=str(folder),
        )
    try:
        told: Any = json.loads(read_bytes(folder / CARD))
        version = told.get("format") if isinstance(told, dict) else None
        if isinstance(version, int) and version > FORMAT:
            raise failure(
                "X013",
                f"the tagger '{folder}' has format {version}, and this irenic knows {FORMAT}",
                "use a newer irenic, or train the tagger anew",
                file=str(folder),
            )
        card = Card.model_validate(told)
    except (ValueError, ValidationError):
        raise _unusable(folder, f"{CARD} cannot be read") from None
    if card.roles != ROLES or card.evidence != EVIDENCE or {len(card.network), len(card.rule)} != {len(EVIDENCE)}:
        raise _unusable(folder, "the tagger was trained by an irenic that judged otherwise")
    return card


def _unusable(folder: Path, what: str) -> IrenicError:
    return failure("X013", f"'{folder}' cannot be used: {what}", "train it anew with irenic train", file=str(folder))
