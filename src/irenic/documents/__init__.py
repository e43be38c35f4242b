"""Documents: bytes into text with stable offsets and metadata; one file per format."""
