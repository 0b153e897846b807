"""`python -m training.fit_models [tagger|relations]…`: train the models, write their weights."""

from __future__ import annotations

import argparse
import copy
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from extract.extractors.learned.pieces import split, tokenise
from extract.extractors.learned.slots import LABELS
from extract.extractors.learned.tags import Piece
from training.crossfit import found_by_others
from training.documents import LANGUAGES, WEIGHTS, training_documents
from training.encoders import Encoder, load
from training.export import export_relations, export_tagger, export_vocabulary
from training.fitting import Plan
from training.names import pools_of
from training.notation import Annotated
from training.passes import passes
from training.quantised import encoder_file, read_tensors
from training.relations import PairModel, fit_relations
from training.tagger import TagModel, Text, fit_tagger, public_texts, texts_of
from training.vocabulary import Vocabulary, cut

PUBLIC_NAMES = ("fire_dev", "smartdata_de_train", "germeval14_dev")
UPPER = 3
"""Layers of the relation model that read a sentence anew for each pair."""
SEED = 7
PLANS = {
    "public": Plan(epochs=1),
    "tagger": Plan(epochs=7),
    "folds": Plan(epochs=4),
    "relations": Plan(epochs=9, rate=1e-4),
}
"""How the models are fitted. At a rate of 1.5e-4 the relation model fell back to what kinds alone tell."""


class Workshop:
    """What all models are made from: the encoder, the vocabulary and the annotated documents."""

    def __init__(self, corpora: Path) -> None:
        from tokenizers import Tokenizer

        self.corpora = corpora
        self.documents = training_documents(dev=False)
        self.vocabulary: Vocabulary = cut(encoder_file("tokenizer.json"))
        self.tokenizer = Tokenizer.from_str(json.dumps(self.vocabulary.content))
        self.tensors = read_tensors(encoder_file("e5-small-q4.bin"))
        self.pools = {language: pools_of(self._of(language), language, SEED) for language in LANGUAGES}
        print(f"{len(self.documents)} documents, {len(self.vocabulary.rows)} word pieces", flush=True)

    def _of(self, language: str) -> list[Annotated]:
        return [document for document in self.documents if document.language == language]

    def encoder(self, layers: int | None = None) -> Encoder:
        """The pre-trained encoder."""
        return load(self.tensors, self.vocabulary, layers)

    def split(self, text: str) -> tuple[list[int], list[Piece]]:
        """Ids and word pieces."""
        return split(self.tokenizer, text)

    def tokenise(self, words: str) -> list[int]:
        """Ids of word pieces."""
        return tokenise(self.tokenizer, words)


def public_tagger(shop: Workshop) -> TagModel:
    """The tagger, fitted to public sets."""
    torch.manual_seed(SEED)
    tagger = TagModel(shop.encoder())
    public = [text for name in PUBLIC_NAMES for text in _public_texts(shop.corpora / f"{name}.jsonl")]
    if public:
        fit_tagger(tagger, public, shop.split, {}, PLANS["public"])
    return tagger


def train_tagger(shop: Workshop) -> TagModel:
    """The tagger, fitted to public sets and then to our documents."""
    tagger = public_tagger(shop)
    texts = [text for document in shop.documents for text in texts_of(document)]
    fit_tagger(tagger, texts, shop.split, shop.pools, PLANS["tagger"])
    return tagger


def train_relations(shop: Workshop) -> PairModel:
    """The relation model, fitted to our documents, in part with mentions as a tagger finds them."""
    public = public_tagger(shop)
    found = found_by_others(
        shop.documents, lambda: copy.deepcopy(public), shop.split, shop.pools, PLANS["folds"]
    )
    torch.manual_seed(SEED)
    model = PairModel(shop.encoder(), LABELS, UPPER)
    fit_relations(model, passes(shop.documents, found, shop.tokenise, SEED), PLANS["relations"])
    return model


def _public_texts(path: Path) -> list[Text]:
    if not path.is_file():
        print(f"{path.name} is missing: trained without it, so the figures will differ", flush=True)
        return []
    return list(public_texts(path))


def main(arguments: Sequence[str]) -> int:
    """Train the models named, or both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", choices=["tagger", "relations", []], help="which; both if none")
    parser.add_argument(
        "--corpora", type=Path, default=Path("../shared/data/corpora"), help="the public sets"
    )
    parser.add_argument("--into", type=Path, default=WEIGHTS, help="the folder to write to")
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(mode=True)
    shop = Workshop(chosen.corpora)
    chosen.into.mkdir(parents=True, exist_ok=True)
    export_vocabulary(shop.vocabulary, chosen.into)
    if "tagger" in (chosen.models or ["tagger"]):
        export_tagger(train_tagger(shop), chosen.into)
    if "relations" in (chosen.models or ["relations"]):
        export_relations(train_relations(shop), chosen.into)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
