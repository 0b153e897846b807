"""German title nouns, which say what kind of thing the name behind them is."""

from __future__ import annotations

import re

from extract.extractors.rules.found import Found
from extract.extractors.rules.german.tagged import is_odd, tags_at
from graph.schema import Kind

_COMPANY = (
    r"(?:start-?up|konzern|betreiber(?:in)?|anbieter(?:in)?|unternehmen|firma|investor(?:in)?|fonds|kasse|"
    r"fertiger|hersteller(?:in)?|entwickler(?:in)?|bauer|tochter|denkfabrik|gesellschaft|vermieter(?:in)?|haus|dienst|"
    r"dienstleister|spezialist|riese|gigant|kette|gruppe|holding|händler|spedition|kanzlei|bank|versicherer|geber|"
    r"zeitung|zeitschrift|magazin|portal|agentur|verband|labor|stiftung|mutter|großaktionär|aktionär|eigentümer(?:in)?|"
    r"eigner(?:in)?|käufer(?:in)?|verkäufer(?:in)?|mieter(?:in)?|kunde|kundin|bauherr(?:in)?|partner|rivale|konkurrent)"
)
_PERSON = (
    r"(?:chef|chefin|vorstand|vorständin|vorsitzender?|sprecher|sprecherin|direktor|direktorin|analyst|analystin|"
    r"leiter|leiterin|gründer|gründerin|geschäftsführer|geschäftsführerin|professor|professorin|minister|ministerin|"
    r"manager|managerin|geschäftsmann|geschäftsfrau|expertin?|experte|anwalt|anwältin|unternehmer|unternehmerin|milliardär|berater|beraterin|"
    r"präsident|präsidentin|forscher|forscherin|ökonom|ökonomin|finanzvorstand|händler|staatsanwältin|staatsanwalt)"
)
_TOWN = (
    r"(?:stadt|ort|gemeinde|insel|provinz|bundesstaat|region|distrikt|bezirk|landkreis|kreis|städtchen|dorf)"
)
_SITE = r"(?:rechenzentrum|datenzentrum|campus|serverpark)"
_MODEL = r"(?:modell|modellreihe|modellfamilie|chatbot)"
_TITLES = {
    Kind.PERSON: _PERSON,
    Kind.ORGANIZATION: _COMPANY,
    Kind.PLACE: _TOWN,
    Kind.DATA_CENTRE: _SITE,
    Kind.AI_MODEL: _MODEL,
}
TITLE_WORD = re.compile(
    rf"[\w-]*(?:{_COMPANY}|{_PERSON}|{_TOWN}|{_SITE}|{_MODEL})(?:e?s|e?n|e)?", re.IGNORECASE
)
"""A noun that introduces a name and is no part of it."""
_WORD = r"[A-ZÄÖÜ][\w&'’-]*"
_TITLED = {
    kind: re.compile(
        rf"\b(?=[A-ZÄÖÜ])(?P<title>(?i:[\w-]*{words}(?:e?s|e?n)?))\s+(?P<name>{_WORD}(?:\s{_WORD}){{0,3}})"
    )
    for kind, words in _TITLES.items()
}


def find_titled(text: str) -> list[Found]:
    """The names behind titles ("der Betreiber Lupinum", "Geschäftsführerin Mira Haller")."""
    found = []
    for kind, pattern in _TITLED.items():
        for match in pattern.finditer(text):
            start, words = match.start("name"), _until_title(match["name"])
            if words and _is_name(words, text, start) and _fits(kind, words):
                name = " ".join(words)
                found.append(Found(start=start, end=start + len(name), kind=kind, text=name, named=True))
    return found


def _until_title(name: str) -> list[str]:
    words = []
    for word in name.split():
        if TITLE_WORD.fullmatch(word):
            break
        words.append(word.rstrip("'’"))
    return words


def _is_name(words: list[str], text: str, start: int) -> bool:
    tag = tags_at(text).get(start, "NE")
    return tag in ("NE", "FM", "XY") or is_odd(words[0]) or (len(words) > 1 and is_odd(words[-1]))


def _fits(kind: Kind, words: list[str]) -> bool:
    return kind is not Kind.PERSON or len(words) in (1, 2, 3)
