"""The report: Results as one self-contained HTML page that loads nothing from elsewhere."""
