"""Compressed bytes, unfolded up to a limit and never beyond: a small file may hold gigabytes of zeros."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from extract.sources.base import MEGABYTE
from graph.errors import InputError

_GZIP, _ZLIB, _RAW = 31, 15, -15
_PLAIN = frozenset({"", "identity"})


def unfold(data: bytes, *, encodings: Iterable[str], limit: int) -> bytes:
    """The bytes behind the content encodings of an answer, the last one applied first.

    Raises:
        InputError: more than `limit` bytes come out, the data is broken, or an encoding is not known.
    """
    for encoding in reversed([one.strip().lower() for one in encodings]):
        if encoding in ("gzip", "x-gzip"):
            data = _inflated(data, (_GZIP,), limit)
        elif encoding == "deflate":
            data = _inflated(data, (_ZLIB, _RAW), limit)
        elif encoding not in _PLAIN:
            raise InputError(f"is compressed as {encoding!r}, expected gzip, deflate or nothing")
    return data


def _inflated(data: bytes, windows: tuple[int, ...], limit: int) -> bytes:
    first, *others = windows
    try:
        return _of_members(data, first, limit)
    except zlib.error as error:
        if others:
            return _inflated(data, tuple(others), limit)
        raise InputError(f"is compressed and broken ({error}); it cannot be unfolded") from error


def _of_members(data: bytes, window: int, limit: int) -> bytes:
    """All members, one after the other; what follows the last one is padding."""
    out = bytearray()
    while True:
        unfolding = zlib.decompressobj(window)
        out += unfolding.decompress(data, limit + 1 - len(out))
        if len(out) > limit:
            raise InputError(
                f"unfolds to more than {limit / MEGABYTE:g} MB, the limit for one item: it may be a "
                "decompression bomb; if it is not, raise the limit with --max-size"
            )
        if not unfolding.eof:
            raise zlib.error("it ends too early")
        data = unfolding.unused_data.lstrip(b"\0")
        if window != _GZIP or not data.startswith(b"\x1f\x8b"):
            return bytes(out)
