"""What holds of an extraction from any text whatever: nothing is invented, and every offset is exact."""

from __future__ import annotations

import json
from collections.abc import Iterator

from extract.extractors.base import Extraction
from graph.errors import ContractError
from graph.model import Claim, Document, Mention


def broken(document: Document, extraction: Extraction) -> list[str]:
    """What does not hold, in words; empty for a sound extraction."""
    return [*_of_all(extraction), *(problem for one in extraction.claims for problem in _of(one, document))]


def as_bytes(extraction: Extraction) -> bytes:
    """The claims as the command line prints them, for comparing two runs byte by byte."""
    return "\n".join(json.dumps(claim.to_json(), sort_keys=True) for claim in extraction.claims).encode()


def _of_all(extraction: Extraction) -> Iterator[str]:
    starts = [claim.evidence.start for claim in extraction.claims]
    if starts != sorted(starts):
        yield "the claims are not in text order"
    ends = {mention.entity for claim in extraction.claims for mention in (claim.subject, claim.object)}
    for entity in extraction.entities:
        if entity.id not in ends:
            yield f"no claim mentions the entity {entity.id}"


def _of(claim: Claim, document: Document) -> Iterator[str]:
    try:
        claim.evidence.check(document)
    except ContractError as error:
        yield str(error)
    for mention in (claim.subject, claim.object):
        yield from _misplaced(mention, document)
    if claim.subject.entity == claim.object.entity:
        yield f"{claim.relation} joins {claim.subject.entity!r} to itself"
    if not claim.extractor:
        yield f"nobody found {claim.triple}"
    if Claim.from_json(json.loads(json.dumps(claim.to_json()))) != claim:
        yield f"{claim.triple} is another claim once written and read"


def _misplaced(mention: Mention, document: Document) -> Iterator[str]:
    if mention.start is None and mention.end is None:
        return
    if mention.start is None or mention.end is None or not mention.start < mention.end <= len(document.text):
        yield f"{mention.text!r} lies at {mention.start}..{mention.end} of {len(document.text)} characters"
    elif document.text[mention.start : mention.end] != mention.text and not _points_back(mention, document):
        found = document.text[mention.start : mention.end]
        yield f"{mention.text!r} is said to stand at {mention.start}, where there is {found!r}"


def _points_back(mention: Mention, document: Document) -> bool:
    """Whether it is called by a name from before, as "it" and "the company" are, that does not overlap it."""
    start, end = mention.start or 0, mention.end or 0
    around = document.text[max(0, start - len(mention.text) + 1) : end + len(mention.text) - 1]
    return mention.named and mention.text in document.text[:start] and mention.text not in around
