"""A trained encoder as an ONNX graph, whole or cut between two layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from extract.extractors.learned.slots import CODES, FIRST_MARK
from training.encoders import HEADS, Encoder

_OPSET = 20
_GREAT = 10_000
"""Numbers in a matrix from which on it is stored in 8 bits."""
_EPSILON = 1e-12


class Graph:
    """Nodes and weights of a graph while it grows; each method returns the name of what it computes."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: dict[str, Any] = {}

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """The output of a new node."""
        output = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def weight(self, name: str, array: Any) -> str:
        """An array of weights."""
        self.weights[name] = np.ascontiguousarray(array)
        return name

    def linear(self, name: str, given: str, state: Mapping[str, Any]) -> str:
        """What a linear layer makes of `given`."""
        matrix = self.weight(f"{name}.weight", state[f"{name}.weight"].T)
        return self.node("Add", self.node("MatMul", given, matrix), self._bias(name, state))

    def norm(self, name: str, given: str, state: Mapping[str, Any]) -> str:
        """What a layer normalisation makes of `given`."""
        scale = self.weight(f"{name}.weight", state[f"{name}.weight"])
        return self.node(
            "LayerNormalization", given, scale, self._bias(name, state), axis=-1, epsilon=_EPSILON
        )

    def _bias(self, name: str, state: Mapping[str, Any]) -> str:
        return self.weight(f"{name}.bias", state[f"{name}.bias"])


def embedded(graph: Graph, state: Mapping[str, Any], shapes: Any | None) -> str:
    """The states below the first layer, from `input_ids` and, where there are shapes, `token_type_ids`."""
    words = state["words.weight"].copy()
    words[FIRST_MARK : FIRST_MARK + len(CODES)] = state["marks"]
    found = graph.node("Gather", graph.weight("words", words), "input_ids")
    ends = [graph.weight(f"end{number}", np.array([number])) for number in range(3)]
    length = graph.node("Slice", graph.node("Shape", "input_ids"), ends[1], ends[2])
    places = graph.weight("places", state["places.weight"] + state["segment"])
    found = graph.node("Add", found, graph.node("Slice", places, ends[0], length))
    if shapes is not None:
        found = graph.node(
            "Add", found, graph.node("Gather", graph.weight("shapes", shapes), "token_type_ids")
        )
    return graph.norm("norm", found, state)


def blocked(graph: Graph) -> str:
    """What is added to attention scores, from `attention_mask` (rows, tokens)."""
    mask = graph.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    mask = graph.node("Unsqueeze", mask, graph.weight("axes", np.array([1, 2])))
    lacking = graph.node("Sub", graph.weight("unit", np.float32(1)), mask)
    return graph.node("Mul", lacking, graph.weight("far", np.float32(-1e4)))


def layer(graph: Graph, number: int, hidden: str, mask: str, state: Mapping[str, Any]) -> str:
    """What the layer of this number makes of `hidden`."""
    name, width = f"layers.{number}", len(state["norm.weight"])
    split = graph.weight("split", np.array([0, 0, HEADS, width // HEADS]))

    def heads(part: str, order: Sequence[int]) -> str:
        given = graph.node("Reshape", graph.linear(f"{name}.{part}", hidden, state), split)
        return graph.node("Transpose", given, perm=list(order))

    scores = graph.node("MatMul", heads("query", (0, 2, 1, 3)), heads("key", (0, 2, 3, 1)))
    root = graph.weight("root", np.float32((width // HEADS) ** -0.5))
    scores = graph.node("Add", graph.node("Mul", scores, root), mask)
    chances = graph.node("Softmax", scores, axis=-1)
    mixed = graph.node(
        "Transpose", graph.node("MatMul", chances, heads("value", (0, 2, 1, 3))), perm=[0, 2, 1, 3]
    )
    mixed = graph.node("Reshape", mixed, graph.weight("join", np.array([0, 0, width])))
    mixed = graph.linear(f"{name}.mixed", mixed, state)
    hidden = graph.norm(f"{name}.first", graph.node("Add", hidden, mixed), state)
    inner = graph.node("Gelu", graph.linear(f"{name}.inner", hidden, state))
    outer = graph.linear(f"{name}.outer", inner, state)
    return graph.norm(f"{name}.second", graph.node("Add", hidden, outer), state)


def write_lower(encoder: Encoder, layers: int, target: Path, shapes: torch.Tensor | None = None) -> None:
    """Write the embeddings and the lowest layers: token ids to states.

    Args:
        encoder: trained.
        layers: how many.
        target: the file.
        shapes: (shapes, width), what the case of a word adds.
    """
    graph, state = Graph(), _state(encoder)
    hidden = embedded(graph, state, None if shapes is None else shapes.detach().numpy())
    mask = blocked(graph)
    for number in range(layers):
        hidden = layer(graph, number, hidden, mask, state)
    ids = ["input_ids", "attention_mask", *(["token_type_ids"] if shapes is not None else [])]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["rows", "tokens"]) for name in ids]
    _write(graph, inputs, hidden, encoder.width, target)


def write_upper(encoder: Encoder, layers: int, target: Path) -> None:
    """Write the highest layers: states to states."""
    graph, state = Graph(), _state(encoder)
    mask, hidden = blocked(graph), "hidden"
    for number in range(len(encoder.layers) - layers, len(encoder.layers)):
        hidden = layer(graph, number, hidden, mask, state)
    inputs = [
        helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["rows", "tokens", encoder.width]),
        helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["rows", "tokens"]),
    ]
    _write(graph, inputs, hidden, encoder.width, target)


def _state(encoder: Encoder) -> dict[str, Any]:
    return {name: part.detach().float().numpy() for name, part in encoder.state_dict().items()}


def _write(graph: Graph, inputs: Sequence[Any], output: str, width: int, target: Path) -> None:
    """Save with the great matrices in 8 bits, a scale for each word or output; reckoning stays in 32 bits.

    8-bit reckoning as well would be faster, but shifts the states by a tenth to a sixth of their size.
    """
    gathered = {node.input[0] for node in graph.nodes if node.op_type in ("Gather", "Slice")}
    parts, nodes = [], []
    for name, array in graph.weights.items():
        if array.ndim != 2 or array.size < _GREAT:
            parts.append(numpy_helper.from_array(array, name))
            continue
        scale = np.abs(array).max(1 if name in gathered else 0, keepdims=True) / 127
        scale = np.where(scale > 0, scale, 1).astype(np.float32)
        parts.append(numpy_helper.from_array(np.rint(array / scale).astype(np.int8), f"{name}.small"))
        parts.append(numpy_helper.from_array(scale, f"{name}.scale"))
        cast = helper.make_node("Cast", [f"{name}.small"], [f"{name}.cast"], to=TensorProto.FLOAT)
        nodes += [cast, helper.make_node("Mul", [f"{name}.cast", f"{name}.scale"], [name])]
    result = helper.make_tensor_value_info(output, TensorProto.FLOAT, ["rows", "tokens", width])
    made = helper.make_graph([*nodes, *graph.nodes], "encoder", inputs, [result], parts)
    opset = [helper.make_opsetid("", _OPSET)]
    onnx.save(helper.make_model(made, opset_imports=opset, ir_version=9), str(target))
