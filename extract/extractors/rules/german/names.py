"""German: names that no gazetteer knows, by legal form, title, role or site word, and their short forms."""

from __future__ import annotations

import re

from extract.extractors.rules.found import Found
from graph.schema import Kind

_WORD = r"[A-ZÄÖÜ][\w&'’-]*"
_LEGAL = re.compile(
    rf"\b(?P<name>(?:{_WORD}\s+){{1,5}}(?:AG(?:\s+&\s+Co\.\s+KGaA)?|SE|KG|KGaA|GmbH(?:\s+&\s+Co\.\s+KG)?|e\.\s?V\.|"
    r"Ltd\.?|Limited|Inc\.?|Corp\.?|LLC|LLP|PLC|plc|Sdn\.?\s+Bhd\.?|Berhad|Pte\.?\s+Ltd\.?|S\.?A\.?|N\.?V\.?))(?!\w)"
)
_FUND = re.compile(
    rf"\b(?P<name>(?:{_WORD}[\s-])*{_WORD}[-\s](?:Fonds|[A-ZÄÖÜa-zäöü]*fonds|Capital|Investment|Investments|"
    r"Partners|Holdings?|Ventures|Technologies|Technology|Cloud|Bank|Group|Networks|Datacenters?|Data Cent(?:er|re)s?|"
    r"Telecom|Digital|Systems|Semiconductor|Authority))\b"
)
_BANK = re.compile(rf"\b(?P<name>(?:Landesbank|Sparkasse|Volksbank|Bank)\s+{_WORD}(?:\s{_WORD})?)\b")
_TITLE = (
    r"(?:Startup|Start-up|Konzern|Betreiber|Rechenzentrumsbetreiber|Cloud-Anbieter|Anbieter|Unternehmen|Firma|"
    r"Investor|Fonds|Auftragsfertiger|Chiphersteller|Hersteller|Entwickler|Serverbauer|Tochter|Tochterfirma|"
    r"Tochtergesellschaft|Denkfabrik|Beteiligungsgesellschaft|Staatsfonds|Vermieter|Analysehaus|Börsendienst|"
    r"Branchendienst|Finanzinvestor|Immobilienfirma|Zweckgesellschaft|Obergesellschaft|Muttergesellschaft)"
)
_TITLED = re.compile(rf"\b{_TITLE}\s+(?P<name>{_WORD}(?:\s(?!{_TITLE}\b){_WORD}){{0,3}})")
_PERSON = re.compile(
    r"\b(?P<name>[A-ZÄÖÜ][a-zäöüß]+(?:\s[A-ZÄÖÜ]\.)?\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)"
    r"(?=,\s(?:die\s|der\s)?(?:[A-ZÄÖÜ][\w-]*\s)?(?:[\wäöü-]*(?:[Cc]hefin?|[Ee]xpert(?:e|in)|[Vv]orstand|"
    r"[Vv]orstandsvorsitzender?|[Ss]precher(?:in)?|[Dd]irektor(?:in)?|[Aa]nalyst(?:in)?|[Ll]eiter(?:in)?|"
    r"[Gg]ründer(?:in)?|[Gg]eschäftsführer(?:in)?|[Pp]rofessor(?:in)?|[Mm]inister(?:in)?))\b"
    r"|\sleitet\b|\s\(|,\sder\s|,\sdie\s)"
)
_CHAIR = re.compile(
    r"(?:[Vv]orsitzender?|[Cc]hef(?:in)?|[Vv]orstand|[Ss]precher(?:in)?|[Dd]irektor(?:in)?|[Aa]nalyst(?:in)?)"
    r"(?:\s(?:des|der)\s[\wäöüÄÖÜß-]+)?\s(?:ist|war|bleibt|wird)\s"
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß]+(?:\s[A-ZÄÖÜ]\.)?\s[A-ZÄÖÜ][a-zäöüß]+)"
)
_SITE = re.compile(
    rf"\b(?P<name>(?:Campus|Rechenzentrum|Standort|Rechenzentrumspark)\s(?:{_WORD}|[A-Z]+\d+)(?:\s{_WORD})?"
    r"|[A-Z]{2,3}\d{1,2}(?:-Campus)?)\b(?<!COVID19)"
)
_NOT_SITES = re.compile(r"\b(?:[ABH]\d{2,3}|GB\d{3}|MI\d{3}X?|NVL\d+|H20|[QH][1-4]|V\d|R\d|K\d)\b")
_AT_PLACE = re.compile(
    r"\b(?:Rechenzentrum|Datenzentrum|Rechenzentren|Datenzentren|Campus|Serverpark|Anlage|Standort)\s+(?:in|bei)\s+"
    rf"(?!(?:Staaten|Ländern|Regionen|Städten|Nachbar\w+|Südostasien)\b)(?P<name>{_WORD}(?:\s{_WORD})?)"
)
_FORM = re.compile(
    r"\s+(?:AG|SE|KG|GmbH|Ltd\.?|Limited|Inc\.?|Corp\.?|LLC|PLC|plc|Berhad|Sdn\.?\s+Bhd\.?|Pte\.?\s+Ltd\.?)$"
)
_STARTERS = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "im",
        "in",
        "an",
        "am",
        "auf",
        "für",
        "bei",
        "mit",
        "nach",
        "von",
        "vom",
        "zu",
        "zur",
        "zum",
        "und",
        "oder",
        "verkäuferin",
        "käufer",
        "käuferin",
        "auch",
        "laut",
        "hinter",
        "vor",
        "zwischen",
        "seit",
        "während",
        "allerdings",
        "derzeit",
        "dort",
        "hier",
        "wie",
        "als",
        "es",
        "sie",
        "er",
        "bisher",
        "zuletzt",
        "inzwischen",
        "nun",
        "so",
        "doch",
        "aber",
        "weder",
        "neben",
        "trotz",
        "wegen",
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
    ]
)


