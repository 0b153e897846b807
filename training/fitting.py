"""How a model is fitted: AdamW, a warm-up and a straight way down, batches of about equal length."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import torch
from torch import nn


class Sized(Protocol):
    """An item with a window of token ids."""

    @property
    def window(self) -> Any:
        """Has `ids`."""
        ...


_Item = TypeVar("_Item", bound=Sized)


@dataclass(frozen=True)
class Plan:
    """How to fit: passes over the data, batch size, learning rates of encoder and head, seed."""

    epochs: int = 14
    size: int = 24
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    seed: int = 7


def batches(items: Sequence[_Item], size: int, order: random.Random | None) -> list[list[_Item]]:
    """Groups of about equal length; shuffled by `order`."""
    keyed = [(len(item.window.ids) + (order.random() * 24 if order else 0), item) for item in items]
    ranked = [item for _, item in sorted(keyed, key=lambda pair: pair[0])]
    groups = [ranked[start : start + size] for start in range(0, len(ranked), size)]
    if order:
        order.shuffle(groups)
    return groups


def fit(
    model: nn.Module,
    items: Sequence[_Item] | Callable[[int], Sequence[_Item]],
    loss_of: Callable[[Sequence[_Item]], torch.Tensor],
    plan: Plan,
) -> None:
    """Fit `model` in place; the same seed, data and machine give the same weights.

    Args:
        model: with its encoder, if any, named `encoder`.
        items: the examples, or what gives those of an epoch (for data that change from pass to pass).
        loss_of: the loss of a batch.
        plan: passes, sizes, rates and seed.
    """
    order = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    head = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    body = [p for name, p in model.named_parameters() if name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": head, "lr": plan.head_rate}], weight_decay=0.01
    )
    first = items(0) if callable(items) else items
    steps = plan.epochs * -(-len(first) // plan.size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    for epoch in range(plan.epochs):
        model.train()
        total = 0.0
        current = items(epoch) if callable(items) else items
        for group in batches(current, plan.size, order):
            optimiser.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(group)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(group)
        print(f"epoch {epoch + 1} of {plan.epochs}: loss {total / len(current):.4f}", flush=True)
