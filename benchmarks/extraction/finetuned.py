"""The encoder of our relation model, fitted to the training part of a public set.

Given as `--learner benchmarks.extraction.finetuned:learn`.

It starts from the published weights and sees nothing of our own annotations. Needs the group `train`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.extraction.baseline import label_of, nearest
from benchmarks.extraction.classifier import Judged
from benchmarks.extraction.example import Entity, Example

_NONE, _FORWARD = "none", ">"
_AROUND = 220
"""Characters kept before and behind a pair."""
_EPOCHS = 5
_FEWEST = 5


class FineTuned:
    """A classifier of pairs; labels are relations with a direction, or none."""

    def __init__(self, model: Any, tokenizer: Any, labels: Sequence[str]) -> None:
        self._model, self._tokenizer, self._labels = model, tokenizer, labels

    def classify(self, text: str, entities: Sequence[Entity]) -> list[Judged]:
        """The most probable label of each pair of entities, where it is a relation."""
        import torch

        from training.relations import batch_of

        pairs = [(one, other) for one in range(len(entities)) for other in range(one + 1, len(entities))]
        windows = [window_of(text, entities[one], entities[other], self._tokenizer) for one, other in pairs]
        known = [(pair, window) for pair, window in zip(pairs, windows, strict=True) if window is not None]
        if not known:
            return []
        self._model.eval()
        with torch.no_grad():
            logits, _, _ = self._model(batch_of([window for _, window in known], len(self._labels)))
        found = []
        for (pair, _), row in zip(known, logits.float().softmax(-1).tolist(), strict=True):
            best = max(range(len(row)), key=row.__getitem__)
            label = self._labels[best]
            if label != _NONE:
                head, tail = pair if not label.endswith("<") else (pair[1], pair[0])
                found.append(Judged(head, label[:-1], tail, row[best]))
        return found


def learn(examples: Sequence[Example]) -> FineTuned:
    """The relation model's encoder and head, fitted to the labelled pairs of `examples`.

    Raises:
        ImportError: the group `train` is not installed.
    """
    import torch
    from tokenizers import Tokenizer

    from training.encoders import load
    from training.fitting import Plan, fit
    from training.quantised import encoder_file, read_tensors
    from training.relations import PairModel, batch_of
    from training.vocabulary import cut

    vocabulary = cut(encoder_file("tokenizer.json"))
    tokenizer = Tokenizer.from_str(json.dumps(vocabulary.content))
    labelled = []
    for example in examples:
        for pair in example.pairs():
            window = window_of(example.text, example.entities[pair[0]], example.entities[pair[1]], tokenizer)
            if window is not None:
                labelled.append((window, label_of(example, pair)))
    counts = Counter(label for _, label in labelled)
    labels = [_NONE, *sorted(label for label, count in counts.items() if label != _NONE and count >= _FEWEST)]
    numbers = {label: number for number, label in enumerate(labels)}
    windows = []
    for window, label in labelled:
        window.wanted = [{numbers.get(label, 0)}]
        windows.append(window)
    torch.set_num_threads(2)
    torch.manual_seed(7)
    encoder = load(read_tensors(encoder_file("e5-small-q4.bin")), vocabulary)
    model = PairModel(encoder, len(labels), 3)

    def loss(group: Sequence[Any]) -> torch.Tensor:
        batch = batch_of(group, len(labels))
        logits, _, _ = model(batch)
        return torch.nn.functional.cross_entropy(logits.float(), batch.wanted.argmax(-1))

    fit(model, windows, loss, Plan(epochs=_EPOCHS))
    return FineTuned(model, tokenizer, labels)


def window_of(text: str, one: Entity, other: Entity, tokenizer: Any) -> Any:
    """The words around a pair, each mention marked and kept; None where the mentions overlap."""
    from extract.extractors.learned.pieces import tokenise
    from extract.extractors.learned.slots import Slot, encode
    from training.windows import Example as Window

    first, second = nearest(one, other)
    if first[0] < second[1] and second[0] < first[1]:
        return None
    slots = [Slot(*first, "o"), Slot(*second, "o")]
    start = max(0, min(first[0], second[0]) - _AROUND)
    span = (start, min(len(text), max(first[1], second[1]) + _AROUND))
    window = encode(text, span, slots, lambda words: tokenise(tokenizer, words))
    if min(window.positions) < 0:
        return None
    return Window(window, pairs=[(0, 1)], wanted=[set()], judged=[set()], stances=[-1])
