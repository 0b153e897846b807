"""German constructions of subsidiaries, control and succession."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import IS, Verb, transitive
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_UNIT = (
    r"(?:Tochter|Tochterfirma|Tochterunternehmen|Tochtergesellschaft|Töchter|Beteiligung|Sparte|Einheit|Ableger|Enkelin|"
    r"Enkelgesellschaft|[A-ZÄÖÜ][\w-]*(?:tochter|sparte|ableger))s?"
)
_PARENT = r"(?:Mutter|Muttergesellschaft|Mutterkonzern|Mutterfirma|Konzernmutter|Obergesellschaft|Dachgesellschaft|Mutterhaus)s?"

GROUPS = (
    Rule(
        R.OWNS,
        rf"{{O:o}} , (?:.. )?{_UNIT} (?:von|der|des|vom|im) (?:.. )?{{O:s}}",
        nominal=True,
        confidence=0.9,
    ),
    Rule(
        R.OWNS,
        rf"{{O:o}} ,? (?:.. )?{{%:share}} {_UNIT} (?:von|der|des|vom) (?:.. )?{{O:s}}",
        nominal=True,
        confidence=0.9,
    ),
    Rule(
        R.OWNS,
        rf"{{O:o}} {IS} (?:.. )?(?:{{%:share}} )?(?:.. )?{_UNIT} (?:von|der|des|vom) (?:.. )?{{O:s}}",
        confidence=0.9,
    ),
    Rule(R.OWNS, rf"{{O!:s}}-{_UNIT} {{O!:o}}", nominal=True, confidence=0.9),
    Rule(R.OWNS, rf"{{O!:o}} , (?:.. )?{{O!:s}}-{_UNIT}\b", nominal=True, confidence=0.9),
    Rule(R.OWNS, rf"{{O!:s}}s? (?:[\wäöü]+(?:e|er|en) )?{_UNIT} {{O!:o}}", nominal=True, confidence=0.9),
    Rule(
        R.OWNS,
        rf"{{O!:s}} .. (?:mit|über|durch|und) (?:seine|ihre|deren|dessen)[rnm]? .. {_UNIT} {{O!:o}}",
        nominal=True,
        confidence=0.9,
    ),
    Rule(R.OWNS, rf"\b{_UNIT} (?:von|der|des|vom) (?:.. )?{{O!:s}} ,? {{O!:o}}", nominal=True),
    Rule(R.OWNS, rf"{_UNIT} {{O!:o}} (?:von|der|des|vom) (?:.. )?{{O!:s}}", nominal=True),
    Rule(R.OWNS, rf"{{O!:o}}-{_PARENT} {{O!:s}}", nominal=True, confidence=0.9),
    Rule(
        R.OWNS,
        rf"{{O!:o}} .. (?:und|mit|über) (?:seine|ihre|deren|dessen)[rnms]? (?:.. )?{_PARENT} {{O!:s}}",
        nominal=True,
        confidence=0.9,
    ),
    Rule(R.OWNS, rf"{{O!:o}}s (?:.. )?{_PARENT} {{O!:s}}", nominal=True, confidence=0.9),
    Rule(R.OWNS, rf"{_PARENT} (?:von|der|des|vom) (?:.. )?{{O!:o}} {IS} (?:.. )?{{O:s}}", confidence=0.9),
    Rule(
        R.OWNS,
        rf"{{O!:s}} , (?:.. )?{_PARENT} (?:von|der|des|vom) (?:.. )?{{O!:o}}",
        nominal=True,
        confidence=0.9,
    ),
    Rule(R.OWNS, rf"{{O:s}} {IS} (?:.. )?{_PARENT} (?:von|der|des|vom) (?:.. )?{{O!:o}}", confidence=0.9),
    Rule(R.OWNS, rf"{{O!:o}} , deren (?:.. )?{_PARENT} {{O!:s}}", confidence=0.8),
)
"""Which company is whose subsidiary."""

CONTROLLED = (
    *transitive(
        R.CONTROLS,
        Verb(
            r"kontrolliert|kontrollieren|kontrollierte|kontrolliere|beherrscht|beherrschen|steuert|steuern",
            r"kontrolliert|beherrscht|gesteuert",
            "kontrollieren|beherrschen",
            unless="Prozent|Anteile|Chips?|Ausfuhr|Export",
        ),
        ("OP", "O"),
    ),
    Rule(
        R.CONTROLS,
        r"{O:o} .. , hinter (?:der|dem|denen) .. {OP:s} (?:(?:aus|in) {L:x} )?(?:.. )?(?:steht|stehen|stehe|stand|stecken|steckt|stecke)\b",
    ),
    Rule(
        R.CONTROLS,
        r"\b[Hh]inter (?:der |dem )?(?:.. )?{O:o} (?:steht|stehen|steckt|stecken|stehe|stecke|stand|verbirgt sich|verbergen sich)\b[^‹›.;]{0,100}(?:‹S\d+[nu]›[^‹›.;]{0,40})?{OP:s}",
    ),
    Rule(
        R.CONTROLS,
        r"(?:dass|ob|wonach|weil) (?:.. )?{OP:s} (?:.. )?\bhinter (?:.. )?{O:o} (?:.. )?(?:steht|stehen|steckt|stecken|stehe|stecke)\b",
    ),
    Rule(
        R.CONTROLS, r"{OP:s} (?:.. )?(?:steht|stehen|steckt|stecken|stehe|stecke) .. \bhinter (?:.. )?{O:o}"
    ),
    Rule(R.CONTROLS, r"{O:o} .. unter (?:der |die )?(?:.. )?Kontrolle (?:von|der|des|vom) (?:.. )?{OP:s}"),
    Rule(
        R.CONTROLS,
        r"{OP:s} .. (?:hat|haben|übt|üben|übernimmt|übernahm|behält|erlangte|sicherte sich) .. Kontrolle .. über (?:.. )?{O:o}",
    ),
    Rule(
        R.CONTROLS,
        r"{OP:s} .. Mehrheit .. (?:Aufsichtsrat|Verwaltungsrat|Vorstand|Board)s? (?:von|der|des|bei) (?:.. )?{O:o}",
        {"means": "board"},
    ),
    Rule(R.CONTROLS, r"{OP:s} .. \bbei (?:.. )?{O:o} .. das Sagen\b"),
    Rule(R.CONTROLS, r"\bvon (?:.. )?{OP:s} (?:kontrollierte|beherrschte|gesteuerte)[nrsm]? (?:.. )?{O:o}"),
)
"""Who controls whom without a stated share."""

SUCCEEDED = (
    Rule(
        R.SUCCEEDS,
        r"{O!:s} .. \b(?:hieß|firmierte|trat) .. (?:als |unter (?:dem Namen )?)?{O!:o}",
        {"how": "rename"},
        0.9,
    ),
    Rule(R.SUCCEEDS, r"{O!:s} , (?:der|die|das) .. {O!:o} (?:hieß|firmierte)\b", {"how": "rename"}, 0.9),
    Rule(
        R.SUCCEEDS,
        r"{O!:s} ,? \(?(?:vormals|ehemals|früher|einst|zuvor|bis dahin|bis {T:x}) (?:noch |als |unter dem Namen )?{O!:o}",
        {"how": "rename"},
        0.9,
        nominal=True,
    ),
    Rule(
        R.SUCCEEDS,
        r"{O!:s} , (?:die|das|der) (?:frühere|ehemalige|vormalige|einstige)[nrs]? {O!:o}",
        {"how": "rename"},
        0.9,
        nominal=True,
    ),
    Rule(
        R.SUCCEEDS, r"\b[Aa]us (?:der |dem )?{O!:o} (?:wurde|wird|ging|entstand) .. {O!:s}", {"how": "rename"}
    ),
    Rule(
        R.SUCCEEDS,
        r"{O!:o} .. \b(?:in|benannte sich .. in|benennt sich .. in) {O!:s} (?:umbenannt|um|umfirmiert)\b",
        {"how": "rename"},
        0.9,
    ),
    Rule(
        R.SUCCEEDS,
        r"{O!:o} (?:heißt|firmiert|tritt)(?! es) (?:.. )?(?:als |unter (?:dem Namen )?)?{O!:s}",
        {"how": "rename"},
    ),
    Rule(
        R.SUCCEEDS,
        r"{O!:s} .. \b(?:ging|gingen|hervorgegangen|entstand) .. \baus (?:.. )?{O!:o} (?:hervor)?",
        {"how": "spin-off"},
        0.8,
    ),
    Rule(
        R.SUCCEEDS,
        r"{O!:s} .. \b(?:wurde|wird|ist) .. \b(?:von|aus) (?:.. )?{O!:o} (?:.. )?(?:abgespalten|ausgegliedert|ausgegründet)\b",
        {"how": "spin-off"},
        0.9,
    ),
    Rule(
        R.SUCCEEDS,
        r"{O!:o} .. \b(?:spaltete|gliederte|spaltet|gliedert) .. {O!:s} .. (?:ab|aus)\b",
        {"how": "spin-off"},
        0.9,
    ),
    Rule(
        R.SUCCEEDS,
        rf"{{O!:s}} .. \b(?:{IS}) (?:.. )?(?:Abspaltung|Ausgründung) (?:von|der|des|aus) (?:.. )?{{O!:o}}",
        {"how": "spin-off"},
        0.9,
    ),
    Rule(
        R.SUCCEEDS,
        r"{O!:s} , (?:eine |die )?(?:Abspaltung|Ausgründung) (?:von|der|des|aus) (?:.. )?{O!:o}",
        {"how": "spin-off"},
        0.9,
        nominal=True,
    ),
)
"""Which company was another before."""
