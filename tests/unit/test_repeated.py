"""Whether a quote stands twice, against the plain search."""

import random

from irenic.readers.repeated import Repeated


def test_it_is_what_a_plain_search_finds() -> None:
    chance = random.Random(7)
    for _ in range(200):
        text = " ".join(chance.choice(["the", "plan", "was", "no plan,", "“the", "a  b", "plan”"]) for _ in range(40))
        folded = " ".join(text.split())
        ends = [sorted(chance.sample(range(len(folded)), 2)) for _ in range(20)]
        quotes = [" ".join(folded[start:end].split()) for start, end in ends]
        repeated = Repeated(text)
        repeated.look_for(quote for at, quote in enumerate(quotes) if at % 2)
        for quote in filter(None, quotes):
            first = folded.find(quote)
            assert repeated.stands_twice(quote) is (folded.find(quote, first + 1) >= 0)


def test_what_does_not_stand_there_does_not_stand_there_twice() -> None:
    repeated = Repeated("The plan was rejected.")
    assert not repeated.stands_twice("The plan was accepted")
    repeated.look_for(["The plan was accepted"])
    assert not repeated.stands_twice("The plan was accepted")
