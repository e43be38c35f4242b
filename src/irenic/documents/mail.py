"""E-mail: who wrote to whom, when, on what, and the words; attachments are named, not read."""

import email
import email.policy
import email.utils
from email.message import EmailMessage

from ..model.problem import IrenicError, failure
from .extracted import Extracted
from .html import html_text
from .metadata import tidy

EXTRACTOR = "irenic e-mail 1"
_SHOWN = ("From", "To", "Cc", "Date", "Subject")


def extract_mail(data: bytes, name: str) -> Extracted:
    """The headers that say who, when and what, a blank line, and the text of an e-mail.

    The plain part goes before the HTML part. `published` is the day of sending at the sender's place. Raises
    IrenicError (X002) where the message cannot be read, (X004) where it holds no text.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        headers = [(field, " ".join(str(message[field]).split())) for field in _SHOWN if message[field]]
        attachments = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
        body, kind = _body(message)
        sent = _sent(message)
    except IrenicError:
        raise
    except Exception as error:  # a parser of strangers' bytes may raise anything; all of it means this
        raise failure(
            "X002",
            f"'{name}' cannot be read as an e-mail: {type(error).__name__}",
            "save it anew from the mail program, or save its text as txt",
            file=name,
        ) from None
    extractor = EXTRACTOR
    if kind == "html" and body.strip():
        page = html_text(body, name)
        body, extractor = page.pieces[0], f"{EXTRACTOR}, {page.extractor}"
    if not headers or not body.strip():
        raise failure("X004", f"'{name}' holds no text", "check that it is a whole e-mail, saved as eml", file=name)
    told = dict(headers)
    metadata = tidy(
        {
            "title": told.get("Subject"),
            "author": told.get("From"),
            "published": sent,
            "attachments": ", ".join(attachments),
        }
    )
    text = "\n".join(f"{field}: {value}" for field, value in headers) + "\n\n" + body
    return Extracted((text,), extractor, metadata=metadata)


def _body(message: EmailMessage) -> tuple[str, str]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", "plain"
    kind = part.get_content_subtype()
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return "", kind
    charset = part.get_content_charset("utf-8")
    try:
        return payload.decode(charset), kind
    except (LookupError, UnicodeError):
        # a wrong charset in a header is common: what does not fit is shown as such, not dropped
        return payload.decode("utf-8", "replace"), kind


def _sent(message: EmailMessage) -> str | None:
    # the header's own offset is kept: the day is the sender's
    date = email.utils.parsedate_to_datetime(str(message["Date"])) if message["Date"] else None
    return date.date().isoformat() if date else None
