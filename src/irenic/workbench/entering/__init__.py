"""Parties, issues, drafts and all that stands in them, entered in forms."""
