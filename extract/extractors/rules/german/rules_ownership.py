"""German constructions of owning and of holding shares."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import BARE, CLOSE, IS, Verb, transitive
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_PARTS = (
    r"(?:Anteile?n?|Aktien|Aktienpaket|Beteiligung|Beteiligungen|Mehrheitsbeteiligung|Minderheitsbeteiligung|Mehrheit|"
    r"Minderheitsanteil|Mehrheitsanteil|Kontrollmehrheit|Sperrminorität|Hälfte|Drittel|Viertel|Fünftel|Prozent)"
)
_OWNER = (
    r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Ee]igentümer|[Ee]igner|[Bb]esitzer|[Ii]nhaber|[Gg]esellschafter|[Aa]ktionär|[Aa]nteilseigner|"
    r"[Kk]apitaleigner)(?:in|innen|s|n|e|en)?"
)
_HOLDS = r"(?:hält|halten|hielt|hielten|halte|besitzt|besitzen|besaß|besaßen|hat|haben|hatte|kontrolliert|kontrollieren)"
_TAKES = (
    r"(?:übernimmt|übernehmen|übernahm|übernahmen|erwirbt|erwarb|erwarben|kauft|kaufte|kauften|sichert sich|sicherte sich|"
    r"bekommt|bekam|erhält|erhielt)"
)
_OF = r"(?:von|vom|der|des|an|am)"

_SUBJECT = r"(?<!\bvon\s)(?<!\bvom\s)(?<!\bbei\s)(?<!\bfür\s)(?<!\bdes\s)(?<!von\sder\s)(?<!hinter\s)"
"""Before a slot that can be the subject of its clause."""

_STRAIGHT = BARE.removesuffix("{1,50}?") + "{0,50}?"
"""A gap without prepositions, or none."""

OWNED = (
    Rule(R.OWNS, rf"\b{IS} {{OP:s}} (?:.. )?{_OWNER} (?:von|der|des|vom) (?:.. )?{{OD:o}}"),
    *transitive(
        R.OWNS,
        Verb(
            r"übernimmt|übernehmen|übernahm|übernahmen|übernehme|erwirbt|erwerben|erwarb|erwarben|besitzt|besitzen|besaß|besitze|"
            r"schluckt|schluckte",
            r"übernommen|erworben|aufgekauft|gekauft|geschluckt",
            r"übernehmen|erwerben|kaufen|aufkaufen|besitzen",
            unless="Finanzierung|Kosten|Leitung|Führung|Bau|Betrieb|Vertrieb|Planung|Garantie|Bürgschaft|Rolle|Vorsitz|Lieferung|"
            "Verantwortung|Fertigung|Lizenz|Chips?|Server|Prozent|Anteil|Anteile|Aktien|Rechenleistung|Kapazität|Grundstück",
        ),
        ("OP", "OD"),
    ),
    Rule(R.OWNS, r"{OP!:s} .. \b(?:kauft|kaufte|kauften) (?:.. )?(?:den|die|das) (?:.. )?{OD!:o}(?! ?‹C)"),
    Rule(
        R.OWNS,
        rf"{_SUBJECT}{{OD:o}} .. \b(?:gehört|gehören|gehörte|gehörten|gehöre)\b(?! [^‹›.;]{{0,40}}zu (?:den|einer|einem|seinen|ihren)){_STRAIGHT}(?:über {{O:x}}{_STRAIGHT})?(?:zu(?:m|r)? )?{_STRAIGHT}{{OP:s}}",
    ),
    Rule(
        R.OWNS,
        r"{OD:o} (?:.. )?, (?:die|das|der|welche[rs]?) (?:.. )?(?:zu(?:m|r)? )?(?:.. )?{OP:s} (?:.. )?gehör(?:t|en|te|ten)\b",
    ),
    Rule(R.OWNS, r"{OP:s} , (?:dem|der|denen) (?:.. )?{OD:o} (?:.. )?gehör(?:t|en|te|ten)\b"),
    Rule(R.OWNS, r"\b[Zz]u(?:m|r)? {O:s} gehör(?:t|en|te|ten) .. {OD:o}"),
    Rule(
        R.OWNS,
        r"\b(?:von|zu|zur|zum|der|dem) (?:.. )?{OP:s} (?:.. )?gehörende[nrsm]? (?:.. )?{OD:o}",
        nominal=True,
    ),
    Rule(
        R.OWNS,
        rf"{{OD:o}} .. \b(?:{IS}|befindet sich|steht|stehen|befinden sich) .. (?:im|in) .. (?:Allein|Mehrheits|Privat)?[Bb]esitz (?:.. )?(?:von|der|des) (?:.. )?{{OP:s}}",
    ),
    Rule(
        R.OWNS,
        rf"{_OWNER} (?:von|der|des|vom|dieses|dieser) (?:.. )?{{OD:o}} {IS} .. {{OP:s}}",
        confidence=0.9,
    ),
    Rule(R.OWNS, rf"{{OD!:o}} ... [,:;–] (?:.. )?{_OWNER} {IS} (?:.. )?{{OP:s}}"),
    Rule(R.OWNS, rf"{{OP:s}} {IS} .. {_OWNER} (?:von|der|des|vom) (?:.. )?{{OD:o}}"),
    Rule(R.OWNS, rf"{{OP:s}} , (?:.. )?{_OWNER} (?:von|der|des|vom) (?:.. )?{{OD:o}}", nominal=True),
    Rule(R.OWNS, rf"{{O!:o}}-{_OWNER} {{OP:s}}", nominal=True),
    Rule(R.OWNS, rf"{{O!:o}}s (?:\w+e[rn] )?{_OWNER} {{OP!:s}}", nominal=True),
)
"""Who owns what, by verbs and nouns of owning."""

SHARES = (
    Rule(
        R.OWNS,
        rf"{{OP:s}} .. \b(?:{_HOLDS}|{_TAKES}) .. {{%:share}}{CLOSE}\b{_OF} (?:.. )?{{OD:o}}",
        confidence=0.9,
    ),
    Rule(
        R.OWNS,
        rf"\b(?:{_HOLDS}|{_TAKES}) .. {{OP:s}} .. {{%:share}}{CLOSE}\b(?:an|am|von|der) (?:.. )?{{OD:o}}",
        confidence=0.9,
    ),
    Rule(
        R.OWNS,
        rf"{{OP:s}} , (?:der|die|das) .. {{%:share}} .. \b{_OF} (?:.. )?{{OD:o}} {_HOLDS}\b",
        confidence=0.9,
    ),
    Rule(
        R.OWNS,
        rf"{{%:share}} .. \b(?:an|am|von|der) (?:.. )?{{OD:o}} .. \b(?:{_HOLDS}|gehören|gehörten|liegen|lagen|entfallen) (?:.. )?{{OP:s}}",
    ),
    Rule(
        R.OWNS,
        r"{OD:o} .. \b(?:gehört|gehören|gehörte|gehörten|gehöre)\b .. {%:share} .. {OP:s}",
        confidence=0.9,
    ),
    Rule(R.OWNS, r"{OD:o} .. \b(?:gehört|gehören|gehörte|gehörten)\b .. {OP:s} .. \bzu {%:share}"),
    Rule(
        R.OWNS,
        r"{OD:o} .. \b(?:gehört|gehören|gehörte|gehörten)\b [^.;]{5,90} und zu {%:share} (?:.. )?{OP:s}",
        confidence=0.85,
    ),
    Rule(
        R.OWNS,
        rf"{{OD:o}} , (?:an|von) (?:der|dem|denen) (?:.. )?{{OP:s}} .. {{%:share}} .. {_HOLDS}\b",
        confidence=0.9,
    ),
    Rule(
        R.OWNS,
        r"{OD:o} , (?:an|von) (?:der|dem|denen) (?:.. )?{OP:s} .. (?:beteiligt|Anteile hält|Anteile halten)",
    ),
    Rule(
        R.OWNS,
        rf"{{OP:s}} .. \b{IS} .. (?:\bmit )?{{%:share}} .. \b(?:an|am) (?:.. )?{{OD:o}} .. \bbeteiligt\b",
        confidence=0.9,
    ),
    Rule(R.OWNS, rf"{{OP:s}} .. \b{IS} .. \b(?:an|am) (?:.. )?{{OD:o}} .. \bbeteiligt\b"),
    Rule(
        R.OWNS,
        r"(?:dass|ob|wonach|weil|obwohl) (?:.. )?{OP:s} .. (?:\bmit {%:share} )?(?:.. )?\b(?:an|am) (?:.. )?{OD:o} .. \bbeteiligt\b",
    ),
    Rule(
        R.OWNS,
        r"{OP:s} .. \b(?:soll|sollen|könnte|könnten|dürfte|dürften|will|wollen) .. \b(?:an|am) (?:.. )?{OD:o} .. \bbeteilig(?:t|en)\b",
    ),
    Rule(
        R.OWNS,
        rf"{{OP:s}} .. \b(?:soll|sollen|könnte|könnten|dürfte|dürften|will|wollen) .. {{%:share}}{CLOSE}\b{_OF} (?:.. )?{{OD:o}} .. (?:halten|besitzen|übernehmen|kaufen|erwerben)\b",
    ),
    Rule(
        R.OWNS,
        r"{OP:s} .. \b(?:verhandelt|verhandeln|verhandelte|spricht|sprechen|verzichtet|verzichtete) .. (?:über|auf) .. (?:Kauf|Übernahme|Einstieg|Erwerb|Beteiligung) .. \b(?:von|der|des|an|bei) (?:.. )?{O:o}",
        stance="planned",
    ),
    Rule(
        R.OWNS,
        rf"(?:dass|ob|wonach|weil|obwohl) (?:.. )?{{OP:s}} .. {{%:share}}{CLOSE}\b{_OF} (?:.. )?{{OD:o}} {_HOLDS}\b",
    ),
    Rule(R.OWNS, rf"\b(?:an|am) (?:.. )?{{OD:o}} {IS} .. {{OP:s}} .. \bbeteiligt\b"),
    Rule(
        R.OWNS,
        r"{OP:s} .. \b(?:bestreitet|bestritt|bestreiten|dementiert|dementierte|leugnet|verneint) , .. \b(?:an|am) (?:.. )?{O:o} .. beteiligt\b",
        stance="denied",
    ),
    Rule(
        R.OWNS,
        r"{OP:s} .. \b(?:beteiligt|beteiligte|beteiligten) sich .. \b(?:an|am) (?![^‹›.;]{0,40}runde)(?:.. )?{O:o}",
    ),
    Rule(R.OWNS, r"{OP:s} .. \b(?:hat|haben|hatte) sich .. \b(?:an|am) (?:.. )?{O:o} .. beteiligt\b"),
    Rule(R.OWNS, rf"{{OP:s}} .. \b(?:{_HOLDS}|{_TAKES}) .. {_PARTS} .. \b(?:an|am|von|der) (?:.. )?{{OD:o}}"),
    Rule(R.OWNS, rf"{{OP:s}} .. {_PARTS} .. \b(?:an|am) (?:.. )?{{OD:o}}", confidence=0.75),
    Rule(
        R.OWNS,
        rf"{_PARTS} (?:von|der|des|vom) (?:.. )?{{OP:s}} .. \b(?:an|am) (?:.. )?{{OD:o}}",
        confidence=0.75,
    ),
    Rule(
        R.OWNS,
        r"{OP:s} .. \b(?:stockt|stockte|erhöht|erhöhte|senkt|senkte|reduzierte|baute|aufgestockt|verringerte) .. (?:Anteil|Beteiligung) .. \b(?:an|am|bei) (?:.. )?{OD:o} .. (?:auf {%:share})?",
    ),
    Rule(R.OWNS, r"{OP:s} .. \b(?:stieg|steigt|stiegen|steigen) .. \bbei (?:.. )?{O:o} .. \bein\b"),
    Rule(R.OWNS, r"{OP:s} .. \bbei (?:.. )?{O:o} .. \b(?:eingestiegen|einsteigen|einzusteigen|einsteigt)\b"),
    Rule(R.OWNS, r"Einstieg (?:von|der|des|vom) (?:.. )?{OP:s} (?:.. )?bei (?:.. )?{O:o}"),
    Rule(
        R.OWNS,
        r"(?:Übernahme|Kauf|Erwerb|Ankauf) (?:.. )?(?:von|der|des|vom|an) (?:.. )?{OD:o} (?:.. )?durch (?:.. )?{OP:s}",
        confidence=0.85,
    ),
    Rule(
        R.OWNS,
        r"{OP:s} .. (?:Übernahme|Kauf|Erwerb) (?:von|der|des|vom) (?:.. )?{OD:o} .. (?:abgeschlossen|vollzogen|ab|abgesagt|aufgegeben|abgebrochen|gestoppt|vereinbart|angekündigt|gemeldet|bekannt gegeben|an|abgeblasen|verzichtet)\b",
    ),
    Rule(
        R.OWNS,
        r"\b(?:verkauft|verkaufte|verkauften|veräußert|veräußerte|gab|gibt|reicht|trat) .. {OD:o} .. \ban (?:.. )?{OP:s}(?! ?‹C)",
        confidence=0.75,
    ),
    Rule(
        R.OWNS,
        r"{OD:o} .. \b(?:wurde|wurden|wird|werden|worden|ging|geht|gingen|gehen|ist) .. \ban (?:.. )?{OP:s} (?:.. )?(?:verkauft|veräußert|über|abgegeben|übergegangen)\b",
    ),
)
"""Who holds, takes or gives up which part of what."""


OWNERSHIP = (*OWNED, *SHARES)
"""All of it."""
