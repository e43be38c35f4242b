"""The brief: two pages in plain words, each sentence with the quotes behind it, and nothing beyond the Results."""
