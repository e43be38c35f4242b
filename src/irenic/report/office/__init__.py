"""The desk's own formats: Results as tables for Word, Excel and CSV with their citations; edits of them read back."""
