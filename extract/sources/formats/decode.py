"""Bytes to text, or a message that says what is wrong with them and how to put it right."""

from __future__ import annotations

import codecs

from graph.errors import InputError

_ALLOWED_CONTROLS = b"\t\n\v\f\r\x1b"
_CONTROLS = bytes(byte for byte in range(32) if byte not in _ALLOWED_CONTROLS)
_MOST_CONTROLS = 0.01  # a stray control character is a typing accident, one in a hundred is not text
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, *, path: str) -> str:
    r"""The text of `data` without byte order mark and with `\n` line ends.

    Raises:
        InputError: the data is empty, binary, or neither UTF-8 nor marked UTF-16.
    """
    if not data.strip():
        raise InputError("is empty: expected a text, found nothing to read", path=path)
    text = _decode_utf16(data, path=path) if data.startswith(_UTF16_MARKS) else _decode_utf8(data, path=path)
    if not text.strip():
        raise InputError("is empty: expected a text, found only white space", path=path)
    return with_plain_line_ends(text)


def with_plain_line_ends(text: str) -> str:
    r"""The text with `\n` at the end of every line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_utf16(data: bytes, *, path: str) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise InputError(
            f"is marked as UTF-16 but breaks at byte {error.start}: save it again as UTF-8", path=path
        ) from error
    if "\0" in text:
        raise InputError("is binary: it holds NUL characters; give the text itself", path=path)
    return text


def _decode_utf8(data: bytes, *, path: str) -> str:
    _refuse_binary(data, path=path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start}); convert it first, for "
            "example: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW (for Chinese often -f GB18030 or -f BIG5)",
            path=path,
            line=line,
        ) from error


def _refuse_binary(data: bytes, *, path: str) -> None:
    nul = data.find(b"\0")
    if nul >= 0:
        raise InputError(
            f"is binary: it holds a NUL byte at offset {nul}; give the text itself "
            "(for UTF-16 without a byte order mark: iconv -f UTF-16LE -t UTF-8 OLD > NEW)",
            path=path,
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        raise InputError(
            f"is binary: {controls} of its {len(data)} bytes are control characters; give the text itself",
            path=path,
        )
