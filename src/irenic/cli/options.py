"""Options that several verbs read alike."""

import datetime

import typer


def parse_day(text: str | None) -> datetime.date | None:
    """A day given on the command line; wrong usage where it is none."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a date: write year-month-day, such as 2031-03-09") from None
