from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from graph.errors import InputError
from training.quantised import encoder_file, read_tensors


def blocks(numbers: NDArray[np.float32]) -> bytes:
    """Rows of 32 whole numbers from -8 to 7 as blocks of 4 bits with the scale 1/4."""
    halves = (numbers + 8).astype(np.uint8)
    packed = halves[:, :16] | (halves[:, 16:] << 4)
    scale = np.full((len(numbers), 1), 0.25, np.float16).view(np.uint8)
    return np.concatenate([scale, packed], 1).tobytes()


def written(folder: Path, tensors: dict[str, bytes]) -> Path:
    """A file of weights with a vocabulary of one piece."""
    head = b"E5S1" + struct.pack("<I7i", 1, 32, 2, 4, 64, 3, 512, 2) + struct.pack("<fi", 1e-12, 32)
    head += (
        struct.pack("<5iQ", 1, 0, 2, 1, 3, 1)
        + struct.pack("<2If", 0, 1, -1.0)
        + b"a"
        + struct.pack("<iI", 0, 0)
    )
    listed = sum(2 + len(name) + 5 + 16 for name in tensors)
    place, directory, body = len(head) + 4 + listed, b"", b""
    for name, content in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BI", 1, 0)
        directory += struct.pack("<QQ", place + len(body), len(content))
        body += content
    path = folder / "weights.bin"
    path.write_bytes(head + struct.pack("<i", len(tensors)) + directory + body)
    return path


def test_a_matrix_in_blocks_of_four_bits_comes_back_as_numbers(tmp_path: Path) -> None:
    numbers = np.arange(-8, 8, dtype=np.float32).repeat(4).reshape(2, 32)

    tensors = read_tensors(written(tmp_path, {"emb.word": blocks(numbers)}))

    assert np.array_equal(numbers / 4, tensors.matrix("emb.word", 2, 32))


def test_numbers_of_32_bits_come_back_as_they_are(tmp_path: Path) -> None:
    bias = np.linspace(-1, 1, 5, dtype=np.float32)

    tensors = read_tensors(written(tmp_path, {"one": bias.tobytes(), "two": (2 * bias).tobytes()}))

    assert np.array_equal(2 * bias, tensors.matrix("two", 5))


def test_the_sizes_stand_at_the_head(tmp_path: Path) -> None:
    tensors = read_tensors(written(tmp_path, {}))

    assert (32, 2, 64, 3, 512) == (
        tensors.width,
        tensors.layers,
        tensors.inner,
        tensors.words,
        tensors.places,
    )


def test_a_file_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF")

    with pytest.raises(InputError, match=r"other\.bin does not begin with E5S1"):
        read_tensors(path)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        __import__("training.quantised").quantised.PACKAGES, "tokenizer.json", "no-such-thing"
    )

    with pytest.raises(InputError, match="the dependency group train brings it with no-such-thing"):
        encoder_file("tokenizer.json")
