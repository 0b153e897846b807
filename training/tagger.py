"""The mention tagger: an encoder that also sees the case of words, and two layers of labels."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from extract.extractors.learned.slots import CLS, LONGEST, SEP
from extract.extractors.learned.tags import LABELS, SHAPES, Piece, begin, best_path, shape, spans
from graph.schema import Kind
from training.encoders import Encoder
from training.fitting import Plan, batches, fit
from training.notation import Annotated

Split = Callable[[str], tuple[list[int], list[Piece]]]
"""A text to the ids of its word pieces and the pieces."""
Pools = Mapping[str, Mapping[Kind, Sequence[str]]]
"""Names to exchange for one another, by language and kind."""
SWAPPED = 0.5
"""Share of the names that are exchanged in each pass."""
_PUBLIC = {
    "ORG": Kind.ORGANIZATION,
    "PER": Kind.PERSON,
    "PERSON": Kind.PERSON,
    "LOC": Kind.PLACE,
}


@dataclass(frozen=True)
class Text:
    """A sentence and its mentions: (start, end, kind, named).

    Attributes:
        unnamed: whether descriptions are marked.
        language: empty if its names are not to be exchanged.
    """

    words: str
    mentions: tuple[tuple[int, int, Kind, bool], ...]
    unnamed: bool = True
    language: str = ""


@dataclass(frozen=True)
class TagWindow:
    """Token ids and shapes with the two layers of labels; -100 is not judged."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    named: tuple[int, ...]
    unnamed: tuple[int, ...]


@dataclass(frozen=True)
class TagExample:
    """One sentence to learn from."""

    window: TagWindow
    text: Text
    pieces: tuple[Piece, ...]


class TagModel(nn.Module):
    """Token states, with case added at the bottom, to two layers of labels."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.shapes = nn.Embedding(SHAPES, encoder.width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.named, self.unnamed = nn.Linear(encoder.width, LABELS), nn.Linear(encoder.width, LABELS)
        self.drop = nn.Dropout(0.1)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, shapes: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Ids, mask and shapes (batch, tokens) to two logits (batch, tokens, labels)."""
        states = self.drop(self.encoder(ids, mask, self.shapes(shapes)))
        return self.named(states), self.unnamed(states)


def texts_of(document: Annotated) -> Iterator[Text]:
    """The sentences of an annotated document."""
    for start, end in document.sentences:
        inside = [mark for mark in document.mentions if start <= mark.start < end]
        mentions = tuple((mark.start - start, mark.end - start, mark.kind, mark.named) for mark in inside)
        yield Text(document.text[start:end], mentions, language=document.language)


