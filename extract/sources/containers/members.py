"""The bytes of a WARC file, unfolded where they are gzip, with the place in the file that they come from.

Invariant: never more than a block of unfolded bytes is held beyond what was asked for.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO, Protocol

GZIP_MAGIC = b"\x1f\x8b\x08"
_BLOCK, _STEP = 1 << 16, 1 << 10


class Unfolded(Protocol):
    """Bytes to read on.

    Raises:
        zlib.error: the compressed bytes are damaged; `offset` tells where they begin.
        EOFError: they break off.
    """

    folded: bool
    """Whether they are unfolded, so that passing over many of them takes time."""
    offset: int
    """The last place of the file where a reader can begin."""

    @property
    def end(self) -> int:
        """Where what was read ends, if a reader can begin there, else the last place where one can."""
        ...

    def begin(self) -> int | None:
        """Where the next record begins, behind blank lines; None at the end of the file."""
        ...

    def head(self, mark: bytes, most: int) -> bytes:
        """The bytes up to and with `mark`; without it where it does not come within `most` bytes."""
        ...

    def read(self, size: int) -> bytes:
        """The next bytes, fewer than `size` only at the end of the file."""
        ...

    def skip(self, size: int) -> int:
        """Pass over bytes; how many of them there were."""
        ...

    def settle(self) -> None:
        """Pass over the line ends that close a record; its compressed bytes are then known to be whole."""
        ...


def unfolded(file: BinaryIO, start: int) -> Unfolded:
    """The bytes of `file` from `start` on, which begins a record or a gzip member."""
    file.seek(start)
    folded = file.read(len(GZIP_MAGIC)) == GZIP_MAGIC
    file.seek(start)
    return _Members(file, start) if folded else _Plain(file, start)


class _Plain:
    """The bytes as they are."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file = file
        self.folded = False
        self.offset = start

    @property
    def end(self) -> int:
        return self.offset

    def begin(self) -> int | None:
        self.settle()
        there = self._file.read(1)
        self._file.seek(self.offset)
        return self.offset if there else None

    def head(self, mark: bytes, most: int) -> bytes:
        data = self._file.read(most)
        at = data.find(mark)
        taken = data if at < 0 else data[: at + len(mark)]
        self._file.seek(self.offset + len(taken))
        return taken

    def read(self, size: int) -> bytes:
        return self._file.read(size)

    def skip(self, size: int) -> int:
        here, end = self._file.tell(), self._file.seek(0, 2)
        self._file.seek(min(here + size, end))
        return min(size, end - here)

    def settle(self) -> None:
        self.offset = self._file.tell()
        while self._file.read(1) in (b"\r", b"\n"):
            self.offset += 1
        self._file.seek(self.offset)


class _Members:
    """The bytes of gzip members, one after the other."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file = file
        self._folded = b""
        self._ready = b""
        self._member = zlib.decompressobj(31)
        self.folded = True
        self.offset = start

    @property
    def end(self) -> int:
        over = self._member.eof and not self._ready
        return self._file.tell() - len(self._folded) if over else self.offset

    def begin(self) -> int | None:
        self.settle()
        return self.offset if self._more(_BLOCK) else None

    def head(self, mark: bytes, most: int) -> bytes:
        out = bytearray()
        while len(out) < most and self._more(_BLOCK):
            step = min(len(self._ready), _STEP)
            out += self._ready[:step]
            at = out.find(mark, max(0, len(out) - step - len(mark)))
            taken = step if at < 0 else step - (len(out) - at - len(mark))
            self._ready = self._ready[taken:]
            if at >= 0:
                return bytes(out[: at + len(mark)])
        return bytes(out)

    def read(self, size: int) -> bytes:
        out = bytearray()
        while len(out) < size and (self._ready or self._more(size - len(out))):
            taken, self._ready = self._ready[: size - len(out)], self._ready[size - len(out) :]
            out += taken
        return bytes(out)

    def skip(self, size: int) -> int:
        passed = 0
        while passed < size and (block := self.read(min(_BLOCK, size - passed))):
            passed += len(block)
        return passed

    def settle(self) -> None:
        while not self._member.eof or self._ready:
            self._ready = self._ready.lstrip(b"\r\n")
            if self._ready or not self._unfold(_BLOCK):
                return

    def _more(self, size: int) -> bool:
        """Whether there are bytes ready, after a step into the next member where this one is done."""
        while not self._ready:
            if self._member.eof and not self._next():
                return False
            self._unfold(max(size, 1))
        return True

    def _next(self) -> bool:
        """Step to the next member; padding behind the last one is passed over."""
        rest = self._folded or self._file.read(_BLOCK)
        if not rest.strip(b"\0"):
            return False
        self.offset = self._file.tell() - len(rest)
        self._folded, self._member = rest, zlib.decompressobj(31)
        return True

    def _unfold(self, size: int) -> bool:
        """Make bytes ready; False if the member is done."""
        while not self._ready and not self._member.eof:
            folded = self._folded or self._file.read(_BLOCK)
            if not folded:
                raise EOFError("it breaks off")
            self._ready = self._member.decompress(folded, min(size, _BLOCK))
            self._folded = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return bool(self._ready)
