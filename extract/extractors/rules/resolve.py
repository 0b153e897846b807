"""Which entity each mention stands for, inside one document.

Invariant: an unnamed party is never given a name by similarity; what points back to nothing certain stays an
unnamed party of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.extractors.rules.found import Found
from extract.extractors.rules.language import Language
from extract.gazetteer import load_gazetteer
from extract.gazetteer.legal import bare_name
from extract.sentences import Span
from graph.identity import entity_id, slug, unnamed_id
from graph.model import Document
from graph.schema import Kind

_DETERMINERS = re.compile(
    r"^(?:the|a|an|this|these|that|those|such|its|their|der|die|das|den|dem|des|ein|eine[nmrs]?|"
    r"diese[nmrs]?|solche[nmrs]?|ihre[nmrs]?|seine[nmrs]?)\s+",
    re.IGNORECASE,
)

_HAN = re.compile("[\u4e00-\u9fff]{2}")
_UNIT_FOLLOWS = re.compile("(?:原来|原|旗下)?的?[^，。‹›]{0,4}(?:子公司|附属公司|业务)")
"""In Chinese, behind a company that only owns the one spoken of ("秦淮数据的海外子公司Bridge")."""
_RELATIVE = re.compile(r",\s+(?:der|die|das|dem|den|dessen|deren)\s[^,.;:]*$")
"""In German, before a name inside a relative clause ("…, der zugleich X leitet")."""
_OWN = re.compile("本|(?:our|unsere?[nmrs]?) ", re.IGNORECASE)
"""What only the publisher says of itself."""


def resolve(
    found: Sequence[Found], document: Document, spans: Sequence[Span], language: Language
) -> list[Found]:
    """The mentions with their entities, in text order."""
    starts = [span.start for span in spans]
    resolved: list[Found] = []
    for mention in found:
        entity = _entity(mention, resolved, document, language, starts)
        resolved.append(entity)
    return resolved


def _entity(
    mention: Found,
    before: Sequence[Found],
    document: Document,
    language: Language,
    starts: Sequence[int],
) -> Found:
    if mention.entity is not None:
        return mention
    if mention.named:
        return _name(mention, before)
    if mention.definite and mention.head in language.generic_heads:
        parties = [other for other in before if not _in_passing(other, document.text)]
        antecedent = _company(mention, parties, document, starts)
        if antecedent is not None:
            return replace(
                mention,
                text=antecedent.text,
                named=antecedent.named,
                entity=antecedent.entity,
                country=antecedent.country,
            )
    if mention.definite and mention.head in language.place_heads:
        place = next((o for o in reversed(before) if o.kind is Kind.PLACE and o.named), None)
        if place is not None:
            return replace(mention, named=True, entity=place.entity, country=place.country)
    twin = _twin(mention, before)
    if twin is not None:
        return replace(mention, entity=twin.entity, country=mention.country or twin.country)
    plain = _DETERMINERS.sub("", mention.words)
    return replace(mention, entity=unnamed_id(document.id, mention.kind, plain))


def _in_passing(other: Found, text: str) -> bool:
    """Whether an organization is but named beside the one meant: its owner, or inside a relative clause."""
    return bool(
        _UNIT_FOLLOWS.match(text, other.end) or _RELATIVE.search(text, max(0, other.start - 80), other.start)
    )


@lru_cache(maxsize=10_000)
def _bare_slug(name: str) -> str:
    """Remembered, because each name is compared with all before it."""
    return slug(bare_name(name))


def _name(mention: Found, before: Sequence[Found]) -> Found:
    """A name is one with an earlier, longer name of its kind in the same text that starts with it."""
    own = _bare_slug(mention.text)
    for other in reversed(before):
        if other.named and other.kind is mention.kind and other.entity:
            theirs = _bare_slug(other.text)
            short = _HAN.fullmatch(own[:2]) is not None and theirs.startswith(own)
            surname = mention.kind is Kind.PERSON and theirs.endswith(f"-{own}")
            if theirs == own or theirs.startswith(f"{own}-") or short or surname:
                return replace(mention, entity=other.entity, country=mention.country or other.country)
    return replace(mention, entity=entity_id(mention.kind, bare_name(mention.text)))


def _company(
    mention: Found, before: Sequence[Found], document: Document, starts: Sequence[int]
) -> Found | None:
    """Whom "the company" means, where the text leaves no doubt; a newspaper is never meant.

    It is who the text defines so ('Alpha Ltd ("the Company")'); "本公司" and "our company" are the publisher.
    Else it is the organization named most, if this sentence and the one before name no other, or if it is
    also the first that the sentence before and the whole text name.
    """
    parties = [other for other in before if other.kind is Kind.ORGANIZATION and other.named and _acts(other)]
    defined = _defined(mention, parties, document.text)
    if defined is not None or _OWN.match(mention.words):
        return defined or _publisher(parties, document)
    counted = Counter(other.entity for other in parties).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    most = counted[0][0]
    sentence = bisect_right(starts, mention.start)
    near = [other for other in parties if bisect_right(starts, other.start) >= sentence - 1]
    earlier = [other for other in near if bisect_right(starts, other.start) == sentence - 1]
    alone = {other.entity for other in near} == {most}
    leads = bool(earlier) and earlier[0].entity == parties[0].entity == most
    return next(other for other in parties if other.entity == most) if alone or leads else None


def _defined(mention: Found, parties: Sequence[Found], text: str) -> Found | None:
    """The party behind whose name these words stand in brackets."""
    words = re.escape(mention.words)
    pattern = re.compile(rf"\s*[(（][^()（）]{{0,24}}{words}[^()（）]{{0,12}}[)）]", re.IGNORECASE)
    return next((other for other in reversed(parties) if pattern.match(text, other.end)), None)


def _publisher(parties: Sequence[Found], document: Document) -> Found | None:
    """The party that publishes the document."""
    own = _bare_slug(document.publisher or "")
    return next((other for other in parties if own and _bare_slug(other.text) == own), None)


def _acts(found: Found) -> bool:
    """Whether an organization may be a party to a deal: newspapers only tell of them."""
    known = load_gazetteer().get(found.entity or "")
    return known is None or known.type != "media"


def _twin(mention: Found, before: Sequence[Found]) -> Found | None:
    """The unnamed mention of the same thing earlier in the text.

    The same words, or, for a phrase that points back, the same head noun without a clash of country.
    """
    words = slug(_DETERMINERS.sub("", mention.words))
    for other in reversed(before):
        if other.named or other.kind is not mention.kind:
            continue
        if slug(_DETERMINERS.sub("", other.words)) == words:
            return other
        if mention.definite and other.head == mention.head and not other.parts:
            same = mention.country is None or other.country is None or mention.country == other.country
            if same:
                return other
    return None