def public_texts(path: Path, longest: int = 400) -> Iterator[Text]:
    """The texts of a public set that marks names of organizations, persons and places only, line by line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        start = 0
        for words in record["text"].split("\n"):
            end = start + len(words)
            if 20 < len(words) < longest:
                yield Text(
                    words,
                    tuple(
                        (entity["start"] - start, entity["end"] - start, _PUBLIC[entity["type"]], True)
                        for entity in record["entities"]
                        if entity["type"] in _PUBLIC and start <= entity["start"] and entity["end"] <= end
                    ),
                    unnamed=False,
                )
            start = end + 1


def swapped(text: Text, pools: Mapping[Kind, Sequence[str]], order: random.Random) -> Text:
    """The sentence with some names exchanged for others of their kind, so that no name gives itself away."""
    names = [m for m in text.mentions if m[3] and pools.get(m[2]) and order.random() < SWAPPED]
    names = [
        m
        for m in names
        if not any(n is not m and n[3] and n[0] < m[1] and m[0] < n[1] for n in text.mentions)
    ]
    words, mentions = text.words, list(text.mentions)
    for name in sorted(names, reverse=True):
        new = order.choice(pools[name[2]])
        words = words[: name[0]] + new + words[name[1] :]
        grown = len(new) - (name[1] - name[0])
        mentions = [
            (
                start + (grown if start >= name[1] else 0),
                end + (grown if end >= name[1] else 0),
                kind,
                named,
            )
            for start, end, kind, named in mentions
        ]
    return Text(words, tuple(mentions), text.unnamed, text.language)


def example_of(text: Text, split: Split) -> TagExample:
    """The sentence as token ids with labels; of mentions in one another the outer counts in each layer."""
    ids, pieces = split(text.words)
    ids, pieces = ids[: LONGEST - 2], pieces[: LONGEST - 2]
    named, unnamed = _layer(text, pieces, True), _layer(text, pieces, False)
    if not text.unnamed:
        unnamed = [-100] * len(pieces)
    window = TagWindow(
        (CLS, *ids, SEP),
        (0, *(shape(text.words[piece.start : piece.end]) for piece in pieces), 0),
        (-100, *named, -100),
        (-100, *unnamed, -100),
    )
    return TagExample(window, text, tuple(pieces))


def _layer(text: Text, pieces: Sequence[Piece], named: bool) -> list[int]:
    labels = [0 if piece.first else -100 for piece in pieces]
    mentions = sorted((m for m in text.mentions if m[3] is named), key=lambda m: m[0] - m[1])
    taken: set[int] = set()
    for start, end, kind, _ in mentions:
        inside = [i for i, piece in enumerate(pieces) if piece.start < end and start < piece.end]
        if not inside or taken & set(inside):
            continue
        taken |= set(inside)
        firsts = [i for i in inside if pieces[i].first]
        for offset, index in enumerate(firsts):
            labels[index] = begin(kind) + (1 if offset else 0)
    return labels


def tag_loss(model: TagModel, group: Sequence[TagExample]) -> torch.Tensor:
    """Cross-entropy of both layers, by judged token."""
    ids, mask, shapes = tensors(group)
    longest = ids.shape[1]
    losses = []
    for logits, layer in zip(model(ids, mask, shapes), ("named", "unnamed"), strict=True):
        wanted = torch.tensor(
            [[*getattr(e.window, layer), *[-100] * (longest - len(e.window.ids))] for e in group]
        )
        total = nn.functional.cross_entropy(
            logits.float().transpose(1, 2), wanted, ignore_index=-100, reduction="sum"
        )
        losses.append(total / len(group))
    loss: torch.Tensor = losses[0] + losses[1]
    return loss


def tensors(group: Sequence[TagExample]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask and shapes of a group, padded to the longest."""
    longest = max(len(example.window.ids) for example in group)

    def padded(rows: list[Sequence[int]]) -> torch.Tensor:
        return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])

    mask = padded([[1] * len(example.window.ids) for example in group]).float()
    return padded([e.window.ids for e in group]), mask, padded([e.window.shapes for e in group])


def fit_tagger(model: TagModel, texts: Sequence[Text], split: Split, pools: Pools, plan: Plan) -> None:
    """Fit `model` in place; each pass exchanges other names."""

    def epoch(number: int) -> list[TagExample]:
        order = random.Random(plan.seed * 1000 + number)
        return [example_of(swapped(text, pools.get(text.language, {}), order), split) for text in texts]

    fit(model, epoch, lambda group: tag_loss(model, group), plan)


def tagged(
    model: TagModel, examples: Sequence[TagExample]
) -> Iterator[tuple[TagExample, list[tuple[int, int, Kind, bool]]]]:
    """Each example with the mentions that the model finds in it."""
    from extract.extractors.learned.tags import KINDS

    model.eval()
    with torch.no_grad():
        for group in batches(examples, 32, None):
            layers = [logits.log_softmax(-1) for logits in model(*tensors(group))]
            for row, example in enumerate(group):
                found = []
                for layer, named in zip(layers, (True, False), strict=True):
                    firsts = [i for i, piece in enumerate(example.pieces) if piece.first]
                    path = best_path(layer[row, [1 + i for i in firsts]].numpy())
                    labels = [0] * len(example.pieces)
                    for index, label in zip(firsts, path, strict=True):
                        labels[index] = label
                    for start, end, kind, _ in spans(labels, labels, example.pieces):
                        found.append((start, end, KINDS[kind], named))
                yield example, found
