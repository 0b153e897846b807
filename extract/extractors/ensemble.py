"""Several extractors as one: what they agree on is one claim, marked with all who found it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from extract.extractors.base import Extraction, Extractor
from extract.extractors.joining import agreed, clash, in_text_order, joined, overlap, say_the_same
from graph.model import Claim, Document, Entity

_VERSION = "1"


@dataclass
class _Cluster:
    """Claims that say the same, no two of one extractor: `claim` is what they make together."""

    claim: Claim
    finders: tuple[str, ...]


class Ensemble:
    """Asks each extractor and joins their claims.

    Claims are one if they give the same triple from overlapping evidence, and neither or both deny it. The
    strongest doubt wins. Qualifiers are merged; where two give another number the extractor named first is
    believed, and the claim is no surer than the less sure of the two.

    How sure a claim is that two found, `sure` says from the claim so far and the other.
    """

    def __init__(
        self, extractors: Sequence[Extractor], name: str, *, sure: Callable[[Claim, Claim], float] = agreed
    ) -> None:
        ids = [_id(extractor) for extractor in extractors]
        if not ids or len(set(ids)) < len(ids) or not name or "@" in name:
            raise ValueError(
                f"an ensemble needs a name without @ and extractors that differ, got {name!r}, {ids}"
            )
        self.extractors = tuple(extractors)
        self._name = name
        self._sure = sure

    @property
    def name(self) -> str:
        """The name given to it."""
        return self._name

    @property
    def version(self) -> str:
        """Changes with that of any extractor in it, and with the way of joining."""
        return f"{_VERSION}:{'+'.join(extractor.version for extractor in self.extractors)}"

    def extract(self, document: Document) -> Extraction:
        """The claims of all extractors, joined and in text order.

        A claim's extractor is this ensemble's name, then who found it: "both@1:rules@1+learned@1". Of a
        member that is itself made of several, it is those of them that found the claim.

        Raises:
            InputError: one of them cannot read the document.
        """
        clusters: list[_Cluster] = []
        entities: dict[str, Entity] = {}
        for extractor in self.extractors:
            extraction = extractor.extract(document)
            claims = [replace(one, extractor=one.extractor or _id(extractor)) for one in extraction.claims]
            self._take_in(clusters, claims, document)
            for entity in extraction.entities:
                entities.setdefault(entity.id, entity)
        found = in_text_order(self._marked(cluster) for cluster in clusters)
        return Extraction(tuple(found), tuple(entities[key] for key in sorted(entities)))

    def _take_in(self, clusters: list[_Cluster], claims: Iterable[Claim], document: Document) -> None:
        """Add an extractor's claims, each to a cluster that it has not joined yet or to a new one.

        Those that agree in all numbers go first, so that of two figures for one pair each finds its own.
        """
        rest = in_text_order(claims)
        open_clusters = list(clusters)
        for clashing in (False, True):
            left = []
            for claim in rest:
                best = _best(open_clusters, claim, clashing=clashing)
                if best is None:
                    left.append(claim)
                    continue
                open_clusters.remove(best)
                sure = self._sure(best.claim, claim)
                best.claim = replace(joined(best.claim, claim, document), confidence=sure)
                best.finders = tuple(dict.fromkeys((*best.finders, *finders(claim))))
            rest = left
        clusters += [_Cluster(claim, finders(claim)) for claim in rest]

    def _marked(self, cluster: _Cluster) -> Claim:
        # The ledger ends what an older version found, which it knows by the name before the @.
        return replace(cluster.claim, extractor=f"{self.name}@{_VERSION}:{'+'.join(cluster.finders)}")


def finders(claim: Claim) -> tuple[str, ...]:
    """The extractors that found a claim of an ensemble, as "name@version"; the claim's own for any other."""
    _, _, who = claim.extractor.partition(":")
    return tuple((who or claim.extractor).split("+"))


def _id(extractor: Extractor) -> str:
    return f"{extractor.name}@{extractor.version}"


def _best(clusters: Iterable[_Cluster], claim: Claim, *, clashing: bool) -> _Cluster | None:
    """The cluster that says the same: the same entities first, then the most evidence in common."""
    fitting = [
        cluster
        for cluster in clusters
        if say_the_same(cluster.claim, claim) and (clashing or not clash(cluster.claim, claim))
    ]
    return min(
        fitting,
        key=lambda cluster: (cluster.claim.triple != claim.triple, -overlap(cluster.claim, claim)),
        default=None,
    )
