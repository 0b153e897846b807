"""From proposals to claims: the evidence is sought, the parties are told, the stance is weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.extractors.llm.details import Surroundings, qualifiers_of, valid_of
from extract.extractors.llm.doubt import doubt_on
from extract.extractors.llm.groups import Group
from extract.extractors.llm.parties import mentions_of
from extract.extractors.llm.proposal import Proposal, Reason, Rejected, proposal
from extract.extractors.llm.whereabouts import Finder, Whereabouts, occurrences
from extract.extractors.rules.cues import Doubt
from extract.extractors.rules.discourse import reconsidered
from extract.extractors.rules.reading import Reading
from graph.model import Claim, Evidence, Mention
from graph.schema import SIGNATURES, Relation, Stance
from graph.when import Period

_CONFIDENCE = 0.7
"""Of a claim between two names; not calibrated, since each model errs in its own way."""
_UNNAMED = 0.95
_ENDING = frozenset(
    {
        Relation.OWNS,
        Relation.CONTROLS,
        Relation.OPERATES,
        Relation.CUSTOMER_OF,
        Relation.HOSTS,
        Relation.ACCESSES,
        Relation.AFFILIATED_WITH,
    }
)
"""Relations that can come to an end; what was once bought, built or trained stays so."""


class Judge:
    """Turns what a model proposes for one document into claims, and counts what it drops."""

    def __init__(self, reading: Reading, extractor: str) -> None:
        self.dropped: Counter[Reason] = Counter()
        self._reading = reading
        self._extractor = extractor
        self._finder = Finder(reading.document.text, [sentence.span for sentence in reading.sentences])
        names = [reading.document.publisher, reading.citation.publisher if reading.citation else None]
        self._chain = tuple(dict.fromkeys(name for name in names if name))

    def claims(self, proposed: Iterable[object], group: Group) -> list[Claim]:
        """The claims that the proposals for a group hold up to."""
        found: list[Claim] = []
        for item in proposed:
            try:
                found += self._claims(proposal(item), group)
            except Rejected as rejected:
                self.dropped[rejected.reason] += 1
        return reconsidered(found, self._reading)

    def _claims(self, one: Proposal, group: Group) -> Iterator[Claim]:
        signature = SIGNATURES[one.relation]
        if one.subject.kind not in signature.sources or one.object.kind not in signature.targets:
            raise Rejected(Reason.SIGNATURE)
        place = self._finder.find(one, group)
        subjects = mentions_of(one.subject, place.subject, self._reading)
        objects = mentions_of(one.object, place.object, self._reading)
        pairs = [(subject, obj) for subject in subjects for obj in objects if subject.entity != obj.entity]
        if not pairs:
            raise Rejected(Reason.SELF)
        template = self._claim(one, place, pairs[0])
        for subject, obj in pairs:
            sure = _CONFIDENCE * (1.0 if subject.named and obj.named else _UNNAMED)
            yield replace(template, subject=subject, object=obj, confidence=round(sure, 3))

    def _claim(self, one: Proposal, place: Whereabouts, pair: tuple[Mention, Mention]) -> Claim:
        doubt = doubt_on(place, self._reading)
        one = replace(one, stance=Stance.doubtful([one.stance, doubt.stance]))
        evidence = Evidence.cut(self._reading.document, place.evidence.start, place.evidence.end)
        around = Surroundings(
            evidence.quote, self._reading.language.code, self._reading.document, self._reading.published
        )
        stance, valid = one.stance, valid_of(one, around, self.dropped)
        if doubt.over and one.relation in _ENDING and valid.end is None:
            stance, valid = self._ended(stance, valid)
        return Claim(
            subject=pair[0],
            relation=one.relation,
            object=pair[1],
            evidence=evidence,
            qualifiers=qualifiers_of(one, around, self.dropped),
            stance=stance,
            attribution=self._sources(one, doubt),
            valid=valid,
            extractor=self._extractor,
        )

    def _ended(self, stance: Stance, valid: Period) -> tuple[Stance, Period]:
        """What is told as past ended before the text appeared; undated, it no longer holds."""
        published = self._reading.published
        if published is None or (valid.start is not None and published.after <= valid.start.first):
            return Stance.DENIED, valid
        return stance, Period(end=published)

    def _sources(self, one: Proposal, doubt: Doubt) -> tuple[str, ...]:
        """The publisher, then those whom the cues name, then those of the model that the text names."""
        text = self._reading.document.text
        stated = [name.strip() for name in one.attribution if next(occurrences(name, text), None)]
        chain = dict.fromkeys((*self._chain, *doubt.sources))
        new = [name for name in stated if not any(name in known or known in name for known in chain)]
        return tuple(dict.fromkeys((*chain, *new)))
