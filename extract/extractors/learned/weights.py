"""The trained weights as packaged: a tagger and a relation model, for all languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from extract.extractors.learned.pieces import split, tokenise
from extract.extractors.learned.tags import Piece
from graph.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LANGUAGES = ("en", "de", "zh")
"""What the models read."""
_BATCH = 16


@dataclass(frozen=True)
class Weights:
    """The trained models.

    Attributes:
        tokenizer: of the `tokenizers` library.
        tagger, relations: ONNX sessions from token ids to states; the second has only the lower layers.
        pairs: ONNX session of the upper layers, from states in which a pair is marked to states.
        heads: arrays of the heads by name.
    """

    tokenizer: Any
    tagger: Any
    relations: Any
    pairs: Any
    heads: Mapping[str, NDArray[np.float32]]

    def tokenise(self, words: str) -> list[int]:
        """Ids of the word pieces of `words`, without marks around them."""
        return tokenise(self.tokenizer, words)

    def split(self, words: str) -> tuple[list[int], list[Piece]]:
        """Ids and word pieces of `words`."""
        return split(self.tokenizer, words)


@cache
def load_weights(language: str) -> Weights:
    """The models, which read every language that they were trained on; loaded once.

    Raises:
        InputError: they do not read `language`, or the package was installed without its weights.
    """
    if language not in LANGUAGES:
        raise InputError(f"no trained weights read {language!r}: the languages are {', '.join(LANGUAGES)}")
    return _stored()


@cache
def _stored() -> Weights:
    folder = files("extract.extractors.learned").joinpath("weights")
    if not folder.joinpath("relations.npz").is_file():
        raise InputError("the trained weights are not installed: reinstall siliconveil or retrain")
    import numpy as np
    from tokenizers import Tokenizer

    heads: dict[str, Any] = {}
    with as_file(folder) as path:
        tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        for name in ("tagger", "relations"):
            with np.load(path / f"{name}.npz") as stored:
                heads |= {part: stored[part].astype(np.float32) for part in stored.files}
        tagger, relations, pairs = (
            _session(str(path / f"{name}.onnx")) for name in ("tagger", "relations", "pairs")
        )
    return Weights(tokenizer, tagger, relations, pairs, heads)


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
        given = {"input_ids": ids, "attention_mask": mask}
        if shapes is not None:
            given["token_type_ids"] = types
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
