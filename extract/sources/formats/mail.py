"""Single e-mails (.eml), as newsletters and tips arrive; attachments are left out."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
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
    message = message_from_bytes(data, policy=policy.default)
    if not message.keys() or not (message["from"] or message["subject"] or message["date"]):
        raise InputError("is no e-mail: it has no From, Subject or Date; save it as .eml", path=path)
    contents = _body(message, path=path)
    name, address = parseaddr(str(message["from"] or ""))
    values = dict(contents.values)
    said = {"title": str(message["subject"] or "").strip(), "publisher": name or address}
    values |= {key: value for key, value in said.items() if value}
    # The day of the header in the sender's own time; none at all if it is missing or no date.
    day = said_day(str(message["date"] or ""))
    values.pop("published", None)
    if day:
        values["published"] = day
    return Contents(contents.body, values)


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
