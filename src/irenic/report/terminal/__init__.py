"""Results as pages of plain text for a terminal: one file per result."""
