"""The case file: YAML into a case and back, with places, checks and lossless edits."""
