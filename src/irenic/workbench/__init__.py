"""The local web pages over an open case folder."""
