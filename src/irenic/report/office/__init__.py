"""The desk's own formats: Results as tables for Word, Excel and CSV, each with the citations that it rests on."""
