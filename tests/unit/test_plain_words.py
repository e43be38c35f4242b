"""Every code that a page can show has plain words, and no two codes have the same."""

from irenic.model.plain_words import PLAIN_WORDS, with_code
from irenic.model.vocabulary import PLOVER_MODES, PROVISION_CODES


def test_every_code_has_words_of_its_own_and_no_word_is_a_code() -> None:
    kinds = {kind for name, modes in PLOVER_MODES.items() for kind in (name, *(f"{name}/{mode}" for mode in modes))}
    assert PLAIN_WORDS.keys() == PROVISION_CODES | kinds
    assert len(set(PLAIN_WORDS.values())) == len(PLAIN_WORDS)
    assert not {words for words in PLAIN_WORDS.values() if words in PLAIN_WORDS or not words[0].isalpha()}


def test_a_code_stands_behind_its_words_and_plain_words_stay_alone() -> None:
    assert with_code("ASSAULT/drone") == "a drone attack (ASSAULT/drone)"
    assert with_code("SsrArm") == "armed forces (SsrArm)"
    assert with_code("meeting") == "meeting"
