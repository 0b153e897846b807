"""The trained weights as packaged: for each script a tagger and a relation model, encoders in ONNX, heads in NumPy."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from extract.extractors.learned.tags import Piece
from graph.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCRIPTS = {"en": "latin", "de": "latin", "zh": "zh"}
"""Which weights read a language."""
_BATCH = 32


@dataclass(frozen=True)
class Weights:
    """One script's models.

    Attributes:
        tokenizer: of the `tokenizers` library.
        tagger, relations: ONNX sessions from token ids to states.
        heads: arrays of the heads by name.
        settings: thresholds and calibration, as written by training.
    """

    tokenizer: Any
    tagger: Any
    relations: Any
    heads: Mapping[str, NDArray[np.float32]]
    settings: Mapping[str, Any]

    def tokenise(self, words: str) -> list[int]:
        """Ids of the word pieces of `words`, without marks around them."""
        return list(self.tokenizer.encode(words, add_special_tokens=False).ids) if words else []

    def split(self, words: str) -> tuple[list[int], list[Piece]]:
        """Ids and word pieces of `words`."""
        return split(self.tokenizer, words)


def split(tokenizer: Any, words: str) -> tuple[list[int], list[Piece]]:
    """Ids and word pieces of `words`; a piece that goes on a word is not its first."""
    encoded = tokenizer.encode(words, add_special_tokens=False)
    pieces = [
        Piece(start, end, not token.startswith("##"))
        for (start, end), token in zip(encoded.offsets, encoded.tokens, strict=True)
    ]
    return list(encoded.ids), pieces


@cache
def load_weights(language: str) -> Weights:
    """The models that read `language`; loaded once.

    Raises:
        InputError: there are none for it, or the package was installed without its weights.
    """
    script = SCRIPTS.get(language)
    if script is None:
        raise InputError(f"no trained weights read {language!r}: the languages are {', '.join(SCRIPTS)}")
    folder = files("extract.extractors.learned").joinpath("weights", script)
    if not folder.joinpath("heads.npz").is_file():
        raise InputError(
            f"the trained weights for {script} are not installed: reinstall siliconveil or retrain"
        )
    import numpy as np
    from tokenizers import Tokenizer

    with as_file(folder) as path:
        tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        with np.load(path / "heads.npz") as stored:
            heads = {name: stored[name].astype(np.float32) for name in stored.files}
        settings = json.loads((path / "settings.json").read_text(encoding="utf-8"))
        sessions = [_session(str(path / f"{name}.onnx")) for name in ("tagger", "relations")]
    return Weights(tokenizer, sessions[0], sessions[1], heads, settings)


def _session(path: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def states(
    session: Any, rows: Sequence[Sequence[int]], shapes: Sequence[Sequence[int]] | None = None
) -> list[NDArray[np.float32]]:
    """The token states (tokens, width) of each row of ids.

    Rows are run in batches of about one length; the grouping depends on nothing but the rows.
    """
    import numpy as np

    order = sorted(range(len(rows)), key=lambda number: (len(rows[number]), number))
    found: list[NDArray[np.float32]] = [np.zeros((0, 0), np.float32)] * len(rows)
    for first in range(0, len(order), _BATCH):
        group = order[first : first + _BATCH]
        longest = max(len(rows[number]) for number in group)
        ids, mask, types = (np.zeros((len(group), longest), np.int64) for _ in range(3))
        for row, number in enumerate(group):
            length = len(rows[number])
            ids[row, :length], mask[row, :length] = rows[number], 1
            if shapes is not None:
                types[row, :length] = shapes[number]
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        result = session.run(None, given)[0]
        for row, number in enumerate(group):
            found[number] = result[row, : len(rows[number])]
    return found
