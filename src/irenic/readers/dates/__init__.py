"""Dates in news English as intervals of calendar days, by the table of `docs/reference/labelling.md`.

A text is gone through for words that name days (`by_calendar`, `counted`); what stands around them takes a part of the days
(`parts`), joins two to a range or opens an end (`ends`); then the days are counted, from the day that `anchor` finds and in the
direction that `tense` hears.

Where the table is silent: "the end of June" is its late part; of a week, Monday to Wednesday are early and Thursday to Sunday
late; of a year, four months each; the past three days and the next two weeks are counted from the day of publication; a feast is
its day; "last March" is the last one that is over; a date in figures that may be day-month or month-day is unknown; and a day
of the month that the tense would put ten months away is the nearest one.
"""

from .expressions import DateExpression, date_expressions, told_on

__all__ = ["DateExpression", "date_expressions", "told_on"]
