"""German constructions of trade between countries, of smuggling and of investigations."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import IS
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_WORTH = r"(?:im Wert|im Gesamtwert|für|im Volumen|im Umfang)(?: von)?"

TRADE = (
    Rule(
        R.EXPORTS_TO,
        rf"\bexportierte {{L:s}} .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}} .. (?:in|nach) {{L:o}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"{{L:s}} .. \b(?:exportierte|exportiert|lieferte|verschiffte|verkaufte) .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}} .. (?:in|nach|an) {{L:o}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"{{L:s}} .. \b(?:exportierte|exportiert|lieferte|verschiffte) .. \b(?:in|nach) {{L:o}} .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"\b[Nn]ach {{L:o}} (?:exportierte|führte|lieferte|verschiffte|gingen) (?:.. )?(?:aus )?{{L:s}} .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"\bführte {{L:s}} .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}} .. (?:nach|in) {{L:o}} (?:.. )?aus",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"{{L:s}} .. \bführte .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}} .. (?:nach|in) {{L:o}} (?:.. )?aus",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"{{L:o}} (?:.. )?(?:führte|importierte|bezog|kaufte|erhielt) .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}} .. \baus {{L:s}}(?: .. ein)?",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"\b(?:führte|importierte|bezog) {{L:o}} .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}} .. \baus {{L:s}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"\b[Aa]us {{L:s}} (?:importierte|bezog|führte) {{L:o}} .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        r"{L:o} .. für {$:amount} {L:s} {C:item} (?:kaufen|kaufte|kauften|importierte|importieren)",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"\b[Aa]us {{L:s}} .. (?:gingen|kamen|flossen|gelangten) .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}} .. (?:nach|in) {{L:o}}",
    ),
    Rule(
        R.EXPORTS_TO,
        rf"\b(?:exportierte|lieferte|verschiffte) {{L:s}} .. \b(?:nach|in) {{L:o}} .. {{C:item}} {_WORTH} (?:.. )?{{$:amount}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        rf"{_WORTH} {{$:amount}} .. \b(?:exportierte|lieferte) {{L:s}} {{C:item}} .. \b(?:nach|in) {{L:o}}",
        confidence=0.9,
    ),
    Rule(
        R.EXPORTS_TO,
        r"(?:Exporte|Ausfuhren|Lieferungen) (?:von {C:item} )?(?:aus|von) {L:s} (?:nach|in) {L:o} .. \b(?:stiegen|beliefen|erreichten|sanken|lagen|wuchsen|betrugen|summierten) .. (?:auf|bei)? ?(?:.. )?{$:amount}",
        confidence=0.85,
    ),
)
"""What one country ships to another."""

_MOVES = r"(?:geschmuggelt|umgeleitet|verschoben|geschleust|weitergeleitet|reexportiert|verbracht|schmuggeln|schleusen|umleiten|verschieben)"
_BROUGHT = (
    r"(?:gebracht|geschafft|ausgeführt|weiterverkauft|ausführte|brachte|schaffte|auszuführen|weiterverkaufte)"
)
_SMUGGLES = r"(?:schmuggelt|schmuggeln|schmuggelte|schmuggelten|schleust|schleuste|schleusten|schleusen)"

SMUGGLING = (
    Rule(
        R.DIVERTS_TO,
        r"\b(?:illegal|heimlich|verbotenerweise|geschmuggelt) .. {C:item} .. \baus {LO:s} nach {L:o}",
        stance="alleged",
    ),
    Rule(
        R.DIVERTS_TO,
        rf"{{OPL:s}} .. {_SMUGGLES} .. {{C:item}} .. (?:\b(?:über|via) {{L:via}} )?(?:.. )?\b(?:nach|in die) {{L:o}}",
    ),
    Rule(
        R.DIVERTS_TO,
        r"{OPL:s} .. \b(?:leitete|leiteten|leitet|verkaufte|brachte|schaffte|exportierte) .. {C:item} .. \büber {L:via} (?:.. )?\bnach {L:o}",
    ),
    Rule(
        R.DIVERTS_TO,
        rf"{{OP:s}} .. {{C:item}} .. (?:(?:über|via) {{L:via}} )?(?:.. )?\bnach {{L:o}} .. (?:{_MOVES}|zu (?:schmuggeln|schleusen))\b",
        confidence=0.75,
    ),
    Rule(
        R.DIVERTS_TO,
        rf"{{OP:s}} .. (?:(?:über|via) {{L:via}} )(?:.. )?{{C:item}} .. \bnach {{L:o}} .. (?:{_MOVES}|{_BROUGHT})\b",
    ),
    Rule(
        R.DIVERTS_TO,
        rf"{{C!:item}} .. , (?:die|das|den|der) .. {{OP:s}} .. \bnach {{L:o}} (?:.. )?(?:{_MOVES}|{_BROUGHT})\b",
    ),
    Rule(
        R.DIVERTS_TO,
        r"{C:item} .. , (?:die|das|den|der) .. {OP:s} .. \bnach {L:o} (?:.. )?(?:schmuggelte|geschmuggelt|schleuste)\b",
    ),
    Rule(
        R.DIVERTS_TO,
        r"\büber {O:s} (?:und {L:x} )?(?:.. )?\bgelang(?:t|te|ten|en) (?:.. )?{C:item} (?:mit {C:y} )?(?:.. )?\bnach {L:o}",
    ),
    Rule(R.DIVERTS_TO, rf"\b[Dd]urch (?:.. )?{{OP:s}} .. {{C:item}} .. \bnach {{L:o}} .. {_MOVES}\b"),
    Rule(
        R.DIVERTS_TO,
        r"Schmuggels? (?:von|der) (?:.. )?{C:item} (?:.. )?(?:aus|von|über) {L:s} nach {L:o}",
        confidence=0.7,
    ),
    Rule(
        R.DIVERTS_TO,
        r"\b[Üü]ber (?:.. )?{L:s} .. {C:item} .. \bnach {L:o} .. (?:geschmuggelt|geschleust|umgeleitet|weiterverkauft)\b",
        confidence=0.75,
    ),
)
"""What is brought where it may not go."""


LAW = (
    Rule(
        R.CIRCUMVENTS,
        r"(?:(?:Konzerne|Unternehmen|Firmen) wie )?{OPL:s} .. {R:o} .. (?:unterlaufen|unterläuft|umgehen|umgeht|umgangen|aushebeln|aushebelt|umgehe|unterlaufe)\b",
        confidence=0.85,
    ),
    Rule(
        R.CIRCUMVENTS,
        r"{OPL:s} .. \b(?:umgeht|umgehen|umging|umgingen|unterläuft|unterlaufen|unterlief|hebelt|hebelte) (?!mit\b)(?:.. )?{R:o}",
    ),
    Rule(
        R.CIRCUMVENTS,
        r"{R:o} .. \b(?:wird|werden|wurde|wurden) .. \b(?:von|durch) (?:.. )?{OPL:s} .. (?:umgangen|unterlaufen)\b",
    ),
    Rule(
        R.INVESTIGATES,
        r"{OL:s} .. \b(?:ermittelt|ermitteln|ermittelte|ermittelten) .. gegen (?:.. )?{OP:o}",
        {"stage": "investigated"},
        0.9,
    ),
    Rule(
        R.INVESTIGATES,
        r"\b[Gg]egen (?:.. )?{OP:o} (?:ermittelt|ermitteln|ermittelte|ermittelten) (?:.. )?{OL:s}",
        {"stage": "investigated"},
        0.9,
    ),
    Rule(
        R.INVESTIGATES,
        r"\b(?:ermittelt|ermitteln|ermittelte|ermittelten) (?:.. )?{OL:s} .. gegen (?:.. )?{OP:o}",
        {"stage": "investigated"},
        0.9,
    ),
    Rule(
        R.INVESTIGATES,
        r"{OL:s} .. (?:Ermittlungen|Ermittlungsverfahren|Verfahren|Untersuchung) gegen (?:.. )?{OP:o}",
        {"stage": "investigated"},
    ),
    Rule(
        R.INVESTIGATES, r"{OL:s} .. \b(?:klagte|klagten|klagt) .. {OP:o} .. \ban\b", {"stage": "charged"}, 0.9
    ),
    Rule(
        R.INVESTIGATES,
        r"{OL:s} .. \b(?:erhob|erhoben|erhebt|hat|haben) .. (?:Anklage|Klage) gegen (?:.. )?{OP:o}",
        {"stage": "charged"},
        0.9,
    ),
    Rule(
        R.INVESTIGATES,
        r"\b(?:erhob|erhoben|erhebt) (?:.. )?{OL:s} .. Anklage gegen (?:.. )?{OP:o}",
        {"stage": "charged"},
        0.9,
    ),
    Rule(
        R.INVESTIGATES,
        rf"{{OP:o}} (?:.. )?(?:{IS}) .. \bvon (?:.. )?{{OL:s}} .. angeklagt\b",
        {"stage": "charged"},
        0.9,
    ),
    Rule(
        R.INVESTIGATES,
        rf"{{OP:o}} (?:.. )?(?:{IS}|worden) .. \bvon (?:.. )?{{OL:s}} .. (?:verurteilt|schuldig gesprochen)\b",
        {"stage": "convicted"},
        0.9,
    ),
    Rule(
        R.INVESTIGATES,
        r"{OL:s} .. \b(?:verurteilte|verurteilten|sprach) .. {OP:o}",
        {"stage": "convicted"},
        0.85,
    ),
    Rule(
        R.INVESTIGATES,
        r"{OL:s} .. \b(?:stellte|stellten|stellt|stellen|hat|haben) .. (?:Verfahren|Ermittlungen) gegen (?:.. )?{OP:o} .. \b(?:ein|eingestellt)\b",
        {"stage": "dropped"},
        0.9,
    ),
    Rule(
        R.INVESTIGATES,
        r"{OL:s} .. \b(?:untersucht|untersuchen|prüft|prüfen|untersuchte|prüfte|überprüft) , ob (?:.. )?{OP:o}",
        {"stage": "inquiry"},
        0.8,
    ),
    Rule(
        R.INVESTIGATES,
        r"{OL:s} .. \b(?:untersucht|untersuchen|untersuchte) (?:.. )?(?:Vorwürfe gegen |die Geschäfte von )?{O:o}",
        {"stage": "inquiry"},
        0.7,
    ),
    Rule(
        R.INVESTIGATES,
        r"{OP:o} .. \bbekannte[n]? sich .. \bvor (?:.. )?{O:s} .. schuldig",
        {"stage": "pleaded guilty"},
        0.8,
    ),
)
"""Who circumvents a rule, and who is investigated."""
