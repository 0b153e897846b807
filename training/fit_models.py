"""`python -m training.fit_models [latin|zh]…`: train the models and write their weights into the package."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from extract.extractors.learned.slots import LABELS, Tokenise
from extract.extractors.learned.tags import Piece
from extract.extractors.learned.weights import split, tokenise
from training.crossfit import found_by_others, mixed
from training.documents import LANGUAGES, WEIGHTS, training_documents
from training.encoders import fetch, load
from training.export import export_heads, export_relations, export_rest, export_tagger
from training.fitting import Plan
from training.names import pools_of
from training.relations import PairModel, fit_relations
from training.tagger import TagModel, Text, fit_tagger, public_texts, texts_of
from training.windows import Example, corpus_examples, judged_on

PUBLIC_NAMES = {"latin": ("fire_dev", "smartdata_de_train", "germeval14_dev"), "zh": ()}
PUBLIC_PAIRS = {"latin": ("core_train",), "zh": ("finre_zh_train",)}
UPPER = {"latin": 2, "zh": 3}
"""Layers of the relation model that read a sentence anew for each pair."""
SEED = 7


def train(script: str, encoders: Path, corpora: Path, *, plans: dict[str, Plan]) -> None:
    """Train the tagger and the relation model of a script and write them into the package."""
    from tokenizers import Tokenizer

    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(mode=True)
    for_names, tokenizer_file = fetch(script, "tagger", encoders)
    for_pairs, _ = fetch(script, "relations", encoders)
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    documents = training_documents(script, dev=False)
    print(f"{script}: {len(documents)} documents to learn from", flush=True)

    def pieces(words: str) -> list[int]:
        return tokenise(tokenizer, words)

    torch.manual_seed(SEED)
    tagger = TagModel(load(for_names))

    def words(text: str) -> tuple[list[int], list[Piece]]:
        return split(tokenizer, text)

    public = [text for name in PUBLIC_NAMES[script] for text in _public_texts(corpora / f"{name}.jsonl")]
    if public:
        fit_tagger(tagger, public, words, {}, plans["public"])
    texts = [text for document in documents for text in texts_of(document)]
    pools = {language: pools_of(documents, language, SEED) for language in LANGUAGES[script]}
    fit_tagger(tagger, texts, words, pools, plans["tagger"])

    names: dict[str, int] = {}
    others = [
        e for name in PUBLIC_PAIRS[script] for e in _public_pairs(corpora / f"{name}.jsonl", names, pieces)
    ]
    torch.manual_seed(SEED)
    relations = PairModel(load(for_pairs), LABELS + len(names), UPPER[script])
    if others:
        fit_relations(relations, others, plans["public"])
    found = found_by_others(documents, lambda: TagModel(load(for_names)), words, pools, plans["folds"])
    fit_relations(relations, mixed(documents, found, pieces, SEED), plans["relations"])

    folder = WEIGHTS / script
    folder.mkdir(parents=True, exist_ok=True)
    export_tagger(tagger, for_names, folder / "tagger.onnx")
    export_relations(relations, for_pairs, folder / "relations.onnx", folder / "pairs.onnx")
    export_heads(tagger, relations, folder / "heads.npz")
    export_rest(tokenizer_file, {"seed": SEED}, folder)


def _public_texts(path: Path) -> list[Text]:
    if not path.is_file():
        print(f"{path.name} is missing: trained without it, so the figures will differ", flush=True)
        return []
    return list(public_texts(path))


def _public_pairs(path: Path, names: dict[str, int], pieces: Tokenise) -> list[Example]:
    if not path.is_file():
        print(f"{path.name} is missing: trained without it, so the figures will differ", flush=True)
        return []
    examples = [example for _, example in corpus_examples(path, names, pieces)]
    judged_on(examples, path.stem.split("_")[0], names)
    return examples


PLANS = {
    "latin": {
        "public": Plan(epochs=2),
        "tagger": Plan(epochs=14),
        "folds": Plan(epochs=8),
        "relations": Plan(epochs=12),
    },
    "zh": {
        "public": Plan(epochs=2),
        "tagger": Plan(epochs=20),
        "folds": Plan(epochs=10),
        "relations": Plan(epochs=12),
    },
}
"""How each script's models are fitted: to public sets first, then the tagger, those taggers that find
mentions in text they did not see, and the relation model."""


def main(arguments: Sequence[str]) -> int:
    """Train the scripts named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "scripts", nargs="*", choices=[*LANGUAGES, []], help="which weights to train anew; all if none"
    )
    parser.add_argument(
        "--encoders", type=Path, default=Path("build/encoders"), help="where encoders are kept"
    )
    parser.add_argument(
        "--corpora", type=Path, default=Path("../shared/data/corpora"), help="the public sets"
    )
    chosen = parser.parse_args(arguments)
    for script in chosen.scripts or LANGUAGES:
        train(script, chosen.encoders, chosen.corpora, plans=PLANS[script])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
