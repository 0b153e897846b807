"""The trained weights as packaged: for each script a tagger and a relation model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from extract.extractors.learned.tags import Piece
from extract.gazetteer.spelling import to_simplified
from graph.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCRIPTS = {"en": "latin", "de": "latin", "zh": "zh"}
"""Which weights read a language."""
_BATCH = 16
_HAN = re.compile("[\u4e00-\u9fff]")
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Weights:
    """One script's models.

    Attributes:
        tokenizer: of the `tokenizers` library.
        tagger, relations: ONNX sessions from token ids to states; the second has only the lower layers.
        pairs: ONNX session of the upper layers, from states in which a pair is marked to states.
        heads: arrays of the heads by name.
        settings: thresholds and calibration, as written by training.
    """

    tokenizer: Any
    tagger: Any
    relations: Any
    pairs: Any
    heads: Mapping[str, NDArray[np.float32]]
    settings: Mapping[str, Any]

    def tokenise(self, words: str) -> list[int]:
        """Ids of the word pieces of `words`, without marks around them."""
        return tokenise(self.tokenizer, words)

    def split(self, words: str) -> tuple[list[int], list[Piece]]:
        """Ids and word pieces of `words`."""
        return split(self.tokenizer, words)


def tokenise(tokenizer: Any, words: str) -> list[int]:
    """Ids of the word pieces of `words`, without marks around them."""
    return list(tokenizer.encode(plain(words), add_special_tokens=False).ids) if words else []


def plain(words: str) -> str:
    """Traditional Chinese characters as Simplified ones, one for one: the models saw few of the former.

    Half a surrogate pair, of which tokenizers know nothing, becomes the character for what cannot be read.
    """
    words = _HALF.sub("\ufffd", words)
    if not _HAN.search(words):
        return words
    converted = to_simplified()(words)
    if len(converted) == len(words):
        return converted
    singly = (to_simplified()(character) for character in words)
    return "".join(new if len(new) == 1 else old for old, new in zip(words, singly, strict=True))


def split(tokenizer: Any, words: str) -> tuple[list[int], list[Piece]]:
    """Ids and word pieces of `words`; a piece that goes on a word is not its first."""
    encoded = tokenizer.encode(plain(words), add_special_tokens=False)
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
        sessions = [_session(str(path / f"{name}.onnx")) for name in ("tagger", "relations", "pairs")]
    tagger, relations, pairs = sessions
    return Weights(tokenizer, tagger, relations, pairs, heads, settings)


def _session(path: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Texts of every length come by; kept memory and plans for each would grow past a gigabyte.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
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


def asked(
    session: Any,
    lower: Sequence[NDArray[np.float32]],
    groups: Sequence[tuple[int, int, int]],
    roles: NDArray[np.float32],
) -> Iterator[NDArray[np.float32]]:
    """The states (tokens, width) of sentences with two places marked, one for each group, in their order.

    Args:
        session: the upper layers.
        lower: the states of each sentence below.
        groups: number of the sentence and the two places; those of a sentence stand together.
        roles: (2, width), what is added at the places.
    """
    import numpy as np

    for first in range(0, len(groups), _BATCH):
        some = groups[first : first + _BATCH]
        longest = max(len(lower[number]) for number, _, _ in some)
        hidden = np.zeros((len(some), longest, roles.shape[1]), np.float32)
        mask = np.zeros((len(some), longest), np.int64)
        for row, (number, one, other) in enumerate(some):
            length = len(lower[number])
            hidden[row, :length], mask[row, :length] = lower[number], 1
            hidden[row, one] += roles[0]
            hidden[row, other] += roles[1]
        result = session.run(None, {"hidden": hidden, "attention_mask": mask})[0]
        for row, (number, _, _) in enumerate(some):
            yield result[row, : len(lower[number])]
