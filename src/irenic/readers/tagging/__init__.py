"""A tagger of source, cue and content that a user trains on labels of their own, and that reads beside the rules."""
