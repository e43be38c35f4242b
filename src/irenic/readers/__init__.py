"""Reading: from a document, and a case's names, to proposals; one file per kind of thing read."""
