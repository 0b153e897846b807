"""How large the corpus is: documents, sentences and claims by language, and claims by relation and stance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.schema import Relation, Stance
from training.corpus.gold_files import Annotations
from training.notation import Annotated

ALL = "all"


@dataclass(slots=True)
class Sizes:
    """The counts of one language or of all.

    Attributes:
        documents: by split; `alone` are the documents of one sentence each.
        distinct: the sentences with white space folded.
        empty: sentences without a claim.
        sentences_of: sentences with a claim of a relation.
    """

    files: int = 0
    documents: Counter[str] = field(default_factory=Counter)
    alone: int = 0
    sentences: Counter[str] = field(default_factory=Counter)
    distinct: set[str] = field(default_factory=set)
    empty: int = 0
    mentions: int = 0
    claims: int = 0
    optional: int = 0
    relations: Counter[Relation] = field(default_factory=Counter)
    sentences_of: Counter[Relation] = field(default_factory=Counter)
    stances: Counter[Stance] = field(default_factory=Counter)

    def count(self, document: Annotated, split: str) -> None:
        """Count a document in."""
        self.documents[split] += 1
        self.alone += document.genre == "sentence"
        self.sentences[split] += len(document.sentences)
        self.distinct |= {" ".join(document.text[start:end].split()) for start, end in document.sentences}
        self.empty += len(document.sentences) - len({claim.sentence for claim in document.claims})
        self.mentions += len(document.mentions)
        self.claims += len(document.claims)
        self.optional += sum(claim.optional for claim in document.claims)
        self.relations.update(claim.relation for claim in document.claims)
        places = {(claim.relation, claim.sentence) for claim in document.claims}
        self.sentences_of.update(relation for relation, _ in places)
        self.stances.update(claim.stance for claim in document.claims)


def sizes_by_language(files: Iterable[Annotations]) -> dict[str, Sizes]:
    """The counts of each language and, last, of `all`."""
    found: dict[str, Sizes] = {}
    total = Sizes()
    for file in files:
        for sizes in (found.setdefault(file.language, Sizes()), total):
            sizes.files += 1
            for document in file.documents:
                sizes.count(document, file.split_of(document))
    return {**found, ALL: total}


def table(sizes: Mapping[str, Sizes]) -> Iterator[str]:
    """The lines of the table: what is counted, and a column for each language."""
    yield _row("", sizes)
    yield _row("files", [one.files for one in sizes.values()])
    yield _row("documents", [one.documents.total() for one in sizes.values()])
    yield _row("  of one sentence", [one.alone for one in sizes.values()])
    for split in ("train", "dev", "test"):
        yield _row(f"  {split}", [one.documents[split] for one in sizes.values()])
    yield _row("sentences", [one.sentences.total() for one in sizes.values()])
    yield _row("  distinct", [len(one.distinct) for one in sizes.values()])
    yield _row("  without a claim", [one.empty for one in sizes.values()])
    for split in ("train", "dev", "test"):
        yield _row(f"  {split}", [one.sentences[split] for one in sizes.values()])
    yield _row("mentions", [one.mentions for one in sizes.values()])
    yield _row("claims", [one.claims for one in sizes.values()])
    yield _row("  optional", [one.optional for one in sizes.values()])
    yield from _claims(sizes)


def _claims(sizes: Mapping[str, Sizes]) -> Iterator[str]:
    yield _row("by stance", [])
    for stance in Stance:
        yield _row(f"  {stance.value}", [one.stances[stance] for one in sizes.values()])
    yield _row("by relation", [])
    for relation in Relation:
        yield _row(f"  {relation.value}", [one.relations[relation] for one in sizes.values()])


def _row(name: str, cells: Iterable[object]) -> str:
    return f"{name:<20}" + "".join(f"{cell!s:>8}" for cell in cells)
