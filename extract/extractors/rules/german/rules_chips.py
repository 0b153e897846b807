"""German constructions of designing and making chips, and of developing and training models."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import IS, Verb, transitive
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_MAKER = r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Ff]ertiger|[Hh]ersteller|[Aa]uftragsfertiger)(?:s|in|n)?"
_TYPE = r"(?:des Typs|vom Typ|der Baureihe|der Generation|der Marke|des Modells)"
_MODEL = r"(?:(?:[A-ZÄÖÜ][\w-]*)?(?:Sprachmodell|Modell|Modellreihe|Modellfamilie|Chatbot|modell|modellreihe|modellfamilie)(?:s|en|e)?)"

CHIPS = (
    *transitive(
        R.DESIGNS,
        Verb(
            r"entwirft|entwerfen|entwarf|entwickelt|entwickeln|entwickelte|konzipiert|konzipierte",
            "entworfen|entwickelt|konzipiert",
            "entwerfen|entwickeln",
        ),
        ("O", "C"),
    ),
    Rule(R.DESIGNS, r"{C:o} (?:von|des Herstellers|des Konzerns|aus dem Hause) {O!:s}", nominal=True),
    Rule(
        R.DESIGNS, rf"{{C:x}} {_TYPE} {{C:o}} (?:von|des Herstellers) {{O!:s}}", nominal=True, confidence=0.9
    ),
    Rule(R.DESIGNS, r"{O!:s}s? {C!:o}", confidence=0.7, nominal=True),
    Rule(R.DESIGNS, r"{O!:s}s {C:o}", confidence=0.7, nominal=True),
    Rule(R.DESIGNS, rf"{{O!:s}}s? {{C?:x}} {_TYPE} {{C!:o}}", confidence=0.8, nominal=True),
    Rule(R.DESIGNS, r"{C:o} .. \bstamm(?:t|en|te|ten) .. \bvon (?:.. )?{O:s}", confidence=0.85),
    *transitive(
        R.FABRICATES,
        Verb(
            r"fertigt|fertigen|fertigte|fertigten|produziert|produzieren|produzierte",
            r"hergestellt|gefertigt|produziert|gebaut",
            r"fertigen|herstellen|produzieren",
        ),
        ("O", "C"),
    ),
    Rule(R.FABRICATES, r"{O:s} .. \b(?:stellt|stellen|stellte|stellten) .. {C:o} .. \bher\b"),
    Rule(
        R.FABRICATES,
        r"{C:o} .. \b(?:läuft|laufen|lief|liefen|läßt|lässt|lassen) .. \bbei(?:m)? (?:.. )?{O:s} .. (?:vom Band|fertigen|produzieren)",
    ),
    Rule(
        R.FABRICATES,
        r"{C:o} .. \bbei(?:m)? (?:.. )?{O:s} (?:.. )?(?:hergestellt|gefertigt|produziert)\b",
        confidence=0.9,
    ),
    Rule(
        R.FABRICATES,
        r"{C:o} ... , (?:gefertigt|hergestellt|produziert) (?:.. )?(?:von|bei|beim|durch) (?:.. )?{O:s}",
        confidence=0.9,
    ),
    Rule(
        R.FABRICATES,
        r"{O:x} .. \b(?:lässt|lassen|ließ) .. {C:o} .. \b(?:bei|beim|von) (?:.. )?{O:s} (?:.. )?(?:fertigen|herstellen|produzieren)\b",
        confidence=0.9,
    ),
    Rule(
        R.FABRICATES, rf"{_MAKER} (?:von|der|des) (?:.. )?{{C:o}} (?:{IS}) (?:.. )?{{O:s}}", confidence=0.85
    ),
    Rule(
        R.FABRICATES,
        r"{C:o} .. (?:kommen|kommt|stammen|stammt) .. \baus (?:den |der )?(?:Werken|Fabriken|Fabrik|Fertigung) (?:von|der|des) {O:s}",
    ),
)
"""Who designs and makes which chip."""

_PUBLISHED = (
    r"veröffentlicht|entwickelt|vorgestellt|herausgebracht|präsentiert|freigegeben|lanciert|publiziert"
)

MODELS = (
    *transitive(
        R.DEVELOPS,
        Verb(
            r"veröffentlicht|veröffentlichte|veröffentlichten|entwickelt|entwickelte|entwickeln|präsentierte|präsentiert|lancierte",
            _PUBLISHED,
            "veröffentlichen|entwickeln|vorstellen|herausbringen",
        ),
        ("O", "M"),
    ),
    Rule(
        R.DEVELOPS,
        r"{O:s} .. \b(?:stellt|stellte|stellten|brachte|bringt|gab|legte) .. {M!:o} .. \b(?:vor|heraus|auf den Markt|frei)\b",
        confidence=0.9,
    ),
    Rule(
        R.DEVELOPS,
        r"\b(?:stellte|stellt|brachte|gab) (?:.. )?{O:s} .. {M!:o} .. \b(?:vor|heraus|frei|auf den Markt)\b",
        confidence=0.9,
    ),
    Rule(R.DEVELOPS, r"{M!:o} .. \bgehört zu[mr]? .. {O:s}", confidence=0.9),
    Rule(R.DEVELOPS, r"\b[Vv]on (?:.. )?{O:s} stamm(?:t|en|te|ten) .. {M:o}", confidence=0.9),
    Rule(R.DEVELOPS, r"{M:o} (?:.. )?stamm(?:t|en|te|ten) .. \bvon (?:.. )?{O:s}", confidence=0.9),
    Rule(
        R.DEVELOPS,
        r"{M:o} , (?:das|die|der) .. \b(?:von|aus dem Hause) (?:.. )?{O:s} (?:.. )?(?:stammt|stammen|kommt|stammte)\b",
        confidence=0.9,
    ),
    Rule(
        R.DEVELOPS,
        r"{M!:o} (?:von|aus dem Hause|des Start-ups|des Konzerns|des Unternehmens) {O!:s}",
        nominal=True,
    ),
    Rule(R.DEVELOPS, rf"{{O!:s}}s? (?:.. )?{_MODEL} {{M!:o}}", nominal=True),
    Rule(R.DEVELOPS, r"{O!:s}s? {M!:o}", nominal=True, confidence=0.75),
    Rule(
        R.DEVELOPS,
        r"{O:s} ,? (?:(?:dem|der|den|das|die) )?Entwickler(?:in)? (?:von|des|der) {M!:o}",
        nominal=True,
    ),
    Rule(R.DEVELOPS, r"{O:s} (?:von|des) {M!:o}", nominal=True),
    Rule(
        R.DEVELOPS, r"{M!:o}-(?:Entwickler|Macher|Anbieter|Hersteller|Erfinder)(?:in|s)? {O!:s}", nominal=True
    ),
    Rule(
        R.DEVELOPS,
        r"(?:Entwickler|Hersteller|Macher|Urheber)(?:in)? (?:von|des|der) {M!:o} (?:ist|war|sei) (?:.. )?{O:s}",
    ),
    Rule(R.DEVELOPS, r"{O!:s} mit (?:seinem |ihrem |dem )?(?:Modell |Sprachmodell )?{M!:o}", nominal=True),
    Rule(R.DEVELOPS, r"{O!:s} \({M!:o}\)", nominal=True),
    Rule(R.DEVELOPS, r"{M!:o} \({O!:s}\)", nominal=True),
    Rule(R.DEVELOPS, r"{O?:s} , .. {M?:o} .. \b(?:in|auf) ... trainiert"),
)
"""Who develops which model."""

_TRAINS = r"(?:trainiert|trainieren|trainierte|trainierten|trainiere)"
_TRAINED = r"(?:trainiert|angelernt|vortrainiert|nachtrainiert)"

TRAINED = (
    Rule(R.TRAINS_IN, r"{O:s} ,? .. {M:item} .. \bin {D:o} ... \btrainiert\b", confidence=0.9),
    Rule(
        R.TRAINS_IN, rf"{{M:s}} .. \bin (?:.. )?{{DL:o}} (?:.. )?(?:{{L:y}} )?{_TRAINED}\b", confidence=0.85
    ),
    Rule(
        R.TRAINS_IN,
        rf"{{M:s}} , (?:das|die|der) .. (?:{{O:y}} .. )?\bin (?:.. )?{{DL:o}} (?:.. )?(?:in {{L:x}} )?{_TRAINED}\b",
        confidence=0.85,
    ),
    Rule(
        R.TRAINS_IN,
        rf"{{O:s}} , (?:das|die|der) .. \bin (?:.. )?{{DL:o}} (?:.. )?{_TRAINS}\b",
        confidence=0.85,
    ),
    Rule(
        R.TRAINS_IN,
        rf"{{O:s}} .. \b(?:hat|haben|habe|hatte|soll|sollen|will|wollen|lässt|lassen) (?:.. )?(?:{{M:item}} .. )?\bin (?:.. )?{{DL:o}} (?:.. )?(?:in {{L:x}} )?(?:{_TRAINED}|trainieren)\b",
        confidence=0.85,
    ),
    Rule(R.TRAINS_IN, rf"{{O:s}} .. \b{_TRAINS} .. (?:{{M:item}} .. )?\bin (?:.. )?{{DL:o}}"),
    Rule(R.TRAINS_IN, rf"\b{_TRAINS} (?:.. )?{{O:s}} .. (?:{{M:item}} .. )?\bin (?:.. )?{{DL:o}}"),
    Rule(R.TRAINS_IN, rf"\b[Ii]n (?:.. )?{{D:o}} .. \b{_TRAINS} (?:.. )?{{O:s}}"),
    Rule(
        R.TRAINS_IN,
        r"\b[Tt]rainiert (?:wurde|wird|wurden|werden|worden) (?:.. )?{M:s} .. \bin (?:.. )?{DL:o}",
        confidence=0.85,
    ),
    Rule(R.TRAINS_ON, r"{O:s} ,? .. {M:x} ... \bauf {C:o} .. trainiert\b", confidence=0.9),
    Rule(R.TRAINS_ON, rf"{{OM:s}} .. \b(?:auf|mit) (?:.. )?{{C:o}} (?:.. )?{_TRAINED}\b", confidence=0.9),
    Rule(
        R.TRAINS_ON,
        rf"{{M:s}} , (?:das|die|der) .. (?:{{O:y}} .. )?\b(?:auf|mit) (?:.. )?{{C:o}} (?:.. )?{_TRAINED}\b",
        confidence=0.9,
    ),
    Rule(
        R.TRAINS_ON,
        r"\b[Tt]rainiert (?:wurde|wird|wurden|werden|worden)? ?(?:.. )?{M:s} .. (?:{O:x} )?(?:.. )?\b(?:auf|mit) (?:.. )?{C:o}",
        confidence=0.9,
    ),
    Rule(R.TRAINS_ON, rf"{{O:s}} .. \b{_TRAINS} .. (?:{{M:x}} .. )?\b(?:auf|mit) (?:.. )?{{C:o}}"),
    Rule(
        R.TRAINS_ON,
        rf"{{O:s}} .. \b(?:hat|haben|habe|hatte|soll|will|lässt|ließ|lassen) .. {{M:x}} .. \b(?:auf|mit) (?:.. )?{{C:o}} (?:von {{O:y}} )?(?:.. )?(?:{_TRAINED}|trainieren)\b",
        confidence=0.9,
    ),
    Rule(
        R.TRAINS_ON,
        r"Training (?:von|des|der) (?:.. )?{M:s} .. (?:liefen|lief|nutzte|brauchte|wurden|kamen) .. {C:o}",
    ),
)
"""Which model was trained where and on what."""

_SHARE = r"(?:{~:price_ratio}|einen Bruchteil|einen kleinen Teil|deutlich weniger|weit weniger)"
PRICES = (
    Rule(
        R.UNDERCUTS,
        rf"{{M:s}} .. \bnur {_SHARE} .. , was ... {{O:o}} .. \b(?:verlangen|verlangt|kosten|kostet|berechnen)\b",
        confidence=0.9,
    ),
    Rule(
        R.UNDERCUTS,
        rf"{{OM:s}} .. \bkoste(?:t|n)? .. {_SHARE} .. , was (?:.. )?{{OM:o}} .. \b(?:verlangen|verlangt|kosten|kostet|berechnet|berechnen)\b",
        confidence=0.9,
    ),
    Rule(
        R.UNDERCUTS,
        rf"{{O:s}} .. \b(?:verlangt|verlangen|berechnet|nimmt) .. {_SHARE} .. , was (?:.. )?{{OM:o}} .. \b(?:verlangen|verlangt|kosten|kostet|berechnet|berechnen)\b",
        confidence=0.9,
    ),
    Rule(R.UNDERCUTS, r"{OML:s} .. {O:o} .. \bmit .. {M:x} .. \bunter Druck (?:setzen|setzt|gesetzt)\b"),
    Rule(R.UNDERCUTS, r"{OML:s} .. \b(?:setzt|setzen|setzte) (?:.. )?{O:o} .. \bunter (?:Preis)?[Dd]ruck\b"),
    Rule(R.UNDERCUTS, r"{OML:s} .. \bunterbiete[tn]? .. {OM:o}"),
    Rule(R.UNDERCUTS, r"{OM:s} .. \b(?:ist|sind) .. (?:billiger|günstiger) als (?:.. )?{OM:o}"),
)
"""Who is cheaper than whom."""

TECHNOLOGY = (*CHIPS, *MODELS, *TRAINED, *PRICES)
"""All of it."""
