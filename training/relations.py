"""The relation model: an encoder and a head that judges pairs of slots; how it is fitted and measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import nn

from training.encoders import Encoder
from training.fitting import Plan, batches, fit
from training.windows import STANCES, Example

HIDDEN = 256
FARTHEST = 12


def distances(pairs: torch.Tensor) -> torch.Tensor:
    """How far the second mark stands behind the first, in steps that grow, as a number from 0."""
    apart = (pairs[:, 2] - pairs[:, 1]).float()
    steps = torch.sign(apart) * torch.log2(1 + apart.abs()) * 2
    return steps.round().clamp(-FARTHEST, FARTHEST).long() + FARTHEST


def between(states: torch.Tensor, pairs: torch.Tensor) -> torch.Tensor:
    """The greatest value of each feature over the two marks and all tokens between them: (n, width)."""
    places = torch.arange(states.shape[1])
    first, last = pairs[:, 1:].min(1).values, pairs[:, 1:].max(1).values
    outside = (places < first[:, None]) | (places > last[:, None])
    chosen = states[pairs[:, 0]].masked_fill(outside[:, :, None], -1e4)
    greatest: torch.Tensor = chosen.max(1).values
    return greatest


class PairModel(nn.Module):
    """States of two marks, and of the window's first token, to labels and stance."""

    def __init__(self, encoder: Encoder, labels: int) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.width
        self.one, self.other, self.whole = (nn.Linear(width, HIDDEN) for _ in range(3))
        self.both, self.between = nn.Linear(HIDDEN, HIDDEN, bias=False), nn.Linear(width, HIDDEN)
        self.distance = nn.Embedding(2 * FARTHEST + 1, HIDDEN)
        self.norm, self.drop = nn.LayerNorm(HIDDEN), nn.Dropout(0.2)
        self.labels, self.stances = nn.Linear(HIDDEN, labels), nn.Linear(HIDDEN, len(STANCES))

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, pairs: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Ids and mask (batch, tokens), pairs (n, 3: row, place, place) to logits (n, labels), (n, stances)."""
        states = self.encoder(ids, mask)
        one, other = self.one(states[pairs[:, 0], pairs[:, 1]]), self.other(states[pairs[:, 0], pairs[:, 2]])
        joined = one + other + self.whole(states[pairs[:, 0], 0]) + self.both(one * other)
        joined = joined + self.between(between(states, pairs)) + self.distance(distances(pairs))
        hidden = self.drop(nn.functional.gelu(self.norm(joined)))
        return self.labels(hidden), self.stances(hidden)


@dataclass(frozen=True)
class Batch:
    """Tensors of several examples; `pairs` rows are (row, place, place)."""

    ids: torch.Tensor
    mask: torch.Tensor
    pairs: torch.Tensor
    wanted: torch.Tensor
    judged: torch.Tensor
    stances: torch.Tensor


def batch_of(examples: Sequence[Example], labels: int) -> Batch:
    """The examples padded to the longest."""
    longest = max(len(example.window.ids) for example in examples)
    ids = torch.zeros(len(examples), longest, dtype=torch.long)
    mask = torch.zeros(len(examples), longest)
    pairs: list[tuple[int, int, int]] = []
    total = sum(len(example.pairs) for example in examples)
    wanted, judged = torch.zeros(total, labels), torch.zeros(total, labels)
    stances: list[int] = []
    for row, example in enumerate(examples):
        length = len(example.window.ids)
        ids[row, :length] = torch.tensor(example.window.ids)
        mask[row, :length] = 1
        for index, (one, other) in enumerate(example.pairs):
            wanted[len(pairs), sorted(example.wanted[index])] = 1
            judged[len(pairs), sorted(example.judged[index])] = 1
            stances.append(example.stances[index])
            pairs.append((row, example.window.positions[one], example.window.positions[other]))
    return Batch(ids, mask, torch.tensor(pairs), wanted, judged, torch.tensor(stances))


def loss_of(model: PairModel, batch: Batch) -> torch.Tensor:
    """Binary cross-entropy over judged labels, plus the stance of pairs that state a claim."""
    logits, stances = model(batch.ids, batch.mask, batch.pairs)
    each = nn.functional.binary_cross_entropy_with_logits(logits.float(), batch.wanted, reduction="none")
    loss = (each * batch.judged).sum() / batch.ids.shape[0]
    if bool((batch.stances >= 0).any()):
        loss = loss + 0.5 * nn.functional.cross_entropy(
            stances.float(), batch.stances, ignore_index=-1, reduction="sum"
        ) / batch.ids.shape[0]
    return loss


def fit_relations(model: PairModel, examples: Sequence[Example], plan: Plan) -> None:
    """Fit `model` to the examples, in place."""
    labels = model.labels.out_features
    fit(model, examples, lambda group: loss_of(model, batch_of(group, labels)), plan)


def scores(model: PairModel, examples: Sequence[Example]) -> list[tuple[Example, torch.Tensor, torch.Tensor]]:
    """For each example the probabilities of its pairs (n, labels) and their stances (n, stances)."""
    model.eval()
    found = []
    with torch.no_grad():
        for group in batches(examples, 32, None):
            batch = batch_of(group, model.labels.out_features)
            logits, stances = model(batch.ids, batch.mask, batch.pairs)
            probable, held, start = logits.sigmoid(), stances.softmax(-1), 0
            for example in group:
                end = start + len(example.pairs)
                found.append((example, probable[start:end], held[start:end]))
                start = end
    return found
