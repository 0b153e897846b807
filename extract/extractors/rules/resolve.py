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
from extract.sentences import Span
from graph.identity import entity_id, slug, unnamed_id
from graph.model import Document
from graph.schema import Kind

_DETERMINERS = re.compile(
    r"^(?:the|a|an|this|these|that|those|such|its|their|der|die|das|den|dem|des|ein|eine[nmrs]?|"
    r"diese[nmrs]?|solche[nmrs]?|ihre[nmrs]?|seine[nmrs]?)\s+",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:,?\s+(?:Sdn\.?\s+Bhd\.?|Berhad|Bhd\.?|Pte\.?\s+Ltd\.?|Co\.?,?\s+Ltd\.?|Ltd\.?|Limited|Inc\.?|Corp\.?|"
    r"Corporation|PLC|plc|GmbH(?:\s+&\s+Co\.?\s+KG)?|AG|SE|KG|LLC|LLP|L\.?P\.?|Tbk|N\.?V\.?|S\.?A\.?))+$"
    r"|(?:股份有限公司|有限责任公司|有限公司)$"
)

_HAN = re.compile("[\u4e00-\u9fff]{2}")
_UNIT_FOLLOWS = re.compile("(?:原来|原|旗下)?的?[^，。‹›]{0,4}(?:子公司|附属公司|业务)")
"""In Chinese, behind a company that only owns the one spoken of ("秦淮数据的海外子公司Bridge")."""
_RELATIVE = re.compile(r",\s+(?:der|die|das|dem|den|dessen|deren)\s[^,.;:]*$")
"""In German, before a name inside a relative clause ("…, der zugleich X leitet")."""
_OPENS_CLAUSE = re.compile(r"(?:^|[^\u4e00-\u9fff›]|[称说示后但而且则故因])$")
"""In Chinese, where the company of this very sentence can be meant: not as the object of its own verb."""


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
        opens = _OPENS_CLAUSE.search(document.text[max(0, mention.start - 1) : mention.start]) is not None
        parties = [other for other in before if not _in_passing(other, document.text)]
        antecedent = None
        if opens or not _clauses_before(mention, parties, document.text, starts):
            antecedent = _company(mention, parties, starts, opens=opens)
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


def bare_name(name: str) -> str:
    """A name without its legal form, which two writings of one name in a text may or may not carry."""
    return _LEGAL.sub("", name).strip() or name


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
    mention: Found, before: Sequence[Found], starts: Sequence[int], *, opens: bool = True
) -> Found | None:
    """Whom "the company" means: the organization named most in this sentence, else in the one before it.

    Of those named equally often it is the first, and in Chinese, where the topic leads, always the first. A
    newspaper is never meant; unless the phrase opens its clause (`opens`), the sentence before comes first.
    """
    sentence = bisect_right(starts, mention.start) - 1
    parties = [other for other in before if other.kind is Kind.ORGANIZATION and other.named and _acts(other)]
    named = Counter(other.entity for other in parties)
    for wanted in (sentence, sentence - 1) if opens else (sentence - 1, sentence):
        here = [other for other in parties if bisect_right(starts, other.start) - 1 == wanted]
        if here:
            topic = _HAN.match(mention.text) is not None
            return here[0] if topic else max(here, key=lambda other: named[other.entity])
    return None


def _clauses_before(mention: Found, parties: Sequence[Found], text: str, starts: Sequence[int]) -> bool:
    """Whether earlier clauses of the sentence name parties, so that an object may mean any of them."""
    sentence = bisect_right(starts, mention.start)
    here = [
        one for one in parties if one.named and bisect_right(starts, one.start) == sentence and _acts(one)
    ]
    return any(one.kind is Kind.ORGANIZATION and "，" in text[one.end : mention.start] for one in here)


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
