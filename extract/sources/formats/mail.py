"""Single e-mails (.eml), as newsletters and tips arrive; attachments are left out."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parseaddr

from extract.sources.formats.contents import Contents
from extract.sources.formats.page import read_page
from extract.sources.said_day import said_day
from graph.errors import InputError


def read_mail(data: bytes, *, path: str) -> Contents:
    """The text of the mail: the plain part, or the article of the page if there is only that.

    The publisher is the name that the sender gives, else the address.

    Raises:
        InputError: it is no mail, or has no text.
    """
    message = _parsed(data, path=path)
    if not message.keys() or not (message["from"] or message["subject"] or message["date"]):
        raise InputError("is no e-mail: it has no From, Subject or Date; save it as .eml", path=path)
    contents = _body(message, path=path)
    name, address = parseaddr(str(message["from"] or ""))
    values = dict(contents.values)
    said = {"title": str(message["subject"] or "").strip(), "publisher": name or address}
    values |= {key: value for key, value in said.items() if value}
    # The day of the header in the sender's own time; none at all if it is missing or no date.
    day = said_day(_as_written(data, "date"))
    values.pop("published", None)
    if day:
        values["published"] = day
    return Contents(contents.body, values)


def _parsed(data: bytes, *, path: str) -> EmailMessage:
    try:
        message = message_from_bytes(data, policy=policy.default)
        message.get_body(("plain", "html"))
    except RecursionError as error:
        raise InputError("is nested too deep: save the text of the mail as .txt", path=path) from error
    return message


def _as_written(data: bytes, header: str) -> str | None:
    """A header to the letter; the parser of the whole mail puts its own reading of a day in its place."""
    value = BytesHeaderParser(policy=policy.compat32).parsebytes(data)[header]
    return None if value is None else str(value)


def _body(message: EmailMessage, *, path: str) -> Contents:
    part = message.get_body(("plain", "html"))
    if part is None:
        raise InputError("holds no text: the mail has only attachments; save them as files", path=path)
    try:
        words = part.get_content()
    except (LookupError, UnicodeDecodeError, AssertionError) as error:
        raise InputError(f"cannot be decoded ({error}); save its text as .txt", path=path) from error
    if part.get_content_subtype() == "html":
        return read_page(words.encode("utf-8", "surrogatepass"), path=path)
    text = words.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError("is empty: the mail has no words", path=path)
    return Contents(text)
