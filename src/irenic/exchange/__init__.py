"""Negotiation domains of other tools: into a case, and out of one."""

from .exporting import export_case
from .importing import import_case

__all__ = ["export_case", "import_case"]