def find_names(text: str) -> list[Found]:
    """Names of organizations, persons, sites and places, with the later short forms of the long ones."""
    found: list[Found] = []
    for pattern in (_LEGAL, _FUND, _BANK, _TITLED):
        found += _by(pattern, text, Kind.ORGANIZATION)
    found += [*_by(_PERSON, text, Kind.PERSON), *_by(_CHAIR, text, Kind.PERSON)]
    found += [f for f in _by(_SITE, text, Kind.DATA_CENTRE) if not _NOT_SITES.fullmatch(f.text)]
    found += _by(_AT_PLACE, text, Kind.PLACE)
    return found + _short_forms(text, found)


def _by(pattern: re.Pattern[str], text: str, kind: Kind) -> list[Found]:
    found = (_trimmed(match, kind) for match in pattern.finditer(text))
    return [one for one in found if one is not None]


def _trimmed(match: re.Match[str], kind: Kind) -> Found | None:
    """The name without words that only begin the sentence; None if nothing is left."""
    start, name = match.start("name"), match["name"].rstrip(".,'’")
    while (first := name.partition(" ")[0]).casefold() in _STARTERS:
        if first == name:
            return None
        start += len(first) + 1
        name = name[len(first) + 1 :].lstrip()
        start = match.string.index(name, start)
    return Found(start=start, end=start + len(name), kind=kind, text=name, named=True)


def _short_forms(text: str, found: list[Found]) -> list[Found]:
    """ "Hellweg" after "Hellweg Serverpark AG", and "Chang" after "Wendy Chang"."""
    shorter: dict[str, Kind] = {}
    for one in found:
        words = _FORM.sub("", one.text).split()
        if one.kind is Kind.ORGANIZATION and len(words[0]) > 3:
            for count in range(1, len(words) + 1):
                shorter[" ".join(words[:count])] = one.kind
        if one.kind is Kind.PERSON:
            shorter[words[-1]] = one.kind
    names = "|".join(sorted(map(re.escape, shorter), key=len, reverse=True))
    if not names:
        return []
    return [
        Found(start=m.start(), end=m.end(), kind=shorter[m[1]], text=m[0], named=True)
        for m in re.finditer(rf"\b({names})s?\b(?!-)", text)
    ]
