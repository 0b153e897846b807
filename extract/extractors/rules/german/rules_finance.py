"""German constructions of paying and investing."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import IS, Verb, transitive
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_ROUND = r"(?:[A-ZÄÖÜ][\w-]*)?(?:Finanzierungsrunde|finanzierungsrunde|Runde|runde|Kapitalerhöhung|Kapitalrunde|Serie[- ][A-F])"
_BACKER = (
    r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Gg]eldgeber|[Ii]nvestor|[Kk]apitalgeber|[Kk]reditgeber|[Ff]inanzier|[Gg]läubiger|[Ff]örderer)"
    r"(?:in|innen|en|n|s)?"
)
_MONEY = r"(?:Geld|Gelder|Kapital|Mittel|Summe|Betrag|Finanzierung|Anschubfinanzierung|Eigenkapital|Millionen|Milliarden|{$:amount})"
_FOR = r"(?:von|der|des|vom|bei|beim|für|hinter)"
_EQUITY = {"instrument": "equity"}

PAID = (
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
            r"finanziert|finanzieren|finanzierte|finanzierten|finanziere|bezahlt|bezahlten|alimentiert",
            r"finanziert|mitfinanziert|vorfinanziert|bezahlt|alimentiert",
            "finanzieren|mitfinanzieren|bezahlen",
        ),
        ("OP", "OD"),
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:finanziert|finanzierte|finanzierten|finanzieren|bezahlte?n?) .. (?:den|die|das) (?P<purpose>Bau|Kauf|Ausbau|Anschaffung|Erwerb|Erweiterung|Betrieb) (?:von|der|des|vom|eines|einer) (?:.. )?{OD:o}",
        confidence=0.85,
    ),
    Rule(
        R.FINANCES,
        r"(?P<purpose>Bau|Kauf|Ausbau|Anschaffung|Erwerb|Erweiterung|Betrieb) (?:von|der|des|vom|eines|einer) (?:.. )?{OD:o} .. \b(?:von|durch) (?:.. )?{OP:s} (?:.. )?(?:unter (?:der )?Führung (?:von|der|des) {O:x} )?(?:.. )?(?:finanziert|bezahlt)\b",
        confidence=0.85,
    ),
    Rule(
        R.FINANCES,
        r"(?:Bau|Kauf|Ausbau|Anschaffung|Erwerb|Erweiterung) (?:von|der|des|vom|eines|einer) (?:.. )?{OD:o} .. \b(?:von|durch) (?:.. )?{O:x} unter (?:der )?(?:Führung|Federführung) (?:von|der|des) (?:.. )?{OP:s} (?:.. )?(?:finanziert|bezahlt)\b",
        confidence=0.8,
    ),
    Rule(
        R.FINANCES,
        r"[Ff]inanziert (?:.. )?(?:wird|werden|wurde|sei|ist) (?:der|die) (?P<purpose>Bau|Kauf|Ausbau|Anschaffung|Erwerb|Erweiterung) (?:von|der|des|vom|eines|einer) (?:.. )?{OD:o} .. \b(?:von|durch) (?:.. )?{OP:s}",
        confidence=0.85,
    ),
    Rule(
        R.FINANCES,
        rf"{_MONEY} (?:für|hinter) (?:.. )?{{OD:o}} .. \b(?:kommt|kommen|kam|kamen|stammt|stammen|stammte|stammten|komme|stamme|floss) .. \bvon (?:.. )?{{OP:s}}",
    ),
    Rule(
        R.FINANCES,
        rf"{_MONEY} .. \b(?:kommt|kam|kommen|stammt|stammen|stammte|floss|fließt|flossen) .. \bvon (?:.. )?{{OP:s}} .. (?:an|in|nach) (?:.. )?{{OD:o}}",
        confidence=0.7,
    ),
    Rule(
        R.FINANCES,
        rf"{_BACKER} {_FOR} (?:.. )?{{OD:o}} (?:{IS}|heißt|heißen) (?:.. )?{{OP:s}}",
        confidence=0.85,
    ),
    Rule(
        R.FINANCES,
        rf"\b(?:[Zz]u|[Uu]nter) den {_BACKER} {_FOR} (?:.. )?{{OD:o}} (?:gehört|gehören|gehörte|zählt|zählen|zählte|ist|sind|finden sich|findet sich|befindet sich) (?:.. )?{{OP:s}}",
        confidence=0.9,
    ),
    Rule(
        R.FINANCES,
        rf"{{OP:s}} .. \b(?:gehört|gehören|gehörte|gehörten|zählt|zählen|zählte) .. \bzu (?:den )?(?:.. )?{_BACKER} {_FOR} (?:.. )?{{OD:o}}",
        confidence=0.9,
    ),
    Rule(R.FINANCES, rf"{{OP:s}} , (?:.. )?{_BACKER} (?:von|der|des|bei) (?:.. )?{{O:o}}", nominal=True),
    Rule(R.FINANCES, rf"{{OP:s}} {IS} (?:.. )?{_BACKER} (?:von|der|des|bei) (?:.. )?{{O:o}}"),
    Rule(R.FINANCES, rf"{{O!:o}}-{_BACKER} {{OP:s}}", nominal=True),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:stellt|stellte|stellten|stellen) .. {O:o} .. {$:amount} .. (?:bereit|zur Verfügung)\b",
        confidence=0.85,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:stellt|stellte|stellten|stellen) .. {$:amount} .. für (?:.. )?{OD:o} .. (?:bereit|zur Verfügung)\b",
        confidence=0.85,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:zahlte|zahlten|überwies|überwiesen) {O:o} .. {$:amount} (?:.. )?(?:im Voraus|vorab|als Anzahlung|Vorkasse)",
        {"instrument": "prepayment"},
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:bürgt|bürgte|bürgen|garantiert|haftet|verbürgte sich) .. \bfür (?:.. )?{OD:o}",
        {"instrument": "guarantee"},
    ),
    Rule(
        R.FINANCES,
        r"(?:Bürgschaft|Garantie|Patronatserklärung) (?:von|der|des|vom) (?:.. )?{OP:s} (?:.. )?(?:für|zugunsten) (?:.. )?{OD:o}",
        {"instrument": "guarantee"},
    ),
    Rule(
        R.FINANCES,
        r"{OPL:s} .. \b(?:fördert|förderte|fördern|förderten|bezuschusst|bezuschusste|subventioniert|subventionierte) (?:.. )?{OD:o}",
        {"instrument": "grant"},
    ),
    Rule(
        R.FINANCES,
        r"{O:o} .. \b(?:erhält|erhielt|bekommt|bekam|erhalten) .. (?:Fördermittel|Förderung|Zuschuss|Zuschüsse|Subventionen|Beihilfen) .. \b(?:von|vom|der|des) (?:.. )?{O:s}",
        {"instrument": "grant"},
    ),
)
"""Who pays for what."""


STAKES = (
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:investiert|investieren|investierte|investierten|investiere|steckt|stecken|steckte|steckten|pumpt|pumpte|pumpten|schießt|schoss|stecke) .. \bin (?:.. )?{OD:o}",
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} , (?:der|die|das) ... {$:amount} in (?:.. )?{OD:o} (?:.. )?(?:steckt|stecken|steckte|investiert|investierte|investieren|pumpt)\b",
        confidence=0.85,
    ),
    Rule(
        R.FINANCES,
        r"\b(?:investiert|investieren|investierte|investierten|steckt|stecken|steckte|steckten|pumpte) (?:.. )?{OP:s} .. \bin (?:.. )?{OD:o}",
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:hat|haben|hatte|hatten|habe|will|wollen|soll|sollen) .. \bin (?:.. )?{OD:o} .. (?:investiert|gesteckt|gepumpt|investieren|stecken)\b",
    ),
    Rule(R.FINANCES, r"Investition(?:en)? (?:von|der|des|durch) (?:.. )?{OP:s} in (?:.. )?{OD:o}"),
    Rule(R.FINANCES, r"Investitionen {OP?:s} in {OD:o}"),
    Rule(
        R.FINANCES,
        rf"{_ROUND} (?:.. )?{_FOR} (?:.. )?{{O:o}} .. (?:angeführt|geführt|getragen|gezeichnet) .. (?:von|durch) (?:.. )?{{OP:s}}",
        _EQUITY,
        0.9,
    ),
    Rule(
        R.FINANCES,
        rf"{_ROUND} (?:.. )?{_FOR} (?:.. )?{{O:o}} .. \b(?:von|durch) (?:.. )?{{OP:s}} .. (?:angeführt|geführt|getragen|gezeichnet)\b",
        _EQUITY,
        0.9,
    ),
    Rule(
        R.FINANCES,
        rf"{{OP:s}} .. \b(?:führte|führt|führten|leitete) .. {_ROUND} .. {_FOR} (?:.. )?{{O:o}} .. (?:\ban\b|$)",
        _EQUITY,
        0.9,
    ),
    Rule(
        R.FINANCES,
        rf"{{OP:s}} .. \b(?:führte|führt|führten) .. {{O:o}}s? .. {_ROUND} .. \ban\b",
        _EQUITY,
        0.85,
    ),
    Rule(
        R.FINANCES,
        rf"{_ROUND} (?:.. )?{_FOR} (?:.. )?{{O:o}} (?:.. )?(?:führte|führt|führten) (?:.. )?{{OP:s}} (?:.. )?\ban\b",
        _EQUITY,
        0.9,
    ),
    Rule(
        R.FINANCES,
        rf"\b(?:[Aa]n|[Bb]ei) .. {_ROUND} (?:.. )?{_FOR} (?:.. )?{{O:o}} ... \b(?:beteiligte|beteiligten|beteiligt|machte|machten|nahm|nahmen|stieg|stiegen) (?:sich )?(?:.. )?(?:auch )?(?:.. )?{{OP:s}}",
        _EQUITY,
        0.9,
    ),
    Rule(
        R.FINANCES,
        rf"{{OP:s}} .. \b(?:beteiligte|beteiligten|beteiligt) sich .. {_ROUND} (?:.. )?{_FOR} (?:.. )?{{O:o}}",
        _EQUITY,
        0.9,
    ),
    Rule(
        R.FINANCES,
        rf"{{OP:s}} .. \b(?:hat|haben|hatte|hatten) sich .. {_ROUND} (?:.. )?{_FOR} (?:.. )?{{O:o}} .. beteiligt\b",
        _EQUITY,
        0.9,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:stieg|stiegen|steigt|steigen) .. \bbei (?:.. )?{O:o} .. \bmit {$:amount} .. ein\b",
        _EQUITY,
        0.85,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:stieg|stiegen|steigt|steigen) .. \bmit {$:amount} .. \bbei (?:.. )?{O:o} .. ein\b",
        _EQUITY,
        0.85,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:zeichnete|zeichneten|zeichnet|zeichnen) .. {$:amount} .. \b(?:an|bei|von|der) (?:.. )?{O:o}",
        _EQUITY,
    ),
    Rule(
        R.FINANCES,
        r"{O:o} .. \b(?:sammelte|sammelten|erhielt|erhielten|erhält|bekam|bekommt|nahm|holte|warb|hat|wirbt) .. {$:amount} .. \b(?:von|bei|vom|beim|unter Führung von|unter Führung der|unter Führung des|angeführt von) (?:.. )?{OP:s}",
        _EQUITY,
        0.7,
    ),
    Rule(
        R.FINANCES,
        r"{O:o} .. \b(?:sammelte|erhielt|erhält|bekam|bekommt|nahm|holte|warb|hat) .. \b(?:von|bei|vom|beim) (?:.. )?{OP:s} .. {$:amount}",
        confidence=0.7,
    ),
    Rule(
        R.FINANCES,
        rf"^{{O:o}}[^.!?]{{0,200}} (?P<core>{_ROUND} .. (?:von|durch) (?:.. )?{{OP:s}} (?:.. )?(?:angeführt|geführt|getragen|gezeichnet)\b)",
        _EQUITY,
        0.85,
    ),
    Rule(
        R.FINANCES,
        r"^{O!:o}[^.!?]{0,200}(?P<core>\b(?:stieg|stiegen) .. {OP:s} (?:aus {L:x} )?(?:.. )?\bmit {$:amount} .. \bein\b)",
        _EQUITY,
        0.8,
    ),
    Rule(
        R.FINANCES,
        rf"{{O:o}} .. {_ROUND} .. \b(?:angeführt|geführt|unter Führung) (?:.. )?(?:von|der|des|durch) (?:.. )?{{OP:s}}",
        _EQUITY,
        0.85,
    ),
)
"""Who takes part in whose round."""

FINANCE = (*PAID, *STAKES)
"""All of it."""
