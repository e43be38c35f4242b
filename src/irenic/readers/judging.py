"""Words that judge: praise and blame, weight and worth, prospects; whoever says them takes a view."""

import re
from typing import Final

from .pieces import word_set

WORTH: Final = word_set(
    """
    good bad fair unfair just unjust balanced unbalanced constructive excellent great strong weak positive promising
    reasonable unreasonable realistic unrealistic dangerous encouraging helpful unhelpful useful useless acceptable
    unacceptable disappointing serious best worst better worse workable unworkable generous cynical honest dishonest
    absurd ridiculous shameful disgraceful brave courageous bold reckless irresponsible provocative historic vital
    brilliant terrible horrible awful wonderful superb poor rich ambitious modest timid clumsy empty hollow vague
    thin flimsy shaky fragile bitter stinging humiliating crushing devastating damning grim bleak gloomy sobering
    hopeful remarkable extraordinary unprecedented surprising astonishing stunning startling curious odd strange
    bizarre controversial contentious lopsided one-sided risky costly painful harsh brutal savage senseless needless
    insulting offensive outrageous scandalous illegal barbaric criminal heinous monstrous plausible implausible
    credible incredible unthinkable laughable naive wise foolish stupid clever shrewd dead doomed unlikely hopeless
    inevitable overdue welcome unwelcome regrettable sad tragic heartbreaking lame hard-won hard-fought sensible
    sincere hasty premature decisive crucial pivotal momentous landmark tense toxic icy frosty warm cordial productive
    fruitful fruitless sterile pointless
    """
)
"""Adjectives by which somebody values something."""
WEIGHT: Final = word_set(
    """
    significant major substantial important considerable meaningful far-reaching sweeping dramatic notable huge massive
    key central real big
    """
)
"""Adjectives of weight: with a noun for a result they judge it ("a major breakthrough"), with others they measure."""
RESULTS: Final = word_set(
    """
    breakthrough setback defeat victory triumph blow failure success disaster catastrophe humiliation fiasco debacle
    concession gamble mistake blunder insult betrayal surrender capitulation sell-out farce stunt sham trap theft joke
    scandal outrage disgrace shame tragedy step leap milestone achievement advance retreat climbdown u-turn snub slap
    lifeline impasse stalemate deadlock turnaround miracle honour honor masterpiece nonsense rubbish madness folly
    fantasy illusion dream nightmare recipe invitation threat provocation crime opportunity chance hope
    """
)
"""Nouns that say what something is worth or amounts to."""
OUTRIGHT: Final = RESULTS - word_set("step invitation threat opportunity chance hope advance retreat crime")
"""Those nouns that say outright what something is worth."""
_QUOTED: Final = re.compile(r"[“\"«](?:[^\s”\"»]+ ){2}[^”\"»]{2,80}[”\"»]")
"""A figure of speech; one or two words between marks are as often a term."""
_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*")


def is_judged(words: str, *, quoted: bool = True) -> bool:
    """Whether words say what something is worth: by a word of worth, a noun of result, or as a quoted name for it."""
    found = {word.lower() for word in _WORD.findall(words)}
    return bool(found & (WORTH | RESULTS)) or (quoted and _QUOTED.search(words) is not None)
