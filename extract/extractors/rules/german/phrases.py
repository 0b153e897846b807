"""German noun phrases for parties, sites, chips, models, places and rules that a text does not name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extract.extractors.rules.countries import country_in
from extract.extractors.rules.found import Found
from extract.gazetteer import load_gazetteer
from graph.schema import Kind

_HEADS: Mapping[Kind, Mapping[str, str]] = {
    Kind.ORGANIZATION: {
        "betreiber": r"betreibern?|betreibers|betreiberfirma|betreibergesellschaft",
        "investor": r"investor|investoren|geldgebern?|kapitalgebern?|anlegern?|finanziers?",
        "kreditgeber": r"kreditgebern?|banken|bankenkonsortium|gläubigern?",
        "konzern": r"konzern|konzerne|konzernen|konzerns",
        "unternehmen": r"unternehmens?|unternehmungen|firma|firmen|gesellschaft|gesellschaften|betrieben?",
        "anbieter": r"anbietern?|anbieters|dienstleistern?",
        "entwickler": r"entwicklern?|entwicklers",
        "hersteller": r"herstellern?|herstellers|fertigern?|fertigers|zulieferern?|lieferanten",
        "fonds": r"fonds|staatsfonds|wagniskapitalgebern?",
        "behörde": r"behörde|behörden|ministerium|ministeriums|zoll|staatsanwaltschaft|ermittlern?",
        "tochter": r"tochter|tochterfirma|tochtergesellschaft|tochtergesellschaften|töchtern?",
        "mutter": r"mutter|mutterkonzerns?|muttergesellschaft",
        "startup": r"start-?ups?",
        "konsortium": r"konsortium|konsortiums",
        "team": r"teams?|entwicklerteams?",
        "konkurrenz": r"konkurrenz|konkurrenten|rivalen",
        "eigentümer": r"vermietern?|vermieters|eigentümern?",
    },
    Kind.DATA_CENTRE: {
        "rechenzentrum": r"rechenzentrum|rechenzentrums|rechenzentren|datenzentrum|datenzentrums|datenzentren",
        "campus": r"campus|serverparks?|serverfarm|serverfarmen|rechenzentrumspark|gpu-cluster",
    },
    Kind.CHIP: {
        "chip": r"chips?|mikrochips?",
        "gpu": r"gpus?|grafikprozessoren|grafikkarten|grafikchips?",
        "halbleiter": r"halbleitern?",
        "beschleuniger": r"beschleunigern?|beschleunigerkarten",
        "prozessor": r"prozessor|prozessors|prozessoren",
        "supercomputer": r"supercomputern?|supercomputers|superrechnern?|großrechnern?",
        "server": r"server|servern|servers",
    },
    Kind.AI_MODEL: {
        "modell": r"modell|modells|modelle|modellen",
        "ki": r"(?<=-)ki",
    },
    Kind.RULE: {
        "embargo": r"embargos?",
        "verbot": r"exportverbote?n?|ausfuhrverbote?n?|lieferverbote?n?|exportsperren?",
        "kontrolle": r"exportkontrollen?|ausfuhrkontrollen?|exportbeschränkungen?|exportauflagen",
        "sanktion": r"sanktion|sanktionen",
    },
    Kind.PLACE: {
        "land": r"land|lande?s|länder|ländern|nachbarland|nachbarländern?",
        "staat": r"staat|staate?s|staaten|stadtstaate?n?|drittstaaten",
        "inselstaat": r"inselstaate?s?|insel",
        "region": r"region|regionen",
    },
}
_NOT_ADJECTIVES = frozenset(
    [
        "denen",
        "denselben",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einem",
        "einen",
        "einer",
        "eines",
        "oder",
        "aber",
        "über",
        "unter",
        "hinter",
        "wieder",
        "weiter",
        "warum",
        "dass",
        "entstehen",
        "entsteht",
        "während",
        "darin",
        "daran",
        "dafür",
        "diese",
        "dieser",
        "diesem",
        "diesen",
        "dieses",
        "jene",
        "jener",
        "jenem",
        "jenen",
        "jenes",
        "keine",
        "keiner",
        "keinem",
        "keinen",
        "seine",
        "seiner",
        "seinem",
        "seinen",
        "seines",
        "ihre",
        "ihrer",
        "ihrem",
        "ihren",
        "ihres",
        "solche",
        "solcher",
        "solchem",
        "solchen",
        "solches",
        "deren",
        "dessen",
        "alle",
        "aller",
        "allen",
        "werden",
        "wurden",
        "haben",
        "hatten",
        "sollen",
        "sollten",
        "wollen",
        "können",
        "müssen",
        "dürfen",
        "treten",
        "stehen",
        "gehen",
        "kommen",
        "bauen",
        "kaufen",
        "mieten",
        "erwerben",
        "liefern",
        "nutzen",
        "betreiben",
        "trainieren",
        "setzen",
        "neben",
        "gegen",
        "wegen",
        "zwischen",
        "darunter",
        "inzwischen",
        "seither",
        "daher",
        "gerne",
        "heute",
        "gestern",
        "bisher",
        "später",
        "immer",
        "nur",
        "außer",
        "unser",
        "unsere",
        "sie",
        "er",
        "es",
        "wie",
        "wo",
        "die",
        "sowie",
        "andere",
        "zusammen",
        "derzeit",
        "ohne",
        "hatte",
        "wurde",
        "würde",
        "könne",
        "hätte",
        "habe",
        "sei",
        "seien",
        "wollte",
        "sollte",
        "konnte",
        "musste",
        "durfte",
        "möchte",
        "letztere",
    ]
)
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


def _compile(heads: Mapping[str, str]) -> re.Pattern[str]:
    nouns = "|".join(f"(?P<h_{index}>{words})" for index, words in enumerate(heads.values()))
    return re.compile(
        rf"\b(?:{_DETERMINER}\s+)?(?P<phrase>{_GENERATION}(?:{_COUNTED}\s+)?(?P<adjectives>(?:{_ADJECTIVE}\s+){{0,3}}?)"
        rf"(?P<noun>(?:[\w–-]+[-–]\s?)?[\w–-]*?(?:{nouns})){_TAIL})\b(?!-)",
        re.IGNORECASE,
    )


_PATTERNS = {kind: (_compile(heads), tuple(heads)) for kind, heads in _HEADS.items()}
_AROUND = re.compile(
    r"\b(?P<phrase>(?:Unternehmen|Firmen|Konzerne|Gesellschaften)\s+(?:aus\s+dem|im|rund\s+um\s+das)\s+"
    r"(?P<names>[\w.]+(?:-?(?:,|\s+und|\s+oder)\s+[\w.]+)*)[-–](?P<head>Umfeld|Kreis|Dunstkreis)e?s?)\b"
)
_SHORT_AROUND = re.compile(r"\b(?P<phrase>(?P<names>[\w.]+)[-–](?P<head>Umfeld|Kreis|Dunstkreis)e?s?)\b")
_GROUP_OF = re.compile(r"-(?:Konzern|Gruppe)s?$")
_SITE_SERVERS = re.compile(r"\b(?:auf|in)\s+(?P<phrase>(?:die|den|diese|diesen)\s+Servern?)\b")


def find_phrases(text: str) -> list[Found]:
    """Every noun phrase of an unnamed party, site, chip, model, place or rule."""
    found = [*_around(text)]
    found += [
        Found(
            start=m.start("phrase"),
            end=m.end("phrase"),
            kind=Kind.DATA_CENTRE,
            text=m["phrase"],
            named=False,
            head="rechenzentrum",
            definite=True,
        )
        for m in _SITE_SERVERS.finditer(text)
    ]
    for kind, (pattern, heads) in _PATTERNS.items():
        for match in pattern.finditer(text):
            phrase = _phrase(match, kind, heads)
            if phrase is not None:
                found += _origin_apart(phrase) if kind is Kind.CHIP else [phrase]
    return found


def _origin_apart(chip: Found) -> list[Found]:
    """ "taiwanische KI-Chips" are a place and a ware: where they come from is a fact of its own."""
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
    start, text = match.start("phrase"), match["phrase"]
    noun = match["noun"]
    if not noun[0].isupper() and not (kind is Kind.AI_MODEL and noun.isupper()):
        return None
    lost = _lost(match)
    if lost:
        start = match.start("adjectives") + lost
        text = match.string[start : match.end("phrase")]
    if kind is Kind.ORGANIZATION and _GROUP_OF.search(noun) and load_gazetteer().find(noun):
        return None
    head = next(heads[i] for i in range(len(heads)) if match[f"h_{i}"])
    return Found(
        start=start,
        end=match.end("phrase"),
        kind=kind,
        text=text,
        named=False,
        head=head,
        country=country_in(text),
        definite=not lost and (match["back"] or match["the"]) is not None,
    )


def _lost(match: re.Match[str]) -> int:
    """How many characters before the noun look like adjectives but are not."""
    lost = 0
    words = [*re.finditer(r"(\S+)\s+", match["adjectives"])]
    for word in words:
        start = match.start("adjectives") + word.start()
        agrees = _ending(word[1]) == _ending(words[-1][1]) or word[1].casefold() in _ADVERBS
        if not agrees or word[1].casefold() in _NOT_ADJECTIVES or _is_noun(word[1], match.string, start):
            lost = word.end()
    return lost


def _ending(word: str) -> str:
    """The inflection, which the adjectives of one noun share."""
    return re.sub(r".*?(e[rnsm]?)$", r"\1", word)


def _is_noun(word: str, text: str, start: int) -> bool:
    """A capital inside the sentence makes a noun, but for origins like "Shanghaier"."""
    inside = not _SENTENCE_START.search(text, max(0, start - 4), start)
    return word[0].isupper() and inside and not (word.endswith("er") and load_gazetteer().find(word[:-2]))


def _around(text: str) -> list[Found]:
    """ "Unternehmen aus dem Alibaba- und Tencent-Umfeld": parties around named companies, not those companies."""
    gazetteer, found = load_gazetteer(), []
    for match in [*_AROUND.finditer(text), *_SHORT_AROUND.finditer(text)]:
        names = re.split(r"-?(?:,|\s+und|\s+oder)\s+", match["names"])
        parts = [
            m.entry.id for name in names for m in gazetteer.find(name) if m.entry.kind is Kind.ORGANIZATION
        ]
        if parts:
            found.append(
                Found(
                    start=match.start("phrase"),
                    end=match.end("phrase"),
                    kind=Kind.ORGANIZATION,
                    text=match["phrase"],
                    named=False,
                    head=match["head"],
                    parts=tuple(parts),
                )
            )
    return found
