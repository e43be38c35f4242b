"""Dates in news English as intervals of calendar days."""

from .expressions import DateExpression, date_expressions

__all__ = ["DateExpression", "date_expressions"]
