"""`python -m training.fit_models [latin|zh]…`: train all models anew and write their weights into the package."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch

from extract.extractors.learned.slots import LABELS
from extract.extractors.learned.weights import split
from graph.schema import Kind
from training.documents import LANGUAGES, WEIGHTS, training_documents
from training.encoders import fetch, load
from training.export import export_encoder, export_heads, export_rest
from training.fitting import Plan
from training.notation import Annotated
from training.relations import PairModel, fit_relations
from training.tagger import TagModel, Text, fit_tagger, public_texts, texts_of
from training.windows import Example, corpus_examples, examples_of, judged_on

PUBLIC_NAMES = {"latin": ("fire_dev", "smartdata_de_train", "germeval14_dev"), "zh": ()}
PUBLIC_PAIRS = {"latin": ("core_train",), "zh": ("finre_zh_train",)}
SEED = 7


def pools_of(documents: Iterable[Annotated]) -> dict[Kind, list[str]]:
    """The names in the documents by kind, to be exchanged for one another."""
    pools: dict[Kind, set[str]] = {}
    for document in documents:
        for mark in document.mentions:
            if mark.named:
                pools.setdefault(mark.kind, set()).add(document.text[mark.start : mark.end])
    return {kind: sorted(names) for kind, names in pools.items()}


def train(script: str, encoders: Path, corpora: Path, *, plans: dict[str, Plan]) -> None:
    """Train the tagger and the relation model of a script and write them into the package."""
    from tokenizers import Tokenizer

    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(mode=True)
    original, tokenizer_file = fetch(script, encoders)
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    documents = training_documents(script, dev=False)
    print(f"{script}: {len(documents)} documents to learn from", flush=True)

    def tokenise(words: str) -> list[int]:
        return list(tokenizer.encode(words, add_special_tokens=False).ids) if words else []

    torch.manual_seed(SEED)
    tagger = TagModel(load(original))
    public = [text for name in PUBLIC_NAMES[script] for text in _public_texts(corpora / f"{name}.jsonl")]
    if public:
        fit_tagger(tagger, public, lambda words: split(tokenizer, words), {}, plans["public"])
    texts = [text for document in documents for text in texts_of(document)]
    fit_tagger(tagger, texts, lambda words: split(tokenizer, words), pools_of(documents), plans["tagger"])

    names: dict[str, int] = {}
    others = [e for name in PUBLIC_PAIRS[script] for e in _public_pairs(corpora / f"{name}.jsonl", names, tokenise)]
    torch.manual_seed(SEED)
    relations = PairModel(load(original), LABELS + len(names))
    if others:
        fit_relations(relations, others, plans["public"])
    examples = [example for document in documents for example in examples_of(document, tokenise)]
    fit_relations(relations, examples, plans["relations"])

    folder = WEIGHTS / script
    folder.mkdir(parents=True, exist_ok=True)
    export_encoder(tagger.encoder, original, folder / "tagger.onnx", tagger.shapes.weight)
    export_encoder(relations.encoder, original, folder / "relations.onnx")
    export_heads(tagger, relations, folder / "heads.npz")
    export_rest(tokenizer_file, {"seed": SEED}, folder)


def _public_texts(path: Path) -> list[Text]:
    if not path.is_file():
        print(f"{path.name} is missing: trained without it, so the figures will differ", flush=True)
        return []
    return list(public_texts(path))


def _public_pairs(path: Path, names: dict[str, int], tokenise: object) -> list[Example]:
    if not path.is_file() or not callable(tokenise):
        print(f"{path.name} is missing: trained without it, so the figures will differ", flush=True)
        return []
    examples = [example for _, example in corpus_examples(path, names, tokenise)]
    judged_on(examples, path.stem.split("_")[0], names)
    return examples


PLANS = {
    "public": Plan(epochs=2),
    "tagger": Plan(epochs=8),
    "relations": Plan(epochs=14),
}


def main(arguments: Sequence[str]) -> int:
    """Train the scripts named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scripts", nargs="*", choices=[*LANGUAGES, []], help="which weights to train anew; all if none")
    parser.add_argument("--encoders", type=Path, default=Path("build/encoders"), help="where encoders are kept")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/data/corpora"), help="the public sets")
    chosen = parser.parse_args(arguments)
    for script in chosen.scripts or LANGUAGES:
        train(script, chosen.encoders, chosen.corpora, plans=PLANS)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
