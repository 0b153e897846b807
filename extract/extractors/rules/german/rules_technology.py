"""German constructions that state a relation between makers, chips, models, states and rules."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import Verb, transitive
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

CHIPS = (
    *transitive(
        R.DESIGNS,
        Verb(r"entwirft|entwerfen|entwarf|entwickelt|entwickeln", "entworfen|entwickelt", "entwerfen"),
        ("O", "C"),
    ),
    Rule(R.DESIGNS, r"{C:o} (?:von|des .. Herstellers|des Typs .. von) {O!:s}", confidence=0.8, nominal=True),
    Rule(R.DESIGNS, r"{O!:s}s? {C!:o}", confidence=0.7, nominal=True),
    *transitive(
        R.FABRICATES,
        Verb(
            r"fertigt|fertigen|fertigte|produziert|produzieren|stellt her",
            r"hergestellt|gefertigt|produziert",
            r"fertigen|herstellen|produzieren",
        ),
        ("O", "C"),
    ),
    Rule(R.FABRICATES, r"{O:s} .. \b(?:stellt|stellen|stellte|stellten) .. {C:o} .. \bher\b"),
    Rule(
        R.FABRICATES, r"{C:o} .. \bbei(?:m)? .. {O:s} (?:hergestellt|gefertigt|produziert)\b", confidence=0.9
    ),
    Rule(R.FABRICATES, r"{C:o} .. , gefertigt (?:von|bei) {O:s}", confidence=0.9),
)
"""Who designs and makes which chip."""

MODELS = (
    *transitive(
        R.DEVELOPS,
        Verb(
            r"veröffentlicht|veröffentlichte|veröffentlichten|entwickelt|entwickelte|entwickeln|präsentierte|trainierte|brachte",
            r"veröffentlicht|entwickelt|vorgestellt|herausgebracht",
            "veröffentlichen|entwickeln",
        ),
        ("O", "M"),
    ),
    Rule(R.DEVELOPS, r"{M!:o} .. \bgehört zu[mr]? .. {O:s}", confidence=0.9),
    Rule(R.DEVELOPS, r"\bvon {O!:s} stamm(?:t|en|te|ten) .. {M:o}", confidence=0.9),
    Rule(R.DEVELOPS, r"{M:o} stamm(?:t|en|te|ten) .. \bvon {O:s}", confidence=0.9),
    Rule(R.DEVELOPS, r"{M!:o} (?:von|aus dem Hause) {O!:s}", nominal=True),
    Rule(R.DEVELOPS, r"{O!:s}s? (?:Sprachmodell|Modell|KI-Modell) {M!:o}", nominal=True),
    Rule(R.DEVELOPS, r"{O:s} , (?:dem|der|den|das|die) Entwickler(?:in)? (?:von|des) {M!:o}", nominal=True),
    Rule(R.DEVELOPS, r"{O!:s} mit {M!:o}", nominal=True),
    Rule(R.DEVELOPS, r"{O?:s} , .. {M?:o} .. \b(?:in|auf) ... trainiert", confidence=0.8),
    Rule(R.TRAINS_IN, r"{O:s} ,? .. {M:item} .. \bin {D:o} ... \btrainiert\b", confidence=0.9),
    Rule(R.TRAINS_IN, r"{OM:s} .. \bin {DL:o} .. (?:trainiert|angelernt)\b", confidence=0.85),
    Rule(
        R.TRAINS_IN,
        r"{O:s} .. \b(?:trainiert|trainieren|trainierte|trainierten) .. (?:{M:item} .. )?\bin {DL:o}",
    ),
    Rule(R.TRAINS_ON, r"{O:s} ,? .. {M:x} ... \bauf {C:o} .. trainiert\b", confidence=0.9),
    Rule(R.TRAINS_ON, r"{OM:s} .. \b(?:auf|mit) {C:o} .. (?:trainiert|angelernt)\b", confidence=0.9),
    Rule(
        R.TRAINS_ON, r"\btrainiert (?:wurde|wird|wurden|werden) {M:s} .. \b(?:auf|mit) {C:o}", confidence=0.9
    ),
    Rule(R.TRAINS_ON, r"{OM:s} .. \b(?:trainiert|trainieren|trainierte|trainierten) .. \b(?:auf|mit) {C:o}"),
    Rule(
        R.UNDERCUTS,
        r"{M:s} .. \bnur (?:{~:price_ratio}|einen Bruchteil) .. , was ... {O:o} .. \b(?:verlangen|verlangt|kosten|kostet|berechnen)\b",
        confidence=0.9,
    ),
    Rule(
        R.UNDERCUTS,
        r"{OM:s} .. \bkostet? .. (?:{~:price_ratio}|einen Bruchteil) .. , was .. {OM:o} .. \b(?:verlangen|verlangt|kosten|kostet)\b",
        confidence=0.9,
    ),
    Rule(R.UNDERCUTS, r"{OML:s} .. {O:o} .. \bmit .. {M:x} .. \bunter Druck (?:setzen|setzt|gesetzt)\b"),
    Rule(R.UNDERCUTS, r"{OML:s} .. \bunterbiete[tn] .. {OM:o}"),
)
"""Who develops which model, trained where and on what, at what price."""

_WORTH = r"(?:im Wert|im Gesamtwert|für)(?: von)?"

TRADE = (
    Rule(
        R.EXPORTS_TO,
        rf"\bexportierte {{L:s}} .. {{C:item}} {_WORTH} {{$:amount}} (?:in|nach) {{L:o}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"{{L:s}} .. \b(?:exportierte|exportiert|lieferte|verschiffte) .. {{C:item}} {_WORTH} {{$:amount}} (?:in|nach) {{L:o}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"\b(?:nach|in) {{L:o}} (?:exportierte|führte|lieferte|verschiffte|gingen) (?:aus )?{{L:s}} .. {{C:item}} {_WORTH} {{$:amount}} ..(?:aus)?",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"\bführte {{L:s}} .. {{C:item}} {_WORTH} {{$:amount}} (?:nach|in) {{L:o}} aus",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"{{L:o}} (?:führte|importierte|bezog|kaufte|erhielt) .. {{C:item}} {_WORTH} {{$:amount}} .. \baus {{L:s}}(?: .. ein)?",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        r"{L:o} .. für {$:amount} {L:s} {C:item} (?:kaufen|kaufte|kauften|importierte|importieren)",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"\baus {{L:s}} .. (?:gingen|kamen|flossen) .. {{C:item}} {_WORTH} {{$:amount}} .. (?:nach|in) {{L:o}}",
    ),
    Rule(
        R.DIVERTS_TO,
        r"\b(?:illegal|heimlich|verbotenerweise|geschmuggelt) .. {C:item} .. \baus {LO:s} nach {L:o}",
        stance="alleged",
    ),
    Rule(
        R.DIVERTS_TO,
        r"{OPL:s} .. (?:schmuggelt|schmuggeln|schmuggelte|schmuggelten|umleiten|leitet) .. {C:item} .. \bnach {L:o}",
    ),
    Rule(
        R.DIVERTS_TO,
        r"{OP:s} .. {C:item} .. (?:über {L:via} )?.. \bnach {L:o} .. (?:geschmuggelt|umgeleitet|verschoben|ausgeführt zu haben)\b",
    ),
)
"""What one country ships to another, and what is smuggled."""

_BAN = r"(?:Exportverbot\w*|Ausfuhrverbot\w*|Embargos?|Sanktionen|{R:rule})"

RULES = (
    Rule(R.RESTRICTS, r"{LO:s} .. , {L:o} mit {R:rule} , für {C:item}"),
    Rule(R.RESTRICTS, r"{LO:s} .. , {L:x} mit {R:rule} , für {C:o}"),
    Rule(
        R.RESTRICTS,
        r"{L:s} .. \b(?:verbietet|verbieten|untersagt|untersagen|verbot|untersagte|beschränkt|beschränken) .. "
        r"(?:Ausfuhr|Export|Lieferung|Verkauf) (?:von |der )?{C:o}",
    ),
    Rule(
        R.RESTRICTS,
        r"{L:s} .. \b(?:verbietet|verbieten|untersagt|untersagen|verbot|untersagte|beschränkt|beschränken) .. "
        r"(?:Ausfuhr|Export|Lieferung|Verkauf) ... nach {L:o}",
    ),
    Rule(
        R.RESTRICTS,
        r"{LO:s} .. \b(?:setzte|setzten|setzt|nahm|nahmen) .. {O:o} ... (?:auf|in) (?:die|seine|ihre) {R:rule}",
        confidence=0.9,
    ),
    Rule(
        R.RESTRICTS,
        r"{O:o} .. \b(?:steht|stehen|kam|kamen|gelangte) .. \bauf (?:der|die) (?:.. )?{R:s}",
        confidence=0.9,
    ),
    Rule(
        R.CIRCUMVENTS,
        r"(?:(?:Konzerne|Unternehmen|Firmen) wie )?{OPL:s} .. {R:o} .. (?:unterlaufen|unterläuft|umgehen|umgeht|umgangen|aushebeln|aushebelt)\b",
        confidence=0.85,
    ),
    Rule(R.CIRCUMVENTS, r"{OPL:s} .. \b(?:umgeht|umgehen|umging|unterläuft|unterlaufen) .. {R:o}"),
    Rule(
        R.INVESTIGATES,
        r"{OL:s} .. \b(?:ermittelt|ermitteln|ermittelte|ermittelten) .. gegen {OP:o}",
        {"stage": "investigated"},
        0.9,
    ),
    Rule(
        R.INVESTIGATES, r"{OL:s} .. \b(?:klagte|klagten|klagt) .. {OP:o} .. \ban\b", {"stage": "charged"}, 0.9
    ),
    Rule(
        R.INVESTIGATES,
        r"{OL:s} .. \b(?:untersucht|untersuchen|prüft|untersuchte) .. {O:o}",
        {"stage": "inquiry"},
        0.7,
    ),
)
"""Which state restricts, investigates or is circumvented."""

PEOPLE = (
    Rule(
        R.ROLE_AT,
        r"{P:s} , (?:die |der )?(?P<role>(?:‹L\d+n›[ -])?[^‹›,.;]{3,40}?) (?:der|des|von|bei|beim|bei der|am) (?:(?:Denkfabrik|Firma|Konzerns?|"
        r"Unternehmens?|Instituts?|Bank|Investors?) )?{O:o}",
        confidence=0.9,
        nominal=True,
    ),
    Rule(
        R.ROLE_AT,
        r"(?P<role>[A-ZÄÖÜ][\w-]*(?:chef|vorstand|sprecher|expert|analyst|direktor|vorsitzende|leiter|gründer)\w*) {P:s} "
        r"(?:von|der|des|bei) {O:o}",
    ),
    Rule(
        R.ROLE_AT,
        r"{O!:o}-?(?P<role>Chefin|Chef|Vorstand|Sprecherin|Sprecher|Gründerin|Gründer|Vorsitzender|Analystin|Analyst) {P:s}",
        confidence=0.9,
    ),
    Rule(R.ROLE_AT, r"{P:s} (?P<role>leitet|führt) (?:am |bei |das |die |den )?{O:o}"),
    Rule(
        R.BASED_IN,
        r"{O:s} .. \b(?:hat|haben|hatte) (?:seinen|ihren) (?:Sitz|Hauptsitz|Firmensitz) .. \b(?:in|im|auf) {L:o}",
        confidence=0.9,
    ),
    Rule(R.BASED_IN, r"{O:s} (?:mit Sitz|mit Hauptsitz) (?:in|im|auf) {L:o}", confidence=0.9),
    Rule(R.BASED_IN, r"{O!:s} (?:aus|in) {L!:o}", confidence=0.7, nominal=True),
    Rule(R.BASED_IN, r"{O!:s} .. \b(?:sitzt|residiert) .. \b(?:in|auf) {L:o}"),
    Rule(
        R.INCORPORATED_IN,
        r"{O:s} .. (?:auf|in) {L:o} (?:eingetragen|registriert|gegründet|domiziliert|angesiedelt)\w*",
        confidence=0.9,
    ),
    Rule(
        R.INCORPORATED_IN,
        r"\bauf {L:o} (?:eingetragene|registrierte|gegründete)[nrs]? .. {O:s}",
        confidence=0.9,
    ),
    Rule(
        R.INCORPORATED_IN,
        r"{O:s} , (?:eine?r?) (?:auf|in) {L:o} (?:eingetragene|registrierte|gegründete|ansässige)",
        confidence=0.9,
    ),
    Rule(
        R.AFFILIATED_WITH,
        r"{O:s} .. \b(?:arbeitet|arbeiten|kooperiert|kooperieren) .. \bmit {O:o} (?:zusammen)?",
        {"nature": "Zusammenarbeit"},
        0.7,
    ),
    Rule(R.AFFILIATED_WITH, r"{O!:s} , (?:unterstützt|gestützt) von {O!:o}", {"nature": "Unterstützung"}),
)
"""Who works where, and where companies sit."""
