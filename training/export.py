"""Trained models to the files that the extractor loads: int8 ONNX encoders and one archive of heads."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from extract.extractors.learned.slots import LABELS
from training.encoders import PARTS, Encoder
from training.relations import PairModel
from training.tagger import TagModel

_GREAT = 10_000
"""Numbers in a matrix from which on it is stored in 8 bits."""


def _filled(encoder: Encoder, original: Path, shapes: torch.Tensor | None = None) -> Any:
    """The graph of the file that the encoder came from, with its weights of now.

    Args:
        encoder: trained.
        original: the file.
        shapes: (shapes, width), what the case of a word adds.
    """
    model = onnx.load(str(original))
    state = {name: part.detach().numpy() for name, part in encoder.state_dict().items()}
    types = (
        np.tile(state["segment"], (2, 1)) if shapes is None else state["segment"] + shapes.detach().numpy()
    )
    new = _by_theirs(model, state, types)
    for part in model.graph.initializer:
        name = part.name.removeprefix("bert.")
        if name in new:
            part.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(new[name], np.float32), part.name))
    return model


def export_tagger(model: TagModel, original: Path, target: Path) -> None:
    """Write the tagger's encoder with 8-bit weights; the case of words takes the place of the token types."""
    _write(_filled(model.encoder, original, model.shapes.weight), target)


def export_relations(model: PairModel, original: Path, lower: Path, upper: Path) -> None:
    """Write the relation model's encoder in two files, cut below the layers that see the pair."""
    whole = _filled(model.encoder, original)
    cut = f"/encoder/layer.{len(model.encoder.layers) - model.upper - 1}/output/LayerNorm/Add_1_output_0"
    _write(_part(whole, ["input_ids", "attention_mask", "token_type_ids"], cut), lower)
    above = _part(whole, [cut, "attention_mask"], whole.graph.output[0].name)
    for node in above.graph.node:
        for place, name in enumerate(node.input):
            if name == cut:
                node.input[place] = "hidden"
    above.graph.input[0].name = "hidden"
    _write(above, upper)


def _part(model: Any, inputs: list[str], output: str) -> Any:
    made_by = {name: node for node in model.graph.node for name in node.output}
    needed, left = set(), [output]
    while left:
        name = left.pop()
        if name in inputs or name not in made_by or id(made_by[name]) in needed:
            continue
        needed.add(id(made_by[name]))
        left += made_by[name].input
    nodes = [node for node in model.graph.node if id(node) in needed]
    used = {name for node in nodes for name in node.input}
    known = {one.name: one for one in model.graph.input}
    states = onnx.helper.make_tensor_value_info
    width = next(
        part for part in model.graph.initializer if part.name.endswith("word_embeddings.weight")
    ).dims[1]
    graph = onnx.helper.make_graph(
        nodes,
        "part",
        [
            known.get(name) or states(name, onnx.TensorProto.FLOAT, ["rows", "tokens", width])
            for name in inputs
        ],
        [states(output, onnx.TensorProto.FLOAT, ["rows", "tokens", width])],
        [part for part in model.graph.initializer if part.name in used],
    )
    return onnx.helper.make_model(graph, opset_imports=model.opset_import, ir_version=model.ir_version)


def _write(model: Any, target: Path) -> None:
    """Save with the great matrices in 8 bits, a scale for each word or output; reckoning stays in 32 bits.

    8-bit reckoning as well would be faster, but shifts the states by a tenth to a sixth of their size.
    """
    graph = model.graph
    gathered = {node.input[0] for node in graph.node if node.op_type == "Gather"}
    parts, nodes = [], []
    for part in graph.initializer:
        matrix = numpy_helper.to_array(part)
        if matrix.ndim != 2 or matrix.size < _GREAT:
            parts.append(part)
            continue
        scale = np.abs(matrix).max(1 if part.name in gathered else 0, keepdims=True) / 127
        scale = np.where(scale > 0, scale, 1).astype(np.float32)
        small = np.rint(matrix / scale).astype(np.int8)
        parts.append(numpy_helper.from_array(small, f"{part.name}.small"))
        parts.append(numpy_helper.from_array(scale, f"{part.name}.scale"))
        nodes.append(
            onnx.helper.make_node(
                "Cast", [f"{part.name}.small"], [f"{part.name}.cast"], to=onnx.TensorProto.FLOAT
            )
        )
        nodes.append(onnx.helper.make_node("Mul", [f"{part.name}.cast", f"{part.name}.scale"], [part.name]))
    rest = list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(parts)
    graph.node.extend(nodes + rest)
    onnx.save(model, str(target))


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
                name
                for name in matrices
                if name.endswith(f"layer.{number}/{theirs}/MatMul") and matrices[name]
            )
            new[matrices[node].removeprefix("bert.")] = state[f"layers.{number}.{ours}.weight"].T
            dotted = f"encoder.layer.{number}.{theirs.replace('/', '.')}"
            new[f"{dotted}.bias"] = state[f"layers.{number}.{ours}.bias"]
        for theirs, ours in (("attention.output", "first"), ("output", "second")):
            for part in ("weight", "bias"):
                new[f"encoder.layer.{number}.{theirs}.LayerNorm.{part}"] = state[
                    f"layers.{number}.{ours}.{part}"
                ]
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
