"""Plain text and Markdown, which stay as they are written, without their front matter."""

from .encoding import decode_text
from .extracted import Extracted
from .metadata import split_front_matter
from .normalise import normal_form

EXTRACTOR = "irenic text 1"


def extract_plain(data: bytes, name: str, encoding: str | None = None) -> Extracted:
    """The text of a txt or md file; raises IrenicError as `decode_text` and `split_front_matter` do."""
    fields, text = split_front_matter(normal_form(decode_text(data, name, encoding)), name)
    return Extracted((text,), EXTRACTOR, metadata=fields)
