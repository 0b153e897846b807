"""German constructions that state a relation between companies, money and sites."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import Verb, transitive
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_SHARES = r"(?:Anteile?n?|Aktien|Beteiligung|Prozent)"

OWNERSHIP = (
    *transitive(
        R.OWNS,
        Verb(
            r"übernimmt|übernehmen|übernahm|übernahmen|erwirbt|erwarb|erwarben|besitzt|besitzen|besaß",
            r"übernommen|erworben|aufgekauft",
            r"übernehmen|erwerben|kaufen",
        ),
        ("OP", "OD"),
    ),
    Rule(
        R.OWNS,
        rf"{{OP:s}} .. \b(?:hält|halten|hielt|hielten|besitzt|hat|übernimmt|übernahm|erwirbt|erwarb) .. "
        rf"{{%:share}} .. \b(?:an|von|der {_SHARES} an) {{OD:o}}",
        confidence=0.9,
    ),
    Rule(
        R.OWNS,
        r"{OP:s} .. \b(?:ist|war|bleibt) .. \bmit {%:share} .. \ban {OD:o} .. \bbeteiligt\b",
        confidence=0.9,
    ),
    Rule(
        R.OWNS,
        r"{OP:s} .. \b(?:hält|halten|hielt|hielten|hat) .. (?:Anteile|eine .. Beteiligung|Aktien|die Mehrheit|"
        r"eine Minderheitsbeteiligung) .. \b(?:an|von) {OD:o}",
    ),
    Rule(R.OWNS, r"{OP:s} .. \b(?:ist|sind|war|waren) .. \ban {OD:o} .. \bbeteiligt\b"),
    Rule(
        R.OWNS,
        r"{OD:o} .. \b(?:gehört|gehören|gehörte|gehörten)\b .. (?:zu .. {%:share} .. )?(?:zu(?:m|r)? )?.. {OP:s}",
    ),
    Rule(
        R.OWNS,
        r"{O:o} , (?:eine?r? )?(?:.. )?(?:Tochter|Tochterfirma|Tochtergesellschaft|Beteiligung|Sparte|Einheit) "
        r"(?:von|der|des|vom) .. {O:s}",
        nominal=True,
    ),
    Rule(
        R.OWNS,
        r"{O!:s} (?:(?:mit|über|durch) (?:seine|ihre)[rnm]? .. )?(?:Tochter|Tochterfirma|Tochtergesellschaft) {O!:o}",
        nominal=True,
    ),
    Rule(
        R.OWNS,
        r"(?:Tochter|Tochterfirma|Tochtergesellschaft) (?:von|der|des|vom) {O!:s} , {O!:o}",
        nominal=True,
    ),
    Rule(
        R.OWNS,
        r"{O:o} .. \b(?:ist|war|bleibt) eine .. (?:Tochter|Tochterfirma|Tochtergesellschaft) (?:von|der|des|vom) .. {O:s}",
    ),
    Rule(R.OWNS, rf"{{OP:s}} .. \b(?:Beteiligung|{_SHARES}) .. \ban {{OD:o}}", confidence=0.7),
    Rule(
        R.OWNS,
        r"{OP:s} .. \b(?:ist|war|bleibt) .. (?:Aktionär|Anteilseigner|Gesellschafter|Eigentümer)(?:in)? (?:von|der|des) {OD:o}",
    ),
    Rule(R.OWNS, r"{O:o} .. \b(?:ist|war) .. (?:im|in) Besitz (?:von|der|des) {OP:s}"),
    *transitive(
        R.CONTROLS,
        Verb(
            r"kontrolliert|kontrollieren|kontrollierte|beherrscht|beherrschen",
            r"kontrolliert|beherrscht",
            "kontrollieren",
        ),
        ("OP", "O"),
    ),
    Rule(R.CONTROLS, r"{O:o} .. , hinter (?:der|dem|denen) .. {OP:s} (?:steht|stehen|stecken|steckt|stehe)"),
    Rule(R.CONTROLS, r"\bhinter {O:o} (?:steht|stehen|steckt|stecken) .. {OP:s}"),
    Rule(
        R.SUCCEEDS,
        r"{O!:s} .. \b(?:hieß|firmierte) .. (?:als |unter (?:dem Namen )?)?{O!:o}",
        {"how": "rename"},
        0.9,
    ),
    Rule(R.SUCCEEDS, r"{O!:s} ,? \(?(?:vormals|ehemals|früher|einst|zuvor) {O!:o}", {"how": "rename"}, 0.9),
    Rule(R.SUCCEEDS, r"\baus {O!:o} (?:wurde|wird|ging) .. {O!:s}", {"how": "rename"}),
    Rule(
        R.SUCCEEDS,
        r"{O!:o} .. \b(?:in|benannte sich .. in|heißt (?:seit|nun|jetzt) ..) {O!:s} (?:umbenannt|um)\b",
        {"how": "rename"},
        0.9,
    ),
    Rule(R.SUCCEEDS, r"{O!:o} heißt .. {O!:s}", {"how": "rename"}),
)
"""Who owns, controls or succeeds whom."""

FINANCE = (
    Rule(
        R.FINANCES,
        r"{O:o} .. \b(?:erwerben|erwirbt|erwarben|erwarb|kaufen|kauft|kauften|kaufte|bestellen|bestellt|beschaffen|beschafft) "
        r".. {C:item} , (?:und )?(?:finanziert|bezahlt) (?:wird|wurde|werden) (?P<purpose>der Kauf|das|dies|die Anschaffung|der Erwerb) "
        r"(?:von|durch) {OP:s}",
        {"instrument": "unspecified"},
        0.9,
    ),
    *transitive(
        R.FINANCES,
        Verb(
            r"finanziert|finanzieren|finanzierte|finanzierten|unterstützt finanziell",
            r"finanziert|mitfinanziert",
            "finanzieren",
        ),
        ("OP", "OD"),
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:investiert|investieren|investierte|investierten|steckt|stecken|steckte) .. \bin {OD:o}",
    ),
    Rule(R.FINANCES, r"{OP:s} .. \b(?:hat|haben|hatte) .. \bin {OD:o} .. (?:investiert|gesteckt)\b"),
    Rule(R.FINANCES, r"Investition(?:en)? (?:von|der|des|durch) {OP:s} in {OD:o}"),
    Rule(R.FINANCES, r"Investitionen {OP?:s} in {OD:o}"),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:lieh|leiht|liehen|leihen|gewährte|gewährt|gewährten|gewähren|gab|geben) {O:o} .. "
        r"(?:{$:amount}|Darlehen|Kredite?|Milliardenkredit)",
        {"instrument": "loan"},
        0.9,
    ),
    Rule(
        R.FINANCES,
        r"(?:Darlehen|Kredit|Milliardenkredit|Kredite|Kreditlinie) .. (?:von|der|des) {OP:s} .. \b(?:an|für) {O:o}",
        {"instrument": "loan"},
    ),
    Rule(
        R.FINANCES,
        r"{O:o} .. \b(?:erhielt|erhält|bekam|bekommt|bekamen|nahm|hat) .. (?:Darlehen|Kredit\w*) .. \bvon {OP:s}",
        {"instrument": "loan"},
    ),
    Rule(
        R.FINANCES,
        r"\b(?:lieh|liehen|gewährte|gewährten) {O:o} {OP:s} .. {$:amount}",
        {"instrument": "loan"},
        0.5,
    ),
    Rule(
        R.FINANCES,
        r"(?:Finanzierungsrunde|Runde|Kapitalerhöhung) (?:von|der|des|bei) {O:o} .. (?:angeführt|geführt|getragen) (?:von|durch) {OP:s}",
        {"instrument": "equity"},
        0.9,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:führte|führt|führten) .. (?:Finanzierungsrunde|Runde|Kapitalerhöhung) .. (?:von|der|des|bei) {O:o} .. \ban\b",
        {"instrument": "equity"},
        0.9,
    ),
    Rule(
        R.FINANCES,
        r"(?:an|bei) .. (?:Finanzierungsrunde|Runde|Kapitalerhöhung) (?:von|der|des|bei) {O:o} .. \bbeteiligte[n]? sich .. {OP:s}",
        {"instrument": "equity"},
        0.9,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:beteiligte|beteiligten|beteiligt) sich .. (?:Finanzierungsrunde|Runde|Kapitalerhöhung) (?:von|der|des|bei) {O:o}",
        {"instrument": "equity"},
        0.9,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:zeichnete|zeichneten|zeichnet|zeichnen) .. {$:amount} .. \b(?:an|bei|von|der) {O:o}",
        {"instrument": "equity"},
    ),
    Rule(
        R.FINANCES,
        r"{O:o} .. \b(?:sammelte|erhielt|bekam|nahm|holte|warb) .. {$:amount} .. \b(?:von|bei) {OP:s}",
        {"instrument": "equity"},
        0.7,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:verhandelt|verhandeln) .. (?:Darlehen|Kredit\w*) .. \b(?:an|für) {O:o}",
        {"instrument": "loan"},
    ),
)
"""Who pays whom."""

SITES = (
    *transitive(
        R.OPERATES, Verb(r"betreibt|betreiben|betrieb|betrieben", "betrieben", "betreiben"), ("O", "D")
    ),
    Rule(R.OPERATES, r"Betreiber(?:in)? (?:von|des|der|ist|war) .. {D:o} (?:ist|sei|war) .. {O:s}"),
    Rule(R.OPERATES, r"{O:s} ,? (?:der )?Betreiber(?:in)? (?:von|des|der) {D:o}"),
    *transitive(
        R.BUILDS,
        Verb(
            r"baut|bauen|baute|bauten|errichtet|errichten|errichtete|errichteten",
            "gebaut|errichtet",
            "bauen|errichten",
        ),
        ("O", "D"),
    ),
    Rule(R.BUILDS, r"{O:s} .. \b(?:entwickelt|entwickeln) .. {D:o}", confidence=0.7),
    Rule(
        R.LOCATED_IN,
        r"{D:s} .. \b(?:in|im|bei|auf|nahe) (?:(?:Ländern|Staaten|Orten|Regionen|Städten|asiatischen Ländern) wie )?"
        r"{L:o}",
        confidence=0.8,
    ),
    Rule(R.LOCATED_IN, r"{D:s} .. \bin {L?:x} wie {L:o}"),
    Rule(
        R.LOCATED_IN,
        r"\b(?:entstehen|entsteht|entstand|entstanden|werden auch|wird|werden|stehen|steht|liegt|liegen|öffnete|wächst) (?:.. )?"
        r"(?:in|im|bei|auf|nahe) {L:o} ,? (?:.. )?{D:s}",
    ),
    Rule(
        R.LOCATED_IN,
        r"{D:s} .. \b(?:steht|stehen|liegt|liegen|befindet sich|befinden sich|entsteht|entstehen) .. \b(?:in|im|bei|auf|nahe) {L:o}",
    ),
    Rule(R.HOSTS, r"{D:s} .. \b(?:mit) .. {C:o} .. (?:ausgestattet|bestückt|ausgerüstet)\b", confidence=0.9),
    Rule(R.HOSTS, r"{D:s} .. \b(?:beherbergt|beherbergen|umfasst|enthält) .. {C:o}"),
    Rule(R.HOSTS, r"\bin {D:s} .. \b(?:stehen|laufen|stecken|arbeiten|rechnen) .. {C:o}"),
)
"""Who builds and runs which site, where, and what stands in it."""

CUSTOMERS = (
    Rule(
        R.CUSTOMER_OF,
        r"{O:s} .. \b(?:mietet|mieten|mietete|mieteten|least|leasen|pachtet|bezieht|beziehen) .. (?:\b(?:bei|von|in) )?{OD:o}",
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{O:s} .. \b(?:mietet|mieten|mietete|mieteten|least) .. {C:item} .. \b(?:bei|von) {O:o}",
        {"service": "cloud"},
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{O:s} .. \b(?:hat|haben|hatte|sich) .. \b(?:bei|in|von) {OD:o} .. (?:gemietet|angemietet|eingemietet|gepachtet)\b",
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{D:o} .. \b(?:an|von) {O:s} .. (?:vermietet|angemietet|gemietet|verpachtet)\b",
        {"service": "lease"},
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{O:s} .. \b(?:ist|war|sind|waren|wird|gilt als|zählt zu|zählen zu|gehört zu|gehören zu|bleibt) .. "
        r"(?:Kunde|Kunden|Kundin|Mieter|Mieterin|Mietern|Ankermieter|Großkunde|Großkunden|Endkunden|Abnehmer) .. "
        r"(?:von|der|des|bei|in|auf) {OD:o}",
    ),
    Rule(
        R.CUSTOMER_OF,
        r"(?:Kunde|Kunden|Kundin|Mieter|Mieterin|Ankermieter|Großkunde|Großkunden) (?:von|der|des|bei|in|auf) {OD:o} "
        r"(?:ist|sind|war|waren|sei|seien) .. {O:s}",
    ),
    Rule(
        R.CUSTOMER_OF,
        r"{O:o} .. \b(?:zählt|zählen|nennt|hat|listet) .. {O:s} .. (?:zu|als|unter) (?:seinen|ihren|den|seine|ihre)? .. Kunden\b",
    ),
    Rule(
        R.ACCESSES,
        r"{O:s} .. \b(?:über|per|via) .. (?:Verbindung\w*|Leitung\w*|Standleitung\w*) .. \bauf {D:o} .. (?:zugreifen|zugreift|zugegriffen)\b",
        {"channel": "dedicated link"},
        0.9,
    ),
    Rule(
        R.ACCESSES,
        r"{O:s} .. \b(?:greift|greifen|griff|griffen) .. (?:\baus der Ferne )?.. \bauf {D:o} .. \bzu\b",
        {"channel": "remote"},
    ),
    Rule(
        R.ACCESSES,
        r"{O:s} .. \bauf {D:o} .. (?:zugreifen|zugreift|zugreifen können)\b",
        {"channel": "remote"},
        0.7,
    ),
    *transitive(
        R.BUYS,
        Verb(
            r"kauft|kaufen|kaufte|kauften|erwirbt|erwerben|erwarb|erwarben|bestellt|bestellen|bestellte|bestellten|"
            r"beschafft|beschaffen|ordert|orderte",
            "gekauft|erworben|bestellt|beschafft|geordert",
            "kaufen|erwerben|bestellen|beschaffen",
        ),
        ("OP", "C"),
    ),
    *transitive(R.SUPPLIES, Verb(r"beliefert|beliefern|belieferte", "beliefert", "beliefern"), ("O", "OD")),
    Rule(
        R.SUPPLIES,
        r"{O:s} .. \b(?:liefert|liefern|lieferte|lieferten|verkauft|verkaufen|verkaufte|verkauften) .. {C:item} .. \ban {OD:o}",
    ),
    Rule(
        R.SUPPLIES, r"{O:s} .. \b(?:hat|haben|hatte) .. {C:item} .. \ban {OD:o} .. (?:geliefert|verkauft)\b"
    ),
    Rule(
        R.SUPPLIES,
        r"{O:s} .. \b(?:liefert|liefern|lieferte|lieferten|verkauft|verkaufte) {O:o} .. {C:item}",
        confidence=0.7,
    ),
)
"""Who rents, reaches, buys and sells."""
