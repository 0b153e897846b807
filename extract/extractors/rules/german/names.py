"""German: names that no gazetteer knows, by legal form, title, role or site word, and their short forms."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.extractors.rules.found import Found
from extract.extractors.rules.german.origins import is_origin
from extract.extractors.rules.german.tagged import is_odd
from extract.extractors.rules.german.titles import TITLE_WORD, find_titled
from extract.extractors.rules.german.unknown import find_unknown
from extract.gazetteer import load_gazetteer
from extract.gazetteer.occurrences import leftmost, occurrences
from extract.spans import Taken
from graph.schema import Kind

_WORD = r"[A-ZÄÖÜ][\w&'’-]*"
_LEGAL = re.compile(
    rf"\b(?P<name>(?:{_WORD}\s+){{1,5}}(?:AG(?:\s+&\s+Co\.\s+KGaA)?|SE|KG|KGaA|GmbH(?:\s+&\s+Co\.\s+KG)?|e\.\s?V\.|"
    r"Ltd\.?|Limited|Inc\.?|Corp\.?|LLC|LLP|PLC|plc|Sdn\.?\s+Bhd\.?|Berhad|Pte\.?\s+Ltd\.?|Pty\.?\s+Ltd\.?|Co\.,?\s+Ltd\.?|ASA?|A/S|Oyj?|AB|BV|B\.V\.|S\.p\.A\.|S\.à\s?r\.l\.|K\.K\.|Tbk|S\.A\.|N\.V\.|SA|NV))(?!\w)"
)
_FUND = re.compile(
    rf"\b(?P<name>(?:{_WORD}[\s-])*{_WORD}[-\s](?:Fonds|[A-ZÄÖÜa-zäöü]*fonds|Capital|Investment|Investments|"
    r"Partners|Holdings?|Ventures|Technologies|Technology|Cloud|Bank|Group|Networks|Datacenters?|Data Cent(?:er|re)s?|"
    r"Telecom|Digital|Systems|Semiconductor|Authority|Equity|Asset Management|Infrastructure|Computing|Data|Labs?|"
    r"Compute|Hosting|Colocation|Logistics|Trading|Electronics|Microsystems|Intelligence|Infra|Trust|Fund)|(?:{_WORD}\s)+(?:AI|KI))\b(?!-)"
)
_BANK = re.compile(
    rf"\b(?P<name>(?:Landesbank|Sparkasse|Volksbank|Bank|Bank of|Stadtwerke|Staatsanwaltschaft|Landgericht)\s{_WORD}(?:\s{_WORD})?)\b"
)
_HOUSE = re.compile(
    r"\b(?:[Dd]ie|[Dd]er|[Bb]ei|[Vv]on)\s(?P<name>(?!(?:Groß|Haus|Staats|Landes|Noten|Zentral|Privat|Förder|Investment|Daten|Welt|"
    r"Geschäfts|Auslands|Entwicklungs|Depot|Online)bank)[A-ZÄÖÜ][a-zäöüß]+bank)\b"
)
_INSTITUTION = re.compile(
    r"\b(?P<name>(?:[A-ZÄÖÜ][\wäöüß-]*)?(?:[Ii]nstitut|[Zz]entrum|[Vv]erband|[Mm]inisterium|[Aa]mt|[Ss]tiftung|[Kk]ommission|"
    r"[Aa]kademie|[Aa]gentur|[Gg]esellschaft|[Ff]orschungsstelle|[Ll]ehrstuhl)\s+für\s+(?:[a-zäöüß]+e[nrs]?\s+)?"
    r"[A-ZÄÖÜ][\wäöüß-]+(?:(?:,\s+[A-ZÄÖÜ][\wäöüß-]+)*\s+und\s+(?:[a-zäöüß]+e[nrs]?\s+)?[A-ZÄÖÜ][\wäöüß-]+)?)\b"
)
_ROLE = (
    r"(?:[\wäöü-]*(?:[Cc]hef(?:in)?|[Ee]xpert(?:e|in)|[Vv]orstand|[Vv]orstandsvorsitzender?|[Ss]precher(?:in)?|"
    r"[Dd]irektor(?:in)?|[Aa]nalyst(?:in)?|[Ll]eiter(?:in)?|[Gg]ründer(?:in)?|[Gg]eschäftsführer(?:in)?|"
    r"[Pp]rofessor(?:in)?|[Mm]inister(?:in)?|[Pp]räsident(?:in)?|[Mm]anager(?:in)?|[Vv]orsitzender?|[Pp]artner(?:in)?))"
)
_FULL = r"[A-ZÄÖÜ][a-zäöüß]+(?:\s[A-ZÄÖÜ]\.)?\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
_PERSON = re.compile(
    rf"\b(?P<name>{_FULL})(?=,\s(?:[a-zäöüß]+\s){{0,3}}(?:[A-ZÄÖÜ][\w-]*\s)?{_ROLE}\b|\sleitet\b)"
)
_CHAIR = re.compile(
    rf"{_ROLE}(?:\s(?:des|der|von|bei)\s[\wäöüÄÖÜß-]+(?:\s[A-ZÄÖÜ][\wäöüß-]+){{0,2}})?(?:\s(?:ist|war|bleibt|wird|wurde)|,)\s"
    rf"(?P<name>{_FULL})"
)
_SITE = re.compile(
    rf"\b(?P<name>(?:Campus|Rechenzentrum|Standort|Rechenzentrumspark)\s(?:{_WORD}|[A-Z]+\d+)(?:\s{_WORD})?"
    r"|[A-Z]{2,3}\d{1,2}(?:-Campus)?)\b(?<!COVID19)"
)
_NOT_SITES = re.compile(r"(?:[ABHL]\d{2,3}|GB\d{3}|MI\d{2,3}X?|NVL\d+|H20|[QH][1-4]|V\d|R\d|K\d|CO2|EU\d+)")
_AT_PLACE = re.compile(
    r"\b(?:Rechenzentrum|Datenzentrum|Rechenzentren|Datenzentren|Campus|Serverpark|Anlage|Standort)s?\s+(?:in|bei|nahe)\s+"
    rf"(?!(?:Staaten|Ländern|Regionen|Städten|Nachbar\w+|Südostasien)\b)(?P<name>{_WORD}(?:\s{_WORD})?)"
)
ROLE_TAIL = (
    r"(?:Tochter|Töchter|Mutter|Ableger|Sparte|Chef|Sprecher|Gründer|Mitgründer|Vorstand|Manager|Finanzvorstand|Eigentümer|"
    r"Eigner|Großaktionär|Aktionär|Investor|Geldgeber|Entwickler|Betreiber|Hersteller|Partner|Kunde|Kundin|Großkunde|"
    r"Zulieferer|Fertiger|Auftragsfertiger|Vermieter|Mieter|Beteiligung|Analyst|Experte|Expertin|Vorsitzende)"
)
"""How a compound goes on whose first part still stands for itself ("die Alibaba-Tochter …")."""
_COMPOUND = re.compile(rf"(?<!-)\b(?P<name>[A-ZÄÖÜ][\w&]+)-(?={ROLE_TAIL})")
_FORM = re.compile(
    r"\s+(?:AG|SE|KG|GmbH|Ltd\.?|Limited|Inc\.?|Corp\.?|LLC|PLC|plc|Berhad|Sdn\.?\s+Bhd\.?|Pte\.?\s+Ltd\.?)$"
)
_NOT_COMPOUND = re.compile(
    r"(?:KI|AI|Cloud|Chip|IT|US|EU|Tech|Bau|GPU|Server|Konzern|Ex|Vize|Co|Haupt|Top|Daten|Haus)$"
)
_DOTS = re.compile(r"(?<!\bLtd)(?<!\bInc)(?<!\bCorp)(?<!\bBhd)(?<!\b[SN]\.[AV])[.,'’]+$")
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
        "mieter",
        "mieterin",
        "betreiber",
        "betreiberin",
        "eigentümer",
        "eigentümerin",
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
    for pattern in (_LEGAL, _FUND):
        named = map(_without_title, _by(pattern, text, Kind.ORGANIZATION))
        found += [one for one in named if one is not None]
    for pattern in (_BANK, _HOUSE, _INSTITUTION):
        found += _by(pattern, text, Kind.ORGANIZATION)
    found += [*_by(_PERSON, text, Kind.PERSON), *_by(_CHAIR, text, Kind.PERSON)]
    found += [_as_known(f) for f in _by(_SITE, text, Kind.DATA_CENTRE) if not _NOT_SITES.fullmatch(f.text)]
    found += [f for f in _by(_AT_PLACE, text, Kind.PLACE) if is_odd(f.text.split()[0])]
    found += find_titled(text)
    found += [f for f in _by(_COMPOUND, text, Kind.ORGANIZATION) if not _NOT_COMPOUND.search(f.text)]
    found += _short_forms(text, found)
    return found + _untaken(find_unknown(text), found)


def _without_title(found: Found) -> Found | None:
    """The name in "Frankfurter Obergesellschaft Moonshot AI Ltd", without what only says what it is."""
    words = found.text.split(" ")
    while len(words) > 1 and (TITLE_WORD.fullmatch(words[0]) or is_origin(words[0])):
        if len(words) == 2 and _FORM.fullmatch(f" {words[1]}"):
            break
        words = words[1:]
    rest = " ".join(words)
    if "-" not in rest and TITLE_WORD.fullmatch(rest):
        return None
    return replace(found, start=found.end - len(rest), text=rest)


def _as_known(site: Found) -> Found:
    """The site of the gazetteer in "Campus JH1", where it knows a "JH1"."""
    known = [match.entry.id for match in load_gazetteer().find(site.text) if match.entry.kind is site.kind]
    return replace(site, entity=known[0]) if known else site


def _untaken(guesses: list[Found], known: list[Found]) -> list[Found]:
    """The guesses that cut no surer name."""
    taken = Taken((one.start, one.end) for one in known)
    return [guess for guess in guesses if not taken.touches(guess.start, guess.end)]


def _by(pattern: re.Pattern[str], text: str, kind: Kind) -> list[Found]:
    found = (_trimmed(match, kind) for match in pattern.finditer(text))
    return [one for one in found if one is not None]


def _trimmed(match: re.Match[str], kind: Kind) -> Found | None:
    """The name without words that only begin the sentence; None if nothing is left."""
    start, name = match.start("name"), _DOTS.sub("", match["name"])
    while (first := name.partition(" ")[0]).casefold() in _STARTERS:
        if first == name:
            return None
        start += len(first) + 1
        name = name[len(first) + 1 :].lstrip()
        start = match.string.index(name, start)
    return Found(start=start, end=start + len(name), kind=kind, text=name, named=True)


def _short_forms(text: str, found: list[Found]) -> list[Found]:
    """Each "Hellweg" after "Hellweg Serverpark AG", and "Chang" after "Wendy Chang"."""
    shorter: dict[str, Kind] = {}
    for one in found:
        words = _FORM.sub("", one.text).split()
        if one.kind is Kind.ORGANIZATION and len(words[0]) > 3 and " für " not in one.text:
            for count in range(1, len(words) + 1):
                shorter[" ".join(words[:count])] = one.kind
        if one.kind is Kind.PERSON:
            shorter[words[-1]] = one.kind
    whole = (place for place in occurrences(text, shorter) if _stands_alone(text, *place))
    return [
        Found(start=start, end=end, kind=shorter[text[start:end]], text=text[start:end], named=True)
        for start, end in leftmost(whole)
    ]


_BORDER = re.compile(r"\b")
_BORDER_AFTER = re.compile(rf"s?\b(?!-(?!{ROLE_TAIL}))")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a short form begins and ends a word there, but for a genitive s and a compound's tail."""
    return bool(_BORDER.match(text, start) and _BORDER_AFTER.match(text, end))
