"""German noun phrases for parties, sites, chips, models, places and rules that a text does not name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extract.extractors.rules.countries import country_in
from extract.extractors.rules.found import Found
from extract.extractors.rules.german.circles import find_circles
from extract.extractors.rules.german.heads import HEADS, POINTING, RELATIONAL
from extract.extractors.rules.german.origins import is_origin
from extract.extractors.rules.german.tagged import tags_at
from extract.gazetteer import Entry, load_gazetteer
from graph.schema import Kind

_ADVERBS = frozenset({"weniger", "besonders"})
_ADJECTIVE = r"(?-i:[A-ZÄÖÜ]?[a-zäöüß][\wäöüß–-]*?(?:e|er|en|es|em))"
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n„“\"]\s*)$")
_COUNTED = r"(?:zwei|drei|vier|fünf|mehrere[nr]?|einige[nr]?|viele[nr]?|zahlreiche[nr]?)"
_DETERMINER = (
    r"(?:(?P<back>(?:diese|jene|solche|derselbe)[nmrs]?|dies|besagte[nmrs]?)|(?P<the>der|die|das|den|dem|des)"
    r"|(?P<any>eine?[nmrs]?|keine?[nmrs]?|ihre?[nmrs]?|seine?[nmrs]?|deren|dessen))"
)
_GENERATION = (
    r"(?:(?:jüngste|neueste|nächste|erste|letzte)n?\s+(?:Generation|Version|Fassung)\s+"
    r"(?:ihre[rs]|seine[rs]|der|des|von)\s+)?"
)
_TAIL = (
    r"(?:\s+(?:aus|in)\s+(?:der\s+|dem\s+|den\s+)?(?:Volksrepublik|China|Peking|Shanghai|Shenzhen|Hongkong|Taiwan|"
    r"Singapur|Malaysia|Südostasien)|\s+Chinas)?"
)
_TAILS = {
    Kind.DATA_CENTRE: (re.compile(r"\s+in\s+(?P<name>[A-ZÄÖÜ][\w-]+)"), Kind.PLACE),
    Kind.ORGANIZATION: (re.compile(r"\s+von\s+(?P<name>[A-ZÄÖÜ][\w-]+(?:\s[A-Z]\w*)?)"), Kind.AI_MODEL),
}
_VERBAL = re.compile(
    r"(?:geplant|betrieben|gebaut|errichtet|finanziert|kontrolliert|entwickelt|gemietet|genutzt|gefertigt|hergestellt|entworfen|"
    r"beherrscht|trainiert|gekauft|erworben|übernommen|bestellt|gelieferte?)e?[nrsm]?"
)
_AGENT = re.compile(r"\b(?:von|vom|durch|bei)\s[^.,;]{3,58}$")
"""What makes a participle a statement ("das von Foxconn geplante Rechenzentrum") and no mere adjective."""
_POINTS = re.compile(r"der|die|das|den|dem|des|(?:diese|solche|jene)[nmrs]?", re.IGNORECASE)
_EACH = re.compile(r"\bjede[nmrs]?\s+(?=$|\w)", re.IGNORECASE)
_BY_REGISTER = re.compile(r"\b(?:eingetragene|registrierte|domizilierte|ansässige|gegründete)[nrsm]?\s")
_PREDICATE = re.compile(r"\s+(?:ist|war|sind|waren|bleibt|sei|seien|wird)\s+(?:[\wäöüß]+\s+){0,3}?[‹A-ZÄÖÜ]")
_GENITIVE = re.compile(r"\s+(?:von|vom|des|der|dieser|dieses|hinter)\s")
_GROUP_OF = re.compile(r"-(?:Konzern|Gruppe)s?$")
_SITE_SERVERS = re.compile(r"\b(?:auf|in)\s+(?P<phrase>(?:die|den|diese|diesen)\s+Servern?)\b")


def _compile(heads: Mapping[str, str], tail: str) -> re.Pattern[str]:
    nouns = "|".join(f"(?P<h_{index}>{words})" for index, words in enumerate(heads.values()))
    return re.compile(
        rf"\b(?:{_DETERMINER}\s+)?(?P<phrase>{_GENERATION}(?:{_COUNTED}\s+)?(?P<adjectives>(?:{_ADJECTIVE}\s+){{0,3}}?)"
        rf"(?P<noun>(?:[\w–-]+[-–]\s?)?[\w–-]*?(?:{nouns})){tail})\b(?!-)",
        re.IGNORECASE,
    )


_TAILED = (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE)
_PATTERNS = {
    kind: (_compile(heads, _TAIL if kind in _TAILED else ""), tuple(heads)) for kind, heads in HEADS.items()
}


def find_phrases(text: str) -> list[Found]:
    """Every noun phrase of an unnamed party, site, chip, model, place or rule."""
    found = [*find_circles(text), *_servers(text)]
    for kind, (pattern, heads) in _PATTERNS.items():
        for match in pattern.finditer(text):
            phrase = _phrase(match, kind, heads)
            if phrase is not None:
                found += _origin_apart(phrase) if kind is Kind.CHIP else [phrase]
    return found


def _servers(text: str) -> list[Found]:
    """The servers that stand for their site, as in "auf die Server zugreifen"."""
    return [
        Found(
            start=match.start("phrase"),
            end=match.end("phrase"),
            kind=Kind.DATA_CENTRE,
            text=match["phrase"],
            named=False,
            head="rechenzentrum",
            definite=True,
        )
        for match in _SITE_SERVERS.finditer(text)
    ]


def _origin_apart(chip: Found) -> list[Found]:
    """The place and the ware of "taiwanische KI-Chips": where they come from is a fact of its own."""
    for match in load_gazetteer().find_demonyms(chip.text):
        ware = chip.text[match.end :].lstrip()
        if match.start == 0 and ware:
            place = Found(
                start=chip.start,
                end=chip.start + match.end,
                kind=Kind.PLACE,
                text=match.surface,
                named=True,
                entity=match.entry.id,
                country=match.entry.country or None,
            )
            return [place, replace(chip, start=chip.end - len(ware), text=ware, country=None)]
    return [chip]


def _phrase(match: re.Match[str], kind: Kind, heads: tuple[str, ...]) -> Found | None:
    start, text, noun = match.start("phrase"), match["phrase"], match["noun"]
    head = next(heads[i] for i in range(len(heads)) if match[f"h_{i}"])
    if not noun[0].isupper() and not (kind is Kind.AI_MODEL and noun.isupper()):
        return None
    if _EACH.search(match.string, max(0, match.start() - 10), match.start()) or _EACH.search(text):
        return None
    if _left_to_rules(match, head) or _named_inside(noun, kind) or _BY_REGISTER.search(text):
        return None
    lost = _lost(match)
    if lost:
        start = match.start("adjectives") + lost
        text = match.string[start : match.end("phrase")]
    definite = _definite(match, lost)
    if head in POINTING and not definite:
        return None
    tail, about = _tail(match, kind)
    maker = about.maker if about is not None and head == "entwickler" else ""
    return Found(
        start=start,
        end=match.end("phrase"),
        kind=kind,
        text=text,
        named=bool(maker),
        entity=maker or None,
        head=head,
        country=country_in(text),
        definite=definite,
        tail=tail,
    )


def _definite(match: re.Match[str], lost: int) -> bool:
    if lost:
        return _POINTS.fullmatch(match["adjectives"][:lost].split()[-1]) is not None
    if match["noun"] == "Unternehmen" and (match["the"] or "").casefold() in ("die", "den"):
        return False
    return (match["back"] or match["the"]) is not None


def _left_to_rules(match: re.Match[str], head: str) -> bool:
    """Whether the noun states a relation ("Betreiber des …", "Eigentümerin ist …") and no party."""
    if head not in RELATIONAL:
        return False
    text, end = match.string, match.end("phrase")
    return (_PREDICATE.match(text, end) or _GENITIVE.match(text, end)) is not None


def _named_inside(noun: str, kind: Kind) -> bool:
    """Whether a name in the noun says which thing it is ("Alibaba-Konzern", "Alibaba-Tochter", "H800-Chips")."""
    compound = kind in (Kind.CHIP, Kind.AI_MODEL) and "-" in noun
    if not compound and not (kind is Kind.ORGANIZATION and re.search(r"-[A-ZÄÖÜ]", noun)):
        return False
    prefix = noun.rpartition("-")[0]
    known = [m for m in load_gazetteer().find(prefix) if m.end == len(prefix)]
    if kind is Kind.ORGANIZATION:
        related = re.search(r"-(?:Tochter|Mutter|Eigentümer|Entwickler|Betreiber|Investor|Hersteller)", noun)
        return bool(known) and (related or _GROUP_OF.search(noun)) is not None
    return any(m.entry.kind is kind for m in known)


def _tail(match: re.Match[str], kind: Kind) -> tuple[str, Entry | None]:
    """The " in Südostasien" or " von Kimi K2" of a phrase, a fact of its own, and what it names."""
    pattern, wanted = _TAILS.get(kind, (None, None))
    tail = pattern.match(match.string, match.end("phrase")) if pattern else None
    known = load_gazetteer().find(tail["name"]) if tail else []
    if tail is None or not known or known[0].start or known[0].entry.kind is not wanted:
        return "", None
    return tail[0][: tail.start("name") - tail.start() + known[0].end], known[0].entry


def _lost(match: re.Match[str]) -> int:
    """How many characters before the noun look like adjectives but are not."""
    lost = 0
    tags = tags_at(match.string)
    words = [*re.finditer(r"(\S+)\s+", match["adjectives"])]
    for word in words:
        start = match.start("adjectives") + word.start()
        agrees = _ending(word[1]) == _ending(words[-1][1]) or word[1].casefold() in _ADVERBS
        if _VERBAL.fullmatch(word[1]) and _AGENT.search(match.string, max(0, start - 60), start):
            lost = word.end()
            continue
        adjective = (
            tags.get(start, "ADJ").startswith("ADJ") or is_origin(word[1]) or word[1].casefold() in _ADVERBS
        )
        if not agrees or not adjective or _is_noun(word[1], match.string, start):
            lost = word.end()
    return lost


def _ending(word: str) -> str:
    """The inflection, which the adjectives of one noun share."""
    return re.sub(r".*?(e[rnsm]?)$", r"\1", word)


def _is_noun(word: str, text: str, start: int) -> bool:
    """A capital inside the sentence makes a noun, but for origins."""
    inside = not _SENTENCE_START.search(text, max(0, start - 4), start)
    return word[0].isupper() and inside and not is_origin(word)
