"""German constructions of lending."""

from __future__ import annotations

from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_LOAN = r"(?:[A-ZÄÖÜ][\w-]*)?(?:Darlehen|Kredit|darlehen|kredit|Kreditlinie|kreditlinie|Finanzierung|finanzierung)(?:e|en|s|es)?"
_LENT = {"instrument": "loan"}

LOANS = (
    Rule(
        R.FINANCES,
        rf"{{OP:s}} .. \b(?:lieh|leiht|liehen|leihen|gewährte|gewährt|gewährten|gewähren|gab|gaben|geben|gibt|verlängerte|vergab|reichte) (?:.. )?{{O:o}} .. (?:{{$:amount}}|{_LOAN})",
        _LENT,
        0.9,
    ),
    Rule(
        R.FINANCES,
        rf"{{OP:s}} .. \b(?:lieh|leiht|liehen|leihen|gewährte|gewährt|gewährten|gewähren|gab|gaben|geben|gibt|vergab|vergaben) .. {_LOAN} .. \b(?:an|für) (?:.. )?{{OD:o}}",
        _LENT,
        0.9,
    ),
    Rule(
        R.FINANCES,
        rf"{{OP:s}} .. \b(?:hat|haben|hatte) (?:.. )?{{O:o}} .. (?:{{$:amount}}|{_LOAN}) .. (?:geliehen|gewährt|gegeben|bewilligt|eingeräumt|zugesagt)\b",
        _LENT,
        0.9,
    ),
    Rule(
        R.FINANCES,
        rf"{_LOAN} (?:.. )?(?:von|der|des|vom|bei) (?:.. )?{{OP:s}} .. \b(?:an|für) (?:.. )?{{OD:o}}",
        _LENT,
    ),
    Rule(
        R.FINANCES,
        rf"{{O:o}} .. \b(?:erhielt|erhält|erhielten|bekam|bekommt|bekamen|nahm|nahmen|hat|haben|besorgte sich|sicherte sich|lieh sich|leiht sich|borgte sich|vereinbarte|schloss) .. (?:{_LOAN}|{{$:amount}}) .. \b(?:von|bei|mit|der|des|beim) (?:.. )?{{OP:s}}(?! .. (?:Anteil|Beteiligung))",
        _LENT,
        0.75,
    ),
    Rule(
        R.FINANCES,
        rf"{{O:o}} .. \b(?:erhielt|erhält|bekam|bekommt|nahm|hat|lieh sich|sicherte sich) .. \b(?:von|bei|beim) (?:.. )?{{OP:s}} .. {_LOAN}",
        _LENT,
        0.85,
    ),
    Rule(
        R.FINANCES,
        rf"\b(?:hat|haben|hatte) (?:.. )?{{O:o}} .. \b(?:von|bei|beim|mit) (?:.. )?{{OP:s}} .. {_LOAN}",
        _LENT,
        0.8,
    ),
    Rule(
        R.FINANCES,
        r"{O:o} .. \b(?:lieh|leiht|liehen|borgte) sich .. \b(?:von|bei|beim) (?:.. )?{OP:s} .. {$:amount}",
        _LENT,
        0.85,
    ),
    Rule(
        R.FINANCES,
        r"{O:o} .. \b(?:lieh|leiht|liehen|borgte) sich .. {$:amount} .. \b(?:von|bei|beim) (?:.. )?{OP:s}",
        _LENT,
        0.85,
    ),
    Rule(
        R.FINANCES,
        r"\b(?:lieh|liehen|gewährte|gewährten) (?:.. )?{O:o} (?:.. )?{OP:s} .. {$:amount}",
        _LENT,
        0.5,
    ),
    Rule(
        R.FINANCES,
        rf"{{OP:s}} .. \b(?:verhandelt|verhandeln|verhandelte|verhandelten) .. {_LOAN} .. \b(?:an|für) (?:.. )?{{O:o}}",
        _LENT,
    ),
    Rule(
        R.FINANCES,
        rf"{{O:o}} .. \b(?:verhandelt|verhandeln|verhandelte|verhandelten|verhandle|spricht|sprach|einigte sich|einigt sich) .. \bmit (?:.. )?{{OP:s}} .. (?:über|auf) .. {_LOAN}",
        {**_LENT},
        0.9,
        "planned",
    ),
    Rule(
        R.FINANCES,
        rf"\b(?:verhandelt|verhandelte|spricht|sprach) {{O:o}} .. \bmit (?:.. )?{{OP:s}} .. (?:über|auf) .. {_LOAN}",
        {**_LENT},
        0.9,
        "planned",
    ),
    Rule(
        R.FINANCES,
        rf"{_LOAN} (?:.. )?(?:an|für) (?:.. )?{{OD:o}} .. (?:von|durch|bei|kommt von|stammt von) (?:.. )?{{OP:s}}",
        _LENT,
    ),
    Rule(
        R.FINANCES,
        r"{OP:s} .. \b(?:zeichnete|zeichneten|zeichnet|kaufte|kauften) .. (?:Anleihen?|Schuldverschreibung(?:en)?|Wandelanleihen?) (?:von|der|des) (?:.. )?{O:o}",
        {"instrument": "bond"},
    ),
)
"""Who lends to whom."""
