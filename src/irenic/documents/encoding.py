"""Bytes into characters: UTF-8 unless the file or the user says otherwise, and never by guessing in silence."""

import codecs

from ..model.problem import failure

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """The characters of a text file.

    A byte order mark decides; else `encoding`; else UTF-8. Raises IrenicError (F004) where the bytes are no text,
    (F006) where they are in another encoding, with the place of the first byte that does not fit.
    """
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    codec = marked or encoding or "utf-8"
    try:
        codecs.lookup(codec)
    except (LookupError, ValueError):
        raise failure(
            "F006", f"'{codec}' is not an encoding", "name one such as utf-8, windows-1251 or iso-8859-1", file=name
        ) from None
    if marked is None and b"\x00" in data and not codec.lower().startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        raise failure(
            "F004",
            f"'{name}' is binary, not text",
            "documents are txt, md, HTML, PDF, docx and eml; save it as one of these",
            file=name,
        )
    try:
        return data.decode(codec)
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = data.count(b"\n", 0, start) + 1
        likely = None if encoding else _likely(data)
        raise failure(
            "F006",
            f"'{name}' is not {codec.upper()}: byte {start} in line {line} does not fit",
            f"it looks like {likely}: add --encoding {likely}" if likely else "name its encoding with --encoding",
            file=name,
            line=line,
        ) from None


def _likely(data: bytes) -> str | None:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(data[:200_000]).best()
    return best.encoding.replace("cp125", "windows-125") if best else None
