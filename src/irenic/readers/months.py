"""The months and the days of the week: the one table of their names, and the patterns that find them."""

from typing import Final

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SHORT_MONTHS: Final = tuple(dict.fromkeys([*(month[:3] for month in MONTHS), "sept"]))
MONTH_NAME: Final = f"(?:{'|'.join(month.capitalize() for month in MONTHS)})"
WEEKDAY: Final = f"(?:{'|'.join(day.capitalize() for day in WEEKDAYS)})"
MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
"""A month's name, or its abbreviation with or without a full stop."""
DAY_OR_MONTH: Final = f"(?:{WEEKDAY[3:-1]}|{MONTH_NAME[3:-1]})"
"""Either by its full name."""
