"""How many random cases a check looks at: some in every run, 500 and more with `make thorough`."""

import os


def blocks(number: int, cases: int) -> range:
    """Blocks of so many cases each: the number given, or as many as make 500 cases."""
    return range(-(-500 // cases) if "IRENIC_THOROUGH" in os.environ else number)


def fuzzed_blocks() -> list[range]:
    """The seeds of fuzzed documents: 60 in every run, 10,000 with `make thorough`."""
    number, size = (10_000, 100) if "IRENIC_THOROUGH" in os.environ else (60, 20)
    return [range(first, first + size) for first in range(0, number, size)]
