"""German constructions of posts, seats, registers and ties."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import IS
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_HOUSE = r"(?:(?:Denkfabrik|Firma|Konzerns?|Unternehmens?|Instituts?|Bank|Investors?|Start-ups?|Betreibers?|Analysehauses|Kanzlei|Universität) )?"
_POST = (
    r"(?:[A-ZÄÖÜ][\wäöü-]*)?(?:[Cc]hef|[Vv]orstand|[Vv]orständ|[Ss]precher|[Ee]xpert|[Aa]nalyst|[Dd]irektor|[Vv]orsitzende|[Ll]eiter|"
    r"[Gg]ründer|[Gg]eschäftsführer|[Pp]räsident|[Mm]anager|[Pp]rofessor|[Aa]ufsichtsrat|[Pp]rokurist|CEO|CFO)(?:e|in|s|r|n|en)?"
)

POSTS = (
    Rule(
        R.ROLE_AT,
        rf"{{P:s}} , (?:die |der |einer? )?(?P<role>(?:‹L\d+n›[ -])?[^‹›,.;]{{3,40}}?) (?:der|des|von|bei|beim|bei der|am|vom) {_HOUSE}{{O:o}}",
        confidence=0.9,
        nominal=True,
    ),
    Rule(R.ROLE_AT, rf"(?P<role>{_POST}) (?:von|der|des|bei|beim) {_HOUSE}{{O:o}} ?,? {{P:s}}", nominal=True),
    Rule(R.ROLE_AT, rf"(?P<role>{_POST}) {{P:s}} (?:von|der|des|bei|beim|vom) {_HOUSE}{{O:o}}", nominal=True),
    Rule(R.ROLE_AT, rf"{{O!:o}}-(?P<role>{_POST}) {{P:s}}", confidence=0.9, nominal=True),
    Rule(R.ROLE_AT, rf"{{O!:o}}s (?P<role>{_POST}) {{P:s}}", confidence=0.85, nominal=True),
    Rule(
        R.ROLE_AT,
        rf"{{P:s}} (?:.. )?(?:{IS}) (?:.. )?(?P<role>{_POST}(?: des [\w-]+)?) (?:der|des|von|bei|beim) {_HOUSE}{{O:o}}",
    ),
    Rule(
        R.ROLE_AT,
        rf"(?P<role>{_POST}(?: des [\w-]+)?) (?:der|des|von|bei|beim) {_HOUSE}{{O:o}} (?:{IS}) (?:.. )?{{P:s}}",
        confidence=0.9,
    ),
    Rule(
        R.ROLE_AT,
        r"{P:s} (?:.. )?(?P<role>leitet|führt|leitete|führte) (?:.. )?(?:am |bei |beim |das |die |den )?{O:o}",
    ),
    Rule(
        R.ROLE_AT,
        r"{P:s} , (?:der|die) (?:.. )?{O:o} (?P<role>leitet|führt|gründete|gegründet hat|leitete|führte)\b",
    ),
    Rule(R.ROLE_AT, r"{P:s} .. \b(?P<role>gründete|gegründet) (?:.. )?{O:o}"),
    Rule(
        R.ROLE_AT,
        r"{O:o} (?:.. )?(?:wird|wurde) .. \bvon {P:s} (?:.. )?(?P<role>geleitet|geführt|gegründet)\b",
    ),
    Rule(
        R.ROLE_AT,
        r"{P:s} .. \b(?:arbeitet|forscht|berät|lehrt) .. \b(?:als (?P<role>[^‹›,.;]{3,30}?) )?(?:bei|beim|am|an der|für) (?:.. )?{O:o}",
        confidence=0.7,
    ),
    Rule(R.ROLE_AT, r"{P:s} \((?P<role>[^‹›(),.;]{2,30}?)?,? ?{O:o}\)", confidence=0.7, nominal=True),
)
"""Who holds which post where."""

_SEAT = r"(?:Sitz|Hauptsitz|Firmensitz|Stammsitz|Zentrale|Hauptquartier|Konzernzentrale)"
_ENTERED = r"(?:eingetragen|registriert|domiziliert|gemeldet|inkorporiert|angemeldet)"

SEATS = (
    Rule(
        R.BASED_IN,
        rf"{{O:s}} .. \b(?:hat|haben|hatte|habe|verlegte|verlegt) .. {_SEAT} .. \b(?:in|im|auf|nach) (?:.. )?{{L:o}}",
        confidence=0.9,
    ),
    Rule(
        R.BASED_IN,
        rf"{{O:s}} ,? (?:mit|und) {_SEAT} (?:in|im|auf) (?:.. )?{{L:o}}",
        confidence=0.9,
        nominal=True,
    ),
    Rule(
        R.BASED_IN,
        rf"{_SEAT} (?:von|der|des) (?:.. )?{{O:s}} (?:ist|liegt|befindet sich|bleibt) .. (?:in|auf)? ?(?:.. )?{{L:o}}",
        confidence=0.9,
    ),
    Rule(R.BASED_IN, r"{O:s} , (?:dessen|deren) " + _SEAT + r" (?:.. )?(?:in|auf) {L:o}", confidence=0.85),
    Rule(R.BASED_IN, r"{O!:s} aus (?:der |dem |den )?{L!:o}", confidence=0.8, nominal=True),
    Rule(
        R.BASED_IN,
        r"{O!:s} .. \b(?:sitzt|residiert|hat ihren Sitz|hat seinen Sitz) .. \b(?:in|auf) (?:.. )?{L:o}",
    ),
    Rule(
        R.BASED_IN,
        r"\b(?:in|aus) {L:o} (?:ansässige|beheimatete|sitzende|stammende)[nrsm]? (?:[\w-]+ ){0,2}{O:s}",
        confidence=0.9,
        nominal=True,
    ),
    Rule(R.BASED_IN, r"{L!:o}er (?:[A-ZÄÖÜ][\w-]+ ){0,2}{O!:s}", confidence=0.8, nominal=True),
    Rule(
        R.INCORPORATED_IN,
        r"\b[Rr]echtlich (?:sitzt|residiert|ist) (?:.. )?{O:s} .. \b(?:in|auf) (?:.. )?{L:o}",
        confidence=0.9,
    ),
    Rule(
        R.INCORPORATED_IN,
        rf"{{O:s}} .. \b{IS} .. (?:auf|in) (?:.. )?{{L:o}} (?:.. )?(?:{_ENTERED}|gegründet)\b",
        confidence=0.9,
    ),
    Rule(
        R.INCORPORATED_IN,
        r"\b(?:auf|in) (?:.. )?{L:o} (?:eingetragene|registrierte|gegründete|domizilierte)[nrsm]? (?:.. )?{O!:s}",
        confidence=0.9,
        nominal=True,
    ),
    Rule(
        R.INCORPORATED_IN,
        r"{O:s}\.? , (?:eine?r?|die|der) (?:.. )?(?:auf|in) (?:.. )?{L:o} (?:eingetragene|registrierte|gegründete|ansässige|domizilierte)[nrsm]?",
        confidence=0.9,
        nominal=True,
    ),
    Rule(
        R.INCORPORATED_IN,
        rf"{{O:s}}\.? , (?:die|das|der) .. (?:auf|in) (?:.. )?{{L:o}} {_ENTERED}\b",
        confidence=0.9,
    ),
    Rule(
        R.INCORPORATED_IN,
        rf"\b(?:ist|wurde|war|sei) {{O:s}} .. (?:auf|in) (?:.. )?{{L:o}} (?:.. )?(?:{_ENTERED}|gegründet)\w*",
        confidence=0.9,
    ),
    Rule(
        R.INCORPORATED_IN,
        r"(?:Handelsregister|Firmenregister|Unternehmensregister) (?:von|in|der|auf) (?:den )?{L:o} .. {O:s}",
        confidence=0.6,
    ),
)
"""Where companies sit and are registered."""

TIES = (
    Rule(
        R.AFFILIATED_WITH,
        r"{O:s} .. \b(?:arbeitet|arbeiten|kooperiert|kooperieren|kooperierte|arbeitete|arbeiteten) .. \bmit (?:.. )?{O:o} (?:zusammen)?",
        {"nature": "Zusammenarbeit"},
        0.7,
    ),
    Rule(
        R.AFFILIATED_WITH, r"{O!:s} , (?:unterstützt|gestützt) von {O!:o}", {"nature": "Unterstützung"}, 0.8
    ),
    Rule(
        R.AFFILIATED_WITH,
        r"{O!:s} .. \b(?:wird|werden|wurde) .. \bvon (?:.. )?{O!:o} (?:.. )?unterstützt\b",
        {"nature": "Unterstützung"},
        0.8,
    ),
    Rule(
        R.AFFILIATED_WITH,
        r"{O!:s} , (?:das|die|der) ... \bvon (?:.. )?{O!:o} (?:.. )?unterstützt (?:wird|wurde)\b",
        {"nature": "Unterstützung"},
        0.8,
    ),
    Rule(
        R.AFFILIATED_WITH,
        r"{O:s} .. \b(?:steht|stehen|gilt als|stand) .. {O!:o} nahe(?:stehend)?\b",
        {"nature": "Nähe"},
    ),
    Rule(
        R.AFFILIATED_WITH,
        r"\b{O!:o} (?:nahestehende|nahe stehende|verbundene)[nrs]? (?:.. )?{O:s}",
        {"nature": "Nähe"},
        nominal=True,
    ),
    Rule(
        R.AFFILIATED_WITH,
        r"{O:s} .. \b(?:ist|sind|sei) .. \bmit (?:.. )?{O!:o} (?:verbunden|verflochten|verbandelt)\b",
        {"nature": "Verbindung"},
    ),
    Rule(R.AFFILIATED_WITH, r"{O!:o}-Partner(?:in)? {O!:s}", {"nature": "Partner"}, nominal=True),
    Rule(
        R.AFFILIATED_WITH,
        r"{O!:s} , (?:.. )?Partner(?:in)? (?:von|der|des) (?:.. )?{O!:o}",
        {"nature": "Partner"},
        nominal=True,
    ),
    Rule(
        R.AFFILIATED_WITH,
        r"(?:Gemeinschaftsunternehmen|Joint Venture) (?:von|der|zwischen|aus) (?:.. )?{O!:s} (?:und|mit) {O!:o}",
        {"nature": "Gemeinschaftsunternehmen"},
        0.7,
    ),
)
"""Who stands close to whom."""

PEOPLE = (*POSTS, *SEATS, *TIES)
"""All of it."""
