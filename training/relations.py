"""The relation model: an encoder whose upper layers see which two mentions are asked about; how it is fitted.

The lower layers read a sentence once. For each pair of its mentions the upper layers read it again, with an
embedding added at the two marks, so that what they say is about this pair and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from extract.extractors.learned.slots import FARTHEST
from training.encoders import Encoder
from training.fitting import Plan, batches, fit
from training.windows import STANCES, Example

HIDDEN = 256


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


@dataclass(frozen=True)
class Batch:
    """Tensors of several examples.

    Attributes:
        ids, mask: (rows, tokens).
        groups: (groups, 3: row, place, place), two mentions in text order.
        pairs: (pairs, 3: group, place of the subject, place of the object).
        values: (values, 2: pair, place of a number).
        wanted, judged: (pairs, labels), 0 or 1.
        stances: (pairs), -1 where there is none.
        belongs: (values), whether the number is the claim's.
    """

    ids: torch.Tensor
    mask: torch.Tensor
    groups: torch.Tensor
    pairs: torch.Tensor
    values: torch.Tensor
    wanted: torch.Tensor
    judged: torch.Tensor
    stances: torch.Tensor
    belongs: torch.Tensor


class PairModel(nn.Module):
    """A pair of marks in a sentence to labels and stance, and a number beside them to whether it is theirs.

    Attributes:
        upper: how many of the encoder's layers read the sentence anew for each pair.
    """

    def __init__(self, encoder: Encoder, labels: int, upper: int) -> None:
        super().__init__()
        self.encoder, self.upper = encoder, upper
        width = encoder.width
        self.roles = nn.Parameter(0.1 * torch.randn(2, width))
        self.one, self.other, self.whole = (nn.Linear(width, HIDDEN) for _ in range(3))
        self.both, self.between = nn.Linear(HIDDEN, HIDDEN, bias=False), nn.Linear(width, HIDDEN)
        self.distance = nn.Embedding(2 * FARTHEST + 1, HIDDEN)
        self.norm, self.drop = nn.LayerNorm(HIDDEN), nn.Dropout(0.2)
        self.labels, self.stances = nn.Linear(HIDDEN, labels), nn.Linear(HIDDEN, len(STANCES))
        self.value, self.belongs = nn.Linear(width, HIDDEN), nn.Linear(HIDDEN, 1)

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits of labels (pairs, labels), stances (pairs, stances) and values (values)."""
        states = self.states(batch)
        group, first, last = batch.pairs.unbind(1)
        one, other = self.one(states[group, first]), self.other(states[group, last])
        joined = one + other + self.whole(states[group, 0]) + self.both(one * other)
        joined = joined + self.between(between(states, batch.pairs)) + self.distance(distances(batch.pairs))
        hidden = self.drop(nn.functional.gelu(self.norm(joined)))
        pair, place = batch.values.unbind(1)
        value = nn.functional.gelu(self.value(states[group[pair], place]) + hidden[pair])
        return self.labels(hidden), self.stances(hidden), self.belongs(value).squeeze(-1)

    def states(self, batch: Batch) -> torch.Tensor:
        """The states of each group of the batch (groups, tokens, width)."""
        lower, blocked = self.encoder.lower(batch.ids, batch.mask, self.upper)
        row, first, second = batch.groups.unbind(1)
        number = torch.arange(len(row))
        added = torch.zeros(len(row), *lower.shape[1:])
        added[number, first], added[number, second] = self.roles[0], self.roles[1]
        states = lower[row] + added
        for layer in self.encoder.layers[-self.upper :]:
            states = layer(states, blocked[row])
        return states


def batch_of(examples: Sequence[Example], labels: int) -> Batch:
    """The examples padded to the longest."""
    longest = max(len(example.window.ids) for example in examples)
    ids = torch.zeros(len(examples), longest, dtype=torch.long)
    mask = torch.zeros(len(examples), longest)
    groups: dict[tuple[int, int, int], int] = {}
    pairs: list[tuple[int, int, int]] = []
    values: list[tuple[int, int]] = []
    total = sum(len(example.pairs) for example in examples)
    wanted, judged = torch.zeros(total, labels), torch.zeros(total, labels)
    for row, example in enumerate(examples):
        length, places = len(example.window.ids), example.window.positions
        ids[row, :length] = torch.tensor(example.window.ids)
        mask[row, :length] = 1
        values += [(len(pairs) + pair, places[slot]) for pair, slot, _ in example.values]
        for index, (one, other) in enumerate(example.pairs):
            wanted[len(pairs), sorted(example.wanted[index])] = 1
            judged[len(pairs), sorted(example.judged[index])] = 1
            ends = places[one], places[other]
            pairs.append((groups.setdefault((row, min(ends), max(ends)), len(groups)), *ends))
    return Batch(
        ids,
        mask,
        torch.tensor(list(groups)),
        torch.tensor(pairs),
        torch.tensor(values, dtype=torch.long).view(-1, 2),
        wanted,
        judged,
        torch.tensor([stance for example in examples for stance in example.stances]),
        torch.tensor([float(yes) for example in examples for _, _, yes in example.values]),
    )


def loss_of(model: PairModel, batch: Batch) -> torch.Tensor:
    """Cross-entropy of judged labels, and of stance and numbers of pairs that state a claim, by sentence."""
    labels, stances, values = model(batch)
    each = nn.functional.binary_cross_entropy_with_logits(labels.float(), batch.wanted, reduction="none")
    loss = (each * batch.judged).sum()
    stated = batch.stances >= 0
    if bool(stated.any()):
        loss = loss + 0.5 * nn.functional.cross_entropy(
            stances[stated].float(), batch.stances[stated], reduction="sum"
        )
        loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(
            values.float(), batch.belongs, reduction="sum"
        )
    result: torch.Tensor = loss / batch.ids.shape[0]
    return result


def fit_relations(
    model: PairModel, examples: Sequence[Example] | Callable[[int], Sequence[Example]], plan: Plan
) -> None:
    """Fit `model` to the examples, or to what gives those of a pass, in place."""
    labels = model.labels.out_features
    fit(model, examples, lambda group: loss_of(model, batch_of(group, labels)), plan)


def scores(model: PairModel, examples: Sequence[Example]) -> list[tuple[Example, torch.Tensor, torch.Tensor]]:
    """For each example the probabilities of its pairs (n, labels) and their stances (n, stances)."""
    model.eval()
    found = []
    with torch.no_grad():
        for group in batches(examples, 32, None):
            labels, stances, _ = model(batch_of(group, model.labels.out_features))
            probable, held, start = labels.sigmoid(), stances.softmax(-1), 0
            for example in group:
                end = start + len(example.pairs)
                found.append((example, probable[start:end], held[start:end]))
                start = end
    return found
