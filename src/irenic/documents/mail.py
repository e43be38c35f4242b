"""E-mail: who wrote to whom, when, on what, and the words; attachments are named, not read."""

import contextlib
import email
import email.policy
import email.utils
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Final

from ..model.problem import failure
from .encoding import decode_text, stated_encoding
from .extracted import Extracted
from .html import extract_markup
from .library import quiet
from .metadata import tidy
from .normalise import normal_form

EXTRACTOR: Final = "irenic e-mail 2"
_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")


def extract_mail(data: bytes, name: str, encoding: str | None = None) -> Extracted:
    """The headers that say who, when and what, a blank line, and the text of an e-mail.

    The plain part goes before the HTML part, of which all the text is kept. `published` is the day of sending at the
    sender's place; `encoding` is that of a part which states none that fits. Raises IrenicError (X002) where the
    message cannot be read, (X004) where it holds no text, (F006) where its bytes do not fit the encoding.
    """
    try:
        with quiet():
            message = email.message_from_bytes(data, policy=email.policy.default)
            told = {field: value for field in _SHOWN if (value := _header(message, field))}
            attachments = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
            bodies = list(_bodies(message))
    except Exception as error:  # a parser of strangers' bytes may raise anything; all of it means this
        raise failure(
            "X002",
            f"'{name}' cannot be read as an e-mail: {type(error).__name__}",
            "save it anew from the mail program, or save its text as txt",
            file=name,
        ) from None
    body, extractor = "", EXTRACTOR
    for kind, content, charset in bodies:
        body = _decode(content, charset, name, encoding)
        if kind == "html" and body.strip():
            page = extract_markup(body, name, whole=True)
            body, extractor = page.pieces[0], f"{EXTRACTOR}, {page.extractor}"
        if normal_form(body).strip():
            break
    if not told or not body.strip():
        raise failure("X004", f"'{name}' holds no text", "check that it is a whole e-mail, saved as eml", file=name)
    metadata = tidy(
        {
            "title": told.get("Subject"),
            "author": told.get("From"),
            "to": told.get("To"),
            "published": _day_sent(told.get("Date")),
            "attachments": ", ".join(attachments),
        }
    )
    text = "\n".join(f"{field}: {value}" for field, value in told.items()) + "\n\n" + body
    return Extracted((text,), extractor, metadata=metadata)


def _header(message: EmailMessage, field: str) -> str:
    value = next((str(raw) for key, raw in message.raw_items() if key.lower() == field.lower()), "")
    # a header that breaks the rules does not cost the message: as it stands, it says enough. A date always stays as
    # it stands, for the library would write it anew, with another name of the day where that does not fit
    if field != "Date":
        with contextlib.suppress(Exception):
            value = str(message[field] or value)
    # bytes that are no ASCII come as surrogates
    shown = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(shown.split())


def _bodies(message: EmailMessage) -> Iterator[tuple[str, bytes, str | None]]:
    """Kind, bytes and stated charset of the plain part, then of the HTML part."""
    for kind in ("plain", "html"):
        part = message.get_body(preferencelist=(kind,))
        content = part.get_payload(decode=True) if part is not None else None
        if part is not None and isinstance(content, bytes):
            yield kind, content, part.get_content_charset()


def _decode(content: bytes, charset: str | None, name: str, encoding: str | None) -> str:
    stated = stated_encoding(charset)
    if stated:
        with contextlib.suppress(UnicodeError):
            content.decode(stated)
            return decode_text(content, name, stated)
    return decode_text(content, name, encoding)


def _day_sent(date: str | None) -> str | None:
    # the header's own offset is kept: the day is the sender's
    with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
        return email.utils.parsedate_to_datetime(date or "").date().isoformat()
    return None
