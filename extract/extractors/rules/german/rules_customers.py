"""German constructions of renting, reaching, buying and selling."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import HAVE, IS, Verb, transitive
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_CAPACITY = (
    r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Rr]echenleistung|[Rr]echenkapazität|[Kk]apazität|[Ll]eistung|[Rr]echenzeit|[Ss]tellfläche|[Ff]läche|[Hh]alle|"
    r"[Cc]loud-?[Dd]ienst|[Rr]ack|[Ss]tellplatz|[Ss]tellplätze|[Mm]egawatt|[Ss]erver|[Cc]loud)(?:en|n|e|s)?"
)
_RENTS = r"(?:mietet|mieten|mietete|mieteten|miete|least|leasen|leaste|pachtet|pachten|bezieht|beziehen|bezog|bezogen|bucht|buchen|buchte|buchten|reservierte|reserviert)"
_RENTED = r"(?:gemietet|angemietet|eingemietet|gepachtet|geleast|gebucht|bezogen|reserviert|vorgemietet)"
_TENANT = r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Kk]unde|[Kk]undin|[Mm]ieter|[Mm]ieterin|[Pp]ächter|[Aa]bnehmer|[Nn]utzer)(?:n|in|innen|s)?"
_WITH = r"(?:von|vom|der|des|bei|beim|in|auf)"
_CLOUD = {"service": "cloud"}
_LEASE = {"service": "lease"}

RENTED = (
    Rule(R.CUSTOMER_OF, rf"{{O:s}} .. \b{_RENTS} (?:.. )?(?:\b(?:bei|beim|von|vom|in) )?(?:.. )?{{OD:o}}"),
    Rule(
        R.CUSTOMER_OF,
        rf"{{O:s}} .. \b{_RENTS} .. {{C:item}} .. \b(?:bei|beim|von|vom) (?:.. )?{{O:o}}",
        _CLOUD,
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"\b{_RENTS} (?:.. )?{{O:s}} (?:.. )?(?:{{C:item}} .. )?\b(?:bei|beim|von|vom|in) (?:.. )?{{OD:o}}",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"\b(?:[Bb]ei|[Vv]on) (?:.. )?{{O:o}} .. \b{_RENTS} (?:.. )?{{O:s}} (?:.. )?(?:{_CAPACITY}|{{C:item}})",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"{{O:s}} .. \b(?:{HAVE}|sich|soll|sollen|will|wollen) .. \b(?:bei|beim|in|im|von|vom) (?:.. )?{{OD:o}} (?:.. )?(?:{{C:item}} .. )?(?:{_RENTED}|mieten|anmieten|einmieten|buchen)\b",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"\b(?:{HAVE}|soll|will) (?:.. )?{{O:s}} .. \b(?:bei|beim|in|im|von|vom) (?:.. )?{{OD:o}} (?:.. )?(?:{{C:item}} .. )?(?:{_RENTED}|mieten)\b",
    ),
    Rule(R.CUSTOMER_OF, rf"{{O:s}} .. \b{HAVE} (?:.. )?{{D:o}} (?:.. )?{_RENTED}\b", _LEASE),
    Rule(
        R.CUSTOMER_OF,
        rf"{{O:s}} .. \b{HAVE} .. {{C:item}} .. \b(?:bei|beim|von|vom) (?:.. )?{{O:o}} (?:.. )?{_RENTED}\b",
        _CLOUD,
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"{{O:s}} , (?:der|die|das) .. \b(?:bei|beim|in|von) (?:.. )?{{OD:o}} .. (?:mietet|mieten|{_RENTED})\b",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"\b[Gg]emietet (?:.. )?(?:{IS}|werde|worden) .. (?:{_CAPACITY}|{{C:item}}|sie|es) (?:.. )?\b(?:von|durch) (?:.. )?{{O:s}} .. \bbei (?:.. )?{{O:o}}",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"{_CAPACITY} .. \b(?:von|durch) (?:.. )?{{O:s}} .. (?:gemietet|angemietet)\b .. \bbei {{O:o}}",
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{D:o} .. \b(?:an|von) (?:.. )?{O:s} .. (?:vermietet|angemietet|gemietet|verpachtet|vergeben|verleast|genutzt)\b",
        _LEASE,
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{D:o} ... \b(?:das|die|der|und) ... \ban (?:die |den |das )?(?:.. )?{O:s} (?:.. )?(?:vermietet|verpachtet|verleast)\b",
        _LEASE,
        0.7,
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{O:o} .. \b(?:vermietet|vermieten|vermietete|vermieteten|verpachtet|verleast) (?:.. )?(?:{D:x} .. )?(?:{C:item} .. )?\ban (?:.. )?{O:s}",
        _LEASE,
        0.85,
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{O:x} .. \b(?:vermietet|vermieten|vermietete|vermieteten|verpachtet|verleast) (?:.. )?{D:o} .. \ban (?:.. )?{O:s}",
        _LEASE,
        0.85,
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{O:o} .. \b(?:hat|haben|hatte) (?:.. )?(?:{D:x} .. )?(?:{C:item} .. )?\ban (?:.. )?{O:s} .. (?:vermietet|verpachtet|verleast)\b",
        _LEASE,
        0.85,
    ),
    Rule(
        R.CUSTOMER_OF,
        r"\bvermietet (?:{IS} )?(?:.. )?{D:o} .. \ban (?:.. )?{O:s}".replace("{IS}", IS),
        _LEASE,
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"{{O:s}} .. \b(?:nutzt|nutzen|nutzte|nutzten|nutze|belegt|belegen|belegte) (?:.. )?(?:{_CAPACITY} .. \b(?:bei|von|in) (?:.. )?)?{{D:o}}",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"{{O:s}} .. \b(?:nutzt|nutzen|nutzte|nutzten) .. (?:{_CAPACITY}|{{C:item}}) .. \b(?:bei|von|vom|beim|der|des) (?:.. )?{{O:o}}",
        confidence=0.75,
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{O:s} .. \b(?:zieht|zog|ziehen|zogen|einziehen|einzieht) .. \bin (?:.. )?{D:o} (?:.. )?(?:ein|einziehen)?\b",
        confidence=0.7,
    ),
    Rule(R.CUSTOMER_OF, r"(?:dass|ob) (?:.. )?{O:s} .. \bin {D:o} einzieh\w+", confidence=0.7),
    Rule(
        R.CUSTOMER_OF,
        r"{O:s} .. \b(?:schloss|schließt|schlossen|unterzeichnete|unterschrieb|hat|haben) .. \bmit (?:.. )?{O:o} .. (?:[A-ZÄÖÜ][\w-]*)?(?:Mietvertrag|mietvertrag|Cloudvertrag|Cloud-Vertrag)",
        confidence=0.6,
    ),
)
"""Who rents what from whom."""

CLIENTS = (
    Rule(
        R.CUSTOMER_OF,
        rf"{{O:s}} .. \b(?:{IS}|gilt als|gelten als|zählt .. zu|zählen .. zu|gehört .. zu|gehören .. zu|gehörte .. zu|zählte .. zu|gehöre .. zu) (?:.. )?{_TENANT} (?:.. )?{_WITH} (?:.. )?{{OD:o}}",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"\b(?:zählt|zählen|gehört|gehören|zählte|gehörte|zählten|gehörten) (?:.. )?{{O:s}} .. \bzu (?:.. )?{_TENANT} (?:.. )?{_WITH} (?:.. )?{{OD:o}}",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"\b(?:zählt|gehört|zählte|gehörte|gehöre) .. {{O:s}} (?:laut {{O:x}} )?(?:.. )?zu (?:.. )?{_TENANT} (?:.. )?{_WITH} (?:.. )?{{OD:o}}",
    ),
    Rule(R.CUSTOMER_OF, rf"{_TENANT} {_WITH} (?:.. )?{{OD:o}} (?:{IS}|heißt|heißen) (?:.. )?{{O:s}}"),
    Rule(
        R.CUSTOMER_OF,
        rf"\b(?:[Zz]u|[Uu]nter) (?:den )?(?:.. )?{_TENANT} {_WITH} (?:.. )?{{OD:o}} (?:gehört|gehören|gehörte|gehörten|zählt|zählen|zählte|zählten|ist|sind|war|waren|findet sich|finden sich|befindet sich) (?:.. )?(?:{{O:x}} .. )?(?:auch )?(?:.. )?{{O:s}}",
        confidence=0.85,
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"{{O:o}} .. \b(?:zählt|zählen|zählte|nennt|nannte|hat|haben|listet|führt|gewann|gewinnt) (?:.. )?{{O:s}} .. (?:zu|als|unter) (?:seinen|ihren|den|seine|ihre|neuen|seinem|ihrem)? ?(?:.. )?{_TENANT}\b",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"\bmit (?:.. )?{{O:s}} als (?:.. )?{_TENANT} (?:.. )?\b(?:wirbt|warb|startet|begann) (?:.. )?{{O:o}}",
    ),
    Rule(
        R.CUSTOMER_OF,
        rf"{{O:o}} .. \b(?:stellt|stellte|stellen) (?:.. )?{{O:s}} .. (?:{_CAPACITY}|{{C:item}}) .. (?:zur Verfügung|bereit)\b",
    ),
    Rule(R.CUSTOMER_OF, rf"{{O:s}} , (?:.. )?{_TENANT} {_WITH} (?:.. )?{{OD:o}}", nominal=True),
    Rule(R.CUSTOMER_OF, rf"{{O!:o}}-{_TENANT} {{O!:s}}", nominal=True),
    Rule(
        R.CUSTOMER_OF,
        rf"{{D:o}} (?:.. )?[,;:–] (?:.. )?(?:[Aa]nker|[Hh]aupt)?[Mm]ieter(?:in)? (?:{IS} )?(?:.. )?{{O:s}}",
    ),
    Rule(R.CUSTOMER_OF, rf"{{OD:o}} .. \b(?:hat|haben|fand|gewann) .. {{O:s}} als (?:.. )?{_TENANT}"),
    Rule(
        R.ACCESSES,
        r"{O:s} .. \b(?:über|per|via) .. (?:Verbindung\w*|Leitung\w*|Standleitung\w*) .. \bauf {D:o} .. (?:zugreifen|zugreift|zugegriffen)\b",
        {"channel": "dedicated link"},
        0.9,
    ),
    Rule(
        R.ACCESSES,
        r"{O:s} .. \b(?:greift|greifen|griff|griffen|greife) .. \bauf (?:.. )?{D:o} .. \bzu\b",
        {"channel": "remote"},
    ),
    Rule(
        R.ACCESSES,
        r"{O:s} .. \bauf (?:.. )?{D:o} .. (?:zugreifen|zugreift|zugreifen können|zugegriffen)\b",
        {"channel": "remote"},
        0.7,
    ),
    Rule(
        R.ACCESSES,
        r"{O:s} .. \b(?:hat|haben|hatte|erhält|erhielt|bekam|bekommt|verschaffte sich) .. (?:Fernzugriff|Zugriff|Zugang) .. (?:auf|zu|zum) (?:.. )?{D:o}",
        {"channel": "remote"},
    ),
)
"""Who is whose customer, and who reaches which site."""

_SELLS = r"(?:liefert|liefern|lieferte|lieferten|liefere|verkauft|verkaufen|verkaufte|verkauften|schickte|schickten|verschiffte|verschickte)"
_SOLD = r"(?:geliefert|verkauft|verschifft|geschickt|weiterverkauft|ausgeliefert)"

TRADED = (
    *transitive(
        R.BUYS,
        Verb(
            r"kauft|kaufen|kaufte|kauften|kaufe|erwirbt|erwerben|erwarb|erwarben|bestellt|bestellen|bestellte|bestellten|"
            r"beschafft|beschaffen|beschaffte|ordert|orderte|orderten",
            "gekauft|erworben|bestellt|beschafft|geordert|eingekauft",
            "kaufen|erwerben|bestellen|beschaffen|ordern",
        ),
        ("OP", "C"),
    ),
    Rule(
        R.BUYS,
        r"{OP:s} .. \b(?:kauft|kaufte|kauften|bestellt|bestellte|bestellten|erwarb|bezog|bezieht|orderte) .. \b(?:bei|beim|von|vom) (?:.. )?{O:seller} .. {C:o}",
    ),
    Rule(R.BUYS, r"(?:Kauf|Erwerb|Bestellung) (?:von|der|des) (?:.. )?{C:o} durch (?:.. )?{OP:s}"),
    *transitive(
        R.SUPPLIES,
        Verb(
            r"beliefert|beliefern|belieferte|belieferten|versorgt|versorgen|versorgte",
            "beliefert|versorgt",
            "beliefern|versorgen",
        ),
        ("O", "OD"),
    ),
    Rule(R.SUPPLIES, rf"{{O:s}} .. \b{_SELLS} .. {{C:item}} .. \b(?:an|in|für) (?:.. )?{{OD:o}}"),
    Rule(R.SUPPLIES, rf"\b{_SELLS} (?:.. )?{{O:s}} (?:.. )?{{C:item}} .. \ban (?:.. )?{{OD:o}}"),
    Rule(
        R.SUPPLIES,
        rf"{{O:s}} .. \b(?:{HAVE}|darf|dürfen|kann|können) (?:.. )?{{C:item}} .. \b(?:an|in) (?:.. )?{{OD:o}} .. (?:{_SOLD}|liefern|verkaufen)\b",
    ),
    Rule(
        R.SUPPLIES,
        rf"{{O:s}} .. \b(?:{HAVE}|darf|dürfen|kann|können) (?:.. )?{{O:o}} .. {{C:item}} .. (?:{_SOLD}|liefern|verkaufen)\b",
        confidence=0.75,
    ),
    Rule(
        R.SUPPLIES,
        rf"\b(?:darf|dürfen|hat|haben|soll|will) (?:.. )?{{O:s}} .. {{C:item}} .. \b(?:an|in) (?:.. )?{{OD:o}} .. (?:{_SOLD}|liefern|verkaufen)\b",
    ),
    Rule(
        R.SUPPLIES,
        rf"(?:dass|ob|wonach) (?:.. )?{{O:s}} .. {{C:item}} .. \b(?:an|in) (?:.. )?{{OD:o}} .. (?:{_SOLD}|liefert|lieferte|verkauft|verkaufte|liefern)\b",
    ),
    Rule(R.SUPPLIES, rf"{{O:s}} .. \b{_SELLS} (?:.. )?{{O:o}} .. {{C:item}}", confidence=0.7),
    Rule(R.SUPPLIES, rf"{{C:item}} .. \b(?:von|durch) (?:.. )?{{O:s}} .. \ban (?:.. )?{{OD:o}} .. {_SOLD}\b"),
    Rule(
        R.SUPPLIES,
        r"{C:item} .. \b(?:liefert|liefern|lieferte|lieferten|kommen von|stammen von|kamen von|stammten von) (?:.. )?{O:s} .. \b(?:an|für) (?:.. )?{OD:o}",
    ),
    Rule(
        R.SUPPLIES,
        r"(?:Lieferung|Verkauf|Lieferungen) (?:von|der) (?:.. )?{C:item} (?:durch|von|der|des) (?:.. )?{O:s} an (?:.. )?{OD:o}",
    ),
    Rule(
        R.SUPPLIES,
        r"(?:Lieferant|Lieferantin|Zulieferer|Ausrüster|Ausrüsterin) (?:von|der|des|für) (?:.. )?{OD:o} (?:ist|sind|war|bleibt) (?:.. )?{O:s}",
        confidence=0.75,
    ),
)
"""Who buys and sells."""

CUSTOMERS = (*RENTED, *CLIENTS, *TRADED)
"""All of it."""
