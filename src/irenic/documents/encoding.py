"""Bytes into characters: UTF-8 unless the file or the user says otherwise, and never by guessing in silence."""

import codecs
from typing import Final

from ..model.problem import failure
from .library import quiet
from .normalise import normal_form

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# what is labelled with the narrow set is written in the wider one, curly quotes above all (WHATWG Encoding, 4.2)
_WIDER: Final = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_NO_ENCODINGS: Final = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
_WORTH_A_GUESS: Final = """cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8_r koi8_u iso8859_2
    iso8859_5 iso8859_6 iso8859_7 iso8859_8 mac_roman mac_cyrillic cp932 euc_jp gb18030 big5 cp949""".split()
_BYTES_FOR_A_GUESS: Final = 200_000


def decode_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """The characters of a text file.

    A byte order mark decides; else `encoding`; else UTF-8. Raises IrenicError (F004) where the bytes are no text,
    (F006) where they are in another encoding, with the place of the first byte that does not fit.
    """
    given = check_encoding(encoding, name) if encoding else None
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    codec = marked or _WIDER.get(given or "", given) or "utf-8"
    if marked is None and b"\x00" in data and not codec.startswith(("utf-16", "utf-32")):
        raise failure(
            "F004",
            f"'{name}' is binary, not text",
            "it looks like UTF-16 without a byte order mark: add --encoding utf-16-le"
            if data[1:200:2].count(0) > len(data[1:200:2]) // 2
            else "documents are txt, md, HTML, PDF, docx and eml; save it as one of these",
            file=name,
        )
    try:
        return data.decode(codec)
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        likely = _likely(data, codec)
        raise failure(
            "F006",
            f"'{name}' is not {_common_name(codec).upper()}: byte {start} in line {_line(data, start, codec)} "
            "does not fit",
            f"it looks like {likely}: add --encoding {likely}" if likely else "name its encoding with --encoding",
            file=name,
            line=_line(data, start, codec),
        ) from None


def check_encoding(encoding: str, name: str) -> str:
    """The codec of an encoding that the user named; raises IrenicError (F006) where there is none."""
    codec = _codec(encoding)
    if codec is None:
        raise failure(
            "F006", f"'{encoding}' is not an encoding", "name one such as utf-8, windows-1251 or iso-8859-1", file=name
        )
    return codec


def stated_encoding(label: str | None) -> str | None:
    """The encoding that a page or an e-mail states of itself; None where it states none that can be meant."""
    codec = _codec(label) if label else None
    # whoever could read the label read it byte by byte, and plain ASCII is UTF-8
    return None if codec is None or codec == "ascii" or codec.startswith(("utf-7", "utf-16", "utf-32")) else codec


def _codec(encoding: str) -> str | None:
    try:
        codec = codecs.lookup(encoding).name
        if codec.replace("-", "_") in _NO_ENCODINGS:
            return None
        b"a".decode(codec)  # refuses what Python calls codecs too, such as base64
    except UnicodeDecodeError:
        pass  # one letter is no whole text in UTF-16
    except (LookupError, ValueError):
        return None
    return codec


def _line(data: bytes, start: int, codec: str) -> int:
    return normal_form(data[:start].decode(codec, "replace")).count("\n") + 1


def _likely(data: bytes, codec: str) -> str | None:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    with quiet():
        best = from_bytes(data[:_BYTES_FOR_A_GUESS], cp_isolation=_WORTH_A_GUESS).best()
    if best is None or best.encoding == codec:
        return None
    try:
        data.decode(best.encoding)
    except UnicodeError:
        return None
    # the commonest goes first where both read the same
    same = data.decode("cp1252", "replace") == data.decode(best.encoding)
    return "windows-1252" if same else _common_name(best.encoding)


def _common_name(codec: str) -> str:
    return codec.replace("cp125", "windows-125").replace("_", "-")
