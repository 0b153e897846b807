"""German constructions of building, running, placing and filling sites."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import IS, Verb, transitive
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_AT = r"(?:in|im|bei|auf|nahe|am Stadtrand von|am Rand von|unweit von|nördlich von|südlich von|östlich von|westlich von)"
_STANDS = (
    r"(?:steht|stehen|stand|standen|liegt|liegen|befindet sich|befinden sich|entsteht|entstehen|entstand|entstanden|läuft|laufen|"
    r"wächst|öffnete|eröffnete|ging ans Netz|ging in Betrieb)"
)
_ACTS = (
    r"(?:betreib\w+|betrieb\w*|bau\w+|errichte\w*|plan\w+|eröffne\w*|unterhält|unterhalten|besitz\w*|miete\w*|nutz\w+|hat|haben|will|"
    r"wollen|soll|sollen|wird|werden|wurde|wurden|entsteh\w*|entstand\w*|steht|stehen|liegt|liegen|öffnete|wächst|kauf\w*|verfüg\w*|least)"
)
_OPERATOR = r"(?:[Bb]etreiber(?:in|firma|gesellschaft)?|[Hh]ausherr(?:in)?)"
_BUILDER = r"(?:[Bb]auherr(?:in)?|[Pp]rojektentwickler(?:in)?|[Ee]rrichter(?:in)?)"

SITES = (
    *transitive(
        R.OPERATES,
        Verb(
            r"betreibt|betreiben|betrieb|betrieben|betreibe|unterhält|unterhalten",
            "betrieben|unterhalten",
            "betreiben",
        ),
        ("O", "D"),
    ),
    Rule(
        R.OPERATES,
        rf"{_OPERATOR} (?:von|des|der|dieser|dieses|ist|war)? ?(?:.. )?{{D:o}} (?:ist|sei|war|wird|bleibt|sind) (?:.. )?{{O:s}}",
        confidence=0.9,
    ),
    Rule(R.OPERATES, rf"{{O:s}} , (?:.. )?{_OPERATOR} (?:von|des|der|eines) (?:.. )?{{D:o}}", nominal=True),
    Rule(R.OPERATES, rf"{{O:s}} {IS} (?:.. )?{_OPERATOR} (?:von|des|der|eines) (?:.. )?{{D:o}}"),
    Rule(R.OPERATES, rf"{_OPERATOR} (?:von|des|der|dieser|dieses) (?:.. )?{{D:o}} ,? {{O:s}}"),
    Rule(R.OPERATES, rf"{{D:o}} (?:.. )?[,;:–] (?:.. )?{_OPERATOR} (?:{IS} )?(?:.. )?{{O:s}}"),
    Rule(R.OPERATES, r"{D:o} , (?:dessen|deren) " + _OPERATOR + r" {O!:s}"),
    Rule(
        R.OPERATES,
        r"Betrieb (?:von|des|der) (?:.. )?{D:o} .. \b(?:übernimmt|übernahm|liegt bei|obliegt|durch) (?:.. )?{O:s}",
    ),
    Rule(
        R.OPERATES,
        r"{O:s} .. \b(?:hat|nahm|nimmt|nahmen|eröffnete|eröffnet) .. {D:o} .. (?:in Betrieb|eröffnet|ans Netz)\b",
        confidence=0.6,
    ),
    *transitive(
        R.BUILDS,
        Verb(
            r"baut|bauen|baute|bauten|baue|errichtet|errichten|errichtete|errichteten|plant|planen|plante|planten",
            "gebaut|errichtet|erbaut|hochgezogen|geplant",
            "bauen|errichten|hochziehen|erweitern",
            unless="Chips?|Server|nicht nur",
        ),
        ("O", "D"),
    ),
    Rule(
        R.BUILDS,
        rf"{_BUILDER} (?:von|des|der|eines) (?:.. )?{{D:o}} (?:ist|sei|war) (?:.. )?{{O:s}}",
        confidence=0.9,
    ),
    Rule(R.BUILDS, rf"{{O:s}} , (?:.. )?{_BUILDER} (?:von|des|der) (?:.. )?{{D:o}}", nominal=True),
    Rule(R.BUILDS, rf"{{D:o}} (?:.. )?[,;:–] (?:.. )?{_BUILDER} (?:{IS} )?(?:.. )?{{O:s}}"),
    Rule(
        R.BUILDS,
        r"{O:s} .. \b(?:begann|begonnen|beginnt|startete|hat|kündigte|kündigt|plant|vereinbarte|erwägt|stoppte|hat|unterzeichnete|unterschrieb) .. (?:den|dem|mit dem|der|einen|zum) (?:Neu|Aus)?[Bb]au (?:von|des|der|eines|einer) (?:.. )?{D:o}",
    ),
    Rule(R.BUILDS, r"(?:Neu|Aus)?[Bb]au (?:von|des|der|eines|einer) (?:.. )?{D:o} .. \bdurch (?:.. )?{O:s}"),
    Rule(R.BUILDS, r"{O:s} .. (?:den Grundstein|den ersten Spatenstich) .. für (?:.. )?{D:o}"),
    Rule(
        R.BUILDS,
        r"{O:s} .. \b(?:entwickelt|entwickeln|zieht|ziehen|zog|erweitert|erweiterte) .. {D:o}",
        confidence=0.7,
    ),
    Rule(
        R.LOCATED_IN,
        rf"{{D:s}} .. \b{_AT} (?:.. )?(?:(?:Ländern|Staaten|Orten|Regionen|Städten|asiatischen Ländern) wie )?{{L:o}}",
    ),
    Rule(R.LOCATED_IN, r"{D:s} .. \bin {L?:x} wie {L:o}"),
    Rule(
        R.LOCATED_IN,
        rf"{{D:s}} (?:.. )?\b{_AT} {{L:x}} ?,? (?:\(|im|in|auf|bei)? ?(?:(?:der |dem )?[\w-]+ ){{0,3}}{{L:o}}",
        confidence=0.75,
    ),
    Rule(
        R.LOCATED_IN,
        rf"\b{_AT} (?:[\w-]+ ){{0,2}}{{L:o}} ,? (?:im|in|auf|bei) (?:der |dem )?(?:[\w-]+ ){{0,2}}{{L:x}} (?:.. )?{_ACTS} (?:.. )?(?:{{O:y}} .. )?{{D:s}}",
        confidence=0.75,
    ),
    Rule(
        R.LOCATED_IN,
        r"\b(?:in|auf|bei) {L:x} ,? (?:im|in|auf|bei) (?:der |dem )?(?:[\w-]+ ){0,2}{L:o} (?:.. )?{D:s}",
        confidence=0.75,
    ),
    Rule(
        R.LOCATED_IN,
        rf"\b{_ACTS} (?:.. )?(?:{{O:y}} .. )?{_AT} {{L:o}} ,? (?:im|in|auf|bei) (?:der |dem )?(?:[\w-]+ ){{0,2}}{{L:x}} (?:.. )?{{D:s}}",
        confidence=0.75,
    ),
    Rule(
        R.LOCATED_IN,
        rf"\b(?:entstehen|entsteht|entstand|entstanden|werden auch|wird|werden|{_STANDS}) (?:.. )?{_AT} {{L:o}} ,? (?:.. )?{{D:s}}",
    ),
    Rule(R.LOCATED_IN, rf"{{D:s}} (?:.. )?\b{_STANDS} .. \b{_AT} (?:.. )?{{L:o}}"),
    Rule(
        R.LOCATED_IN,
        rf"^(?:(?:Auch|Allein|Schon|Bislang|Ebenfalls|Nahe|Direkt) )?{_AT} (?:der |dem |den )?(?:[\w-]+ ){{0,2}}{{L:o}} {_ACTS} (?:.. )?(?:{{O:y}} .. )?{{D:s}}",
    ),
    Rule(
        R.LOCATED_IN,
        rf"{{O:y}} .. \b{_ACTS} (?:.. )?\b{_AT} (?:der |dem |den )?{{L:o}} (?:.. )?{{D:s}}",
        confidence=0.75,
    ),
    Rule(R.LOCATED_IN, r"{D:s} \(.{0,30}?{L:o}\)", nominal=True),
    Rule(R.LOCATED_IN, r"{L!:o}(?:er|s) {D:s}", nominal=True),
    Rule(
        R.LOCATED_IN,
        r"\bvon {O:y} in {L:o} (?:betriebene|gebaute|errichtete|geplante)[nrsm]? {D:s}",
        nominal=True,
    ),
)
"""Who builds and runs which site, and where it is."""

_TYPE = r"(?:(?:‹C\d+u› )?(?:des Typs|vom Typ|der Baureihe|der Generation|der Marke|des Modells) )"
_FITTED = r"(?:ausgestattet|bestückt|ausgerüstet|gefüllt|versehen|ausgebaut)"

HOSTED = (
    Rule(
        R.HOSTS,
        rf"{{D:s}} .. \bmit (?:.. )?{_TYPE}?{{C:o}} (?:(?:von|des Herstellers) {{O:x}} )?(?:.. )?{_FITTED}\b",
        confidence=0.9,
    ),
    Rule(
        R.HOSTS,
        rf"{{D:s}} .. (?:\bin {{L:y}} )?, (?:das|die|der|welche[rs]?) .. \bmit (?:.. )?{_TYPE}?{{C:o}} (?:(?:von|des Herstellers) {{O:x}} )?(?:.. )?{_FITTED}\b",
        confidence=0.9,
    ),
    Rule(
        R.HOSTS,
        rf"\b(?:hat|haben|hatte|wird|wurde|will|soll) .. {{D:s}} .. \bmit (?:.. )?{_TYPE}?{{C:o}} (?:.. )?(?:{_FITTED}|ausstatten|bestücken|ausrüsten)\b",
        confidence=0.9,
    ),
    Rule(
        R.HOSTS,
        rf"\b(?:stattet|stattete|rüstet|rüstete|bestückt|bestückte) .. {{D:s}} .. \bmit (?:.. )?{_TYPE}?{{C:o}}",
        confidence=0.9,
    ),
    Rule(
        R.HOSTS,
        rf"{{D:s}} .. \b(?:beherbergt|beherbergen|beherbergte|umfasst|umfassen|enthält|verfügt über|zählt|bietet Platz für|fasst) (?:.. )?{_TYPE}?{{C:o}}",
    ),
    Rule(
        R.HOSTS,
        rf"\b(?:in|im|am) (?:.. )?{{D:s}} .. \b(?:stehen|steht|standen|laufen|läuft|liefen|stecken|arbeiten|rechnen|rechneten|sind|wurden|werden|sollen) (?:.. )?{_TYPE}?{{C:o}}",
    ),
    Rule(
        R.HOSTS,
        r"{C:o} .. \b(?:stehen|steht|standen|laufen|läuft|stecken|arbeiten|rechnen|befinden sich|wurden|werden|sind|sollen) .. \b(?:in|im) (?:.. )?{D:s}",
    ),
    Rule(R.HOSTS, rf"{{D:s}} \bmit (?:.. )?{{#:count}} {_TYPE}?{{C:o}}", nominal=True),
    Rule(
        R.HOSTS,
        rf"{{D:s}} , (?:in dem|in der|in denen|wo) .. {_TYPE}?{{C:o}} .. (?:stehen|steht|laufen|rechnen|arbeiten|standen|liefen)\b",
    ),
)
"""Which chips stand in which site."""
