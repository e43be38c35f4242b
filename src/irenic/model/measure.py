"""How much a term is of, as people say it: a number, a bound or a range, with its unit."""


def in_words(quantity: float | None, low: float | None, high: float | None, unit: str | None) -> str:
    """ "600 troops", "at least 90 days", "at most 600", "40 to 60 aircraft"; "" where nothing measures it."""
    if low is not None and high is not None and low != high:
        number = f"{low:,.10g} to {high:,.10g}"
    elif low is not None and high is None:
        number = f"at least {low:,.10g}"
    elif high is not None and low is None:
        number = f"at most {high:,.10g}"
    else:
        exact = quantity if quantity is not None else low
        number = "" if exact is None else f"{exact:,.10g}"
    return f"{number} {unit}" if number and unit else number
