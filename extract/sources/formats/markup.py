"""The text of pages and feeds: bytes that say their own character set, and are held to it."""

from __future__ import annotations

import codecs
import re

from graph.errors import InputError

_GZIP = b"\x1f\x8b"
_HEAD = 4096
"""Bytes in which a page or feed states its character set."""
_STATED = (
    re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']\s*([\w.:-]{1,40})""", re.IGNORECASE),
    re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}
"""What is declared is often the older, narrower set; https://encoding.spec.whatwg.org names the wider one."""
PROLOGUE = r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*+"
"""What may stand before the first element, as a pattern (with DOTALL) that never goes back."""
_DTD = re.compile(PROLOGUE + r"<!DOCTYPE[^>\[]*\[", re.DOTALL | re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def decode_markup(data: bytes, *, path: str, charset: str | None = None) -> str:
    """The text of a page or feed without byte order mark and XML declaration; nothing is guessed.

    A mark at its top counts first, then UTF-8 if all bytes are that, then what the server (`charset`) or the
    file states.

    Raises:
        InputError: the bytes are not in the character set that is stated, or none is and they are not UTF-8;
            or the text declares entities.
    """
    if data.startswith(_GZIP):
        raise InputError("is compressed with gzip; unpack it first", path=path)
    text = _decoded_as_stated(data, path=path, charset=charset)
    if _DTD.match(text):
        raise InputError(
            "declares entities of its own, which can unfold without end or point to other files; "
            "remove its DOCTYPE",
            path=path,
        )
    return _XML_DECLARATION.sub("", text, count=1)


def _decoded_as_stated(data: bytes, *, path: str, charset: str | None) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decoded(data, codec, path=path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        stated = charset or _stated(data[:_HEAD])
        if stated is None:
            raise InputError(
                f"is not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start}) and states no "
                "character set; convert it to UTF-8 first, for example with iconv",
                path=path,
            ) from error
        return _decoded(data, stated, path=path)


def _decoded(data: bytes, charset: str, *, path: str) -> str:
    codec = _AS_BROWSERS_DO.get(charset.strip().lower(), charset.strip())
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, ValueError) as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(
            f"says that it is in {charset} and breaks that{at}; convert it to UTF-8 from what it really is",
            path=path,
        ) from error
    except LookupError as error:
        raise InputError(
            f"says that it is in {charset!r}, which is no character set; convert it to UTF-8", path=path
        ) from error


def _stated(head: bytes) -> str | None:
    found = next((match for pattern in _STATED if (match := pattern.search(head))), None)
    stated = found[1].decode("ascii", "replace") if found else None
    # A file that can be searched byte by byte is not in UTF-16, whatever it says.
    return None if stated is None or stated.lower().startswith("utf-16") else stated
