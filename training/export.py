"""Trained models to the files that the extractor loads: ONNX encoders and one archive of heads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from extract.extractors.learned.slots import LABELS
from training.graphs import write_lower, write_upper
from training.relations import PairModel
from training.tagger import TagModel
from training.vocabulary import Vocabulary


def export_tagger(model: TagModel, folder: Path) -> None:
    """Write the tagger's encoder."""
    write_lower(model.encoder, len(model.encoder.layers), folder / "tagger.onnx", model.shapes.weight)
    _heads(model, {"named", "unnamed"}, folder / "tagger.npz")


def export_relations(model: PairModel, folder: Path) -> None:
    """Write the relation model's encoder in two files, cut below the layers that see the pair."""
    write_lower(model.encoder, len(model.encoder.layers) - model.upper, folder / "relations.onnx")
    write_upper(model.encoder, model.upper, folder / "pairs.onnx")
    _heads(model, None, folder / "relations.npz")


def _heads(model: TagModel | PairModel, names: set[str] | None, target: Path) -> None:
    """Write the heads of a model; labels of public sets, which only training needs, are left out."""
    arrays: dict[str, Any] = {}
    for name, part in model.state_dict().items():
        top = name.split(".")[0]
        if top not in ("encoder", "shapes") and (names is None or top in names):
            kept = part[:LABELS] if top == "labels" else part
            arrays[name] = kept.detach().numpy().astype(np.float16)
    np.savez(target, **arrays)


def export_vocabulary(vocabulary: Vocabulary, folder: Path) -> None:
    """Write the tokenizer beside the models."""
    text = json.dumps(vocabulary.content, ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text + "\n", encoding="utf-8")
