"""Whose subsidiaries a part of a list names, and whether it lists companies held by contract instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.extractors.structured.parties import mention_of
from extract.extractors.structured.subsidiaries.names import has_form, name_in
from graph.identity import unnamed_id
from graph.model import Document, Mention
from graph.schema import Kind, Stance

CONTRACTUAL = re.compile(
    r"variable\s+interest\s+entit|\bVIEs?\b|consolidated\s+affiliated\s+entit|contractual\s+(?:arrangement|agreement|control)|"
    r"可变利益实体|可變利益實體|合同安排|合約安排|协议控制|協議控制",
    re.IGNORECASE,
)
"""Words for companies that a registrant consolidates by contract and does not own."""
_SUBSIDIARIES = re.compile(r"\bsubsidiar(?:y|ies)\b|附屬公司|附属公司|子公司", re.IGNORECASE)
_CHINESE_HEADING = re.compile(
    r"^(?:本公司|主要|重要|重大|全部|之|的)*(?:附屬公司|附属公司|子公司)(?:名單|名单|列表|詳情|详情|清单)?$"
)
_OF = re.compile(
    r"\bsubsidiar(?:y|ies)(?:\s+(?:and|&)\s+[^\n\t.]{0,60}?|\s*\([^)\n]*\))?\s+of:?\s+(?P<name>\S[^\t\n]*)",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"(?P<name>[A-Z0-9][^\n\t]{1,90}?)\s*(?:\([^)\n]*\)\s*)?,?\s+(?:has|had|owns|owned|holds|held|directly|indirectly)\b"
    r"[^.\n]{0,100}?\bsubsidiar",
)
_AND = re.compile(
    r"(?P<name>[^\n\t]{2,90}?)(?:['’]s?)?[\s,–—:-]+(?:and\s+(?:its\s+)?)?(?:(?:list\s+of|significant|principal|consolidated)\s+)*"
    r"subsidiar(?:y|ies)(?:\s+list)?$",
    re.IGNORECASE,
)
_OF_CONTRACTUAL = re.compile(
    r"(?P<whose>VIEs?|variable\s+interest\s+entit(?:y|ies)|affiliated\s+entit(?:y|ies))['’]s?\s+subsidiar|"
    r"subsidiar(?:y|ies)\s+of\s+(?P<who>(?:the\s+|our\s+|its\s+)?(?:consolidated\s+)?(?:variable\s+interest\s+entit\w+|VIEs?\b|"
    r"(?:consolidated\s+)?affiliated\s+entit\w+))",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\s*(?:\((?:the\s+|collectively|a\s|an\s|as\s|registrant|[“\"'‘]).*|[,;]?\s+(?:as\s+(?:of|at)|omitting|other\s+than|which|that|"
    r"each|all\s+of|excluding|including|are|is|was|were|has|have|with|and\s+(?:its|their|the|consolidated|variable|"
    r"affiliated|subsidiar)|at\s+(?:[A-Z][a-z]+\s+\d|\d)|on\s+(?:[A-Z][a-z]+\s+\d|\d))\b.*|,\s+an?\s+[A-Z].*|[:;]\s*$|\s+[-–—]\s+.*)$",
)
_NO_NAME = re.compile(
    r"(?:the\s+|our\s+)?(?:registrants?|company|issuer|corporation|parent|group|guarantors?|us|partnership|trust|bank)\b(?![\s,]+[A-Z]\w)",
    re.IGNORECASE,
)
_LONGEST = 800
"""Characters in which a heading or sentence says whose a list is."""
_LONGEST_NAME = 10
_LONGEST_HEADING = 14


@dataclass(frozen=True, slots=True)
class Section:
    """Who stands to the companies of a part of a list, and how.

    Attributes:
        owner: the party; None for the registrant.
        contractual: whether the companies are held by contract, not owned.
        stance: POSSIBLE where a heading joins subsidiaries and companies held by contract in one list.
    """

    owner: Mention | None = None
    contractual: bool = False
    stance: Stance = Stance.ASSERTED


def section_of(words: str, start: int, document: Document) -> Section | None:
    """The section that a line opens; None if it opens none."""
    words = words[:_LONGEST]
    held_by = contractual_owner(words, start, document)
    if held_by is not None:
        return Section(held_by)
    owner = _owner(words, start)
    contractual = CONTRACTUAL.search(words) is not None
    heading = len(words.split()) <= _LONGEST_HEADING and not words.rstrip().endswith(".")
    subsidiaries = _SUBSIDIARIES.search(words) is not None
    name = has_form(words) and not _CHINESE_HEADING.search(words)
    if owner is None and not (heading and (contractual or subsidiaries) and not name):
        return None
    mixed = contractual and subsidiaries
    return Section(owner, contractual and not mixed, Stance.POSSIBLE if mixed else Stance.ASSERTED)


def contractual_owner(words: str, start: int, document: Document) -> Mention | None:
    """The unnamed owner of a "subsidiary of the VIEs"; None if the words speak of none."""
    found = _OF_CONTRACTUAL.search(words)
    if found is None:
        return None
    group = "who" if found["who"] else "whose"
    at = start + found.start(group)
    name = unnamed_id(document.id, Kind.ORGANIZATION, "variable interest entities")
    return Mention(found[group], Kind.ORGANIZATION, False, name, None, at, at + len(found[group]))


def names_nobody(words: str) -> bool:
    """Whether the words mean the registrant without naming it."""
    return _NO_NAME.match(words.strip()) is not None


def registrant_of(document: Document, title: tuple[int, str] | None) -> Mention:
    """The registrant: whom a line above the heading names, else the publisher, else an unnamed party."""
    if title is not None:
        return mention_of(title[1], Kind.ORGANIZATION, title[0])
    if document.publisher:
        return mention_of(document.publisher, Kind.ORGANIZATION, None)
    name = unnamed_id(document.id, Kind.ORGANIZATION, "registrant")
    return Mention("the registrant", Kind.ORGANIZATION, False, name)


def _owner(words: str, start: int) -> Mention | None:
    for pattern in (_OF, _HAS, _AND):
        found = pattern.search(words)
        if found is None:
            continue
        name = _plain(found["name"])
        if pattern is _AND and not has_form(name) and "’s" not in words and "'s" not in words:
            continue
        if not name or names_nobody(name) or len(name.split()) > _LONGEST_NAME or name[0].islower():
            continue
        at = words.index(name, found.start("name"))
        return mention_of(name, Kind.ORGANIZATION, start + at)
    return None


def _plain(words: str) -> str:
    """The name at the beginning of the words."""
    name = re.sub(r"^the\s+(?=[A-Z])", "", words.strip())
    while (shorter := _NAME_END.sub("", name)) != name:
        name = shorter
    return name_in(name, 0).text.strip()
