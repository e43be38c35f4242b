"""How many random cases a check looks at: some in every run, 500 and more with `make thorough`."""

import os


def blocks(number: int, cases: int) -> range:
    """Blocks of so many cases each: the number given, or as many as make 500 cases."""
    return range(-(-500 // cases) if "IRENIC_THOROUGH" in os.environ else number)
