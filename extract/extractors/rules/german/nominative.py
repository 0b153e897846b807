"""A German noun phrase as it is quoted on its own: without article, in the nominative."""

from __future__ import annotations

import re

_ARTICLE = re.compile(
    r"(?P<article>der|die|das|den|dem|des|eine[mnrs]?|ein|(?:diese|jene|ihre|seine|unsere)[mnrs]?|beim|vom)\s+",
    re.IGNORECASE,
)
_ADJECTIVES = re.compile(r"(?:[a-zäöüß-]+e[mnrs]?\s+)+(?=[A-ZÄÖÜ])")
_ADJECTIVE = re.compile(r"([a-zäöüß-]+?)e[mnrs]?\s")
_NOUN = re.compile(r"[A-ZÄÖÜ][\wäöüß-]*")
_NEUTER = re.compile(
    r"(?:um|chen|amt|institut|unternehmen|gericht|haus|blatt|labor|büro|register|papier|dokument|gutachten)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:ern|eln|leuten|papieren|berichten|kreisen|dokumenten|briefen|bescheiden|protokollen|verträgen|anwälten|gerüchten)$"
)
_GENITIVE = re.compile(r"(?<=[a-zäöü])(?<![aeiou]i)(?:(?<=[dtgkbpf])es|(?<![suß])(?<!is)s)$")
_OBLIQUE = frozenset(
    {"des", "eines", "dieses", "jenes", "dem", "einem", "diesem", "ihrem", "seinem", "beim", "vom"}
)


def nominative(words: str) -> str:
    """The phrase without its article, its adjectives and first noun in the nominative as far as form tells.

    "der niederländischen Kammer" gives "niederländische Kammer", "eines früheren Technikers" gives "früherer
    Techniker". What is in doubt stays as it is written.
    """
    match = _ARTICLE.match(words)
    article = match["article"].lower() if match else ""
    rest = words[match.end() :] if match else words
    adjectives = _ADJECTIVES.match(rest)
    noun = _NOUN.match(rest, adjectives.end() if adjectives else 0)
    if noun is None:
        return words
    name = _noun(noun[0], article)
    described = adjectives[0] if adjectives else ""
    if adjectives and (article or name != noun[0]):
        described = _ADJECTIVE.sub(rf"\1{_ending(article, described, name)} ", described)
    return f"{described}{name}{rest[noun.end() :]}"


def _noun(noun: str, article: str) -> str:
    if article in ("des", "eines", "dieses", "jenes"):
        return _GENITIVE.sub("", noun)
    if article in ("", "den", "diesen", "jenen") and _PLURAL.search(noun):
        return noun.removesuffix("n")
    return noun


def _ending(article: str, adjectives: str, noun: str) -> str:
    """That of an adjective without an article: by the article that was there."""
    if article in _OBLIQUE:
        return "es" if _NEUTER.search(noun) else "er"
    if article == "der":
        return "e" if adjectives.rstrip().endswith("n") else "er"
    if article == "das":
        return "es"
    if article == "ein":
        return adjectives.rstrip()[-2:]
    return "e"
