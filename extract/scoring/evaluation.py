"""Reading annotated documents with an extractor, and adding up how well it did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from extract.extractors.base import Extractor
from extract.pipeline import Extracted, outcomes
from extract.scoring.gold import GoldDocument
from extract.scoring.score import Tallies, score_document
from extract.scoring.tally import Tally
from graph.errors import InputError
from graph.model import Claim

BY = ("lang", "relation", "genre")
"""What the score can be split by."""

_UNSAID = "not said"


@dataclass(frozen=True, slots=True)
class Scored:
    """One annotated document with what was found in it.

    Attributes:
        problem: why the extractor could not read the document; all its claims then count as missed.
    """

    gold: GoldDocument
    claims: tuple[Claim, ...]
    tallies: Tallies
    problem: InputError | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """How well an extractor did.

    Attributes:
        documents: how many documents were scored.
        total: all counts.
        groups: the same by language, relation or genre: `groups["lang"]["de"]`.
        skipped: lines that could not be scored and documents that could not be read, each with why.
    """

    documents: int
    total: Tally
    groups: Mapping[str, Mapping[str, Tally]] = field(default_factory=dict)
    skipped: tuple[InputError, ...] = ()


def scored(found: Iterable[GoldDocument | InputError], extractor: Extractor) -> Iterator[Scored | InputError]:
    """Each document as the extractor reads it; a line that cannot be used passes through as its error."""
    for gold in found:
        if isinstance(gold, InputError):
            yield gold
            continue
        (outcome,) = outcomes([gold.document], extractor)
        claims = outcome.extraction.claims if isinstance(outcome, Extracted) else ()
        problem = outcome if isinstance(outcome, InputError) else None
        yield Scored(gold, claims, score_document(gold, claims), problem)


def report(results: Iterable[Scored | InputError], *, by: Iterable[str] = ()) -> Report:
    """The sum of all results.

    Args:
        results: of `scored`.
        by: which of `BY` to split the counts by.
    """
    total, documents = Tally(), 0
    groups: dict[str, dict[str, Tally]] = {axis: defaultdict(Tally) for axis in by}
    skipped: list[InputError] = []
    for result in results:
        if isinstance(result, InputError):
            skipped.append(result)
            continue
        documents += 1
        skipped += [result.problem] if result.problem else []
        for relation, tally in result.tallies.items():
            total.add(tally)
            for axis, group in groups.items():
                group[_group(axis, relation.value, result.gold)].add(tally)
    ordered = {axis: dict(sorted(group.items())) for axis, group in groups.items()}
    return Report(documents, total, ordered, tuple(skipped))


def _group(axis: str, relation: str, gold: GoldDocument) -> str:
    said = {"lang": gold.document.language, "genre": gold.genre, "relation": relation}
    return said[axis] or _UNSAID
