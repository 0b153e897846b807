"""The pre-trained encoder that training starts from: multilingual-e5-small, cut to the word pieces needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import nn

from extract.extractors.learned.slots import CODES, FIRST_MARK
from training.quantised import Tensors
from training.vocabulary import Vocabulary

HEADS = 12
PARTS = {
    "query": "q",
    "key": "k",
    "value": "v",
    "mixed": "ao",
    "inner": "fi",
    "outer": "fo",
    "first": "aln",
    "second": "oln",
}
"""Our names of a layer's parts and those of the file."""


class Layer(nn.Module):
    """One transformer layer, normalised behind each half as in BERT."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.heads = HEADS
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.mixed, self.inner, self.outer = (
            nn.Linear(width, width),
            nn.Linear(width, 4 * width),
            nn.Linear(4 * width, width),
        )
        self.first, self.second = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: torch.Tensor, blocked: torch.Tensor) -> torch.Tensor:
        """`hidden` (batch, tokens, width); `blocked` (batch, 1, 1, tokens), added to the attention scores."""
        batch, tokens, width = hidden.shape
        shape = (batch, tokens, self.heads, width // self.heads)
        query, key, value = (
            part(hidden).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5 + blocked
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, tokens, width)
        hidden = self.first(hidden + self.drop(self.mixed(mixed)))
        inner = nn.functional.gelu(self.inner(hidden))
        result: torch.Tensor = self.second(hidden + self.drop(self.outer(inner)))
        return result


class Encoder(nn.Module):
    """A BERT of the size that its weights give.

    The embeddings of words stay as they are; those of the marks are learned.
    """

    def __init__(self, words: int, width: int, layers: int) -> None:
        super().__init__()
        self.width = width
        self.words, self.places = nn.Embedding(words, width), nn.Embedding(512, width)
        self.words.weight.requires_grad = False
        self.marks = nn.Parameter(torch.zeros(len(CODES), width))
        self.segment = nn.Parameter(torch.zeros(width))
        self.norm, self.drop = nn.LayerNorm(width, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(width) for _ in range(layers))

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, added: torch.Tensor | None = None
    ) -> torch.Tensor:
        """Token ids and mask (batch, tokens), and what to add below, to states (batch, tokens, width)."""
        return self.lower(ids, mask, 0, added)[0]

    def lower(
        self, ids: torch.Tensor, mask: torch.Tensor, left: int, added: torch.Tensor | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """States below the `left` last layers, and what those are to add to attention scores."""
        places = torch.arange(ids.shape[1], device=ids.device)
        marked = (ids >= FIRST_MARK) & (ids < FIRST_MARK + len(CODES))
        marks = self.marks[(ids - FIRST_MARK).clamp(0, len(CODES) - 1)]
        words = torch.where(marked[:, :, None], marks, self.words(ids))
        below = words + self.places(places) + self.segment
        hidden: torch.Tensor = self.drop(self.norm(below if added is None else below + added))
        blocked = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.layers[: len(self.layers) - left]:
            hidden = layer(hidden, blocked)
        return hidden, blocked


def load(tensors: Tensors, vocabulary: Vocabulary, layers: int | None = None) -> Encoder:
    """The encoder with the weights of a file.

    Args:
        tensors: the file.
        vocabulary: the word pieces to take, and what the marks mean.
        layers: how many of the lower layers to take; all if None.
    """
    width, inner = tensors.width, tensors.inner
    words = tensors.matrix("emb.word", tensors.words, width)[vocabulary.rows]
    encoder = Encoder(len(vocabulary.rows), width, layers or tensors.layers)
    state = {
        "words.weight": words,
        "places.weight": tensors.matrix("emb.pos", tensors.places, width),
        "segment": tensors.matrix("emb.type", 2, width)[0],
        "norm.weight": tensors.matrix("emb.ln.w", width),
        "norm.bias": tensors.matrix("emb.ln.b", width),
        "marks": _first_marks(words, vocabulary.meant),
    }
    shapes = {"inner": (inner, width), "outer": (width, inner)}
    for number in range(len(encoder.layers)):
        for ours, theirs in PARTS.items():
            norm = ours in ("first", "second")
            shape = (width,) if norm else shapes.get(ours, (width, width))
            bias = inner if ours == "inner" else width
            state[f"layers.{number}.{ours}.weight"] = tensors.matrix(f"l{number}.{theirs}.w", *shape)
            state[f"layers.{number}.{ours}.bias"] = tensors.matrix(f"l{number}.{theirs}.b", bias)
    encoder.load_state_dict({name: torch.tensor(np.asarray(array)) for name, array in state.items()})
    return encoder


def _first_marks(words: Any, meant: Sequence[Sequence[int]]) -> Any:
    """A mark starts in the middle of the words for what it stands for, each a little off it."""
    middle = np.stack([words[pieces].mean(0) for pieces in meant])
    noise = np.random.default_rng(7).standard_normal(middle.shape)
    return (middle + 0.2 * words.std(0) * noise).astype(np.float32)
