"""Trained models to the files that the extractor loads: int8 ONNX encoders and one archive of heads."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from extract.extractors.learned.slots import LABELS
from training.encoders import PARTS, Encoder


def export_encoder(encoder: Encoder, original: Path, target: Path, shapes: torch.Tensor | None = None) -> None:
    """Write the encoder in the graph of the file it came from, with 8-bit weights.

    Args:
        shapes: (shapes, width), what the case of a word adds; it takes the place of the token types.
    """
    model = onnx.load(str(original))
    state = {name: part.detach().numpy() for name, part in encoder.state_dict().items()}
    types = np.tile(state["segment"], (2, 1)) if shapes is None else state["segment"] + shapes.detach().numpy()
    new = _by_theirs(model, state, types)
    for part in model.graph.initializer:
        name = part.name.removeprefix("bert.")
        if name in new:
            part.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(new[name], np.float32), part.name))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(model, str(whole))
        # Seven bits, so that processors without 8-bit dot products give the same results.
        quantize_dynamic(
            str(whole), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )


def _by_theirs(model: Any, state: Mapping[str, Any], types: Any) -> dict[str, Any]:
    new = {
        "embeddings.word_embeddings.weight": state["words.weight"],
        "embeddings.position_embeddings.weight": state["places.weight"],
        "embeddings.token_type_embeddings.weight": types,
        "embeddings.LayerNorm.weight": state["norm.weight"],
        "embeddings.LayerNorm.bias": state["norm.bias"],
    }
    stored = {part.name for part in model.graph.initializer}
    matrices = {
        node.name: next((name for name in node.input if name in stored), "")
        for node in model.graph.node
        if node.op_type == "MatMul"
    }
    depth = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    for number in range(depth):
        for theirs, ours in PARTS:
            node = next(
                name for name in matrices if name.endswith(f"layer.{number}/{theirs}/MatMul") and matrices[name]
            )
            new[matrices[node].removeprefix("bert.")] = state[f"layers.{number}.{ours}.weight"].T
            dotted = f"encoder.layer.{number}.{theirs.replace('/', '.')}"
            new[f"{dotted}.bias"] = state[f"layers.{number}.{ours}.bias"]
        for theirs, ours in (("attention.output", "first"), ("output", "second")):
            for part in ("weight", "bias"):
                new[f"encoder.layer.{number}.{theirs}.LayerNorm.{part}"] = state[f"layers.{number}.{ours}.{part}"]
    return new


def export_heads(tagger: torch.nn.Module, relations: torch.nn.Module, target: Path) -> None:
    """Write the heads of both models; labels of public sets, which only training needs, are left out."""
    arrays: dict[str, Any] = {}
    for model, names in ((tagger, ("named", "unnamed")), (relations, None)):
        for name, part in model.state_dict().items():
            top = name.split(".")[0]
            if top not in ("encoder", "shapes") and (names is None or top in names):
                kept = part[:LABELS] if top == "labels" else part
                arrays[name] = kept.detach().numpy().astype(np.float16)
    np.savez(target, **arrays)


def export_rest(tokenizer: Path, settings: Mapping[str, Any], folder: Path) -> None:
    """Write the tokenizer and the settings beside the models."""
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    text = json.dumps(settings, indent=2, sort_keys=True, ensure_ascii=False)
    (folder / "settings.json").write_text(text + "\n", encoding="utf-8")
